private import CServe
import Diglot
private import Dispatch
private import Glibc
private import Synchronization

/// The signals by which the process is asked to end, Ctrl-C among them; once this is there, they end
/// only waits.
final class EndSignals: Sendable {
  private struct State {
    var hasCome = false
    var actions: [@Sendable () -> Void] = []
  }

  private let state = Mutex(State())
  private let waits = DispatchQueue(label: "diglot.changes")

  init() {
    let bell = diglot_end_signals()
    guard bell >= 0 else { return }
    DispatchQueue(label: "diglot.signals").async { [weak self] in
      var count: UInt64 = 0
      while unsafe read(bell, &count, MemoryLayout<UInt64>.size) < 0, errno == EINTR {}
      self?.come()
    }
  }

  var hasCome: Bool { state.withLock(\.hasCome) }

  private func come() {
    let actions = state.withLock { state in
      state.hasCome = true
      defer { state.actions = [] }
      return state.actions
    }
    for action in actions { action() }
  }

  private func add(_ action: @escaping @Sendable () -> Void) {
    let isLate = state.withLock { state in
      if !state.hasCome { state.actions.append(action) }
      return state.hasCome
    }
    if isLate { action() }
  }

  /// Waits for the first signal.
  func wait() async {
    await withCheckedContinuation { continuation in add { continuation.resume() } }
  }

  /// Waits for changes on a thread of its own; `nil` once a signal has come.
  func next(of watcher: FolderWatcher) async -> FileChanges? {
    state.withLock { $0.actions = [] }
    add { watcher.stop() }
    return await withCheckedContinuation { continuation in
      waits.async { continuation.resume(returning: watcher.next()) }
    }
  }
}
