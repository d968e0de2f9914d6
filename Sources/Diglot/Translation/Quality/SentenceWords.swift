/// The plain words of a sentence: what stands between spaces and is nothing but letters once the
/// punctuation around it is gone.
///
///     "Select **Save** in {app}, d2e1-4b."  →  Select, Save, in
struct SentenceWords {
  private(set) var ranges: [Range<Int>] = []

  init(_ text: InlineText, hiding hidden: [[UInt8]] = []) {
    var bytes = text.masked
    for phrase in hidden { Self.hide(phrase, in: &bytes) }
    var offset = 0
    while offset < bytes.count {
      while offset < bytes.count, Self.isSeparator(bytes[offset]) { offset += 1 }
      let start = offset
      while offset < bytes.count, !Self.isSeparator(bytes[offset]) { offset += 1 }
      if let word = Self.word(bytes, start..<offset) { ranges.append(word) }
    }
  }

  /// Whether a text has at least so many words.
  static func count(in text: InlineText, atLeast least: Int) -> Bool {
    let bytes = text.masked
    var count = 0
    var offset = 0
    while offset < bytes.count, count < least {
      while offset < bytes.count, isSeparator(bytes[offset]) { offset += 1 }
      let start = offset
      while offset < bytes.count, !isSeparator(bytes[offset]) { offset += 1 }
      if word(bytes, start..<offset) != nil { count += 1 }
    }
    return count >= least
  }

  private static func isSeparator(_ byte: UInt8) -> Bool {
    byte.isSpaceOrNewline || byte == InlineText.markup
  }

  private static func word(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int>? {
    var (first, last) = (range.lowerBound, range.upperBound - 1)
    while first <= last, !isLetter(bytes[first]) { first += 1 }
    guard first <= last else { return nil }
    while !isLetter(bytes[last]) { last -= 1 }
    for offset in range {
      if isLetter(bytes[offset]) { continue }
      let isInside = first <= offset && offset <= last
      switch bytes[offset] {
      case UInt8(ascii: "-"), UInt8(ascii: "'"): continue
      case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"),
        UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: "("), UInt8(ascii: ")"),
        UInt8(ascii: "\""), UInt8(ascii: "*"), UInt8(ascii: "["), UInt8(ascii: "]"):
        guard !isInside else { return nil }
      default: return nil
      }
    }
    return first..<(last + 1)
  }

  private static func isLetter(_ byte: UInt8) -> Bool { byte.isASCIILetter || byte >= 0x80 }

  private static func hide(_ phrase: [UInt8], in bytes: inout [UInt8]) {
    guard !phrase.isEmpty else { return }
    var offset = 0
    while let found = bytes.span.firstIndex(of: phrase, from: offset) {
      for index in found..<(found + phrase.count) { bytes[index] = 0x20 }
      offset = found + phrase.count
    }
  }
}
