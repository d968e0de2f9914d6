/// The start of a line as blocks read it: marks of quotes and lists, and how far its text is indented.
struct LineStart {
  /// How many `>` stand before the text.
  private(set) var quotes = 0
  /// The column of the text, counted from behind the last `>`.
  private(set) var column = 0
  /// The column of the first list marker, where one stands behind the last `>`.
  private var markerColumn: Int?
  var isItem: Bool { markerColumn != nil }
  /// How far the line is indented, from behind the last `>`.
  var indent: Int { markerColumn ?? column }
  /// The offset of the text, or the line's end.
  private(set) var text: Int

  /// Reads the start of `line`, and no more than `maximumQuotes` marks of quotes.
  init(_ bytes: borrowing Span<UInt8>, _ line: Range<Int>, maximumQuotes: Int = .max) {
    text = line.lowerBound
    while text < line.upperBound {
      switch bytes[text] {
      case UInt8(ascii: " "): column += 1
      case UInt8(ascii: "\t"): column = (column / 4 + 1) * 4
      case UInt8(ascii: ">") where quotes < maximumQuotes:
        quotes += 1
        column = 0
        markerColumn = nil
        if text + 1 < line.upperBound, bytes[text + 1] == UInt8(ascii: " ") { text += 1 }
      default:
        let width = Self.markerWidth(bytes, text, line.upperBound)
        if width == 0 { return }
        markerColumn = markerColumn ?? column
        column += width
        text += width - 1
      }
      text += 1
    }
  }

  /// Returns the length of `-`, `*`, `+`, `1.` or `1)` before a blank or the line's end, or 0.
  private static func markerWidth(
    _ bytes: borrowing Span<UInt8>,
    _ start: Int,
    _ end: Int
  ) -> Int {
    var offset = start
    switch bytes[offset] {
    case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"): break
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      while offset < end, offset - start < 10, bytes[offset].isASCIIDigit { offset += 1 }
      guard offset < end, offset - start < 10,
        bytes[offset] == UInt8(ascii: ".") || bytes[offset] == UInt8(ascii: ")")
      else { return 0 }
    default: return 0
    }
    offset += 1
    return offset == end || bytes[offset].isBlank ? offset - start : 0
  }

  /// Returns whether the line, whose end is `end`, cannot go on with a paragraph in so many quotes.
  func endsParagraph(_ bytes: borrowing Span<UInt8>, _ end: Int, quotes outer: Int) -> Bool {
    if text == end || isItem || quotes > outer || bytes[text] == UInt8(ascii: "\r") { return true }
    let sign = bytes[text]
    switch sign {
    case UInt8(ascii: "#"), UInt8(ascii: "`"), UInt8(ascii: "~"), UInt8(ascii: "="),
      UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "_"):
      var runEnd = text
      while runEnd < end, bytes[runEnd] == sign { runEnd += 1 }
      return Self.isBlock(bytes, text..<runEnd, end)
    // Raw HTML; but a unit goes on with the paragraph.
    case UInt8(ascii: "<"):
      return !bytes.hasPrefix("<span", at: text) && !bytes.hasPrefix("</span", at: text)
    default: return false
    }
  }

  /// Whether a run of one sign at the start of a line begins a heading or a fence, or is a rule.
  private static func isBlock(
    _ bytes: borrowing Span<UInt8>,
    _ run: Range<Int>,
    _ end: Int
  ) -> Bool {
    switch bytes[run.lowerBound] {
    case UInt8(ascii: "#"):
      return run.count <= 6 && (run.upperBound == end || bytes[run.upperBound].isBlank)
    case UInt8(ascii: "~"): return run.count >= 3
    case UInt8(ascii: "`"):
      return run.count >= 3
        && bytes.firstIndex(of: UInt8(ascii: "`"), from: run.upperBound, to: end) == nil
    default: return (run.upperBound..<end).allSatisfy { bytes[$0].isBlank }
    }
  }
}
