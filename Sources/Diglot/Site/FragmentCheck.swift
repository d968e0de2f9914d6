/// Checks that what follows `#` in the links of all pages is there, in fallback pages too.
struct FragmentCheck {
  let plan: Plan
  let records: RecordTable

  init(_ plan: Plan, _ records: RecordTable) {
    self.plan = plan
    self.records = records
  }

  /// No near miss is looked for in a page with more ids.
  private static let suggestionLimit = 2000

  /// Checks the links of some of the pages, or of all.
  func run(_ checked: some Sequence<PageRecord>, _ diagnostics: inout Diagnostics) {
    for record in checked {
      // A fallback page repeats the links of its text, which are checked where that is at home.
      if case .fallback = record.availability { continue }
      check(record, &diagnostics)
    }
  }

  private func check(_ record: PageRecord, _ diagnostics: inout Diagnostics) {
    // The page's own text under `nil`, then those of the files that it includes.
    var texts: [LinkUses.Asset?: PageText] = [:]
    var count = 0
    var known: Set<String>?
    var offsets: [String: Int] = [:]
    for fragment in record.uses.fragments where isMissing(fragment) {
      if record.availability == .rebuilt {
        let reported = known ?? self.reported(record)
        known = reported
        if reported.contains(fragment.destination) { continue }
      }
      let file = fragment.file
      if texts[file] == nil {
        texts[file] =
          file.map { PageTexts.included($0.path, $0.locale, plan) }
          ?? self.text(record.page, record.locale)
      }
      guard let text = texts[file], count < Diagnostics.pageLimit else { continue }
      count += 1
      let start = offsets[fragment.destination] ?? 0
      let range = text.range(of: fragment.destination, within: start..<text.text.count)
      offsets[fragment.destination] = range.upperBound
      diagnostics.report(
        .bookmarkNotFound(
          fragment.name,
          suggestion: suggestion(for: fragment),
          at: text.location(of: range),
          locale: plan.locale(record.locale).tag
        )
      )
    }
  }

  /// Reads a page's text again, to say where a faulty link stands; few pages have one.
  private func text(_ page: Int, _ locale: Int) -> PageText? {
    var texts = PageTexts(plan, page)
    var ignored = Diagnostics()
    texts.readAll(&ignored)
    return texts.text(for: locale)
  }

  private func isMissing(_ fragment: LinkUses.Fragment) -> Bool {
    guard let target = records.text(of: fragment.page, in: fragment.locale) else { return false }
    return !target.ids.contains(fragment.name)
  }

  /// Returns the faulty destinations of the translation that a page was rebuilt from.
  private func reported(_ record: PageRecord) -> Set<String> {
    let source = records[record.page, record.fileLocale]
    return Set(source?.uses.fragments.filter(isMissing).map(\.destination) ?? [])
  }

  private func suggestion(for fragment: LinkUses.Fragment) -> String? {
    guard let target = records.text(of: fragment.page, in: fragment.locale),
      target.ids.all.count <= Self.suggestionLimit
    else { return nil }
    return NearMiss.of(fragment.name, among: target.ids.all.sorted())
  }
}

extension Diagnostic {
  fileprivate static func bookmarkNotFound(
    _ name: String,
    suggestion: String?,
    at location: Location,
    locale: String
  ) -> Diagnostic {
    Diagnostic(
      .bookmarkNotFound,
      "'#\(name)' does not exist in the page that the link leads to",
      at: location,
      notes: (suggestion.map { ["did you mean '#\($0)'?"] } ?? [])
        + ["the link is kept and leads to the page's top"],
      locale: locale
    )
  }
}
