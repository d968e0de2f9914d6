/// A site as it was last built, with all that is needed to follow a change.
struct LiveBuild: Sendable {
  let frame: SiteFrame
  let places: WatchedPlaces
  /// By page.
  let outcomes: [PageOutcome]
  let records: RecordTable
  let shared: [SharedFiles: [StagedFile]]
  /// What was found before the first page was read.
  let planning: Diagnostics
  /// What was found as shared files were made.
  let sharing: [SharedFiles: Diagnostics]
  let snapshot: SiteSnapshot
  /// The files that are other than in the build before.
  let changed: Set<String>
  /// The pages that were made now, by index.
  let made: [Int]
  let madeCount: Int

  var plan: Plan { frame.plan }

  /// Returns everything that is to be said of the project, as a build from scratch would.
  func report() -> BuildReport {
    var report = BuildReport()
    let site = Assembly(frame, outcomes)
    let between = SharedFiles.allCases.compactMap { sharing[$0] }
    for findings in [planning, frame.findings, site.diagnostics, site.check()] + between {
      report.diagnostics.append(findings)
    }
    plan.configuration.apply(plan.rules, to: &report.diagnostics)
    report.diagnostics.sort()
    report.locales = site.counts
    report.outputPath = plan.configuration.output.displayPath
    return report
  }

  /// Returns what was found in some pages, links into others included.
  func findings(of pages: [Int]) -> Diagnostics {
    var findings = Diagnostics()
    for page in pages {
      findings.append(outcomes[page].diagnostics)
      for part in outcomes[page].parts { findings.append(part.includedDiagnostics) }
    }
    let records = pages.flatMap { outcomes[$0].parts.compactMap(\.record) }
    FragmentCheck(plan, self.records).run(records, &findings)
    plan.configuration.apply(plan.rules, to: &findings)
    findings.sort()
    return findings
  }

  /// Returns what was found in a page in one language, and in what it includes.
  func findings(of page: Int, _ locale: Int) -> Diagnostics {
    let outcome = outcomes[page]
    let part = outcome.parts.first { $0.locale == locale }
    let file = part?.record?.fileLocale ?? locale
    let tags = [plan.locale(locale).tag, plan.locale(file).tag]
    var findings = outcome.reading.divided { $0.locale.map(tags.contains) ?? true }.0
    findings.append(part?.diagnostics ?? Diagnostics())
    findings.append(part?.includedDiagnostics ?? Diagnostics())
    FragmentCheck(plan, records).run([part?.record].compactMap(\.self), &findings)
    plan.configuration.apply(plan.rules, to: &findings)
    findings.sort()
    return findings
  }

  /// Returns what is wrong with the project that no page is to blame for.
  func commonFindings() -> Diagnostics {
    var findings = planning
    findings.append(frame.findings)
    plan.configuration.apply(plan.rules, to: &findings)
    findings.sort()
    return findings
  }
}
