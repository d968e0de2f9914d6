extension ByteBuffer {
  /// Appends text of raw HTML: valid references stay, what is broken or forbidden does not.
  ///
  /// `<` and `>` come out as references, so does `&` where it begins none; controls and
  /// noncharacters, which HTML forbids, are left out. `text` is valid UTF-8.
  mutating func appendSanitizedText(_ text: borrowing Span<UInt8>, decodesReferences: Bool) {
    var start = 0
    var index = 0
    while index < text.count {
      let length: Int
      var replacement: [UInt8] = []
      switch text[index] {
      case UInt8(ascii: "<"): (length, replacement) = (1, Array("&lt;".utf8))
      case UInt8(ascii: ">"): (length, replacement) = (1, Array("&gt;".utf8))
      case UInt8(ascii: "&"):
        let reference =
          decodesReferences
          ? HTMLCharacterReference(in: text, at: index, isInAttribute: false) : nil
        if let reference, reference.isWellFormed {
          index += reference.length
          continue
        }
        length = reference?.length ?? 1
        replacement = Self.escaped(reference?.replacement ?? [UInt8(ascii: "&")])
      case 0..<32, 0x7F, 0xC2, 0xEF, 0xF0...0xF4:
        length = text.forbiddenLength(at: index)
        if length == 0 {
          index += 1
          continue
        }
      default:
        index += 1
        continue
      }
      if start < index { append(text.extracting(start..<index)) }
      append(replacement)
      index += length
      start = index
    }
    if start < text.count { append(text.extracting(start..<text.count)) }
  }

  private static func escaped(_ bytes: [UInt8]) -> [UInt8] {
    var buffer = ByteBuffer()
    buffer.appendEscaped(bytes)
    return buffer.finish()
  }
}

extension Span<UInt8> {
  /// Returns the length of the control or noncharacter at `offset`, 0 where there is none.
  func forbiddenLength(at offset: Int) -> Int {
    let first = self[offset]
    if first < 0x80 {
      return first == 0x7F || (first < 32 && !first.isHTMLSpace) ? 1 : 0
    }
    let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    guard offset + length <= count else { return 0 }
    var value = UInt32(first) & (0x7F >> UInt32(length))
    for index in 1..<length { value = value << 6 | UInt32(self[offset + index] & 0x3F) }
    return Unicode.Scalar(value)?.isForbiddenInHTML == true ? length : 0
  }

  /// Returns `range` in lower case, where that is ASCII; short names need no memory of their own.
  func lowercasedText(_ range: Range<Int>) -> String {
    unsafe String(unsafeUninitializedCapacity: range.count) { buffer in
      for index in range {
        unsafe buffer[index - range.lowerBound] = self[index].asciiLowercased
      }
      return range.count
    }
  }
}
