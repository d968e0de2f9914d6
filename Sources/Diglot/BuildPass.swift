/// All pages built once by a plan: staged, and not yet in their places.
struct BuildPass {
  private let plan: Plan
  private let chromes: [SiteChrome]
  private let navigation: Navigation
  private let outcomes: [PageBuilder.Outcome]
  /// `nil` where no site is written.
  private let writer: SiteWriter?
  private let xrefs: XrefCatalog

  static func run(
    _ plan: Plan,
    _ options: BuildOptions,
    _ diagnostics: inout Diagnostics
  ) async throws(BuildError) -> BuildPass {
    let writer = options.writesSite ? try open(plan.configuration, &diagnostics) : nil
    let xrefs = XrefCatalog(plan)
    let navigation = Navigation(plan) { uid in Self.target(ofUID: uid, xrefs, plan) }
    let chromes = plan.locales.indices.map { SiteChrome(plan, navigation, locale: $0) }
    let builder = PageBuilder(
      plan: plan,
      chromes: chromes,
      navigation: navigation,
      writer: writer,
      xrefs: xrefs,
      pivots: ZonePivotCatalog(plan)
    )
    let done = ProgressCounter(total: plan.pages.count, options.progress)
    let outcomes = await concurrentMap(
      count: plan.pages.count,
      workers: options.jobs,
      state: { PageBuilder.Workshop() }
    ) { workshop, page in
      let outcome = builder.build(page, &workshop)
      done.advance()
      return outcome
    }
    return BuildPass(
      plan: plan,
      chromes: chromes,
      navigation: navigation,
      outcomes: outcomes,
      writer: writer,
      xrefs: xrefs
    )
  }

  /// Returns what a uid in a table of contents stands for, in whichever locale it is known.
  private static func target(ofUID uid: String, _ xrefs: XrefCatalog, _ plan: Plan) -> UIDTarget? {
    let map = xrefs.map()
    for locale in plan.locales.indices {
      switch map.target(uid, locale, plan) {
      case .page(let page, _): return .page(page)
      case .entry(let entry) where entry.href.contains("://"):
        return .url(entry.href, title: entry.properties["name"] ?? uid)
      default: continue
      }
    }
    return nil
  }

  private static func open(
    _ configuration: SiteConfiguration,
    _ diagnostics: inout Diagnostics
  ) throws(BuildError) -> SiteWriter {
    do throws(FileError) {
      let writer = try SiteWriter(output: configuration.output.path)
      if let finding = writer.finding { diagnostics.report(finding) }
      return writer
    } catch { throw .file(error) }
  }

  /// The texts that the plan promised and that could not be made.
  var shortfall: Shortfall { outcomes.reduce(into: Shortfall()) { $0.formUnion($1.shortfall) } }

  /// Returns what was found in the files that `shortfall` leaves out.
  func findings(of shortfall: Shortfall) -> Diagnostics {
    let files = Set(shortfall.files.compactMap { file in place(of: file)?.displayPath })
    var kept = Diagnostics()
    for finding in outcomes.lazy.flatMap(\.diagnostics.findings) {
      if let file = finding.location?.file, files.contains(file) { kept.report(finding) }
    }
    return kept
  }

  private func place(of file: Shortfall.File) -> ProjectFolder? {
    guard let page = plan.pages.index(ofID: file.page.string),
      let path = plan.pages[page].files[file.locale]
    else { return nil }
    return plan.file(path, file.locale)
  }

  /// Takes back what was staged.
  func discard() { writer?.discard() }

  /// Checks what only all pages together tell, stages what belongs to none of them, and brings the
  /// site up to date unless there are errors.
  func finish(
    _ options: BuildOptions,
    _ report: inout BuildReport
  ) async throws(BuildError) {
    do throws(BuildError) {
      report.diagnostics.append(navigation.findings)
      report.diagnostics.append(xrefs.findings)
      var site = try Assembly(plan, chromes, navigation, outcomes, &report.diagnostics)
      site.check(&report.diagnostics)
      try await site.stageWorkingPages(outcomes, writer, workers: options.jobs)
      try site.stageSharedFiles(writer, &report.diagnostics)
      plan.configuration.apply(plan.rules, to: &report.diagnostics)
      report.diagnostics.sort()
      report.locales = site.counts
      try commit(site.files, options, &report)
    } catch {
      discard()
      throw error
    }
  }

  private func commit(
    _ files: [StagedFile],
    _ options: BuildOptions,
    _ report: inout BuildReport
  ) throws(BuildError) {
    guard let writer else { return }
    let isFaulty =
      report.diagnostics.hasErrors || options.isStrict && report.diagnostics.count(.warning) > 0
    guard options.keepsGoing || !isFaulty else { return writer.discard() }
    do throws(FileError) {
      let summary = try writer.commit(files)
      report.written = summary.written
      report.unchanged = summary.unchanged
      report.removed = summary.removed
      report.isWritten = true
    } catch { throw .file(error) }
  }
}
