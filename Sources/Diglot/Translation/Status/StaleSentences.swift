/// Shows the readers of a translation what the original says today, where that has changed.
///
/// Done in the bytes, before they are parsed, so that Markdown in the sentences works.
struct StaleSentences {
  let mode: SiteConfiguration.StaleUnits
  /// The language that the sentences are in.
  let language: Locale

  /// Returns `text` with the states of its units, and with today's sentences as `mode` has it.
  func apply(_ comparison: UnitComparison, to text: PageText) -> PageText {
    var result = mode == .keep ? text : replaced(comparison, text)
    result.unitStates = comparison.states
    return result
  }

  private func replaced(_ comparison: UnitComparison, _ text: PageText) -> PageText {
    var edit = Edit(text)
    for (unit, state) in zip(text.bitext.units, comparison.states) {
      var sentence: [UInt8]?
      if case .changed(let index, _) = state {
        sentence = Self.fitting(comparison.sentences[index].text, unit.target, text.text)
      }
      edit.add(unit, sentence.map(marked), isBehind: mode == .both)
    }
    return PageText(
      source: text.source,
      bitext: edit.finish(),
      locale: text.locale,
      isRebuilt: text.isRebuilt,
      fileLocale: text.fileLocale
    )
  }

  private func marked(_ sentence: [UInt8]) -> [UInt8] {
    let direction = language.direction.rawValue
    return Array(
      "<span lang=\"\(language.tag)\" dir=\"\(direction)\" class=\"original-sentence\">".utf8
    ) + sentence + Array("</span>".utf8)
  }

  /// Returns the sentence in a form that leaves what stands around it as it is; `nil` where there is
  /// none, such as a link in a link.
  private static func fitting(
    _ sentence: [UInt8],
    _ target: Range<Int>,
    _ text: [UInt8]
  ) -> [UInt8]? {
    let isLinkText = target.lowerBound > 0 && text[target.lowerBound - 1] == UInt8(ascii: "[")
    if isLinkText, sentence.span.firstIndex(of: "](") != nil { return nil }
    guard sentence.contains(UInt8(ascii: "|")), isInRow(target, text) else { return sentence }
    var escaped: [UInt8] = []
    for (index, byte) in sentence.enumerated() {
      if byte == UInt8(ascii: "|"), index == 0 || sentence[index - 1] != 0x5C {
        escaped.append(0x5C)
      }
      escaped.append(byte)
    }
    return escaped
  }

  /// Whether a `|` stands beside the translation on its line, which may be a row of a table.
  private static func isInRow(_ target: Range<Int>, _ text: [UInt8]) -> Bool {
    let reach = 4096
    var offset = target.lowerBound
    let first = max(0, offset - reach)
    while offset > first, text[offset - 1] != 0x0A {
      offset -= 1
      if text[offset] == UInt8(ascii: "|") { return true }
    }
    offset = target.upperBound
    let last = min(text.count, offset + reach)
    while offset < last, text[offset] != 0x0A {
      if text[offset] == UInt8(ascii: "|") { return true }
      offset += 1
    }
    return false
  }
}

/// A text that is copied with sentences put into it.
private struct Edit {
  private let bitext: Bitext
  private var target: [UInt8] = []
  private var units: [TranslationUnit] = []
  private var runs: [Bitext.Run] = []
  private var copied = 0

  init(_ text: PageText) { bitext = text.bitext }

  /// Takes over a unit, with a sentence behind it or in its place.
  mutating func add(_ unit: TranslationUnit, _ sentence: [UInt8]?, isBehind: Bool) {
    copy(upTo: unit.target.lowerBound)
    let start = target.count
    if sentence == nil || isBehind { copy(upTo: unit.target.upperBound) }
    var end = target.count
    if let sentence {
      if isBehind { target.append(UInt8(ascii: " ")) }
      runs.append(
        Bitext.Run(target: target.count, file: bitext.fileOffset(of: unit.target.lowerBound))
      )
      target += sentence
      if !isBehind { end = target.count }
    }
    copied = unit.target.upperBound
    units.append(TranslationUnit(key: unit.key, target: start..<end, source: unit.source))
  }

  private mutating func copy(upTo offset: Int) {
    guard copied < offset else { return }
    bitext.forEachRun(in: copied..<offset) { run in
      runs.append(Bitext.Run(target: target.count + run.target - copied, file: run.file))
    }
    target += bitext.target[copied..<offset]
    copied = offset
  }

  mutating func finish() -> Bitext {
    copy(upTo: bitext.target.count)
    return Bitext(target: target, units: units, runs: runs)
  }
}
