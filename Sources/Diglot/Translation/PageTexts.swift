/// The texts of one page in all its languages, each file read and taken apart once.
struct PageTexts {
  let plan: Plan
  /// By index.
  let page: Int
  /// The texts that stand in files, by locale.
  private(set) var own: [PageText?]
  private var rebuilt: PageText?
  /// Whether each locale's translation is still what the original says; `nil` for what is none.
  private(set) var states: [PageState?]

  init(_ plan: Plan, _ page: Int) {
    self.plan = plan
    self.page = page
    own = Array(repeating: nil, count: plan.locales.count)
    states = Array(repeating: nil, count: plan.locales.count)
  }

  /// Reads what the published locales of the page need.
  ///
  /// Where only the sentences of the `wanted` locales are asked for, the other files are read for
  /// their headers alone: the states are the same, but no text is taken apart or rebuilt.
  mutating func readAll(_ diagnostics: inout Diagnostics, unitsOf wanted: [Int]? = nil) {
    let entry = plan.pages[page]
    let original = plan.configuration.originalLocale
    let isRebuilt = entry.availability[original] == .rebuilt
    let serving = Set(
      plan.locales.indices.filter { plan.isRendered(page, $0) }
        .compactMap { plan.servingLocale(page, $0) }
    )
    for locale in plan.locales.indices
    where entry.files[locale] != nil
      && (serving.contains(locale) || locale == original || isRebuilt)
    {
      var findings = Diagnostics()
      read(locale, &findings, withUnits: wanted?.contains(locale) ?? true)
      // Of a file that is only compared with, there is nothing to say.
      if serving.contains(locale) || isRebuilt && serving.contains(original) {
        diagnostics.append(findings)
      }
    }
    if isRebuilt, wanted == nil { rebuild(original) }
    states = TranslationDating(own, plan, page: page).states()
    // What is behind is compared with another text, of which everything is needed then.
    if let wanted, wanted.contains(where: { states[$0] == .behind }) { takeApart(except: wanted) }
  }

  /// Returns the text that a locale shows.
  func text(for locale: Int) -> PageText? {
    switch plan.pages[page].availability[locale] {
    case .own: own[locale]
    case .rebuilt: rebuilt
    case .fallback(let other):
      (own[other] ?? rebuilt).map { plan.locale(locale).pseudo == nil ? $0 : $0.shown(in: locale) }
    case .missing: nil
    }
  }

  /// Returns the text of a file that pages include, for what is to be said of it later.
  static func included(_ path: RelativePath, _ locale: Int, _ plan: Plan) -> PageText? {
    var ignored = Diagnostics()
    guard let place = plan.file(path, locale),
      let page = SourcePage.read(place, sizeLimit: plan.configuration.pageSizeLimit, &ignored)
    else { return nil }
    return PageText(
      source: page,
      bitext: UnitScanner.scan(page.file, bodyStart: page.header.bodyStart, &ignored),
      locale: locale,
      isRebuilt: false,
      fileLocale: locale
    )
  }

  private mutating func read(
    _ locale: Int,
    _ diagnostics: inout Diagnostics,
    withUnits: Bool
  ) {
    guard let path = plan.pages[page].files[locale], let place = plan.file(path, locale) else {
      return
    }
    var findings = Diagnostics()
    if let source = SourcePage.read(
      place,
      sizeLimit: plan.configuration.pageSizeLimit,
      &findings
    ) {
      own[locale] = PageText(
        source: source,
        bitext: withUnits
          ? Self.bitext(of: source, &findings) : Bitext(target: [], units: [], runs: []),
        locale: locale,
        isRebuilt: false,
        fileLocale: locale
      )
    }
    findings.setLocale(plan.locale(locale).tag)
    diagnostics.append(findings)
  }

  /// Takes apart the texts of which only the headers were read.
  private mutating func takeApart(except wanted: [Int]) {
    for locale in own.indices where !wanted.contains(locale) {
      guard let text = own[locale] else { continue }
      var ignored = Diagnostics()
      own[locale] = PageText(
        source: text.source,
        bitext: Self.bitext(of: text.source, &ignored),
        locale: locale,
        isRebuilt: false,
        fileLocale: locale
      )
    }
  }

  /// Takes a page's text apart; in YAML there are no units, and values are looked up in the file.
  private static func bitext(of page: SourcePage, _ diagnostics: inout Diagnostics) -> Bitext {
    guard page.yaml == nil else {
      return Bitext(target: page.file.bytes, units: [], runs: [Bitext.Run(target: 0, file: 0)])
    }
    return UnitScanner.scan(page.file, bodyStart: page.header.bodyStart, &diagnostics)
  }

  /// Takes the original from the translation that leaves the least text in a foreign script.
  private mutating func rebuild(_ original: Int) {
    let foreign = ForeignLetters(language: plan.locale(original).language)
    var best: (letters: Int, text: PageText)?
    for case let text? in own where !text.bitext.units.isEmpty {
      var letters = 0
      text.bitext.forEachRunOutsideUnits {
        letters += foreign.count(in: $0)
      }
      if letters < best?.letters ?? .max { best = (letters, text) }
    }
    guard let best else { return }
    let bytes = best.text.source.file.bytes
    rebuilt = PageText(
      source: best.text.source,
      bitext: best.text.bitext.original(in: bytes.span),
      locale: original,
      isRebuilt: true,
      fileLocale: best.text.locale
    )
  }
}
