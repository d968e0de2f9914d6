extension ProjectOverview {
  /// Sees the pages of a build; `report` is what was found.
  init(_ build: LiveBuild, _ report: BuildReport) {
    let plan = build.plan
    let shown = plan.locales.indices.filter { plan.isPublished[$0] }
    var counts: [String: [Diagnostic.Severity: Int]] = [:]
    for finding in report.diagnostics.findings {
      guard let file = finding.location?.file else { continue }
      counts[file, default: [:]][finding.severity, default: 0] += 1
    }
    self.init(
      title: plan.configuration.title,
      locales: shown.map { locale in
        let locale = plan.locale(locale)
        return Locale(tag: locale.tag, name: locale.name, direction: locale.direction.rawValue)
      },
      pages: plan.pages.entries.indices.map { page in
        Page(
          id: plan.pages[page].id.string,
          cells: shown.map { Self.cell(page, $0, build, counts) }
        )
      },
      findings: report.diagnostics
    )
  }

  private static func cell(
    _ page: Int,
    _ locale: Int,
    _ build: LiveBuild,
    _ counts: [String: [Diagnostic.Severity: Int]]
  ) -> Cell {
    let plan = build.plan
    let file = plan.pages[page].files[locale].flatMap { plan.file($0, locale)?.displayPath }
    let found = file.flatMap { counts[$0] } ?? [:]
    let path = plan.isRendered(page, locale) ? plan.route(page, locale).path : nil
    return Cell(
      state: state(page, locale, build),
      href: path.map { plan.configuration.baseURL.path + Route.percentEncoded($0) },
      errors: found[.error] ?? 0,
      warnings: found[.warning] ?? 0,
      suggestions: found[.suggestion] ?? 0
    )
  }

  private static func state(_ page: Int, _ locale: Int, _ build: LiveBuild) -> Cell.State {
    let plan = build.plan
    switch plan.pages[page].availability[locale] {
    case .missing: return .missing
    case .fallback: return .fallback
    case .rebuilt: return .rebuilt
    case .own:
      if locale == plan.configuration.originalLocale { return .original }
      let part = build.outcomes[page].parts.first { $0.locale == locale }
      return part?.shared.status.flatMap { Cell.State(rawValue: $0.state.rawValue) } ?? .untracked
    }
  }
}
