/// The names under which translations may know a file: its SHA-1 with one kind of line ends or the
/// other.
///
/// Some repositories gave their files to the translators with CRLF and keep them with LF.
struct OriginalDigests {
  private let bytes: [UInt8]
  private let digest: String

  init(of bytes: [UInt8]) {
    self.bytes = bytes
    digest = SHA1.hexadecimal(of: bytes)
  }

  /// Returns whether `hash`, of `ms.openlocfilehash`, is one of the file's.
  func contain(_ hash: String) -> Bool {
    let hash = hash.lowercased()
    if hash == digest { return true }
    let lines = Self.withLineFeeds(bytes)
    return hash == SHA1.hexadecimal(of: lines)
      || hash == SHA1.hexadecimal(of: Self.withCarriageReturns(lines))
  }

  private static func withLineFeeds(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    for (index, byte) in bytes.enumerated() {
      let isPair = byte == 0x0D && index + 1 < bytes.count && bytes[index + 1] == 0x0A
      if !isPair { result.append(byte) }
    }
    return result
  }

  private static func withCarriageReturns(_ lines: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(lines.count + lines.count / 32)
    for byte in lines {
      if byte == 0x0A { result.append(0x0D) }
      result.append(byte)
    }
    return result
  }
}
