/// How far a site has come in one language.
package struct LocaleStatus: Sendable, Equatable {
  package let tag: String
  /// The language's own name for itself.
  package let name: String
  package let isOriginal: Bool
  /// When a page was last given to the translators, such as `2019-04-23`.
  package var lastHandOff: String? { handOff?.iso }
  private(set) var handOff: CalendarDate?
  private var figures: [StatusFigure: Int] = [:]

  /// Starts with nothing counted.
  init(_ locale: Int, _ plan: Plan) {
    tag = plan.locale(locale).tag
    name = plan.locale(locale).name
    isOriginal = locale == plan.configuration.originalLocale
    // Zero is known, and nil is not.
    for figure in StatusFigure.allCases where figure != .lint { figures[figure] = 0 }
    figures[.redirected] = plan.redirections[locale].sorted.count { entry in
      let page = plan.pages.index(ofID: entry.id.string)
      return !(page.map { plan.pages[$0].availability[locale].isReal } ?? false)
    }
  }

  /// The number of a figure; `nil` where it was not found out.
  package subscript(figure: StatusFigure) -> Int? { figures[figure] }

  /// Returns the figure with what its percentage is of; nothing of nothing is 0 of 1, which is 0 %.
  package func share(of figure: StatusFigure) -> (part: Int, whole: Int)? {
    guard let base = figure.base, let part = figures[figure], let whole = figures[base] else {
      return nil
    }
    return whole == 0 ? (0, 1) : (part, whole)
  }

  /// Returns the percentage of a figure, rounded down, so that only all of it is 100.
  package func percentage(of figure: StatusFigure) -> Int? {
    share(of: figure).map { 100 * $0.part / $0.whole }
  }

  mutating func add(_ entry: PageStatus.Entry) {
    count(.pages)
    switch entry.availability {
    case .own: count(.translated)
    case .rebuilt:
      count(.translated)
      count(.rebuilt)
    case .fallback: count(.fallback)
    case .missing: count(.missing)
    }
    count(.words, entry.words)
    if let translation = entry.translation { add(translation) }
  }

  private mutating func add(_ translation: TranslationStatus) {
    count(StatusFigure(translation.state))
    let (pages, units) = StatusFigure.ofKind(translation.kind)
    count(pages)
    count(units, translation.units.total)
    count(.units, translation.units.total)
    count(.currentUnits, translation.units.current)
    count(.changed, translation.units.changed)
    count(.gone, translation.units.gone)
    count(.stale, translation.units.stale)
    count(.uncompared, translation.units.uncompared)
    count(.new, translation.missing)
    if let date = translation.handOff { handOff = max(handOff ?? date, date) }
  }

  /// Adds what the quality check found; a locale to which nothing is added was not checked.
  mutating func add(findings number: Int) { count(.lint, number) }

  private mutating func count(_ figure: StatusFigure, _ number: Int = 1) {
    figures[figure, default: 0] += number
  }
}
