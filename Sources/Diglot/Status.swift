/// How far the translations of a project have come, and what was found on the way.
package struct StatusReport: Sendable {
  /// What was wrong with the project or with reading its pages.
  package var diagnostics = Diagnostics()
  /// `nil` where the configuration is faulty.
  package var status: SiteStatus?
  private var chromes: [SiteChrome] = []

  /// Returns the status as JSON; the names are those of `StatusJSON`.
  package func json() -> [UInt8] { status.map { StatusJSON(status: $0).document() } ?? [] }

  /// Returns the status as one page of HTML that needs no other file, in the original's language.
  ///
  /// Nothing where the project has a template of its own for it that cannot be used.
  package func html() -> [UInt8] {
    guard let status, status.plan.templates.contains("status") else { return [] }
    return StatusPages(plan: status.plan, chromes: chromes)
      .document(status, status.plan.configuration.originalLocale)
  }

  /// Returns the badge, a file of SVG.
  package func badge() -> [UInt8] { StatusBadge(status?.locales ?? []).document() }

  /// Returns what came of budgets, in their order and that of the locales.
  package func outcomes(of budgets: [StatusBudget]) throws(BuildError) -> [StatusBudget.Outcome] {
    guard let status else { return [] }
    var outcomes: [StatusBudget.Outcome] = []
    for budget in budgets {
      let found = budget.outcomes(in: status)
      if found.isEmpty, let tag = budget.tag {
        throw .localeNotConfigured(tag: tag, configured: status.locales.map(\.tag))
      }
      outcomes += found
    }
    return outcomes
  }

  /// Writes what one of the others returned, whole or not at all, and never over a source.
  package func write(_ bytes: [UInt8], to path: String) throws(BuildError) {
    try status?.plan.checkDocument(path)
    try writeDocument([bytes], to: path)
  }

  fileprivate mutating func take(_ plan: Plan, _ pages: [PageStatus]) {
    // The table of contents tells where a locale begins; nothing else is asked of it.
    let navigation = Navigation(plan) { _ in nil }
    chromes = plan.locales.indices.map { SiteChrome(plan, navigation, locale: $0) }
    status = SiteStatus(plan, pages)
  }
}

/// Finds out how far the translations of a project have come; builds nothing.
///
/// Of what is wrong with the project, only that is found which reading its files tells; all else is
/// the business of `check`.
package func status(_ options: BuildOptions) async throws(BuildError) -> StatusReport {
  var report = StatusReport()
  guard let configuration = try Project.configure(options, &report.diagnostics) else {
    return report
  }
  var planner = Planner(configuration: configuration, publishedTags: options.locales)
  var project = Project(plan: planner.plan(&report.diagnostics))
  var outcomes = await pageStatuses(project, options, &report.diagnostics)
  // What cannot be read is left out of a site, so that others' texts stand in its place.
  while let better = planner.replan(without: shortfall(outcomes)) {
    project = Project(plan: better)
    var ignored = Diagnostics()
    outcomes = await pageStatuses(project, options, &ignored)
  }
  report.take(project.plan, outcomes.map(\.status))
  let plan = project.plan
  plan.configuration.apply(plan.rules, to: &report.diagnostics)
  report.diagnostics.sort()
  return report
}

private struct PageStock: Sendable {
  let status: PageStatus
  let shortfall: Shortfall
}

private func pageStatuses(
  _ project: Project,
  _ options: BuildOptions,
  _ diagnostics: inout Diagnostics
) async -> [PageStock] {
  let plan = project.plan
  return await project.mapTexts(options, &diagnostics) { page, texts in
    PageStock(
      status: PageStatus(texts, texts.statuses(texts.comparisons())),
      shortfall: unread(texts, page, plan)
    )
  }
}

/// Returns the files that the plan promised and that could not be read.
private func unread(_ texts: PageTexts, _ page: Int, _ plan: Plan) -> Shortfall {
  var shortfall = Shortfall()
  let entry = plan.pages[page]
  for locale in plan.locales.indices where plan.isPublished[locale] {
    guard texts.text(for: locale) == nil else { continue }
    switch entry.availability[locale] {
    case .own: shortfall.files.insert(Shortfall.File(locale: locale, page: entry.id))
    case .rebuilt: shortfall.originals.insert(entry.id)
    case .fallback, .missing: break
    }
  }
  return shortfall
}

private func shortfall(_ outcomes: [PageStock]) -> Shortfall {
  outcomes.reduce(into: Shortfall()) { $0.formUnion($1.shortfall) }
}
