/// Reads the JSON of docfx's own files, which in the wild has comments and commas too many.
///
/// JSON in flow form is YAML, so that one reader, with its places and budgets, serves both.
enum JSONDocument {
  /// Returns the one document of `file`; a syntax error is reported and gives `nil`.
  static func parse(_ file: SourceFile, _ diagnostics: inout Diagnostics) -> YAMLNode? {
    // Same length, so that the places found in it are those of the file.
    let plain = SourceFile(path: file.path, bytes: strict(file.bytes.span))
    return YAMLDocument.parse(plain, syntaxErrorCode: .jsonSyntaxError, &diagnostics)
  }

  /// Puts spaces in the place of comments, tabs and a byte order mark.
  private static func strict(_ text: borrowing Span<UInt8>) -> [UInt8] {
    var bytes = text.copy(0..<text.count)
    var offset = 0
    if text.hasPrefix("\u{FEFF}", at: 0) {
      for index in 0..<3 { bytes[index] = UInt8(ascii: " ") }
      offset = 3
    }
    while offset < bytes.count {
      switch bytes[offset] {
      case UInt8(ascii: "\""): offset = end(ofString: offset, text)
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

  private static func end(ofString start: Int, _ text: borrowing Span<UInt8>) -> Int {
    var offset = start + 1
    while offset < text.count, text[offset] != UInt8(ascii: "\"") {
      offset += text[offset] == UInt8(ascii: "\\") ? 2 : 1
    }
    return min(offset + 1, text.count)
  }

  /// Returns where a comment ends; `start` itself where none begins.
  private static func end(ofComment start: Int, _ text: borrowing Span<UInt8>) -> Int {
    if text.hasPrefix("//", at: start) {
      return text.firstIndex(of: UInt8(ascii: "\n"), from: start) ?? text.count
    }
    guard text.hasPrefix("/*", at: start) else { return start }
    return text.firstIndex(of: "*/", from: start + 2).map { $0 + 2 } ?? text.count
  }
}
