/// The id in a tag of a unit.
struct UnitTag {
  /// `nil` where the id is malformed.
  let key: TranslationUnit.Key?
  /// Where the id stands.
  let id: Range<Int>
  /// The offset behind the tag.
  let end: Int

  /// A tag without an id.
  init(without start: Int, end: Int) {
    key = nil
    id = start..<start
    self.end = end
  }

  /// Reads `59e94-103">` at `start`, which is behind the opening quote.
  init(_ bytes: borrowing Span<UInt8>, _ start: Int) {
    let limit = min(bytes.count, start + 64)
    guard let quote = bytes.firstIndex(of: UInt8(ascii: "\""), from: start, to: limit),
      let end = bytes.firstIndex(of: UInt8(ascii: ">"), from: quote, to: limit)
    else {
      (key, id, self.end) = (nil, start..<start, start)
      return
    }
    key = end == quote + 1 ? Self.key(bytes, start..<quote) : nil
    id = start..<quote
    self.end = end + 1
  }

  /// Returns the key of an id: five hexadecimal digits, `-`, `p` for a paragraph, a number.
  private static func key(
    _ bytes: borrowing Span<UInt8>,
    _ id: Range<Int>
  ) -> TranslationUnit.Key? {
    let salt = id.lowerBound..<(id.lowerBound + 5)
    guard id.count > 6, bytes[salt.upperBound] == UInt8(ascii: "-") else { return nil }
    for offset in salt {
      switch bytes[offset] {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"): continue
      default: return nil
      }
    }
    var offset = salt.upperBound + 1
    let isParagraph = bytes[offset] == UInt8(ascii: "p")
    if isParagraph { offset += 1 }
    guard (1...9).contains(id.upperBound - offset) else { return nil }
    var number = 0
    while offset < id.upperBound {
      let digit = Int(bytes[offset]) - Int(UInt8(ascii: "0"))
      guard (0...9).contains(digit) else { return nil }
      number = number * 10 + digit
      offset += 1
    }
    return TranslationUnit.Key(number: number, isParagraph: isParagraph)
  }
}
