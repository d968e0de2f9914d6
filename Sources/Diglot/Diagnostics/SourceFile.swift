/// A file as it was read, with the name that findings show for it.
struct SourceFile: Sendable {
  /// The path that a person would type: relative to where the command runs, where possible.
  let path: String
  let bytes: [UInt8]

  /// A line of more bytes than this is no prose, and is not shown.
  private static let excerptLimit = 20_000

  init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  init(path: String, text: String) { self.init(path: path, bytes: Array(text.utf8)) }

  /// Returns where `range` lies, for a person.
  ///
  /// `range` is in UTF-8 bytes from 0; linear in the offset, so only findings should ask.
  func location(of range: Range<Int>) -> Diagnostic.Location {
    let span = bytes.span
    let start = min(max(range.lowerBound, 0), span.count)
    var line = 1
    var lineStart = 0
    while let newline = span.firstIndex(of: UInt8(ascii: "\n"), from: lineStart, to: start) {
      line += 1
      lineStart = newline + 1
    }
    var lineEnd = span.endOfLine(from: start)
    if lineEnd > start, span[lineEnd - 1] == UInt8(ascii: "\r") { lineEnd -= 1 }
    let excerpt =
      lineEnd - lineStart > Self.excerptLimit ? "" : span.text(lineStart..<max(lineStart, lineEnd))
    let before = span.text(lineStart..<start).unicodeScalars.count
    let end = max(start, min(range.upperBound, lineEnd))
    return Diagnostic.Location(
      file: path,
      line: line,
      column: before + 1,
      length: max(1, span.text(start..<end).unicodeScalars.count),
      excerpt: excerpt
    )
  }

  /// Returns the offset of a 1-based line's first byte, or the end of the file.
  func offset(ofLine line: Int) -> Int {
    let span = bytes.span
    var offset = 0
    for _ in 1..<max(1, line) {
      guard let newline = span.firstIndex(of: UInt8(ascii: "\n"), from: offset) else {
        return span.count
      }
      offset = newline + 1
    }
    return offset
  }
}
