/// Where a page's header lies.
///
/// The first line, right-trimmed, is `---`; the closing line is `---` or `...`. Where either is
/// missing there is no header and the whole text is body.
struct HeaderBounds: Equatable {
  /// The lines between the delimiters, in UTF-8 bytes; `nil` where the page has no header.
  let header: Range<Int>?
  /// The offset of the first byte after the closing line; without a header that after a BOM.
  let bodyStart: Int

  /// Finds the header in time linear in its length (of an unclosed one: the page's).
  init(_ bytes: borrowing Span<UInt8>) {
    let start = bytes.hasPrefix("\u{FEFF}") ? 3 : 0
    guard bytes.hasPrefix("---", at: start),
      let newline = bytes.firstIndex(of: UInt8(ascii: "\n"), from: start + 3),
      Self.isBlank(bytes, start + 3, newline)
    else {
      self = HeaderBounds(header: nil, bodyStart: start)
      return
    }
    var line = newline + 1
    while line < bytes.count {
      let end = bytes.endOfLine(from: line)
      if bytes.hasPrefix("---", at: line) || bytes.hasPrefix("...", at: line),
        Self.isBlank(bytes, line + 3, end)
      {
        self = HeaderBounds(header: newline + 1..<line, bodyStart: min(end + 1, bytes.count))
        return
      }
      line = end + 1
    }
    self = HeaderBounds(header: nil, bodyStart: start)
  }

  private init(header: Range<Int>?, bodyStart: Int) {
    self.header = header
    self.bodyStart = bodyStart
  }

  private static func isBlank(_ bytes: borrowing Span<UInt8>, _ start: Int, _ end: Int) -> Bool {
    var offset = start
    while offset < end {
      // Tab, line tabulation, form feed, carriage return, space.
      guard (0x09...0x0D).contains(bytes[offset]) || bytes[offset] == 0x20 else { return false }
      offset += 1
    }
    return true
  }
}
