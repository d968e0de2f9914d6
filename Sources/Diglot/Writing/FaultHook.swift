/// Makes the k-th change of the disk fail, for tests that stop a build at every point.
///
/// Asked before each call that changes the output; answers an `errno`, or 0 to let it happen.
struct FaultHook: Sendable {
  let code: @Sendable (_ operation: String, _ path: String) -> Int32
}
