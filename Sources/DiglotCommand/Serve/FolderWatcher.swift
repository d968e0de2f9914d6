import Diglot
private import Synchronization

/// Watches folders, with all folders in them, and single files, by inotify(7).
///
/// `next()` blocks, so it is to be called again and again on a thread of its own; while its caller
/// is at work, changes pile up and come as one batch. What is reported:
///
///     a file written in place, or replaced by a rename              written
///     a file created and closed, or moved there; each link          appeared
///     a folder created or moved there, and each file in it          appeared
///     a file or folder removed or moved away, and each file in it   gone
///
/// Paths are that of a root as it was given, and what lies below it. A symbolic link is followed
/// where it is a root, not below one. A root may be missing, and may go and come back.
final class FolderWatcher: Sendable {
  /// How often a root that is missing is looked for; its folder, if there is one, tells of it sooner.
  private static let searchInterval = Duration.milliseconds(200)
  /// How long a file may be open until it is taken for complete.
  private static let patience = Duration.seconds(1)

  private let inotify: Inotify
  private let tree: Mutex<WatchedTree>

  /// Begins to watch; what changes after this is reported.
  ///
  /// `isPassedOver` is asked with the path of each file and folder below a root, the output folder
  /// say; those with a `TransientName` are passed over in any case. Throws where nothing can be
  /// watched; where the kernel watches too few folders, `error` says so and the rest is watched.
  init(
    _ roots: [String],
    maximumWatches: Int = .max,
    passingOver isPassedOver: @escaping @Sendable (String) -> Bool = { _ in false }
  ) throws(FolderWatchError) {
    let inotify = try Inotify()
    self.inotify = inotify
    tree = Mutex(
      WatchedTree(
        roots: roots,
        inotify: inotify,
        maximumWatches: maximumWatches,
        isPassedOver: isPassedOver
      )
    )
  }

  /// What keeps some folders from being watched, which may come with every folder that is new.
  var error: FolderWatchError? { tree.withLock { $0.error } }

  /// Ends `next()`, now and from now on; may be called from any thread.
  func stop() { inotify.ring() }

  /// Waits for changes, and returns them when no more seem to come; `nil` after `stop()`.
  func next() -> FileChanges? {
    var times = Times()
    while true {
      let step = tree.withLock { Self.step(&$0, times) }
      guard case .wait(let duration) = step else {
        if case .handOn(let changes) = step { return changes }
        continue
      }
      switch inotify.wait(for: duration) {
      case .stop: return nil
      case .events: tree.withLock { Self.takeEvents(&$0, &times) }
      case .time: break
      }
    }
  }

  /// When the first and the last change of a batch came.
  private struct Times {
    var first = ContinuousClock.now
    var last = ContinuousClock.now
  }

  private enum Step {
    case wait(Duration?)
    case handOn(FileChanges)
    case again
  }

  private static func step(_ tree: inout WatchedTree, _ times: Times) -> Step {
    let now = ContinuousClock.now
    let sinceLast = times.last.duration(to: now)
    guard tree.changes.isEmpty else {
      let wait = BatchPace.wait(
        tree.changes,
        isUnfinished: tree.isUnfinished,
        sinceFirst: times.first.duration(to: now),
        sinceLast: sinceLast
      )
      return wait.map { .wait($0) } ?? .handOn(tree.takeChanges())
    }
    if !tree.created.isEmpty, sinceLast >= patience { tree.takeCreated() }
    if tree.lacksRoots { tree.attachMissing() }
    guard tree.changes.isEmpty else { return .again }
    if tree.lacksRoots { return .wait(searchInterval) }
    return .wait(tree.created.isEmpty ? nil : patience)
  }

  private static func takeEvents(_ tree: inout WatchedTree, _ times: inout Times) {
    let wasEmpty = tree.changes.isEmpty
    let count = tree.count
    tree.takeEvents()
    guard tree.count > count else { return }
    times.last = .now
    if wasEmpty { times.first = times.last }
  }
}
