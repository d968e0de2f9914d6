/// A file that a construct in brackets names: `[!INCLUDE [title](path)]`, `[!code-sql[](path)]`.
struct FileReference: Sendable {
  /// What the brackets within hold.
  let title: Range<Int>
  /// The path as it is written, with `/` alone.
  let path: String
  let pathRange: Range<Int>
  /// What follows the path's `?` and `#`.
  let query: String
  let fragment: String
  /// The text in quotes behind the path; empty where there is none.
  let caption: Range<Int>
  /// Where the construct ends, behind its closing bracket.
  let end: Int

  /// Reads `[title](path)]`, whose first bracket is expected at `start`.
  init?(_ text: borrowing Span<UInt8>, at start: Int, lineEnd: Int) {
    guard start < lineEnd, text[start] == UInt8(ascii: "["),
      let middle = text.firstIndex(of: Array("](".utf8), from: start, to: lineEnd),
      let close = text.firstIndex(of: UInt8(ascii: ")"), from: middle + 2, to: lineEnd)
    else { return nil }
    var end = close + 1
    while end < lineEnd, text[end].isBlank { end += 1 }
    guard end < lineEnd, text[end] == UInt8(ascii: "]") else { return nil }
    title = (start + 1)..<middle
    self.end = end + 1
    (pathRange, caption) = Self.destination(text, (middle + 2)..<close)
    let whole = text.text(pathRange)
    let beforeFragment = whole.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let beforeQuery = beforeFragment[0].split(
      separator: "?",
      maxSplits: 1,
      omittingEmptySubsequences: false
    )
    path = String(beforeQuery[0].map { $0 == "\\" ? "/" : $0 })
    query = beforeQuery.count > 1 ? String(beforeQuery[1]) : ""
    fragment = beforeFragment.count > 1 ? String(beforeFragment[1]) : ""
  }

  /// Returns the path without blanks and `<>` around it, and the title in quotes behind it.
  private static func destination(
    _ text: borrowing Span<UInt8>,
    _ range: Range<Int>
  ) -> (path: Range<Int>, caption: Range<Int>) {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, text[start].isBlank { start += 1 }
    if start < end, text[start] == UInt8(ascii: "<"),
      let close = text.firstIndex(of: UInt8(ascii: ">"), from: start, to: end)
    {
      return ((start + 1)..<close, close..<close)
    }
    var caption = end..<end
    for quote in [UInt8(ascii: "\""), UInt8(ascii: "'")] {
      guard let title = text.firstIndex(of: [0x20, quote], from: start, to: end) else { continue }
      let close = text.firstIndex(of: quote, from: title + 2, to: range.upperBound)
      caption = (title + 2)..<(close ?? range.upperBound)
      end = title
    }
    while end > start, text[end - 1].isBlank { end -= 1 }
    return (start..<end, caption)
  }
}

/// `[!code-csharp[name](path?query#fragment)]`, which shows a piece of a file.
struct SnippetReference: Sendable {
  /// As it is written; empty where the path's ending says it.
  let language: String
  let isNotebook: Bool
  let file: FileReference
}
