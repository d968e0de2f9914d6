extension ByteBuffer {
  mutating func append(json text: String) { append(json: Array(text.utf8).span) }

  /// Appends `text` as a JSON string that may stand in a script of an HTML page: without `<`, so that
  /// nothing in it ends the script or opens a comment.
  mutating func append(jsonInHTML text: String) {
    var json = ByteBuffer()
    json.append(json: text)
    for byte in json.finish() {
      if byte == UInt8(ascii: "<") { append("\\u003c") } else { append(byte) }
    }
  }

  /// Appends `text`, which is UTF-8, as a JSON string with its quotes.
  mutating func append(json text: borrowing Span<UInt8>) {
    append(UInt8(ascii: "\""))
    var copied = 0
    for index in text.indices {
      let byte = text[index]
      guard byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") else {
        continue
      }
      append(text.extracting(copied..<index))
      appendJSONEscape(byte)
      copied = index + 1
    }
    append(text.extracting(copied..<text.count))
    append(UInt8(ascii: "\""))
  }

  private mutating func appendJSONEscape(_ byte: UInt8) {
    append(UInt8(ascii: "\\"))
    switch byte {
    case UInt8(ascii: "\n"): append(UInt8(ascii: "n"))
    case UInt8(ascii: "\t"): append(UInt8(ascii: "t"))
    case 0..<0x20:
      append("u00")
      append(byte < 0x10 ? UInt8(ascii: "0") : UInt8(ascii: "1"))
      append(Array("0123456789abcdef".utf8)[Int(byte & 15)])
    default: append(byte)
    }
  }
}
