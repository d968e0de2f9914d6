/// What is translated of a text, without the lines' marks: one line for each paragraph, heading, list
/// item and cell.
///
///     > - Two lines,          →   Two lines, one paragraph.
///     >   one paragraph.
///
/// A scan of lines in one pass. Left out are fenced code, comments, rules, `:::` and `[!NOTE]` lines, and
/// the delimiter rows of tables; what stands in a line is kept as it is written.
struct FlatText {
  private(set) var bytes: [UInt8] = []
  /// Where pieces of the text begin here and there, in order.
  private var runs: [(flat: Int, text: Int)] = []
  private var isInTable = false
  private var quotes = 0
  /// How many bytes may still be read backwards in search of the lists around fences.
  private var patience: Int
  /// From where no comment is closed.
  private var unclosedComment = Int.max

  /// Takes apart the body of a page.
  init(_ text: [UInt8]) {
    patience = 8 * text.count
    bytes.reserveCapacity(text.count)
    let span = text.span
    var offset = 0
    while offset < span.count { offset = readLine(span, offset) }
    endBlock()
  }

  /// Takes a sentence as it is: in the source of a unit, a line break is a blank.
  init(sentence: ArraySlice<UInt8>) {
    patience = 0
    let text = Array(sentence)
    copy(text.span, 0..<text.count)
    for index in bytes.indices where bytes[index] == 0x0A { bytes[index] = 0x20 }
  }

  /// Returns which byte of the text stands at `offset`.
  func textOffset(of offset: Int) -> Int {
    let index = runs.firstIndexAfter { $0.flat <= offset } - 1
    guard index >= 0 else { return 0 }
    return runs[index].text + offset - runs[index].flat
  }

  // MARK: Lines

  /// Reads the line at `offset` and returns where the next one begins.
  private mutating func readLine(_ text: borrowing Span<UInt8>, _ offset: Int) -> Int {
    let newline = text.firstIndex(of: UInt8(ascii: "\n"), from: offset) ?? text.count
    let end = Self.trimmedEnd(text, offset..<newline)
    let start = LineStart(text, offset..<newline)
    if start.text >= end {
      endBlock()
      isInTable = false
      return newline + 1
    }
    if start.isItem || start.quotes != quotes { endBlock() }
    quotes = start.quotes
    if let fenceEnd = fenceEnd(text, start.text) {
      endBlock()
      return fenceEnd
    }
    let content = withoutMarkers(text, start.text..<end)
    return content.isEmpty ? newline + 1 : readContent(text, content) ?? newline + 1
  }

