internal import Synchronization

/// Counts the pages that all workers have finished.
final class ProgressCounter: Sendable {
  private let done = Atomic(0)
  private let total: Int
  private let notify: (@Sendable (BuildProgress) -> Void)?

  init(total: Int, _ notify: (@Sendable (BuildProgress) -> Void)?) {
    self.total = total
    self.notify = notify
  }

  func advance() {
    let count = done.add(1, ordering: .relaxed).newValue
    notify?(BuildProgress(done: count, total: total))
  }
}
