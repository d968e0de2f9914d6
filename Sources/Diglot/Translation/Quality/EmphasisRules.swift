/// Bold and italic text that a translation lost, shifted or left open.
enum EmphasisRules {
  /// Compares how often a text is bold or italic.
  ///
  /// In some languages quotation marks or brackets take the place of bold text: they count too.
  static func differences(_ pair: UnitPair) -> [UnitFault] {
    let found = pair.target.strong.count + pair.target.emphasis.count
    let expected = pair.source.strong.count + pair.source.emphasis.count
    guard found != expected else { return [] }
    let labels = max(0, Labels.count(in: pair.target) - Labels.count(in: pair.source))
    guard found > expected || found + labels < expected else { return [] }
    let surplus = found > expected ? (pair.target.strong + pair.target.emphasis).first : nil
    return [
      UnitFault(
        range: surplus ?? 0..<pair.target.bytes.count,
        message: "a translation has as many bold and italic texts as its original, "
          + "\(expected) and not \(found)",
        note: "mark the same words as in the original"
      )
    ]
  }

  /// Finds asterisks that readers see, and that the original does not have.
  static func unclosed(_ pair: UnitPair) -> [UnitFault] {
    let found = visible(pair.target)
    guard !found.isEmpty else { return [] }
    return found.dropFirst(visible(pair.source).count).map {
      UnitFault(
        range: $0,
        message: "the marks of bold text are closed, and are not shown",
        note: "put '**' directly before and behind the bold words, or take it away"
      )
    }
  }

  /// Returns the runs of two or more asterisks that are no markup; escaped ones are seen too.
  private static func visible(_ text: InlineText) -> [Range<Int>] {
    let asterisk = UInt8(ascii: "*")
    guard text.classes.contains(.asterisk) else { return [] }
    var runs: [Range<Int>] = []
    var offset = 0
    while let start = text.masked.span.firstIndex(of: asterisk, from: offset) {
      var end = start + 1
      var count = 1
      while true {
        let next = text.bytes.span.hasPrefix("\\*", at: end) ? end + 1 : end
        guard next < text.masked.count, text.masked[next] == asterisk else { break }
        count += 1
        end = next + 1
      }
      if count > 1 { runs.append(start..<end) }
      offset = end
    }
    return runs
  }

  /// Finds bold text that begins with what follows a label: `[Save] **を選択**`.
  static func shifted(_ pair: UnitPair) -> [UnitFault] {
    guard !pair.target.strong.isEmpty, let words = particles[pair.language.name] else { return [] }
    return pair.target.strong.filter { isShifted(pair.target, $0, words) }.map {
      UnitFault(
        range: $0,
        message: "bold text is the label, not what follows it",
        note: "put '**' around the label"
      )
    }
  }

  private static let particles: [String: [StaticString]] = [
    "ja": ["を", "は", "が", "に", "の", "で", "と", "へ", "も", "から", "まで", "、", "セクション", "タブ"],
    "zh": ["和", "或", "以", "的", "中", "來", "来", "、", "，", "建立"],
  ]

  private static func isShifted(
    _ text: InlineText,
    _ strong: Range<Int>,
    _ words: [StaticString]
  ) -> Bool {
    var before = strong.lowerBound
    while before > 0, text.bytes[before - 1] == 0x20 { before -= 1 }
    guard before > 0, text.bytes[before - 1] == UInt8(ascii: "]") else { return false }
    let start = text.afterSpace(strong.lowerBound)
    return words.contains { text.bytes.span.hasPrefix($0, at: start) }
  }

  /// Finds a space between bold text and the punctuation that follows it.
  static func spaced(_ pair: UnitPair) -> [UnitFault] {
    guard !pair.target.strong.isEmpty, pair.language.name != "fr", firstSpaced(pair.source) == nil
    else { return [] }
    var faults: [UnitFault] = []
    for strong in pair.target.strong {
      guard let range = space(pair.target, behind: strong) else { continue }
      faults.append(
        UnitFault(
          range: range,
          message: "no space stands between bold text and punctuation",
          note: "delete the space"
        )
      )
    }
    return faults
  }

  private static func firstSpaced(_ text: InlineText) -> Range<Int>? {
    text.strong.lazy.compactMap { space(text, behind: $0) }.first
  }

  private static func space(_ text: InlineText, behind strong: Range<Int>) -> Range<Int>? {
    var end = strong.upperBound
    while end < text.bytes.count, text.bytes[end] == 0x20 { end += 1 }
    guard end > strong.upperBound, let mark = PunctuationRules.mark(text.masked, at: end) else {
      return nil
    }
    let after = end + mark.width
    // Names such as .NET, and dots that stand for something.
    if after < text.bytes.count,
      text.bytes[after].isASCIIAlphanumeric || text.bytes[after] == text.bytes[end]
    {
      return nil
    }
    return strong.upperBound..<end
  }
}

/// The pairs of quotation marks and brackets that can stand for bold text.
private enum Labels {
  private static let openers: [StaticString] = [
    "[", "「", "『", "“", "‘", "«", "【", "［", "„",
  ]

  static func count(in text: InlineText) -> Int {
    let bytes = text.masked.span
    var count = 0
    var straight = 0
    for offset in bytes.indices {
      switch bytes[offset] {
      case UInt8(ascii: "\""), UInt8(ascii: "'"): straight += 1
      case UInt8(ascii: "["), 0xC2, 0xE2, 0xE3, 0xEF:
        for opener in openers where bytes.hasPrefix(opener, at: offset) { count += 1 }
      default: continue
      }
    }
    return count + straight / 2
  }
}
