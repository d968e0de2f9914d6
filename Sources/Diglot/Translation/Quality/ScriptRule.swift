/// The letters of a text, each with its script.
enum ScriptLetters {
  struct Letter {
    let script: ForeignLetters.Script
    let range: Range<Int>
  }

  /// Returns the letters outside ASCII that have one of the known scripts.
  static func all(in text: InlineText) -> [Letter] {
    var letters: [Letter] = []
    let bytes = text.masked.span
    var offset = 0
    while offset < bytes.count {
      let byte = bytes[offset]
      guard byte >= 0xC0 else {
        offset += 1
        continue
      }
      let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
      // The middle dot of katakana stands between names in Chinese too.
      if !bytes.hasPrefix("・", at: offset),
        let script = ForeignLetters.script(bytes, offset, length)
      {
        letters.append(Letter(script: script, range: offset..<(offset + length)))
      }
      offset += length
    }
    return letters
  }
}

/// A translation in letters that are not those of its language.
enum ScriptRule {
  /// Forms that only simplified Chinese has, of common characters.
  private static let simplified: Set<String> = Set(
    "们这对时说过还进关问应该请单击页术设备务产资项类选择输显图签认证电话权给开录种构报级导价费财纳总贸专业东两严"
      .unicodeScalars.map { String($0) }
  )

  static func faults(_ pair: UnitPair) -> [UnitFault] {
    guard pair.language.name != pair.original.name, !pair.isCopy else { return [] }
    let letters = ScriptLetters.all(in: pair.target)
    if let fault = foreign(letters, pair) ?? simplified(letters, pair) { return [fault] }
    return none(letters, pair)
  }

  private static func foreign(_ letters: [ScriptLetters.Letter], _ pair: UnitPair) -> UnitFault? {
    let strange = letters.first { letter in
      letter.script != .latin && !pair.language.scripts.contains(letter.script)
    }
    guard let strange,
      !ScriptLetters.all(in: pair.source).contains(where: { $0.script == strange.script })
    else { return nil }
    return UnitFault(
      range: strange.range,
      message: "a translation has no letters of another language's script: "
        + "'\(pair.target.text(strange.range))'",
      note: "check whether the sentence was taken from another language"
    )
  }

  private static func simplified(
    _ letters: [ScriptLetters.Letter],
    _ pair: UnitPair
  ) -> UnitFault? {
    guard pair.language.isTraditionalChinese else { return nil }
    let found = letters.first {
      $0.script == .han && simplified.contains(pair.target.text($0.range))
    }
    guard let found else { return nil }
    return UnitFault(
      range: found.range,
      message: "traditional Chinese has no simplified characters: "
        + "'\(pair.target.text(found.range))'",
      note: "write the character's traditional form"
    )
  }

  /// Reports a text of several words without one letter of the language's own.
  private static func none(_ letters: [ScriptLetters.Letter], _ pair: UnitPair) -> [UnitFault] {
    guard pair.language.hasOwnScript,
      !letters.contains(where: { $0.script != .latin && pair.language.scripts.contains($0.script) })
    else { return [] }
    let words = SentenceWords(pair.target, hiding: pair.untranslatable).ranges.filter {
      $0.count > 1
        && (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(pair.target.bytes[$0.lowerBound])
    }
    guard let first = words.first, let last = words.last, words.count >= 3 else { return [] }
    return [
      UnitFault(
        range: first.lowerBound..<last.upperBound,
        message: "a translation of several words has letters of its language's script",
        note: "translate the sentence; it is nearly as it was in the original"
      )
    ]
  }
}
