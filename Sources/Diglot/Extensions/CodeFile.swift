/// A file of code as its lines, however they end.
struct CodeFile: Sendable {
  let bytes: [UInt8]
  /// In bytes, without their ends.
  let lines: [Range<Int>]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    lines = Self.lines(of: bytes.span)
  }

  /// Returns the lines; a last one that is empty is none, and a byte order mark is in none.
  private static func lines(of text: borrowing Span<UInt8>) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = text.hasPrefix("\u{FEFF}") ? 3 : 0
    var offset = start
    while offset < text.count {
      let byte = text[offset]
      guard byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") else {
        offset += 1
        continue
      }
      lines.append(start..<offset)
      let isPair = byte == UInt8(ascii: "\r") && text.hasPrefix("\n", at: offset + 1)
      offset += isPair ? 2 : 1
      start = offset
    }
    if start < text.count { lines.append(start..<text.count) }
    return lines
  }
}
