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

extension ScriptLetters {
  /// Returns the scripts that `all` would find.
  static func scripts(in text: InlineText) -> ForeignLetters.Script {
    var scripts: ForeignLetters.Script = []
    guard text.classes.contains(.beyondASCII) else { return scripts }
    let bytes = text.masked.span
    var offset = 0
    while offset < bytes.count {
      let byte = bytes[offset]
      guard byte >= 0xC0 else {
        offset += 1
        continue
      }
      let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
      if let script = ForeignLetters.script(bytes, offset, length),
        !(byte == 0xE3 && bytes.hasPrefix("・", at: offset))
      {
        scripts.insert(script)
      }
      offset += length
    }
    return scripts
  }
}

/// A translation in letters that are not those of its language.
enum ScriptRule {
  /// Forms that only simplified Chinese has, of common characters.
  ///
  /// By how far a character is from the first common one.
  private static let simplified: [Bool] = {
    var table = [Bool](repeating: false, count: 0x5200)
    for scalar in simplifiedForms.unicodeScalars { table[Int(scalar.value) - firstCommon] = true }
    return table
  }()

  private static let firstCommon = 0x4E00

  private static let simplifiedForms =
    "们这对时说过还进关问应该请单击页术设备务产资项类选择输显图签认证电话权给开录种构报级导价费财纳总贸专业东两严"

  static func faults(_ pair: UnitPair) -> [UnitFault] {
    guard pair.language.name != pair.original.name, !pair.isCopy else { return [] }
    let scripts = ScriptLetters.scripts(in: pair.target)
    if !scripts.subtracting(.latin).isSubset(of: pair.language.scripts),
      let fault = foreign(ScriptLetters.all(in: pair.target), pair)
    {
      return [fault]
    }
    if scripts.contains(.han), let fault = simplified(pair) { return [fault] }
    return scripts.subtracting(.latin).isDisjoint(with: pair.language.scripts) ? none(pair) : []
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

  private static func simplified(_ pair: UnitPair) -> UnitFault? {
    guard pair.language.isTraditionalChinese, let found = firstSimplified(pair.target.masked.span)
    else { return nil }
    return UnitFault(
      range: found,
      message: "traditional Chinese has no simplified characters: "
        + "'\(pair.target.text(found))'",
      note: "write the character's traditional form"
    )
  }

  private static func firstSimplified(_ bytes: borrowing Span<UInt8>) -> Range<Int>? {
    let table = simplified.span
    var offset = 0
    while offset + 2 < bytes.count {
      let byte = bytes[offset]
      // U+4E00 to U+9FFF.
      guard (0xE4...0xE9).contains(byte) else {
        offset += 1
        continue
      }
      let index =
        (Int(byte & 0x0F) << 12 | Int(bytes[offset + 1] & 0x3F) << 6 | Int(bytes[offset + 2] & 0x3F))
        - firstCommon
      if index >= 0, index < table.count, table[index] { return offset..<(offset + 3) }
      offset += 3
    }
    return nil
  }

  /// Reports a text of several words without one letter of the language's own.
  private static func none(_ pair: UnitPair) -> [UnitFault] {
    guard pair.language.hasOwnScript else { return [] }
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
