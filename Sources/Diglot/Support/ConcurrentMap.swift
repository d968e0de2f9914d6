internal import Synchronization

/// Returns `body(0)`, … `body(count - 1)` in that order, computed by `workers` tasks at once.
///
/// One task a worker, not one an item: each makes its own `State` (buffers, a parser's arena) and
/// pulls the next index from one atomic. The order of the results never depends on the workers.
func concurrentMap<State: ~Copyable, Result: Sendable>(
  count: Int,
  workers: Int,
  state makeState: @escaping @Sendable () -> State,
  _ body: @escaping @Sendable (inout State, Int) -> Result
) async -> [Result] {
  let next = SharedIndex()
  return await withTaskGroup(of: [(Int, Result)].self) { group in
    for _ in 0..<max(1, min(workers, count)) {
      group.addTask {
        var state = makeState()
        var results: [(Int, Result)] = []
        while let index = next.take(below: count) {
          results.append((index, body(&state, index)))
        }
        return results
      }
    }
    var slots = [Result?](repeating: nil, count: count)
    for await results in group {
      for (index, result) in results { slots[index] = result }
    }
    return slots.compactMap { $0 }
  }
}

/// The index that all workers count up.
private final class SharedIndex: Sendable {
  private let value = Atomic(0)

  func take(below count: Int) -> Int? {
    let index = value.add(1, ordering: .relaxed).oldValue
    return index < count ? index : nil
  }
}
