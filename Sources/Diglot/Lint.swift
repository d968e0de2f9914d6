/// What `diglot lint` looked at and found.
package struct LintReport: Sendable {
  /// The translations of one locale.
  package struct LocaleCount: Sendable, Equatable {
    package let tag: String
    package var pages = 0
    package var units = 0
    package var findings = 0
  }

  /// The findings in the order of files, lines and columns.
  package var diagnostics = Diagnostics()
  /// In the project's order of locales; those without translations are left out.
  package var locales: [LocaleCount] = []

  package var pages: Int { locales.reduce(0) { $0 + $1.pages } }
  package var units: Int { locales.reduce(0) { $0 + $1.units } }
}

/// Checks the translations of a project against their originals, unit by unit.
///
/// Of what is wrong with the project besides, only that is reported which keeps a page or a unit
/// from being looked at; all else is the business of `check`.
package func lint(_ options: BuildOptions) async throws(BuildError) -> LintReport {
  var report = LintReport()
  var others = Diagnostics()
  guard let project = try Project.open(options, &others) else {
    report.diagnostics = others
    return report
  }
  let plan = project.plan
  let pages = await project.mapTexts(options, &others) { page, texts in
    outcomes(of: texts, page: page, plan)
  }
  report.diagnostics.append(others.divided(concernsTranslations).0)
  for (_, outcome) in pages.joined() { report.diagnostics.append(outcome.diagnostics) }
  var variants = SentenceVariants(plan)
  report.diagnostics.append(variants.findings(pages.joined().flatMap(\.1.sentences)))
  plan.configuration.apply(plan.rules, to: &report.diagnostics)
  report.diagnostics.sort()
  report.locales = counts(pages.joined().map { ($0, $1.unitCount) }, report.diagnostics, plan)
  return report
}

/// Returns what came of each translation of a page, by locale.
private func outcomes(
  of texts: PageTexts,
  page: Int,
  _ plan: Plan
) -> [(Int, PageQuality.Outcome)] {
  plan.locales.indices.compactMap { locale in
    guard plan.isPublished[locale], locale != plan.configuration.originalLocale,
      let text = texts.own[locale], !text.bitext.units.isEmpty
    else { return nil }
    return (locale, PageQuality(text, page: page, plan).check())
  }
}

private func concernsTranslations(_ finding: Diagnostic) -> Bool {
  switch finding.code {
  case .translationUnitMalformed, .ruleOverrideInvalid, .encodingInvalid: true
  default: finding.severity == .error
  }
}

private func counts(
  _ pages: [(locale: Int, units: Int)],
  _ diagnostics: Diagnostics,
  _ plan: Plan
) -> [LintReport.LocaleCount] {
  var findings: [String: Int] = [:]
  for finding in diagnostics.findings { findings[finding.locale ?? "", default: 0] += 1 }
  return plan.locales.indices.compactMap { locale in
    let own = pages.filter { $0.locale == locale }
    let tag = plan.locale(locale).tag
    guard !own.isEmpty else { return nil }
    return LintReport.LocaleCount(
      tag: tag,
      pages: own.count,
      units: own.reduce(0) { $0 + $1.units },
      findings: findings[tag, default: 0]
    )
  }
}
