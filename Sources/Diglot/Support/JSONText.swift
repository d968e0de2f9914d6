extension ByteBuffer {
  mutating func append(json text: String) { append(json: Array(text.utf8).span) }

  /// Appends `text`, which is UTF-8, as a JSON string with its quotes.
  mutating func append(json text: borrowing Span<UInt8>) {
    append(UInt8(ascii: "\""))
    var copied = 0
    for index in text.indices {
      let byte = text[index]
      // `<` too: the file may end up inside a page's script.
      guard byte < 0x20 || byte == 0x22 || byte == 0x5C || byte == 0x3C else { continue }
      append(text.extracting(copied..<index))
      append("\\u00")
      append(JSONDigits.lower(byte >> 4))
      append(JSONDigits.lower(byte & 15))
      copied = index + 1
    }
    append(text.extracting(copied..<text.count))
    append(UInt8(ascii: "\""))
  }
}

private enum JSONDigits {
  static func lower(_ digit: UInt8) -> UInt8 {
    digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10
  }
}
