/// How far a translation of a page is from what the original says.
struct TranslationStatus: Sendable, Equatable {
  /// The units of a page by their states.
  struct UnitCounts: Sendable, Equatable {
    var current = 0
    var changed = 0
    var gone = 0
    /// Those of pages that cannot be compared: what is orphaned or untracked.
    var uncompared = 0

    var total: Int { current + changed + gone + uncompared }
    /// The ones whose readers see what the original does not say any more.
    var stale: Int { changed + gone }
  }

  let state: PageState
  let kind: TranslationKind?
  let handOff: CalendarDate?
  let units: UnitCounts
  /// How many sentences of the original no unit holds, not even an old version of them.
  let missing: Int
  /// Whether it is known what has become of each unit.
  var isCompared: Bool { units.uncompared == 0 && (state == .current || state == .behind) }
}

extension TranslationStatus {
  /// Takes stock of `text`; `comparison` is there only where it is behind.
  init(_ state: PageState, of text: PageText, _ comparison: UnitComparison?) {
    self.state = state
    kind = text.source.header.translationKind
    handOff = text.source.header.handOffDate
    units = UnitCounts(state, of: text, comparison)
    missing = comparison?.missing.count ?? 0
  }
}

extension TranslationStatus.UnitCounts {
  /// Counts the units of `text`: all those of a current page are current, and those of a page that
  /// nothing stands beside, such as an orphaned one, cannot be compared.
  fileprivate init(_ page: PageState, of text: PageText, _ comparison: UnitComparison?) {
    self.init()
    if let comparison {
      for state in comparison.states {
        switch state {
        case .current: current += 1
        case .changed: changed += 1
        case .gone: gone += 1
        }
      }
    } else if page == .current {
      current = text.bitext.units.count
    } else {
      uncompared = text.bitext.units.count
    }
  }
}
