/// A character reference such as `&amp;`, `&copy` or `&#x41;` as a browser reads it.
struct HTMLCharacterReference {
  /// In bytes, from the `&` on.
  let length: Int
  /// What it stands for, as UTF-8; empty for a control character, which HTML does not allow.
  let replacement: [UInt8]
  /// Whether it may stand in the output as it is: known, closed by `;`, a permitted character.
  let isWellFormed: Bool

  /// Returns the reference that begins with the `&` at `offset`, or `nil` where that is only a sign.
  ///
  /// In an attribute, an old name without its `;` counts only where no `=`, letter or digit follows.
  init?(in source: borrowing Span<UInt8>, at offset: Int, isInAttribute: Bool) {
    guard offset + 1 < source.count, source[offset] == UInt8(ascii: "&") else { return nil }
    if source[offset + 1] == UInt8(ascii: "#") {
      self.init(numberIn: source, at: offset)
    } else {
      self.init(nameIn: source, at: offset, isInAttribute: isInAttribute)
    }
  }

  private init?(numberIn source: borrowing Span<UInt8>, at offset: Int) {
    var end = offset + 2
    let isHexadecimal = end < source.count && source[end] | 0x20 == UInt8(ascii: "x")
    if isHexadecimal { end += 1 }
    let digits = end
    var value: UInt32 = 0
    while end < source.count, let digit = source[end].hexadecimalValue,
      isHexadecimal || digit < 10
    {
      value = min(value * (isHexadecimal ? 16 : 10) + UInt32(digit), 0x110000)
      end += 1
    }
    guard end > digits else { return nil }
    let isClosed = end < source.count && source[end] == UInt8(ascii: ";")
    let scalar = Self.repaired(value)
    length = end + (isClosed ? 1 : 0) - offset
    replacement = scalar.isForbiddenInHTML ? [] : Array(String(scalar).utf8)
    isWellFormed = isClosed && scalar.value == value && !scalar.isForbiddenInHTML && value != 13
  }

  private init?(nameIn source: borrowing Span<UInt8>, at offset: Int, isInAttribute: Bool) {
    let start = offset + 1
    var end = start
    while end < source.count, end - start <= HTMLEntities.longestName,
      source[end].isASCIIAlphanumeric
    {
      end += 1
    }
    guard end > start else { return nil }
    if end < source.count, source[end] == UInt8(ascii: ";"),
      let entry = HTMLEntities.standard.entry(source.extracting(start..<end))
    {
      self.init(length: end + 1 - offset, replacement: entry.replacement, isWellFormed: true)
      return
    }
    for length in stride(from: min(end - start, HTMLEntities.longestOldName), to: 1, by: -1) {
      guard let entry = HTMLEntities.standard.entry(source.extracting(start..<(start + length))),
        entry.isOld
      else { continue }
      let next = start + length
      let isPartOfWord =
        next < source.count
        && (source[next] == UInt8(ascii: "=") || source[next].isASCIIAlphanumeric)
      if isInAttribute && isPartOfWord { return nil }
      self.init(length: length + 1, replacement: entry.replacement, isWellFormed: false)
      return
    }
    return nil
  }

  private init(length: Int, replacement: [UInt8], isWellFormed: Bool) {
    self.length = length
    self.replacement = replacement
    self.isWellFormed = isWellFormed
  }

  /// Returns `bytes` with all references replaced, as the value of an attribute has them.
  static func decode(attribute bytes: borrowing Span<UInt8>) -> [UInt8] {
    var decoded: [UInt8] = []
    decoded.reserveCapacity(bytes.count)
    var start = 0
    while let sign = bytes.firstIndex(of: UInt8(ascii: "&"), from: start) {
      guard let reference = HTMLCharacterReference(in: bytes, at: sign, isInAttribute: true) else {
        decoded += bytes.copy(start..<(sign + 1))
        start = sign + 1
        continue
      }
      decoded += bytes.copy(start..<sign)
      decoded += reference.replacement
      start = sign + reference.length
    }
    return decoded + bytes.copy(start..<bytes.count)
  }

  /// What the standard puts for a number that is no character: U+FFFD, or windows-1252 for C1.
  private static func repaired(_ value: UInt32) -> Unicode.Scalar {
    let old = (0x80...0x9F).contains(value) ? windows1252[Int(value) - 0x80] : 0
    let number = old != 0 ? UInt32(old) : value
    return number == 0 ? "\u{FFFD}" : Unicode.Scalar(number) ?? "\u{FFFD}"
  }

  /// 0 where windows-1252 has nothing.
  private static let windows1252: [UInt16] = [
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
    0x0152, 0, 0x017D, 0, 0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC,
    0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
  ]
}

extension Unicode.Scalar {
  /// Controls and noncharacters, which the standard forbids in a document.
  var isForbiddenInHTML: Bool {
    switch value {
    case 9, 10, 12, 13: false
    case 0..<0x20, 0x7F...0x9F, 0xFDD0...0xFDEF: true
    default: value & 0xFFFE == 0xFFFE
    }
  }
}
