/// The elements of raw HTML in a text that show code, or nothing, whatever stands in them.
///
/// Each is looked for once from where it begins to its end tag, and what lies in it not at all, so
/// that all of them together cost a single way along the text.
struct VerbatimElements: Sendable {
  /// In the text's order, none within another.
  private(set) var ranges: [Range<Int>] = []
  /// The names of which no end tag is ahead.
  private var unclosed: Set<String> = []

  private static let names: Set = ["code", "kbd", "pre", "samp", "script", "style", "textarea"]

  /// More than the longest of them.
  private static let nameLimit = 9

  /// Reads the tag at `start`, if one of these elements begins there.
  mutating func read(_ text: borrowing Span<UInt8>, at start: Int) {
    guard !covers(start) else { return }
    let name = Self.name(text, start + 1)
    guard Self.names.contains(name), !unclosed.contains(name) else { return }
    var offset = start
    while let tag = text.firstIndex(of: "</", from: offset) {
      offset = tag + 2
      if Self.name(text, offset) == name {
        ranges.append(start..<offset)
        return
      }
    }
    unclosed.insert(name)
  }

  /// Whether the last element goes on behind `offset`.
  func covers(_ offset: Int) -> Bool { ranges.last.map { $0.upperBound > offset } ?? false }

  /// Whether `offset` lies in an element.
  func contains(_ offset: Int) -> Bool {
    let index = ranges.firstIndexAfter { $0.upperBound <= offset }
    return index < ranges.count && ranges[index].contains(offset)
  }

  private static func name(_ text: borrowing Span<UInt8>, _ start: Int) -> String {
    var end = start
    while end < min(text.count, start + nameLimit), text[end].isASCIILetter { end += 1 }
    return text.text(start..<end).lowercased()
  }
}
