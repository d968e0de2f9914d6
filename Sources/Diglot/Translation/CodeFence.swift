/// Finds where fenced code ends: at its closing fence, or where the quote or list item ends that it
/// stands in.
struct CodeFence {
  private let sign: UInt8
  private let length: Int
  /// How many quotes it stands in.
  private let quotes: Int
  /// The column of the fence, and that of the list item's text around it.
  private let column: Int, itemColumn: Int

  /// Reads the fence whose signs are `run`; `nil` where they are no fence.
  ///
  /// `patience` is how many bytes may still be read backwards in search of lists.
  init?(_ bytes: borrowing Span<UInt8>, _ run: Range<Int>, patience: inout Int) {
    guard let lineStart = Self.lineStart(bytes, run.lowerBound) else { return nil }
    let end = bytes.endOfLine(from: run.upperBound)
    let start = LineStart(bytes, lineStart..<end)
    sign = bytes[run.lowerBound]
    length = run.count
    guard start.text == run.lowerBound,
      // A backtick in the info string makes it a code span.
      sign != UInt8(ascii: "`") || bytes.firstIndex(of: sign, from: run.upperBound, to: end) == nil
    else { return nil }
    quotes = start.quotes
    column = start.column
    itemColumn =
      start.isItem
      ? start.column : Self.itemColumn(bytes, before: lineStart, start, patience: &patience)
  }

  /// Returns the offset behind the fenced code whose first line holds `offset`.
  func end(_ bytes: borrowing Span<UInt8>, from offset: Int) -> Int {
    var line = bytes.endOfLine(from: offset)
    while line < bytes.count {
      let next = bytes.endOfLine(from: line + 1)
      let start = LineStart(bytes, (line + 1)..<next, maximumQuotes: quotes)
      if start.quotes < quotes { return line }
      let isBlank = start.text == next || bytes[start.text] == UInt8(ascii: "\r")
      if !isBlank, start.indent < itemColumn { return line }
      if closes(bytes, start, next) { return next }
      line = next
    }
    return bytes.count
  }

  private func closes(_ bytes: borrowing Span<UInt8>, _ start: LineStart, _ end: Int) -> Bool {
    guard !start.isItem, start.column < max(column, itemColumn) + 4, start.text < end,
      bytes[start.text] == sign
    else { return false }
    var runEnd = start.text
    while runEnd < end, bytes[runEnd] == sign { runEnd += 1 }
    return runEnd - start.text >= length && (runEnd..<end).allSatisfy { bytes[$0].isBlank }
  }

  // MARK: The list around it

  /// Returns the column of the text of the list item that a line before `offset` begins, or 0.
  private static func itemColumn(
    _ bytes: borrowing Span<UInt8>,
    before offset: Int,
    _ fence: LineStart,
    patience: inout Int
  ) -> Int {
    var lineEnd = offset - 1
    var column = fence.column
    while column > 0, lineEnd > 0, patience > 0 {
      var start = lineEnd
      while start > 0, bytes[start - 1] != UInt8(ascii: "\n") { start -= 1 }
      patience -= lineEnd - start + 1
      let line = LineStart(bytes, start..<lineEnd, maximumQuotes: fence.quotes)
      if line.quotes < fence.quotes { return 0 }
      let isEmpty = line.text == lineEnd || bytes[line.text] == UInt8(ascii: "\r")
      if line.isItem, line.column <= column { return line.column }
      if !isEmpty, !line.isItem { column = min(column, line.column) }
      lineEnd = start - 1
    }
    return 0
  }

  /// Returns where the line of `offset` begins; `nil` where a letter stands between.
  private static func lineStart(_ bytes: borrowing Span<UInt8>, _ offset: Int) -> Int? {
    var start = offset
    while start > 0, bytes[start - 1] != UInt8(ascii: "\n") {
      switch bytes[start - 1] {
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: ">"), UInt8(ascii: "-"),
        UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "."), UInt8(ascii: ")"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        start -= 1
      default: return nil
      }
    }
    return start
  }
}
