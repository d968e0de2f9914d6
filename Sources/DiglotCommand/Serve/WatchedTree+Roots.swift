import Diglot

/// Roots go and come back: whoever checks out another state of a project may remove the folder first.
extension WatchedTree {
  struct Root {
    /// As it was given, but for slashes at the end.
    let path: String
    /// The folder that it lies in, and what it is called there.
    let parent: String
    let name: String
    /// What is there, links followed; `nil` where nothing is.
    var status: FileStatus?

    init(_ given: String) {
      let end = given.lastIndex { $0 != "/" }
      let path = end.map { String(given[...$0]) } ?? given
      let slash = path.lastIndex(of: "/")
      self.path = path
      name = slash.map { String(path[path.index(after: $0)...]) } ?? path
      parent = slash.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
    }
  }

  /// Whether a root is to be looked for, since its folder is not there to tell of it.
  var lacksRoots: Bool {
    roots.indices.contains { roots[$0].status == nil && watches[.parent(ofRoot: $0)] == nil }
  }

  /// Looks for the roots that were not there.
  mutating func attachMissing() {
    for root in roots.indices where roots[root].status == nil {
      if !created.contains(roots[root].path) { attach(root, reports: true) }
    }
  }

  /// Takes what is at a root for new, and watches it.
  mutating func attach(_ root: Int, reports: Bool) {
    detach(root)
    let path = roots[root].path
    // Before it is looked for, so that what comes after the look is told.
    watch(.parent(ofRoot: root), roots[root].parent, followsLink: true)
    roots[root].status = FileStatus(path, followsLink: true)
    switch roots[root].status?.kind {
    case .folder: enter(path, followsLink: true, reports: reports)
    case .file:
      let isLink = FileStatus(path, followsLink: false)?.kind == .link
      if isLink { watch(.file(root: root), path, followsLink: true) }
      if !FileStatus.isReadable(path) { unreadable.insert(path) }
      if reports { note(.appeared, path) }
    case .link, .other, nil: break
    }
  }

  /// Forgets what was at a root, until something is there again.
  mutating func detach(_ root: Int) {
    guard let status = roots[root].status else { return }
    let path = roots[root].path
    roots[root].status = nil
    unwatch(.file(root: root))
    leave(path)
    if status.kind == .file { note(.gone, path) }
  }

  mutating func handle(_ event: Inotify.Event, inParentOf root: Int) {
    let path = roots[root].path
    guard !event.name.isEmpty else {
      if event.kind == .itself {
        detach(root)
        unwatch(.parent(ofRoot: root))
      }
      return
    }
    guard event.name == roots[root].name else { return }
    switch event.kind {
    case .written: rewrite(root)
    case .created:
      if event.isFolder || isComplete(path) {
        attach(root, reports: true)
      } else {
        begin(path)
      }
    case .arrived:
      created.remove(path)
      attach(root, reports: true)
    case .left, .deleted:
      created.remove(path)
      detach(root)
    case .attributes:
      if event.isFolder {
        if unreadable.remove(path) != nil { attach(root, reports: true) }
      } else if changesReadability(path) {
        note(.written, path)
      }
    case .itself, .ended, .lost: break
    }
  }

  mutating func handle(_ event: Inotify.Event, ofLinkedFile root: Int) {
    switch event.kind {
    case .written: rewrite(root)
    case .itself: detach(root)
    // Something else may have been renamed onto the name that the link leads to.
    case .attributes:
      if FileStatus(roots[root].path, followsLink: true) != roots[root].status {
        attach(root, reports: true)
      }
    default: break
    }
  }

  /// Notes that somebody has written the file that a root is.
  private mutating func rewrite(_ root: Int) {
    created.remove(roots[root].path)
    if roots[root].status?.kind == .file {
      note(.written, roots[root].path)
    } else {
      attach(root, reports: true)
    }
  }
}
