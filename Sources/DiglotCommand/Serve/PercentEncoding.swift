/// Paths as they stand in requests and in the header `Location`.
enum PercentEncoding {
  /// Returns the text behind the escapes; `nil` where an escape is broken or the bytes are no UTF-8.
  ///
  ///     "/ko/%EA%B0%80"         →  "/ko/가"
  ///     "/%2e", "/%252e"        →  "/.", "/%2e"
  ///     "/%4", "/%c0%ae"        →  nil
  static func decode(_ text: Substring) -> String? {
    guard text.utf8.contains(0x25) else { return String(text) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    var rest = text.utf8.makeIterator()
    while let byte = rest.next() {
      guard byte == 0x25 else {
        bytes.append(byte)
        continue
      }
      guard let high = rest.next().flatMap(digit), let low = rest.next().flatMap(digit) else {
        return nil
      }
      bytes.append(high << 4 | low)
    }
    return String(validating: bytes, as: UTF8.self)
  }

  /// Returns a path in which every byte that cannot stand there is escaped.
  ///
  ///     "/ko/가 b/"  →  "/ko/%EA%B0%80%20b/"
  static func encode(path: String) -> String { encode(path, isPathByte) }

  /// Returns text in which every byte is escaped that `isPlain` does not let through.
  static func encode(_ text: String, _ isPlain: (UInt8) -> Bool) -> String {
    if text.utf8.allSatisfy(isPlain) { return text }
    var out = ""
    for byte in text.utf8 {
      if isPlain(byte) {
        out.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        out += byte < 0x10 ? "%0" : "%"
        out += String(byte, radix: 16, uppercase: true)
      }
    }
    return out
  }

  private static func isPathByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: "-._~!$&'()*+,;=:@/".utf8.contains(byte)
    }
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x41 + 10
    case 0x61...0x66: byte - 0x61 + 10
    default: nil
    }
  }
}
