/// The bodies that the open parent tags give for blocks.
///
/// Each parent tag opens an environment inside the one where it stands. The outermost wins, so that
/// a page overrides its layout and the layout what it is built on. The body of an override runs in
/// the environment where it was written, so it may hold a block of its own name.
struct TemplateOverrides {
  private struct Environment {
    /// Into the program's arguments.
    let arguments: Range<Int>
    let outer: Int
  }

  private var environments: [Environment] = []
  /// The environment of what runs now; -1 outside all.
  var current = -1

  var count: Int { environments.count }

  mutating func push(_ arguments: Range<Int>) {
    environments.append(Environment(arguments: arguments, outer: current))
    current = environments.count - 1
  }

  mutating func pop(to count: Int, current: Int) {
    environments.removeSubrange(count...)
    self.current = current
  }

  /// Returns the body that replaces the block, with the environment that it runs in.
  func find(_ block: Int, in program: TemplateProgram) -> (body: Int, environment: Int)? {
    var found: (body: Int, environment: Int)?
    var index = current
    while index >= 0 {
      for argument in program.arguments[environments[index].arguments]
      where argument.block == block {
        found = (argument.body, environments[index].outer)
        break
      }
      index = environments[index].outer
    }
    return found
  }

  /// The argument lists of the open environments, which say how blocks are resolved.
  var signature: [Int] {
    var signature: [Int] = []
    var index = current
    while index >= 0 {
      signature.append(environments[index].arguments.lowerBound)
      index = environments[index].outer
    }
    return signature
  }
}
