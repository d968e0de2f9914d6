/// Finds formulas: `$x$` in a sentence, `$$x$$`, and `$$` on lines of their own around several.
///
/// As in Pandoc, no space stands inside of a single sign and no digit behind the closing one, so that
/// `$15 and $20` are prices.
struct MathScanner {
  struct Formula {
    let range: Range<Int>
    let content: Range<Int>
    let isBlock: Bool

    /// Whether it is long enough to be hidden; others are looked for in the text: see
    /// `ShortFormulas`.
    var isHideable: Bool { isBlock || range.count >= MathScanner.shortest }
  }

  /// A shorter formula in a sentence cannot be hidden.
  static let shortest = 10

  /// Up to where no sign is known to close anything, by the number of signs.
  private var unclosed = [0, 0, 0]

  /// Reads the formula whose first sign is at `start`; `nil` where none begins.
  mutating func formula(
    _ text: borrowing Span<UInt8>,
    at start: Int,
    lineStart: Int
  ) -> Formula? {
    let lineEnd = text.endOfLine(from: start)
    let isDouble = text.hasPrefix("$$", at: start)
    guard isDouble else { return inSentence(text, start, lineEnd) }
    if text.hasPrefix("$$$", at: start) { return nil }
    let first = LineStart(text, lineStart..<lineEnd)
    let isAlone = first.text == start
    if isAlone, Self.isBlank(text, (start + 2)..<lineEnd) {
      // In quotes and lists each line begins with marks, which no mask can keep.
      return start == lineStart ? fenced(text, start, lineEnd) : nil
    }
    guard let close = closing(text, start + 2, lineEnd, count: 2) else { return nil }
    let isBlock = isAlone && Self.isBlank(text, (close + 2)..<lineEnd)
    let end = isBlock ? lineEnd : close + 2
    return Formula(range: start..<end, content: (start + 2)..<close, isBlock: isBlock)
  }

  private mutating func inSentence(
    _ text: borrowing Span<UInt8>,
    _ start: Int,
    _ lineEnd: Int
  ) -> Formula? {
    guard start + 1 < lineEnd, !text[start + 1].isHTMLSpace,
      let close = closing(text, start + 1, lineEnd, count: 1)
    else { return nil }
    return Formula(range: start..<(close + 1), content: (start + 1)..<close, isBlock: false)
  }

  /// Returns the offset of the signs that close a formula whose content begins at `start`.
  private mutating func closing(
    _ text: borrowing Span<UInt8>,
    _ start: Int,
    _ lineEnd: Int,
    count: Int
  ) -> Int? {
    guard start >= unclosed[count] else { return nil }
    var offset = start
    while offset < lineEnd {
      if text[offset] == UInt8(ascii: "\\") {
        offset += 2
        continue
      }
      guard text[offset] == UInt8(ascii: "$") else {
        offset += 1
        continue
      }
      var end = offset
      while end < lineEnd, text[end] == UInt8(ascii: "$") { end += 1 }
      let isDigitNext = count == 1 && end < lineEnd && text[end].isASCIIDigit
      let isSpaceBefore = count == 1 && text[offset - 1].isHTMLSpace
      if end - offset == count, offset > start, !isDigitNext, !isSpaceBefore { return offset }
      offset = end
    }
    unclosed[count] = lineEnd
    return nil
  }

  /// Reads up to the next line that holds nothing but the signs.
  private mutating func fenced(
    _ text: borrowing Span<UInt8>,
    _ start: Int,
    _ lineEnd: Int
  ) -> Formula? {
    guard start >= unclosed[0] else { return nil }
    var line = lineEnd + 1
    while line < text.count {
      let end = text.endOfLine(from: line)
      if text.hasPrefix("$$", at: line), Self.isBlank(text, (line + 2)..<end) {
        return Formula(
          range: start..<(line + 2),
          content: (lineEnd + 1)..<max(lineEnd + 1, line - 1),
          isBlock: true
        )
      }
      line = end + 1
    }
    unclosed[0] = text.count
    return nil
  }

  private static func isBlank(_ text: borrowing Span<UInt8>, _ range: Range<Int>) -> Bool {
    range.allSatisfy { text[$0].isHTMLSpace }
  }
}
