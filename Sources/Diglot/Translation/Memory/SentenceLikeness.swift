/// How alike two sentences are, as translators are told.
enum SentenceLikeness {
  /// Of longer sentences it is only told whether they are equal.
  static let wordLimit = 256

  /// Returns a percentage for two rows of words: 2·c / (n + m) of them, rounded down, where c is the
  /// most words that stand in both in the same order.
  ///
  /// At most 99, since signs, markup and letter case may still differ.
  ///
  ///     save the file   |  save the new file   →  2·3 / (3 + 4) = 85
  ///     open the file   |  save the new file   →  2·2 / (3 + 4) = 57
  static func percentage(_ a: ArraySlice<UInt32>, _ b: ArraySlice<UInt32>) -> Int {
    guard a.count <= wordLimit, b.count <= wordLimit, a.count + b.count > 0 else { return 0 }
    return min(99, 200 * commonCount(a, b) / (a.count + b.count))
  }

  /// Returns the length of a longest common subsequence.
  private static func commonCount(_ a: ArraySlice<UInt32>, _ b: ArraySlice<UInt32>) -> Int {
    var lengths = [UInt16](repeating: 0, count: b.count + 1)
    for word in a {
      var diagonal: UInt16 = 0
      var column = 1
      for other in b {
        let above = lengths[column]
        lengths[column] = word == other ? diagonal + 1 : max(above, lengths[column - 1])
        diagonal = above
        column += 1
      }
    }
    return Int(lengths[b.count])
  }

  /// Returns a hash of a text in which runs of blanks are one, and none stand at its ends.
  static func digest(_ text: ArraySlice<UInt8>, seed: UInt64 = 0xCBF2_9CE4_8422_2325) -> UInt64 {
    var hash = seed
    var isPending = false
    var isEmpty = true
    for byte in text {
      if byte.isBlank || byte == 0x0A || byte == 0x0D {
        isPending = !isEmpty
        continue
      }
      if isPending { hash = (hash ^ 0x20) &* 0x100_0000_01B3 }
      hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
      isPending = false
      isEmpty = false
    }
    return hash
  }

  /// Whether two texts are equal but for the number of blanks between words and at the ends.
  static func areEqual(_ a: ArraySlice<UInt8>, _ b: ArraySlice<UInt8>) -> Bool {
    let isBlank = { (byte: UInt8) in byte.isBlank || byte == 0x0A || byte == 0x0D }
    return a.split(whereSeparator: isBlank).elementsEqual(b.split(whereSeparator: isBlank))
  }
}
