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

  /// Of texts with more words than this on both sides, multiplied, only the two ends are compared.
  private static let limit = 1 << 20

  /// Compares two versions of a text.
  init(from old: [UInt8], to new: [UInt8]) {
    let (a, b) = (Self.words(old), Self.words(new))
    var head = 0
    while head < min(a.count, b.count), a[head] == b[head] { head += 1 }
    var tail = 0
    while tail < min(a.count, b.count) - head, a[a.count - 1 - tail] == b[b.count - 1 - tail] {
      tail += 1
    }
    let (oldMiddle, newMiddle) = (a[head..<a.count - tail], b[head..<b.count - tail])
    var builder = Builder()
    builder.append(.equal, a[..<head])
    builder.append(changesIn: oldMiddle, newMiddle)
    builder.append(.equal, a[(a.count - tail)...])
    runs = builder.finish()
  }

  /// Returns the words of a text, its East Asian signs, and what stands between them.
  private static func words(_ text: [UInt8]) -> [ArraySlice<UInt8>] {
    var words: [ArraySlice<UInt8>] = []
    var start = 0
    while start < text.count {
      var end = start + 1
      if text[start].isBlank || text[start] == 0x0A {
        while end < text.count, text[end].isBlank || text[end] == 0x0A { end += 1 }
      } else if isWide(text[start]) {
        while end < text.count, text[end] & 0xC0 == 0x80 { end += 1 }
      } else if isLetter(text[start]) {
        while end < text.count, isLetter(text[end]), !isWide(text[end]) { end += 1 }
      }
      words.append(text[start..<end])
      start = end
    }
    return words
  }

  private static func isLetter(_ byte: UInt8) -> Bool { byte.isASCIIAlphanumeric || byte >= 0x80 }

  /// Whether a sign of East Asia or a mark such as a quote begins with the byte; Hangul has words.
  private static func isWide(_ lead: UInt8) -> Bool {
    lead >= 0xE2 && !(0xEA...0xED).contains(lead)
  }

  /// Puts changes together to runs.
  private struct Builder {
    private var runs: [(change: Change, text: [UInt8])] = []
    private var removed: [UInt8] = []
    private var added: [UInt8] = []

    mutating func append(_ change: Change, _ words: ArraySlice<ArraySlice<UInt8>>) {
      for word in words { append(change, word) }
    }

    mutating func append(_ change: Change, _ word: ArraySlice<UInt8>) {
      switch change {
      case .removed: removed += word
      case .added: added += word
      case .equal:
        flush()
        if runs.last?.change == .equal {
          runs[runs.count - 1].text += word
        } else {
          runs.append((.equal, Array(word)))
        }
      }
    }

    private mutating func flush() {
      guard !removed.isEmpty || !added.isEmpty else { return }
      // A blank alone between two changes makes them harder to read.
      if runs.count > 1, runs[runs.count - 1].text == [0x20] {
        runs.removeLast()
        removed.insert(0x20, at: 0)
        added.insert(0x20, at: 0)
        if runs.last?.change == .added { added = runs.removeLast().text + added }
        if runs.last?.change == .removed { removed = runs.removeLast().text + removed }
      }
      if !removed.isEmpty { runs.append((.removed, removed)) }
      if !added.isEmpty { runs.append((.added, added)) }
      removed = []
      added = []
    }

    mutating func finish() -> [Run] {
      flush()
      return runs.map { Run(change: $0.change, text: $0.text) }
    }

    /// Appends a longest common subsequence and what lies between.
    mutating func append(
      changesIn old: ArraySlice<ArraySlice<UInt8>>,
      _ new: ArraySlice<ArraySlice<UInt8>>
    ) {
      let (old, new) = (Array(old), Array(new))
      guard !old.isEmpty, !new.isEmpty, old.count * new.count <= WordDiff.limit else {
        append(.removed, old[...])
        append(.added, new[...])
        return
      }
      let lengths = Self.lengths(old, new)
      var (row, column) = (0, 0)
      while row < old.count, column < new.count {
        if old[row] == new[column] {
          append(.equal, new[column])
          (row, column) = (row + 1, column + 1)
        } else if lengths[row + 1][column] >= lengths[row][column + 1] {
          append(.removed, old[row])
          row += 1
        } else {
          append(.added, new[column])
          column += 1
        }
      }
      append(.removed, old[row...])
      append(.added, new[column...])
    }

    /// Returns how long the common subsequence is of the rests behind each pair of words.
    private static func lengths(
      _ old: [ArraySlice<UInt8>],
      _ new: [ArraySlice<UInt8>]
    ) -> [[Int32]] {
      var lengths = Array(
        repeating: Array(repeating: Int32(0), count: new.count + 1),
        count: old.count + 1
      )
      for row in old.indices.reversed() {
        for column in new.indices.reversed() {
          lengths[row][column] =
            old[row] == new[column]
            ? lengths[row + 1][column + 1] + 1
            : max(lengths[row + 1][column], lengths[row][column + 1])
        }
      }
      return lengths
    }
  }
}
