/// Reads the JSON of docfx's own files, which in the wild has comments and commas too many.
///
/// JSON in flow form is YAML, so that one reader, with its places and budgets, serves both. What
/// YAML does not know is put in other words first, in the same room, so that places stay true.
enum JSONDocument {
  /// Returns the one document of `file`; a syntax error is reported and gives `nil`.
  static func parse(_ file: SourceFile, _ diagnostics: inout Diagnostics) -> YAMLNode? {
    let plain = strict(file.bytes.span)
    return YAMLDocument.parse(file, as: plain, syntaxErrorCode: .jsonSyntaxError, &diagnostics)
  }

  /// Puts spaces in the place of comments, tabs and a byte order mark, and rewrites strings.
  private static func strict(_ text: borrowing Span<UInt8>) -> [UInt8] {
    var bytes = text.copy(0..<text.count)
    var offset = 0
    if text.hasPrefix("\u{FEFF}", at: 0) {
      for index in 0..<3 { bytes[index] = UInt8(ascii: " ") }
      offset = 3
    }
    while offset < bytes.count {
      switch bytes[offset] {
      case UInt8(ascii: "\""): offset = rewriteString(from: offset, text, &bytes)
      case UInt8(ascii: "'"):
        let end = text.firstIndex(of: UInt8(ascii: "'"), from: offset + 1)
        offset = end.map { $0 + 1 } ?? text.count
      case UInt8(ascii: "\t"):
        bytes[offset] = UInt8(ascii: " ")
        offset += 1
      case UInt8(ascii: "/"):
        let end = end(ofComment: offset, text)
        for index in offset..<end where bytes[index] != UInt8(ascii: "\n") {
          bytes[index] = UInt8(ascii: " ")
        }
        offset = max(end, offset + 1)
      default: offset += 1
      }
    }
    return bytes
  }

  /// Returns where a comment ends; `start` itself where none begins.
  private static func end(ofComment start: Int, _ text: borrowing Span<UInt8>) -> Int {
    if text.hasPrefix("//", at: start) {
      return text.endOfLine(from: start)
    }
    guard text.hasPrefix("/*", at: start) else { return start }
    return text.firstIndex(of: "*/", from: start + 2).map { $0 + 2 } ?? text.count
  }

  // MARK: Strings

  /// Writes a string's escapes as YAML has them, which is never longer, and spaces after its end;
  /// returns where it ended.
  ///
  ///     "a\/b"           →  "a/b"
  ///     "\uD83D\uDE00"   →  "\U0001F600", the two halves of one character
  ///     "\uD83D"         →  "\uFFFD", half a character
  private static func rewriteString(
    from start: Int,
    _ text: borrowing Span<UInt8>,
    _ bytes: inout [UInt8]
  ) -> Int {
    var (offset, end) = (start + 1, start + 1)
    while offset < text.count, text[offset] != UInt8(ascii: "\"") {
      let escape = escape(at: offset, text)
      let length = escape?.length ?? (text[offset] == UInt8(ascii: "\\") ? 2 : 1)
      let next = min(offset + length, text.count)
      if let escape {
        for byte in escape.yaml {
          bytes[end] = byte
          end += 1
        }
      } else {
        for index in offset..<next {
          bytes[end] = text[index]
          end += 1
        }
      }
      offset = next
    }
    // A string without an end is left without one.
    guard offset < text.count else { return text.count }
    bytes[end] = UInt8(ascii: "\"")
    for index in (end + 1)..<(offset + 1) { bytes[index] = UInt8(ascii: " ") }
    return offset + 1
  }

  /// Returns what stands for an escape that YAML does not know, and how long the escape is.
  private static func escape(
    at offset: Int,
    _ text: borrowing Span<UInt8>
  ) -> (yaml: [UInt8], length: Int)? {
    if text.hasPrefix("\\/", at: offset) { return ([UInt8(ascii: "/")], 2) }
    guard let high = codeUnit(at: offset, text), 0xD800...0xDFFF ~= high else { return nil }
    guard high < 0xDC00, let low = codeUnit(at: offset + 6, text), 0xDC00...0xDFFF ~= low else {
      return (Array("\\uFFFD".utf8), 6)
    }
    let scalar = 0x10000 + (high - 0xD800) << 10 + (low - 0xDC00)
    let digits = String(scalar, radix: 16)
    let padding = String(repeating: "0", count: 8 - digits.utf8.count)
    return (Array(("\\U" + padding + digits).utf8), 12)
  }

  /// Returns the number of a `\uXXXX`, or `nil` where there is none.
  private static func codeUnit(at offset: Int, _ text: borrowing Span<UInt8>) -> UInt32? {
    guard offset + 6 <= text.count, text.hasPrefix("\\u", at: offset) else { return nil }
    let digits = text.text((offset + 2)..<(offset + 6))
    return digits.utf8.count == 4 ? UInt32(digits, radix: 16) : nil
  }
}
