/// Steps over code fences and code spans, where the markup of units is only an example.
///
/// Follows CommonMark as far as bytes can without parsing blocks: a fence may stand behind the
/// marks of quotes and lists and ends with them; a span ends with a run of as many backticks in the
/// same paragraph, heading or table cell.
struct CodeSkipper {
  /// Up to where a run of so many backticks is known to close nothing.
  private var unclosed: [Int: Int] = [:]
  /// Where the paragraph, heading or cell ends that the last backtick stood in.
  private var leafEnd = -1
  /// Where the lines end of which the last ones were looked at, and where the table among them
  /// begins.
  private var linesEnd = -1
  private var tableStart = Int.max
  /// How many bytes may still be read backwards in search of lists.
  private var patience: Int
  /// Whether a span may hold half a unit, as inside of a unit.
  private var takesHalves = false

  init(byteCount: Int) {
    patience = 4 * byteCount
  }

  /// Goes on where `outer` stands, which is inside of a unit.
  init(inside outer: CodeSkipper) {
    self = outer
    takesHalves = true
  }

  /// Returns the offset of the next `<` outside code at or after `offset`.
  mutating func nextMarkup(in bytes: borrowing Span<UInt8>, from offset: Int) -> Int? {
    var offset = offset
    while offset < bytes.count {
      switch unsafe bytes[unchecked: offset] {
      case UInt8(ascii: "<"): return offset
      case UInt8(ascii: "`"), UInt8(ascii: "~"): offset = afterCode(bytes, offset)
      case UInt8(ascii: "\\"):
        // A unit is a unit behind a backslash too.
        offset += bytes.hasPrefix("<", at: offset + 1) ? 1 : 2
      default: offset += 1
      }
    }
    return nil
  }

  /// Returns the offset behind the code that the backtick or tilde at `start` opens, or behind the
  /// run that it begins.
  mutating func afterCode(_ bytes: borrowing Span<UInt8>, _ start: Int) -> Int {
    let sign = bytes[start]
    let end = Self.runEnd(bytes, start)
    if end - start >= 3, let fence = CodeFence(bytes, start..<end, patience: &patience) {
      return fence.end(bytes, from: end)
    }
    guard sign == UInt8(ascii: "`") else { return end }
    return afterSpan(bytes, end, length: end - start) ?? end
  }

  private static func runEnd(_ bytes: borrowing Span<UInt8>, _ start: Int) -> Int {
    var end = start
    while end < bytes.count, bytes[end] == bytes[start] { end += 1 }
    return end
  }

  // MARK: Spans

  /// Returns the offset behind the code span whose opening run ends at `start`.
  private mutating func afterSpan(
    _ bytes: borrowing Span<UInt8>,
    _ start: Int,
    length: Int
  ) -> Int? {
    enterLeaf(bytes, start)
    if let known = unclosed[length], start <= known { return nil }
    var offset = start
    while let run = bytes.firstIndex(of: UInt8(ascii: "`"), from: offset, to: leafEnd) {
      offset = Self.runEnd(bytes, run)
      if offset - run == length {
        return !takesHalves && UnitScanner.dividesUnit(bytes, start..<run) ? nil : offset
      }
    }
    unclosed[length] = leafEnd
    return nil
  }

  // MARK: Leaves

  /// Learns where the paragraph, heading or table cell of `offset` ends.
  mutating func enterLeaf(_ bytes: borrowing Span<UInt8>, _ offset: Int) {
    guard offset > leafEnd else { return }
    var line = offset
    while line > 0, line > leafEnd, bytes[line - 1] != UInt8(ascii: "\n") { line -= 1 }
    if offset >= linesEnd { enterLines(bytes, line) }
    if line >= tableStart || bytes.hasPrefix("|", at: line) {
      leafEnd = Self.cellEnd(bytes, offset)
    } else {
      let end = bytes.endOfLine(from: offset)
      leafEnd = Self.paragraphEnd(bytes, line..<end)
    }
  }

  /// Finds the blank lines around `line`, and the table between them.
  private mutating func enterLines(_ bytes: borrowing Span<UInt8>, _ line: Int) {
    var start = line
    while start > 0, start > linesEnd {
      var previous = start - 1
      while previous > 0, bytes[previous - 1] != UInt8(ascii: "\n") { previous -= 1 }
      if (previous..<start).allSatisfy({ Self.isSpace(bytes[$0]) }) { break }
      start = previous
    }
    tableStart = .max
    var before = start
    while start < bytes.count {
      let end = bytes.endOfLine(from: start)
      let text = LineStart(bytes, start..<end, maximumQuotes: .max).text
      if start >= line, (start..<end).allSatisfy({ bytes[$0].isBlank }) { break }
      if tableStart == .max, Self.isDelimiterRow(bytes, text..<end) { tableStart = before }
      before = start
      start = end + 1
    }
    linesEnd = start
  }

  private static func isDelimiterRow(_ bytes: borrowing Span<UInt8>, _ line: Range<Int>) -> Bool {
    var hasPipe = false
    var hasDash = false
    for offset in line {
      switch bytes[offset] {
      case UInt8(ascii: "|"): hasPipe = true
      case UInt8(ascii: "-"): hasDash = true
      case UInt8(ascii: ":"), UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"): continue
      default: return false
      }
    }
    return hasPipe && hasDash
  }

  /// Returns where the table cell of `offset` ends: at a bar, for no code span holds one there.
  private static func cellEnd(_ bytes: borrowing Span<UInt8>, _ offset: Int) -> Int {
    let end = bytes.endOfLine(from: offset)
    var search = offset
    while let bar = bytes.firstIndex(of: UInt8(ascii: "|"), from: search, to: end) {
      if bar == 0 || bytes[bar - 1] != UInt8(ascii: "\\") { return bar }
      search = bar + 1
    }
    return end
  }

  /// Returns where the paragraph or heading that holds `line` ends.
  private static func paragraphEnd(_ bytes: borrowing Span<UInt8>, _ line: Range<Int>) -> Int {
    let first = LineStart(bytes, line)
    var newline = line.upperBound
    if bytes.hasPrefix("#", at: first.text),
      first.endsParagraph(bytes, newline, quotes: first.quotes)
    {
      return newline
    }
    while newline < bytes.count {
      let next = bytes.endOfLine(from: newline + 1)
      let start = LineStart(bytes, (newline + 1)..<next)
      if start.endsParagraph(bytes, next, quotes: first.quotes) { return newline }
      newline = next
    }
    return bytes.count
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte.isBlank || byte == UInt8(ascii: "\n") }
}
