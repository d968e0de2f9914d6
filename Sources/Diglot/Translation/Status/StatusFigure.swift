/// A number that is known of each locale; its name is that in budgets and, in columns, in tables.
package enum StatusFigure: String, Sendable, CaseIterable {
  /// All pages of the site, whichever locales have them.
  case pages
  /// Pages that the locale has in its own language, for the original those that are rebuilt too.
  case translated
  /// Pages of the original that were put together from the units of translations.
  case rebuilt
  /// Pages that show the text of another locale.
  case fallback
  /// Pages that the locale's readers do not find at all.
  case missing
  /// Addresses that lead on to where a page has moved; no pages, so in no other number.
  case redirected

  /// Translated pages by how their originals have gone on; together they are `translated`.
  case current, behind, orphaned, untracked

  /// Translated pages by who translated them; together they are `translated`.
  case human, machine, edited, unlabelled

  /// All units of the translated pages.
  case units
  /// Units that still say what the original says.
  case currentUnits = "current-units"
  /// Units whose sentence the original says otherwise, or does not say any more; together `stale`.
  case changed, gone
  case stale
  /// Units of pages with nothing to compare with.
  case uncompared
  /// Units by who translated the page.
  case humanUnits = "human-units"
  case machineUnits = "machine-units"
  case editedUnits = "edited-units"
  case unlabelledUnits = "unlabelled-units"
  /// Sentences of the originals that no unit of a translation that is behind holds.
  case new

  /// The words of the pages that the locale has; see `WordCount`.
  case words
  /// What the quality check finds in the translated pages.
  case lint

  /// What a percentage of the figure is of; `nil` where it is of nothing.
  package var base: StatusFigure? {
    switch self {
    case .pages, .redirected, .units, .new, .words, .lint: nil
    case .translated, .rebuilt, .fallback, .missing: .pages
    case .current, .behind, .orphaned, .untracked, .human, .machine, .edited, .unlabelled:
      .translated
    case .currentUnits, .changed, .gone, .stale, .uncompared, .humanUnits, .machineUnits,
      .editedUnits, .unlabelledUnits:
      .units
    }
  }
}

extension StatusFigure {
  init(_ state: PageState) {
    switch state {
    case .current: self = .current
    case .behind: self = .behind
    case .orphaned: self = .orphaned
    case .untracked: self = .untracked
    }
  }

  /// The figures of the pages and the units that somebody translated.
  static func ofKind(_ kind: TranslationKind?) -> (pages: StatusFigure, units: StatusFigure) {
    switch kind {
    case .human: (.human, .humanUnits)
    case .machine: (.machine, .machineUnits)
    case .machineEdited: (.edited, .editedUnits)
    case nil: (.unlabelled, .unlabelledUnits)
    }
  }
}
