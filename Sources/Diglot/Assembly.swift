/// The step that sees all pages: checks between them, and the files that belong to none of them.
struct Assembly {
  private let plan: Plan
  private let chromes: [SiteChrome]
  private let navigation: Navigation
  private let records: RecordTable
  /// The pages that wait for titles.
  private let waiting: [(path: RelativePath, place: Range<Int>)]
  /// Empty unless the site says how far its translations have come.
  private let statuses: [PageStatus]
  private(set) var files: [StagedFile] = []
  /// The files to copy, in an order that does not depend on the workers.
  private let assets: [LinkUses.Asset]

  /// Puts together what the workers left; throws where the file system refused one of them.
  init(
    _ plan: Plan,
    _ chromes: [SiteChrome],
    _ navigation: Navigation,
    _ outcomes: [PageBuilder.Outcome],
    _ diagnostics: inout Diagnostics
  ) throws(BuildError) {
    self.plan = plan
    self.chromes = chromes
    self.navigation = navigation
    for outcome in outcomes {
      if let failure = outcome.failure { throw .file(failure) }
      diagnostics.append(outcome.diagnostics)
      files += outcome.files
    }
    Self.report(outcomes.flatMap(\.includedDiagnostics.findings), &diagnostics)
    records = RecordTable(outcomes.flatMap(\.records), plan)
    waiting = outcomes.flatMap(\.waiting)
    statuses = outcomes.compactMap(\.status)
    DefinedUID.reportDuplicates(outcomes.flatMap(\.uids), &diagnostics)
    var assets = Self.assets(plan, records, navigation)
    assets.removeAll { asset in
      let finding = OutputConflicts.finding(about: asset.path, of: asset.locale, plan)
      if let finding { diagnostics.report(finding) }
      return finding != nil
    }
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

  func check(_ diagnostics: inout Diagnostics) {
    let check = FragmentCheck(plan: plan, records: records) { page, locale in
      var texts = PageTexts(plan, page)
      var ignored = Diagnostics()
      texts.readAll(&ignored)
      return texts.text(for: locale)
    } included: { file in
      PageTexts.included(file.path, file.locale, plan)
    }
    check.run(&diagnostics)
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

  /// Stages the pages for translators, where the project wants them.
  mutating func stageWorkingPages(
    _ outcomes: [PageBuilder.Outcome],
    _ writer: SiteWriter?,
    workers: Int
  ) async throws(BuildError) {
    guard let writer, plan.configuration.hasWorkingPages else { return }
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
      return Result { () throws(FileError) in try writer.stage(file.path, file.bytes.span) }
    }
    do throws(FileError) {
      for result in results { files.append(try result.get()) }
    } catch { throw .file(error) }
  }

  /// Stages the pages that waited for titles, the front pages, the sitemap, the theme, what
  /// stands in the place of moved pages, and assets.
  mutating func stageSharedFiles(
    _ writer: SiteWriter?,
    _ diagnostics: inout Diagnostics
  ) throws(BuildError) {
    guard let writer else { return }
    let front = FrontPages(plan: plan, records: records, chromes: chromes).files()
    let status = StatusPages(plan: plan, chromes: chromes).files(statuses)
    let sitemap = Sitemap.files(plan, records)
    do throws(FileError) {
      try stageWaiting(writer)
      for file in front + status + sitemap + plan.publishedThemeAssets {
        files.append(try writer.stage(file.path, file.bytes.span))
      }
      let moved = MovedPages(plan: plan, records: records, chromes: chromes)
      for file in moved.files(beside: files.map(\.path) + assets.map(outputPath), &diagnostics) {
        files.append(try writer.stage(file.path, file.bytes.span))
      }
    } catch { throw .file(error) }
    try stageAssets(writer, &diagnostics)
  }

  /// Stages what waited for titles, one page in memory at a time.
  private mutating func stageWaiting(_ writer: SiteWriter) throws(FileError) {
    let filler = TitleFiller(records: records)
    for page in waiting {
      let rendered = try writer.spooled(page.place)
      let bytes = filler.filled(rendered.span)
      files.append(try writer.stage(page.path, bytes.span))
    }
    for list in ContentsPages(plan: plan, navigation: navigation, chromes: chromes).files() {
      let bytes = filler.filled(list.bytes.span)
      files.append(try writer.stage(list.path, bytes.span))
    }
  }

  private mutating func stageAssets(
    _ writer: SiteWriter,
    _ diagnostics: inout Diagnostics
  ) throws(BuildError) {
    for asset in assets {
      guard let place = plan.file(asset.path, asset.locale) else { continue }
      let path = outputPath(asset)
      do throws(FileError) {
        files.append(try writer.stageCopy(of: place.path, to: path))
      } catch {
        // A picture that cannot be read is a fault of the content; a full disk is not.
        guard error.path == place.path else { throw .file(error) }
        diagnostics.report(.unreadable(error))
      }
    }
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
