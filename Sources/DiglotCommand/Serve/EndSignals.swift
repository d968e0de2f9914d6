private import Dispatch
private import Glibc
private import Synchronization

/// The signals by which a process is asked to end, Ctrl-C among them; from now on they end only waits.
final class EndSignals: Sendable {
  private struct State {
    var hasCome = false
    var actions: [@Sendable () -> Void] = []
  }

  private let state = Mutex(State())
  private let sources: [any DispatchSourceSignal & Sendable]
  private let waits = DispatchQueue(label: "diglot.wait")

  init() {
    var sources: [any DispatchSourceSignal & Sendable] = []
    for number in [SIGINT, SIGTERM, SIGHUP] {
      // Otherwise the signal would end the process before anybody is told.
      signal(number, SIG_IGN)
      sources.append(DispatchSource.makeSignalSource(signal: number))
    }
    self.sources = sources
    for source in sources {
      source.setEventHandler { [weak self] in self?.come() }
      source.resume()
    }
  }

  deinit { for source in sources { source.cancel() } }

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
