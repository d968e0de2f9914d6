/// A word that stands twice in a row, where the original has no such pair.
///
/// Only words in the script of the language: names in Latin letters may well be repeated, and so
/// may their first words. Japanese has no spaces, but no word holds をを.
enum DoubledWordRule {
  static func faults(_ pair: UnitPair) -> [UnitFault] {
    guard let range = double(pair), words(pair.source, ofLatin: true) == nil else { return [] }
    return [
      UnitFault(
        range: range,
        message: "a word stands once: '\(UnitExcerpt.of(pair.target.text(range)))'",
        note: "delete one of the two, unless both are meant"
      )
    ]
  }

  private static func double(_ pair: UnitPair) -> Range<Int>? {
    switch pair.language.name {
    case "ja":
      return pair.target.masked.span.firstIndex(of: "をを").map { $0..<($0 + 6) }
    case "zh": return nil
    default: return words(pair.target, ofLatin: !pair.language.hasOwnScript)
    }
  }

  /// Returns two equal words of at least two letters with one space between them.
  private static func words(_ text: InlineText, ofLatin: Bool) -> Range<Int>? {
    let bytes = text.masked
    var previous = 0..<0
    var offset = 0
    while offset < bytes.count {
      let start = offset
      while offset < bytes.count, isLetter(bytes[offset], ofLatin) { offset += 1 }
      let word = start..<offset
      if word.count >= (ofLatin ? 2 : 4), previous.count == word.count,
        previous.upperBound + 1 == start,
        bytes[start - 1] == 0x20, bytes[previous].elementsEqual(bytes[word]),
        isWhole(bytes, previous.lowerBound..<offset)
      {
        return previous.lowerBound..<offset
      }
      if !word.isEmpty { previous = word }
      if offset < bytes.count, word.isEmpty { offset += 1 }
    }
    return nil
  }

  private static func isLetter(_ byte: UInt8, _ ofLatin: Bool) -> Bool {
    byte >= 0x80 || (ofLatin && byte.isASCIILetter)
  }

  /// Whether neither a letter, a digit nor a hyphen stands beside the two.
  private static func isWhole(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    let before = range.lowerBound > 0 ? bytes[range.lowerBound - 1] : 0x20
    let after = range.upperBound < bytes.count ? bytes[range.upperBound] : 0x20
    return ![before, after].contains { $0.isASCIIAlphanumeric || $0 == UInt8(ascii: "-") }
  }
}
