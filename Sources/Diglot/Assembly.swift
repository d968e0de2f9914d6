/// The step that sees all pages: checks between them, and the files that belong to none of them.
struct Assembly {
  private let plan: Plan
  private let chromes: [SiteChrome]
  private let navigation: Navigation
  private let outcomes: [PageOutcome]
  let records: RecordTable
  /// The files to copy, in an order that does not depend on the workers.
  private let assets: [LinkUses.Asset]
  /// What was found in the pages, and between them.
  private(set) var diagnostics = Diagnostics()

  /// Puts together what the workers left.
  init(_ frame: SiteFrame, _ outcomes: [PageOutcome]) {
    let plan = frame.plan
    self.plan = plan
    (chromes, navigation) = (frame.chromes, frame.navigation)
    self.outcomes = outcomes
    records = RecordTable(outcomes.lazy.flatMap(\.parts).compactMap(\.record), plan)
    for outcome in outcomes { diagnostics.append(outcome.diagnostics) }
    let included = outcomes.flatMap { $0.parts.flatMap(\.includedDiagnostics.findings) }
    Self.report(included, &diagnostics)
    DefinedUID.reportDuplicates(outcomes.flatMap(\.uids), &diagnostics)
    var assets = Self.assets(plan, records, navigation)
    var conflicts = Diagnostics()
    assets.removeAll { asset in
      let finding = OutputConflicts.finding(about: asset.path, of: asset.locale, plan)
      if let finding { conflicts.report(finding) }
      return finding != nil
    }
    diagnostics.append(conflicts)
    self.assets = assets
  }

  /// Reports once what is wrong in a file that many pages include, or that is a page as well.
  private static func report(_ included: [Diagnostic], _ diagnostics: inout Diagnostics) {
    guard !included.isEmpty else { return }
    let files = Set(included.compactMap(\.location?.file))
    var reported: Set<Diagnostic> = []
    for finding in diagnostics.findings {
      guard let file = finding.location?.file, files.contains(file) else { continue }
      reported.insert(withoutLocale(finding))
    }
    for finding in included where reported.insert(withoutLocale(finding)).inserted {
      diagnostics.report(finding)
    }
  }

  private static func withoutLocale(_ finding: Diagnostic) -> Diagnostic {
    var finding = finding
    finding.locale = nil
    return finding
  }

  /// Returns what is wrong with links into other pages.
  func check() -> Diagnostics {
    var found = Diagnostics()
    FragmentCheck(plan, records).run(records.all, &found)
    return found
  }

  /// How many pages each published locale has.
  var counts: [BuildReport.LocaleCount] {
    plan.locales.indices.filter { plan.isPublished[$0] }.map { locale in
      let own = records.all.filter { $0.locale == locale }
      return BuildReport.LocaleCount(
        tag: plan.locale(locale).tag,
        pages: own.count,
        fallbackPages: own.count { !$0.availability.isReal },
        rebuiltPages: own.count { $0.availability == .rebuilt }
      )
    }
  }

  // MARK: Files

  /// Stages the pages that waited for titles, one page in memory at a time.
  func stageWaiting(_ output: any SiteOutput) throws(FileError) -> [StagedFile] {
    let filler = TitleFiller(records: records)
    var files: [StagedFile] = []
    for page in outcomes.lazy.flatMap(\.parts).compactMap(\.waiting) {
      let rendered = try page.bytes.read()
      files.append(try output.stage(page.path, filler.filled(rendered.span).span))
    }
    return files
  }

  /// Stages the files of one kind; `others` are those that all other kinds and the pages have.
  func stage(
    _ kind: SharedFiles,
    _ output: any SiteOutput,
    workers: Int,
    beside others: () -> [RelativePath],
    _ diagnostics: inout Diagnostics
  ) async throws(BuildError) -> [StagedFile] {
    let files: [(path: RelativePath, bytes: [UInt8])]
    switch kind {
    case .workingPages: return try await stageWorkingPages(output, workers: workers)
    case .assets: return try stageAssets(output, &diagnostics)
    case .contents: files = contents()
    case .frontPages: files = FrontPages(plan: plan, records: records, chromes: chromes).files()
    case .statusPages:
      files = StatusPages(plan: plan, chromes: chromes).files(outcomes.compactMap(\.status))
    case .sitemap: files = Sitemap.files(plan, records)
    case .theme: files = plan.publishedThemeAssets
    case .movedPages:
      let moved = MovedPages(plan: plan, records: records, chromes: chromes)
      files = moved.files(beside: { others() + assets.map(outputPath) }, &diagnostics)
    }
    do throws(FileError) {
      var staged: [StagedFile] = []
      for file in files { staged.append(try output.stage(file.path, file.bytes.span)) }
      return staged
    } catch { throw .file(error) }
  }

  private func contents() -> [(path: RelativePath, bytes: [UInt8])] {
    let filler = TitleFiller(records: records)
    return ContentsPages(plan: plan, navigation: navigation, chromes: chromes).files().map {
      ($0.path, filler.filled($0.bytes.span))
    }
  }

  /// Stages the pages for translators, where the project wants them.
  private func stageWorkingPages(
    _ output: any SiteOutput,
    workers: Int
  ) async throws(BuildError) -> [StagedFile] {
    guard plan.configuration.hasWorkingPages else { return [] }
    let pages = WorkingPages(
      plan: plan,
      records: records,
      chromes: chromes,
      memory: outcomes.flatMap(\.memory),
      stale: outcomes.flatMap(\.stale)
    )
    let results = await concurrentMap(
      count: pages.count,
      workers: workers,
      state: { pages.workshop() }
    ) { workshop, index -> Result<StagedFile, FileError> in
      let file = pages.file(index, &workshop)
      return Result { () throws(FileError) in try output.stage(file.path, file.bytes.span) }
    }
    do throws(FileError) {
      var files: [StagedFile] = []
      for result in results { files.append(try result.get()) }
      return files
    } catch { throw .file(error) }
  }

  private func stageAssets(
    _ output: any SiteOutput,
    _ diagnostics: inout Diagnostics
  ) throws(BuildError) -> [StagedFile] {
    var files: [StagedFile] = []
    for asset in assets {
      guard let place = plan.file(asset.path, asset.locale) else { continue }
      do throws(FileError) {
        files.append(try output.stageCopy(of: place.path, to: outputPath(asset)))
      } catch {
        // A picture that cannot be read is a fault of the content; a full disk is not.
        guard error.path == place.path else { throw .file(error) }
        diagnostics.report(.unreadable(error))
      }
    }
    return files
  }

  private func outputPath(_ asset: LinkUses.Asset) -> RelativePath {
    RelativePath(normal: plan.output(ofAsset: asset.path, in: asset.locale))
  }

  private static func assets(
    _ plan: Plan,
    _ records: RecordTable,
    _ navigation: Navigation
  ) -> [LinkUses.Asset] {
    guard plan.configuration.assets == .all else {
      return navigation.assets.union(records.all.flatMap(\.uses.assets)).sorted()
    }
    return plan.locales.indices.flatMap { locale in
      plan.assets[locale].values.joined().sorted().map { LinkUses.Asset(locale: locale, path: $0) }
    }
  }
}
