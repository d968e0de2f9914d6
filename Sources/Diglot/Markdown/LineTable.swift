/// Where the lines of a text begin, as cmark counts them: `\n`, `\r\n` and a lone `\r` end one.
struct LineTable: Sendable {
  private let starts: [Int]
  private let end: Int

  init(_ text: borrowing Span<UInt8>) {
    var starts = [0]
    var offset = 0
    let hasReturns = text.firstIndex(of: UInt8(ascii: "\r")) != nil
    while let next = Self.lineEnd(text, offset, hasReturns) {
      starts.append(next)
      offset = next
    }
    self.starts = starts
    end = text.count
  }

  /// Returns where the line after the one at `offset` begins.
  private static func lineEnd(
    _ text: borrowing Span<UInt8>,
    _ offset: Int,
    _ hasReturns: Bool
  ) -> Int? {
    let newline = text.firstIndex(of: UInt8(ascii: "\n"), from: offset)
    guard hasReturns,
      let carriage = text.firstIndex(of: UInt8(ascii: "\r"), from: offset, to: newline)
    else { return newline.map { $0 + 1 } }
    return carriage + 1 == newline ? carriage + 2 : carriage + 1
  }

  /// Returns the offset of a 1-based line's first byte, or the text's end.
  func start(ofLine line: Int) -> Int { line <= starts.count ? starts[max(1, line) - 1] : end }

  /// Returns the bytes of the lines, ends included.
  func range(ofLines lines: ClosedRange<Int>) -> Range<Int> {
    let lower = start(ofLine: lines.lowerBound)
    return lower..<max(lower, start(ofLine: lines.upperBound + 1))
  }
}
