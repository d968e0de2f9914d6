/// Where the lines of a text begin, as cmark counts them: `\n`, `\r\n` and a lone `\r` end one.
struct LineTable: Sendable {
  private let starts: [Int]
  private let end: Int

  init(_ text: borrowing Span<UInt8>) {
    var starts = [0]
    if text.firstIndex(of: UInt8(ascii: "\r")) == nil {
      var offset = 0
      while let newline = text.firstIndex(of: UInt8(ascii: "\n"), from: offset) {
        offset = newline + 1
        starts.append(offset)
      }
    } else {
      // One pass: to look for both ends line by line would read a file without `\n` ever again.
      for offset in text.indices {
        let byte = text[offset]
        let endsLine =
          byte == UInt8(ascii: "\n")
          || byte == UInt8(ascii: "\r")
            && (offset + 1 == text.count || text[offset + 1] != UInt8(ascii: "\n"))
        if endsLine { starts.append(offset + 1) }
      }
    }
    self.starts = starts
    end = text.count
  }

  /// Returns the offset of a 1-based line's first byte, or the text's end.
  func start(ofLine line: Int) -> Int { line <= starts.count ? starts[max(1, line) - 1] : end }

  /// Returns the 1-based number of the line that holds the byte at `offset`.
  func line(at offset: Int) -> Int { starts.firstIndexAfter { $0 <= offset } }

  /// Returns the bytes of the lines, ends included.
  func range(ofLines lines: ClosedRange<Int>) -> Range<Int> {
    let lower = start(ofLine: lines.lowerBound)
    return lower..<max(lower, start(ofLine: lines.upperBound + 1))
  }
}
