/// Writing XML 1.0, which has no way to name most control characters.
extension ByteBuffer {
  /// What stands in the place of a character that XML forbids.
  enum ForbiddenCharacter {
    /// `<cp hex="0007"/>` of XLIFF.
    case codePoint
    /// `<ph type="x-control">U+0007</ph>` of TMX.
    case placeholder
    /// `{U+0007}`, where no element may stand.
    case braces
  }

  /// Appends text of an element.
  mutating func append(xml text: String) {
    append(xml: Array(text.utf8).span, forbidden: .braces)
  }

  /// Appends text of an element, which is UTF-8.
  mutating func append(xml text: borrowing Span<UInt8>, forbidden: ForbiddenCharacter) {
    append(xml: text, forbidden, isAttribute: false)
  }

  /// Appends the value of an attribute between `"`.
  mutating func append(attribute text: String) {
    append(xml: Array(text.utf8).span, .braces, isAttribute: true)
  }

  private mutating func append(
    xml text: borrowing Span<UInt8>,
    _ forbidden: ForbiddenCharacter,
    isAttribute: Bool
  ) {
    var copied = 0
    var index = 0
    while index < text.count {
      let byte = text[index]
      // The two characters U+FFFE and U+FFFF are EF BF BE and EF BF BF.
      let isNoCharacter =
        byte == 0xEF && index + 2 < text.count && text[index + 1] == 0xBF && text[index + 2] >= 0xBE
      guard byte < 0x20 || isNoCharacter || Self.isMarkup(byte) else {
        index += 1
        continue
      }
      append(text.extracting(copied..<index))
      if isNoCharacter {
        append(forbidden, 0xFF00 + Int(text[index + 2]) + 0x40)
        index += 2
      } else {
        append(byte, forbidden, isAttribute)
      }
      index += 1
      copied = index
    }
    append(text.extracting(copied..<text.count))
  }

  private static func isMarkup(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "&")
      || byte == UInt8(ascii: "\"")
  }

  private mutating func append(_ byte: UInt8, _ forbidden: ForbiddenCharacter, _ isAttribute: Bool)
  {
    switch byte {
    case UInt8(ascii: "<"): append("&lt;")
    case UInt8(ascii: ">"): append("&gt;")
    case UInt8(ascii: "&"): append("&amp;")
    case UInt8(ascii: "\""): if isAttribute { append("&quot;") } else { append(byte) }
    // A reader makes a line feed of it otherwise.
    case 0x0D: append("&#13;")
    case 0x09: if isAttribute { append("&#9;") } else { append(byte) }
    case 0x0A: if isAttribute { append("&#10;") } else { append(byte) }
    default: append(forbidden, Int(byte))
    }
  }

  private mutating func append(_ forbidden: ForbiddenCharacter, _ number: Int) {
    let digits = Array("0123456789ABCDEF".utf8)
    let hexadecimal = [12, 8, 4, 0].map { digits[number >> $0 & 15] }
    switch forbidden {
    case .codePoint: append("<cp hex=\"")
    case .placeholder: append("<ph type=\"x-control\">U+")
    case .braces: append("{U+")
    }
    append(hexadecimal)
    switch forbidden {
    case .codePoint: append("\"/>")
    case .placeholder: append("</ph>")
    case .braces: append("}")
    }
  }
}
