extension ByteBuffer {
  /// Appends `text` with `& < > " '` written as references, so that it is safe in HTML text and in
  /// quoted attribute values.
  mutating func append(escaping text: borrowing Span<UInt8>) {
    var start = 0
    while true {
      let found = text.firstSpecialInHTML(from: start)
      if start < found { append(text.extracting(start..<found)) }
      guard found < text.count else { return }
      append(reference(for: text[found]))
      start = found + 1
    }
  }

  private func reference(for byte: UInt8) -> StaticString {
    switch byte {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "\""): "&quot;"
    default: "&#39;"
    }
  }
}
