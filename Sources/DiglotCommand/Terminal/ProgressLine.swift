import Diglot
private import Synchronization

/// The line on a terminal that says how far a build has come, shared by all its workers.
final class ProgressLine: Sendable {
  private let state: Mutex<ProgressState>
  private let start = ContinuousClock.now
  private let console: Console

  init(verb: String, _ console: Console) {
    self.console = console
    state = Mutex(ProgressState(verb: verb))
  }

  func update(_ progress: BuildProgress) {
    guard console.showsProgress else { return }
    let elapsed = start.duration(to: .now)
    state.withLock { state in
      // Written under the lock, so that two workers' lines never mix.
      if let text = state.update(done: progress.done, of: progress.total, at: elapsed) {
        _ = console.write(.error, text)
      }
    }
  }

  /// Takes the line away again; later updates show nothing.
  func erase() {
    state.withLock { state in
      if let text = state.finish() { _ = console.write(.error, text) }
    }
  }
}
