/// What has happened in the watched folders since somebody looked.
package struct FileChanges: Sendable, Equatable {
  package enum Kind: Sendable {
    /// A file that was there has other bytes, or may have.
    case written
    /// A file or folder is new under its name: created, or moved there.
    case appeared
    /// A file or folder is no longer under its name.
    case gone
  }

  /// By path: that of a watched folder as it was given, and what lies below it.
  package var kinds: [String: Kind] = [:]
  /// Whether changes may be missing, so that everything has to be looked at again.
  package var isIncomplete = false

  /// Anything may have happened.
  package static var everything: FileChanges {
    var changes = FileChanges()
    changes.isIncomplete = true
    return changes
  }

  /// Nothing has happened yet.
  package init() {}

  package var isEmpty: Bool { kinds.isEmpty && !isIncomplete }

  /// Notes what happened to a path after what is noted already.
  ///
  /// A file that went and came back, as editors save, was written; only its bytes can differ. One
  /// that came and went, as the temporary file of such a save, is as if it had never been.
  package mutating func note(_ kind: Kind, _ path: String) {
    switch (kinds[path], kind) {
    case (.gone, .appeared): kinds[path] = .written
    case (.appeared, .gone): kinds[path] = nil
    case (.appeared, .written): break
    default: kinds[path] = kind
    }
  }

  /// Adds what happened later.
  package mutating func add(_ later: FileChanges) {
    for (path, kind) in later.kinds { note(kind, path) }
    isIncomplete = isIncomplete || later.isIncomplete
  }
}
