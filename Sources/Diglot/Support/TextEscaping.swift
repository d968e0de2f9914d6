/// Escaping as cmark-gfm does it, byte for byte, so that its specification's examples come out exact.
extension ByteBuffer {
  /// Appends `text` with `&`, `<`, `>` and `"` as references; right in text and in quoted values.
  mutating func appendEscaped(_ text: borrowing Span<UInt8>) {
    var start = 0
    var search = 0
    while true {
      let index = text.firstSpecialInHTML(from: search)
      search = index + 1
      // Apostrophes are found too, for templates escape them; cmark does not.
      if index < text.count, text[index] == UInt8(ascii: "'") { continue }
      if start < index { append(text.extracting(start..<index)) }
      guard index < text.count else { return }
      switch text[index] {
      case UInt8(ascii: "&"): append("&amp;")
      case UInt8(ascii: "<"): append("&lt;")
      case UInt8(ascii: ">"): append("&gt;")
      default: append("&quot;")
      }
      start = search
    }
  }

  mutating func appendEscaped(_ text: [UInt8]) { appendEscaped(text.span) }

  mutating func appendEscaped(_ text: String) { appendEscaped(text.utf8Span.span) }
}
