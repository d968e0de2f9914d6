/// Percent-encoding as cmark-gfm does it, byte for byte; the escaping of text is in `Support`.
extension ByteBuffer {
  /// Appends `url` with what no URL may hold as `%XX`; what is percent-encoded already stays.
  mutating func appendEscapedHref(_ url: borrowing Span<UInt8>) {
    var start = 0
    for index in url.indices where !url[index].isSafeInHref {
      if start < index { append(url.extracting(start..<index)) }
      start = index + 1
      switch url[index] {
      case UInt8(ascii: "&"): append("&amp;")
      case UInt8(ascii: "'"): append("&#x27;")
      case let byte:
        append(UInt8(ascii: "%"))
        append(byte.hexadecimalDigit(shift: 4))
        append(byte.hexadecimalDigit(shift: 0))
      }
    }
    if start < url.count { append(url.extracting(start..<url.count)) }
  }

  mutating func appendEscapedHref(_ url: [UInt8]) { appendEscapedHref(url.span) }
}

extension UInt8 {
  /// One bit a byte: letters, digits and ``-_.+!*(),%#@?=;:/$~``, which cmark leaves alone.
  @inline(__always)
  fileprivate var isSafeInHref: Bool {
    self < 0x80 && HrefTable.safe[Int(self >> 5)] >> UInt32(self & 31) & 1 == 1
  }

  fileprivate func hexadecimalDigit(shift: UInt8) -> UInt8 {
    let digit = self >> shift & 15
    return digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "A") + digit - 10
  }
}

private enum HrefTable {
  static let safe: [4 of UInt32] = {
    var table: [4 of UInt32] = [0, 0, 0, 0]
    let signs = "-_.+!*(),%#@?=;:/$~"
    let letters = (UInt8(ascii: "0")...UInt8(ascii: "z")).filter(\.isASCIIAlphanumeric)
    for byte in letters + Array(signs.utf8) { table[Int(byte >> 5)] |= 1 << UInt32(byte & 31) }
    return table
  }()
}