  /// Reads what stands behind a line's marks; returns where to go on, where that is not the next line.
  private mutating func readContent(
    _ text: borrowing Span<UInt8>,
    _ range: Range<Int>
  ) -> Int? {
    switch text[range.lowerBound] {
    case UInt8(ascii: "#"):
      if let content = Self.heading(text, range) { return readBlock(text, content) }
    case UInt8(ascii: ":") where Self.isColonMarker(text, range):
      endBlock()
      return nil
    case UInt8(ascii: "="), UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "_"),
      UInt8(ascii: "|"), UInt8(ascii: ":"):
      if Self.isRule(text, range) {
        endBlock()
        return nil
      }
    default: break
    }
    if !isInTable { isInTable = Self.beginsTable(text, range) }
    return isInTable ? readRow(text, range) : copyLine(text, range)
  }

  /// Returns the line without `[!NOTE]` and the like at its start; a picture that is a link is none.
  private mutating func withoutMarkers(
    _ text: borrowing Span<UInt8>,
    _ line: Range<Int>
  ) -> Range<Int> {
    var line = line
    while text.hasPrefix("[!", at: line.lowerBound), !text.hasPrefix("[![", at: line.lowerBound),
      !line.isEmpty
    {
      endBlock()
      line = Self.trimmed(text, Self.behindMarker(text, line)..<line.upperBound)
    }
    return line
  }

  private mutating func readBlock(_ text: borrowing Span<UInt8>, _ range: Range<Int>) -> Int? {
    endBlock()
    let next = copyLine(text, range)
    endBlock()
    return next
  }

  /// Copies a row, each cell a line.
  private mutating func readRow(_ text: borrowing Span<UInt8>, _ range: Range<Int>) -> Int? {
    endBlock()
    var (cell, offset) = (range.lowerBound, range.lowerBound)
    while offset < range.upperBound {
      switch text[offset] {
      case UInt8(ascii: "\\"): offset += 1
      case UInt8(ascii: "|"):
        if let next = copyLine(text, Self.trimmed(text, cell..<offset)) { return next }
        endBlock()
        cell = offset + 1
      default: break
      }
      offset += 1
    }
    let next = copyLine(text, Self.trimmed(text, cell..<range.upperBound))
    endBlock()
    return next
  }

  private mutating func endBlock() {
    if let last = bytes.last, last != 0x0A { bytes.append(0x0A) }
  }

  // MARK: Copying

  /// Copies a piece of a line, without comments; returns the end of one that ends on a later line.
  private mutating func copyLine(_ text: borrowing Span<UInt8>, _ range: Range<Int>) -> Int? {
    guard !range.isEmpty else { return nil }
    // Not a blank but a line break of its own kind: sentences may begin here.
    if let last = bytes.last, last != 0x0A { bytes.append(Self.softBreak) }
    return copy(text, range)
  }

  @discardableResult
  private mutating func copy(_ text: borrowing Span<UInt8>, _ range: Range<Int>) -> Int? {
    var offset = range.lowerBound
    while offset < unclosedComment,
      let comment = text.firstIndex(of: "<!--", from: offset, to: range.upperBound)
    {
      guard let end = text.firstIndex(of: "-->", from: comment + 4) else {
        unclosedComment = comment
        break
      }
      copyPiece(text, offset..<comment)
      offset = end + 3
      if offset > range.upperBound { return offset }
    }
    copyPiece(text, offset..<range.upperBound)
    return nil
  }

  private mutating func copyPiece(_ text: borrowing Span<UInt8>, _ range: Range<Int>) {
    guard !range.isEmpty else { return }
    runs.append((bytes.count, range.lowerBound))
    unsafe text.extracting(range).withUnsafeBufferPointer {
      unsafe bytes.append(contentsOf: $0)
    }
  }

  /// The vertical tab, which is a blank like any other, stands for a line break in a paragraph.
  static let softBreak: UInt8 = 0x0B

  // MARK: What a line is

  private mutating func fenceEnd(_ text: borrowing Span<UInt8>, _ offset: Int) -> Int? {
    let sign = text[offset]
    guard sign == UInt8(ascii: "`") || sign == UInt8(ascii: "~") else { return nil }
    var end = offset
    while end < text.count, text[end] == sign { end += 1 }
    guard end - offset >= 3,
      let fence = CodeFence(text, offset..<end, patience: &patience)
    else { return nil }
    return fence.end(text, from: offset) + 1
  }

  /// Returns what a heading says; `nil` where the line is none.
  private static func heading(_ text: borrowing Span<UInt8>, _ range: Range<Int>) -> Range<Int>? {
    var start = range.lowerBound
    while start < range.upperBound, text[start] == UInt8(ascii: "#") { start += 1 }
    guard start - range.lowerBound <= 6,
      // Old pages have no blank before the anchor of a heading.
      start == range.upperBound || text[start].isBlank || text.hasPrefix("<a ", at: start)
    else { return nil }
    var end = range.upperBound
    while end > start, text[end - 1] == UInt8(ascii: "#") { end -= 1 }
    if end > start, !text[end - 1].isBlank { end = range.upperBound }
    return trimmed(text, start..<end)
  }

  /// Whether the line is `:::` and what belongs to it; a picture in a sentence is closed on its line.
  private static func isColonMarker(_ text: borrowing Span<UInt8>, _ range: Range<Int>) -> Bool {
    text.hasPrefix(":::", at: range.lowerBound)
      && text.firstIndex(of: ":::", from: range.lowerBound + 3, to: range.upperBound) == nil
  }

  /// Returns the offset behind `[!NOTE]` or `[!INCLUDE [title](path)]`.
  private static func behindMarker(_ text: borrowing Span<UInt8>, _ range: Range<Int>) -> Int {
    var depth = 0
    for offset in range {
      switch text[offset] {
      case UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "]"):
        depth -= 1
        if depth > 0 { continue }
        guard offset + 1 < range.upperBound, text[offset + 1] == UInt8(ascii: "(") else {
          return offset + 1
        }
        let close = text.firstIndex(of: UInt8(ascii: ")"), from: offset, to: range.upperBound)
        return close.map { $0 + 1 } ?? range.upperBound
      default: continue
      }
    }
    return range.upperBound
  }

  /// Whether the line underlines a heading, is a rule, or divides a table's head from its body.
  private static func isRule(_ text: borrowing Span<UInt8>, _ range: Range<Int>) -> Bool {
    let sign = text[range.lowerBound]
    let isDelimiters = sign == UInt8(ascii: "|") || sign == UInt8(ascii: ":") || sign == 0x2D
    var count = 0
    for offset in range {
      switch text[offset] {
      case UInt8(ascii: "-"): count += 1
      case UInt8(ascii: "|"), UInt8(ascii: ":"): if !isDelimiters { return false }
      case UInt8(ascii: " "), UInt8(ascii: "\t"): continue
      case sign: count += 1
      default: return false
      }
    }
    return count > 0
  }

  /// Whether a row of delimiters follows the line.
  private static func beginsTable(_ text: borrowing Span<UInt8>, _ range: Range<Int>) -> Bool {
    guard
      text.firstIndex(of: UInt8(ascii: "|"), from: range.lowerBound, to: range.upperBound) != nil,
      let newline = text.firstIndex(of: UInt8(ascii: "\n"), from: range.upperBound)
    else { return false }
    let next = text.firstIndex(of: UInt8(ascii: "\n"), from: newline + 1) ?? text.count
    let start = LineStart(text, (newline + 1)..<next).text
    let line = start..<max(start, trimmedEnd(text, start..<next))
    guard let first = line.first, text.firstIndex(of: 0x2D, from: first, to: line.upperBound) != nil
    else { return false }
    switch text[first] {
    case UInt8(ascii: "|"), UInt8(ascii: ":"), UInt8(ascii: "-"): return isRule(text, line)
    default: return false
    }
  }

  private static func trimmed(_ text: borrowing Span<UInt8>, _ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    while start < range.upperBound, text[start].isBlank { start += 1 }
    return start..<max(start, trimmedEnd(text, start..<range.upperBound))
  }

  private static func trimmedEnd(_ text: borrowing Span<UInt8>, _ range: Range<Int>) -> Int {
    var end = range.upperBound
    while end > range.lowerBound, text[end - 1].isBlank { end -= 1 }
    return end
  }
}
