/// What two versions of a text have in common, word by word.
struct WordDiff: Sendable, Equatable {
  enum Change: Sendable, Equatable {
    case equal, removed, added
  }

  /// A stretch of text: of the new version, or of the old one where it was removed.
  struct Run: Sendable, Equatable {
    let change: Change
    let text: [UInt8]
  }

  /// In the order of the text; where words were replaced, what was removed comes first.
  ///
  /// Those that are not added, put together, are the old version; those that are not removed, the
  /// new one.
  let runs: [Run]
}

extension WordDiff {
  /// Compares two versions of a text.
  init(from old: [UInt8], to new: [UInt8]) {
    runs =
      old == new
      ? [Run(change: .equal, text: new)]
      : [Run(change: .removed, text: old), Run(change: .added, text: new)]
  }
}
