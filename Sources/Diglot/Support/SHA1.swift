internal import CCrypto

/// The SHA-1 of bytes, by which Open Publishing names the file that was translated.
///
/// Good for telling files apart, and for nothing that must withstand an attacker.
enum SHA1 {
  /// Returns the digest as 40 digits in lower case.
  static func hexadecimal(of bytes: [UInt8]) -> String { hexadecimal(of: bytes.span) }

  /// Returns the digest as 40 digits in lower case.
  static func hexadecimal(of bytes: borrowing Span<UInt8>) -> String {
    var digest = [UInt8](repeating: 0, count: Int(SHA_DIGEST_LENGTH))
    unsafe digest.withUnsafeMutableBufferPointer { out in
      unsafe bytes.withUnsafeBufferPointer { bytes in
        _ = unsafe CCrypto.SHA1(bytes.baseAddress, bytes.count, out.baseAddress)
      }
    }
    var text = ""
    text.reserveCapacity(2 * digest.count)
    for byte in digest {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 0xF)])
    }
    return text
  }

  private static let digits = Array("0123456789abcdef")
}
