/// The search behind all escaping: eight bytes a step.
extension Span<UInt8> {
  /// Returns the offset of the first of `& < > " '` at or after `start`, or `count`.
  func firstSpecialInHTML(from start: Int) -> Int {
    var offset = start
    unsafe withUnsafeBytes { bytes in
      while offset + 8 <= bytes.count {
        let word = unsafe bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self).littleEndian
        let special = specialBytes(in: word)
        if special != 0 {
          offset += special.trailingZeroBitCount >> 3
          return
        }
        offset += 8
      }
      while unsafe offset < bytes.count && !isSpecial(bytes[offset]) { offset += 1 }
    }
    return offset
  }

  private func isSpecial(_ byte: UInt8) -> Bool { isAmpersandLike(byte) || byte == 0x22 }

  private func isAmpersandLike(_ byte: UInt8) -> Bool { byte & 0xfe == 0x26 || byte & 0xfd == 0x3c }

  /// Returns a word whose lowest set bit is the top bit of the first special byte in `word`.
  ///
  /// `&` and `'` differ in bit 0 alone and `<` and `>` in bit 1 alone, so three tests find all five.
  /// Bits above the lowest one may be wrong, by the borrow of the subtraction.
  @inline(__always)
  private func specialBytes(in word: UInt64) -> UInt64 {
    zeroBytes(in: (word & 0xfefe_fefe_fefe_fefe) ^ 0x2626_2626_2626_2626)
      | zeroBytes(in: (word & 0xfdfd_fdfd_fdfd_fdfd) ^ 0x3c3c_3c3c_3c3c_3c3c)
      | zeroBytes(in: word ^ 0x2222_2222_2222_2222)
  }

  @inline(__always)
  private func zeroBytes(in word: UInt64) -> UInt64 {
    (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080
  }
}
