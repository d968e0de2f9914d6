/// A translation that is behind, sentence by sentence in the order of today's original.
///
/// What a page for translators is made of, beside the units themselves, which `MemoryPage` has.
struct StaleTranslation: Sendable {
  /// A unit, or a sentence that has none.
  struct Item: Sendable {
    /// `nil` for a sentence of the original that no unit was translated from.
    let state: UnitState?
    /// Its place among the units of the page.
    let unit: Int?
    let key: TranslationUnit.Key?
    /// Where the unit stands in the file of the translation; counts from 1.
    let line: Int?
    /// What the original says today, where it says something else than the unit's source.
    let sentence: [UInt8]
    /// Where that stands in the file of the original; `nil` where it does not stand there any more.
    let originalLine: Int?
  }

  /// By index.
  let page: Int
  let locale: Int
  let status: TranslationStatus
  /// `ms.openlocfilehash`: the SHA-1 of the file that was translated.
  let hash: String?
  /// The locale of the file that today's original stands in, another one's where it was rebuilt.
  let originalFileLocale: Int
  let items: [Item]

  /// Puts the units of `text`, which is behind, in order.
  init(_ text: PageText, page: Int, _ comparison: UnitComparison) {
    self.page = page
    locale = text.locale
    status = TranslationStatus(.behind, of: text, comparison)
    hash = text.source.header.originalHash
    originalFileLocale = comparison.original.fileLocale
    items = Ordering(text, comparison).items()
  }
}

/// Puts units and sentences without one in the order of today's original.
private struct Ordering {
  private let text: PageText
  private let comparison: UnitComparison
  private let lines: LineTable
  private let originalLines: LineTable

  /// Where an item goes: a unit that has gone stands behind the one that it stood behind.
  private struct Place: Comparable {
    let offset: Int
    let isGone: Bool
    /// Of several units that have gone, which one comes first.
    let unit: Int

    static func < (a: Place, b: Place) -> Bool {
      (a.offset, a.isGone ? 1 : 0, a.unit) < (b.offset, b.isGone ? 1 : 0, b.unit)
    }
  }

  init(_ text: PageText, _ comparison: UnitComparison) {
    self.text = text
    self.comparison = comparison
    let (bytes, originalBytes) = (text.source.file.bytes, comparison.original.source.file.bytes)
    lines = LineTable(bytes.span)
    originalLines = LineTable(originalBytes.span)
  }

  func items() -> [StaleTranslation.Item] {
    var items: [(place: Place, item: StaleTranslation.Item)] = []
    var last = -1
    for (index, state) in comparison.states.enumerated() {
      let offset = offset(of: index, state)
      last = offset ?? last
      // The source of a unit may be empty, and stand nowhere.
      let place = Place(offset: last, isGone: offset == nil, unit: index)
      items.append((place, item(index, state, offset)))
    }
    for index in comparison.missing {
      let offset = comparison.sentences[index].range.lowerBound
      items.append((Place(offset: offset, isGone: false, unit: -1), item(missing: index)))
    }
    items.sort { $0.place < $1.place }
    return items.map(\.item)
  }

  /// Returns where what is now a unit's original begins.
  private func offset(of unit: Int, _ state: UnitState) -> Int? {
    switch state {
    case .current: comparison.places[unit]
    case .changed(let sentence, _): comparison.sentences[sentence].range.lowerBound
    case .gone: nil
    }
  }

  private func item(_ index: Int, _ state: UnitState, _ offset: Int?) -> StaleTranslation.Item {
    let unit = text.bitext.units[index]
    var sentence: [UInt8] = []
    if case .changed(let number, _) = state { sentence = comparison.sentences[number].text }
    return StaleTranslation.Item(
      state: state,
      unit: index,
      key: unit.key,
      line: lines.line(at: text.bitext.fileOffset(of: unit.target.lowerBound)),
      sentence: sentence,
      originalLine: offset.map(originalLine)
    )
  }

  private func item(missing index: Int) -> StaleTranslation.Item {
    let sentence = comparison.sentences[index]
    return StaleTranslation.Item(
      state: nil,
      unit: nil,
      key: nil,
      line: nil,
      sentence: sentence.text,
      originalLine: originalLine(sentence.range.lowerBound)
    )
  }

  private func originalLine(_ offset: Int) -> Int {
    originalLines.line(at: comparison.original.bitext.fileOffset(of: offset))
  }
}
