/// The two tables of a status page: the locales with their figures, and the pages with their states.
struct StatusTables {
  let status: SiteStatus
  let chrome: SiteChrome
  /// Where a page is found in a locale, by index; `nil` where it is not there.
  let href: (_ page: Int, _ locale: Int) -> String?

  private var plan: Plan { status.plan }

  func record() -> TemplateRecord {
    let columns = Self.columns.filter(isShown)
    var headings = columns.map { heading($0) }
    headings.append(["label": .text(chrome.string("statusHandOff")), "lang": .absent])
    let indices = status.localeIndices
    return [
      "states": .records(states()),
      "localeColumns": .records(headings),
      "locales": .records(zip(status.locales, indices).map { row($0, $1, columns) }),
      "pageColumns": .records(
        indices.map { locale in
          ["label": .text(plan.locale(locale).name), "lang": .text(plan.locale(locale).lang)]
        }
      ),
      "pages": .records(status.pages.map(row)),
    ]
  }

  // MARK: Locales

  private static let columns: [StatusFigure] = [
    .translated, .current, .behind, .orphaned, .untracked, .stale, .new, .fallback, .missing,
    .machine, .edited, .human, .units, .words, .lint,
  ]

  /// Whether a column says anything: one of nothing but zeros is left out, but for the first.
  private func isShown(_ figure: StatusFigure) -> Bool {
    switch figure {
    case .translated, .current, .behind: true
    default: status.locales.contains { $0[figure] ?? 0 > 0 }
    }
  }

  private func heading(_ figure: StatusFigure) -> TemplateRecord {
    ["label": .text(label(figure)), "lang": .absent]
  }

  /// Returns what the interface calls a figure.
  func label(_ figure: StatusFigure) -> String {
    let key =
      switch figure {
      case .translated: "statusTranslated"
      case .current: "statusCurrent"
      case .behind: "statusBehind"
      case .orphaned: "statusOrphaned"
      case .untracked: "statusUntracked"
      case .stale: "statusStale"
      case .new: "statusNew"
      case .fallback: "statusFallback"
      case .missing: "statusMissing"
      case .machine: "statusMachine"
      case .edited: "statusEdited"
      case .human: "statusHuman"
      case .units: "statusUnits"
      case .words: "statusWords"
      case .lint: "statusLint"
      default: figure.rawValue
      }
    return chrome.string(key)
  }

  private func row(
    _ locale: LocaleStatus,
    _ index: Int,
    _ columns: [StatusFigure]
  ) -> TemplateRecord {
    var cells = columns.map { cell(locale, $0) }
    cells.append(
      Self.cell(
        locale.handOff.map { plan.dates[chrome.locale].text($0) } ?? Self.nothing,
        order: locale.lastHandOff ?? ""
      )
    )
    return [
      "tag": .text(locale.tag), "name": .text(locale.name),
      "chart": .html(StatusChart.html(locale, label: label)), "cells": .records(cells),
    ]
  }

  private func cell(_ locale: LocaleStatus, _ figure: StatusFigure) -> TemplateRecord {
    let ofTranslations: Bool
    switch figure {
    case .translated, .fallback, .missing, .words: ofTranslations = false
    default: ofTranslations = true
    }
    // The original is nobody's translation.
    guard let number = locale[figure], !(locale.isOriginal && ofTranslations) else {
      return Self.cell(Self.nothing, order: "-1")
    }
    let percentage = locale.percentage(of: figure).map { percentage in
      percentage == 0 && number > 0 ? "<1%" : "\(percentage)%"
    }
    return Self.cell(String(number), note: percentage, order: String(number))
  }

  private static let nothing = "–"

  private static func cell(
    _ text: String,
    note: String? = nil,
    order: String
  ) -> TemplateRecord {
    [
      "text": .text(text), "note": .text(ifPresent: note), "order": .text(order),
      "href": .absent, "hreflang": .absent, "state": .absent,
    ]
  }

  // MARK: Pages

  /// What a page may be in a locale, those first that somebody should look at.
  private enum State: String, CaseIterable {
    case behind, orphaned, missing, fallback, untracked, current, original
  }

  private func states() -> [TemplateRecord] {
    State.allCases.filter { $0 != .original }.map { state in
      ["state": .text(state.rawValue), "label": .text(label(state))]
    }
  }

  private func label(_ state: State) -> String {
    guard let figure = StatusFigure(rawValue: state.rawValue) else {
      return chrome.string("statusOriginal")
    }
    return label(figure)
  }

  private func row(_ page: PageStatus) -> TemplateRecord {
    let destination = plan.destinationLocale(page.page, chrome.locale)
    return [
      "id": .text(plan.pages[page.page].id.string),
      "href": .text(ifPresent: destination.flatMap { href(page.page, $0) }),
      "hreflang": .text(ifPresent: destination.map { plan.locale($0).lang }),
      "cells": .records(status.localeIndices.map { cell(page, $0) }),
    ]
  }

  private func cell(_ page: PageStatus, _ locale: Int) -> TemplateRecord {
    guard let entry = page.entries[locale] else { return Self.cell(Self.nothing, order: "9") }
    let state = Self.state(entry)
    var record = Self.cell(
      label(state),
      note: note(entry),
      order: String(State.allCases.firstIndex(of: state) ?? 0)
    )
    record["state"] = .text(state.rawValue)
    record["href"] = .text(ifPresent: href(page.page, locale))
    record["hreflang"] = .text(plan.locale(locale).lang)
    return record
  }

  private static func state(_ entry: PageStatus.Entry) -> State {
    switch entry.availability {
    case .missing: .missing
    case .fallback: .fallback
    case .rebuilt: .original
    case .own: entry.translation.flatMap { State(rawValue: $0.state.rawValue) } ?? .original
    }
  }

  private func note(_ entry: PageStatus.Entry) -> String? {
    guard let translation = entry.translation, translation.state == .behind else { return nil }
    let numbers = ["stale": String(translation.units.stale), "new": String(translation.missing)]
    return chrome.string("statusSentences", numbers)
  }
}
