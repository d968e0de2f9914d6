/// Punctuation that a translation has twice, or lacks at its end.
enum PunctuationRules {
  /// Returns the punctuation mark at `offset`.
  static func mark(_ bytes: [UInt8], at offset: Int) -> (width: Int, isFinal: Bool)? {
    guard offset < bytes.count else { return nil }
    switch bytes[offset] {
    case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ":"),
      UInt8(ascii: ";"):
      return (1, true)
    case UInt8(ascii: ","): return (1, false)
    case 0xE2, 0xE3, 0xEF:
      guard offset + 2 < bytes.count else { return nil }
      return wideMark(bytes[offset], bytes[offset + 1], bytes[offset + 2])
    default: return nil
    }
  }

  private static func wideMark(
    _ first: UInt8,
    _ second: UInt8,
    _ third: UInt8
  ) -> (width: Int, isFinal: Bool)? {
    switch (first, second, third) {
    // 。…
    case (0xE3, 0x80, 0x82), (0xE2, 0x80, 0xA6): (3, true)
    // ．！？：；
    case (0xEF, 0xBC, 0x8E), (0xEF, 0xBC, 0x81), (0xEF, 0xBC, 0x9F), (0xEF, 0xBC, 0x9A),
      (0xEF, 0xBC, 0x9B):
      (3, true)
    // ，、
    case (0xEF, 0xBC, 0x8C), (0xE3, 0x80, 0x81): (3, false)
    default: nil
    }
  }

  // MARK: At the end

  /// Finds a sentence that ends with a letter or within a bracket, where its original has a full
  /// stop or an exclamation mark.
  ///
  /// A question may well lose its mark: か is one. Short texts are labels.
  static func missing(_ pair: UnitPair) -> [UnitFault] {
    guard let last = lastByte(pair.source),
      last.byte == UInt8(ascii: ".") || last.byte == UInt8(ascii: "!"),
      let end = lastByte(pair.target), endsOpen(pair.target.masked, end.offset),
      SentenceWords.count(in: pair.source, atLeast: 6)
    else { return [] }
    return [
      UnitFault(
        range: end.offset..<(end.offset + 1),
        message: "a sentence ends with a mark, as its original does",
        note: "add the mark, or see whether the end of the sentence is missing"
      )
    ]
  }

  /// Returns where the last character begins that is no space, quotation mark or closing bracket.
  private static func lastByte(_ text: InlineText) -> (offset: Int, byte: UInt8)? {
    var end = text.masked.count
    while end > 0 {
      var start = end - 1
      while start > 0, text.masked[start] & 0xC0 == 0x80 { start -= 1 }
      guard closes(text.masked.span, start) else { return (start, text.masked[start]) }
      end = start
    }
    return nil
  }

  private static let closers: [StaticString] = [
    "\u{A0}", "\u{200B}", "\u{202F}", "\u{3000}", "”", "’", "»", "）", "」", "』", "】", "］",
  ]

  private static func closes(_ bytes: borrowing Span<UInt8>, _ offset: Int) -> Bool {
    switch bytes[offset] {
    case InlineText.markup, 0x20, 0x09...0x0D, UInt8(ascii: "*"), UInt8(ascii: "_"),
      UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: ")"), UInt8(ascii: "]"):
      return true
    case 0xC2, 0xE2, 0xE3, 0xEF:
      for closer in closers where bytes.hasPrefix(closer, at: offset) { return true }
      return false
    default: return false
    }
  }

  /// Whether a text that ends with the character at `offset` goes on somewhere.
  private static func endsOpen(_ bytes: [UInt8], _ offset: Int) -> Bool {
    if let mark = mark(bytes, at: offset) { return !mark.isFinal }
    return bytes[offset] >= 0x80 || bytes[offset].isASCIIAlphanumeric
      || bytes[offset] == UInt8(ascii: "(") || bytes[offset] == UInt8(ascii: "[")
  }

  // MARK: Twice

  /// Finds two marks together that the original does not have together.
  static func doubled(_ pair: UnitPair) -> [UnitFault] {
    guard let range = firstDouble(pair.target), firstDouble(pair.source) == nil else { return [] }
    return [
      UnitFault(
        range: range,
        message: "punctuation stands once: '\(pair.target.text(range))'",
        note: "delete one of the marks"
      )
    ]
  }

  private static func firstDouble(_ text: InlineText) -> Range<Int>? {
    let bytes = text.masked
    var offset = 0
    while offset < bytes.count {
      guard let first = mark(bytes, at: offset) else {
        offset += 1
        continue
      }
      var end = offset + first.width
      guard mark(bytes, at: end) != nil else {
        offset = end
        continue
      }
      var marks = [offset..<end]
      while let next = mark(bytes, at: end) {
        marks.append(end..<(end + next.width))
        end += next.width
      }
      // The dot of .NET belongs to the word.
      if let last = marks.last, end < bytes.count, bytes[end].isASCIIAlphanumeric,
        bytes[last.lowerBound] == UInt8(ascii: ".")
      {
        marks.removeLast()
      }
      if isDouble(bytes, marks) { return offset..<end }
      offset = max(end, offset + first.width)
    }
    return nil
  }

  private static func isDouble(_ bytes: [UInt8], _ marks: [Range<Int>]) -> Bool {
    guard marks.count > 1 else { return false }
    let first = marks[0], second = marks[1]
    let isWide = first.count == 3 || second.count == 3
    let isSame = bytes[first].elementsEqual(bytes[second])
    // '...', '?!', '::' of code, and '..' of a path are no mistakes; '。。' and '、。' are.
    if isWide {
      return !bytes.span.hasPrefix("…", at: first.lowerBound)
        && !bytes.span.hasPrefix("…", at: second.lowerBound)
        && (isSame || !isTone(bytes, first) || !isTone(bytes, second))
    }
    guard isSame, marks.count == 2 else { return false }
    let sign = bytes[first.lowerBound]
    let next = second.upperBound < bytes.count ? bytes[second.upperBound] : 0x20
    switch sign {
    case UInt8(ascii: ","), UInt8(ascii: ";"): return true
    case UInt8(ascii: "."):
      return next != UInt8(ascii: "/") && next != UInt8(ascii: "\\") && !next.isASCIIAlphanumeric
    default: return false
    }
  }

  /// Whether a mark is a question or exclamation mark, which may stand together.
  private static func isTone(_ bytes: [UInt8], _ mark: Range<Int>) -> Bool {
    let span = bytes.span
    return bytes[mark.lowerBound] == UInt8(ascii: "!")
      || bytes[mark.lowerBound] == UInt8(ascii: "?")
      || span.hasPrefix("！", at: mark.lowerBound) || span.hasPrefix("？", at: mark.lowerBound)
  }
}
