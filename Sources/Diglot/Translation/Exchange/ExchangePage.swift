/// A sentence in two languages, for a translator's tool.
struct ExchangeUnit: Sendable {
  let key: TranslationUnit.Key
  let source: [UInt8]
  let target: [UInt8]
  /// The line of the translation in its file, from 1.
  let line: Int
  let state: ExchangeState
}

/// A page's units in two languages, for a translator's tool.
struct ExchangePage: Sendable {
  /// The file of the translation below its locale's folder: what an imported file finds it by.
  let path: String
  /// The same file as a person would type it.
  let displayPath: String
  let sourceTag: String
  let targetTag: String
  let kind: TranslationKind?
  let handOffDate: CalendarDate?
  /// In the order of the page; no two have the same key.
  let units: [ExchangeUnit]

  /// What a unit is called outside of its page; it stays the same as long as the number does.
  func id(of unit: ExchangeUnit) -> String { path + "#" + unit.key.string }

  func location(of unit: ExchangeUnit) -> String { displayPath + ":" + String(unit.line) }
}

/// Two locales of a project, whose sentences stand beside each other.
struct ExchangePair: Sendable {
  let plan: Plan
  let source: Int
  let target: Int

  /// What a page has for a pair.
  enum Outcome: Sendable {
    case page(ExchangePage)
    /// The translation has no units, or there is none.
    case none
    /// The two were translated from different originals, so that their units do not go together.
    case differentOriginals
  }

  /// Returns the units that a page has in both locales.
  func page(_ page: Int, _ texts: PageTexts) -> Outcome {
    guard let path = plan.pages[page].files[target], let text = texts.own[target],
      !text.bitext.units.isEmpty
    else { return .none }
    let header = text.source.header
    var sources: [TranslationUnit.Key: [UInt8]]?
    if source != plan.configuration.originalLocale {
      switch self.sources(for: text, texts) {
      case .success(let found): sources = found
      case .failure: return .differentOriginals
      }
    }
    let units = Self.units(of: text, sources, states(of: text, texts))
    guard !units.isEmpty else { return .none }
    return .page(
      ExchangePage(
        path: path.string,
        displayPath: text.source.file.path,
        sourceTag: plan.locale(source).tag,
        targetTag: plan.locale(target).tag,
        kind: header.translationKind,
        handOffDate: header.handOffDate,
        units: units
      )
    )
  }

  struct DifferentOriginals: Error {}

  /// Returns the text of each unit in the source locale, by its key.
  func sources(
    for text: PageText,
    _ texts: PageTexts
  ) -> Result<[TranslationUnit.Key: [UInt8]], DifferentOriginals> {
    var sources: [TranslationUnit.Key: [UInt8]] = [:]
    if source == plan.configuration.originalLocale {
      let bytes = text.source.file.bytes
      for unit in text.bitext.units where sources[unit.key] == nil {
        sources[unit.key] = bytes.span.copy(unit.source)
      }
      return .success(sources)
    }
    guard let other = texts.own[source], let hash = text.source.header.originalHash,
      hash.lowercased() == other.source.header.originalHash?.lowercased()
    else { return texts.own[source] == nil ? .success([:]) : .failure(DifferentOriginals()) }
    let bytes = other.text
    for unit in other.bitext.units where sources[unit.key] == nil {
      sources[unit.key] = bytes.span.copy(unit.target)
    }
    return .success(sources)
  }

  /// Returns how far each unit of a translation has come.
  private func states(of text: PageText, _ texts: PageTexts) -> [ExchangeState] {
    let (kind, page) = (text.source.header.translationKind, texts.states[target])
    guard let comparison = texts.comparison(of: target) else {
      return Array(repeating: ExchangeState(kind, page), count: text.bitext.units.count)
    }
    return comparison.states.map {
      ExchangeState(kind, page, unit: $0, in: comparison.sentences)
    }
  }

  /// Returns the units with their texts in the source locale; `nil` stands for their own originals.
  private static func units(
    of text: PageText,
    _ sources: [TranslationUnit.Key: [UInt8]]?,
    _ states: [ExchangeState]
  ) -> [ExchangeUnit] {
    var taken: Set<TranslationUnit.Key> = []
    taken.reserveCapacity(text.bitext.units.count)
    let file = text.source.file.bytes
    var lines = LineCounter(file)
    let bytes = text.text
    var units: [ExchangeUnit] = []
    units.reserveCapacity(text.bitext.units.count)
    for (unit, state) in zip(text.bitext.units, states) {
      let line = lines.line(at: text.bitext.fileOffset(of: unit.target.lowerBound))
      // The first of two units with one number keeps it.
      guard let source = sources.map({ $0[unit.key] }) ?? file.span.copy(unit.source),
        taken.insert(unit.key).inserted
      else { continue }
      let target = bytes.span.copy(unit.target)
      units.append(
        ExchangeUnit(key: unit.key, source: source, target: target, line: line, state: state)
      )
    }
    return units
  }
}

/// Counts lines up to offsets that only grow, so that a file is read once.
struct LineCounter {
  private let bytes: [UInt8]
  private var offset = 0
  private var line = 1

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Returns the line, from 1, of an offset that is not before the last one.
  mutating func line(at end: Int) -> Int {
    while let newline = bytes.span.firstIndex(of: UInt8(ascii: "\n"), from: offset, to: end) {
      line += 1
      offset = newline + 1
    }
    offset = max(offset, end)
    return line
  }
}
