/// What `diglot export` is asked for.
package struct ExportOptions: Sendable {
  /// The project, and how many workers read it.
  package var build: BuildOptions
  package var format: ExchangeFormat
  /// The tag of the locale whose translations are wanted.
  package var locale: String
  /// The tag of the locale beside it; `nil` is the original's.
  package var other: String?
  /// The file or the id of the only page that is wanted.
  package var page: String?
  /// Where to write; `nil` leaves it to the caller.
  package var output: String?
  /// What the document says wrote it.
  package var toolVersion = ""

  /// Asks for all units of a locale with their originals.
  package init(_ build: BuildOptions, _ format: ExchangeFormat, locale: String) {
    self.build = build
    self.format = format
    self.locale = locale
  }
}

/// What `diglot export` found.
package struct ExportReport: Sendable {
  package var diagnostics = Diagnostics()
  /// The document in parts, one after another; empty where it was written.
  package var parts: [[UInt8]] = []
  package var unitCount = 0
  package var pageCount = 0
  /// How many pages the two locales were given in different originals, and are not in the document.
  package var unequalPageCount = 0
}

/// Why a project's translations could not be exported or imported.
package enum ExchangeError: Error, Sendable, Equatable {
  case build(BuildError)
  /// The project's own configuration is faulty; findings say how.
  case configuration([Diagnostic])
  /// The original has no translations.
  case isOriginal(tag: String)
  case sameLocale(tag: String)
  case pageNotFound(path: String)
  /// No page has units in both locales.
  case nothingFound
}

/// Returns the units of a project for translators' tools, or writes them.
package func export(_ options: ExportOptions) async throws(ExchangeError) -> ExportReport {
  var report = ExportReport()
  let plan = try openProject(options.build, &report.diagnostics).plan
  let pair = try chosenPair(options, plan)
  if let output = options.output {
    do { try plan.checkDocument(output) } catch { throw .build(error) }
  }
  let outcomes = await rendered(pair, try chosenPages(options.page, plan), options)
  for (_, findings) in outcomes { report.diagnostics.append(findings) }
  report.diagnostics.sort()
  assemble(outcomes.map(\.0), pair, options, &report)
  guard report.pageCount > 0 else { throw .nothingFound }
  if let output = options.output {
    do { try writeDocument(report.parts, to: output) } catch { throw .build(error) }
    report.parts = []
  }
  return report
}

private func chosenPair(
  _ options: ExportOptions,
  _ plan: Plan
) throws(ExchangeError) -> ExchangePair {
  let original = plan.configuration.originalLocale
  let target = try localeIndex(options.locale, plan)
  let source = try options.other.map { (tag) throws(ExchangeError) in try localeIndex(tag, plan) }
  guard target != original else { throw .isOriginal(tag: options.locale) }
  guard source != target else { throw .sameLocale(tag: options.locale) }
  return ExchangePair(plan: plan, source: source ?? original, target: target)
}

/// Puts the pages together.
private func assemble(
  _ pages: [RenderedPage],
  _ pair: ExchangePair,
  _ options: ExportOptions,
  _ report: inout ExportReport
) {
  var handOffDate: CalendarDate?
  var bodies: [[UInt8]] = []
  for page in pages {
    switch page {
    case .none: break
    case .differentOriginals: report.unequalPageCount += 1
    case .page(let body, let unitCount, let date):
      bodies.append(body)
      report.unitCount += unitCount
      if let date { handOffDate = max(date, handOffDate ?? date) }
    }
  }
  report.pageCount = bodies.count
  let head = ExchangeHead(
    title: pair.plan.configuration.title,
    toolVersion: options.toolVersion,
    sourceTag: pair.plan.locale(pair.source).tag,
    targetTag: pair.plan.locale(pair.target).tag,
    handOffDate: handOffDate
  )
  report.parts = [options.format.head(head)] + bodies + [options.format.tail]
}

/// A page as it stands in the document.
private enum RenderedPage: Sendable {
  case page([UInt8], unitCount: Int, CalendarDate?)
  case none
  case differentOriginals
}

private func rendered(
  _ pair: ExchangePair,
  _ pages: [Int],
  _ options: ExportOptions
) async -> [(RenderedPage, Diagnostics)] {
  let progress = ProgressCounter(total: pages.count, options.build.progress)
  let format = options.format
  let tag = pair.plan.locale(pair.target).tag
  return await concurrentMap(
    count: pages.count,
    workers: options.build.jobs,
    state: {}
  ) { _, index in
    var texts = PageTexts(pair.plan, pages[index])
    var findings = Diagnostics()
    texts.readAll(&findings, unitsOf: [pair.source, pair.target])
    defer { progress.advance() }
    // What is wrong with the translation keeps units out of the document; the rest is for a check.
    let (own, _) = findings.divided {
      $0.locale == tag && ($0.severity == .error || $0.code == .translationUnitMalformed)
    }
    switch pair.page(pages[index], texts) {
    case .none: return (.none, own)
    case .differentOriginals: return (.differentOriginals, own)
    case .page(let page):
      let body = format.body(of: page)
      return (.page(body, unitCount: page.units.count, page.handOffDate), own)
    }
  }
}

/// Opens the project of an export or import.
func openProject(
  _ options: BuildOptions,
  _ diagnostics: inout Diagnostics
) throws(ExchangeError) -> Project {
  var findings = Diagnostics()
  let project: Project?
  do throws(BuildError) { project = try Project.open(options, &findings) } catch {
    throw .build(error)
  }
  guard let project else { throw .configuration(findings.findings) }
  return project
}

private func localeIndex(_ tag: String, _ plan: Plan) throws(ExchangeError) -> Int {
  guard let index = plan.configuration.index(ofTag: tag) else {
    let tags = plan.locales.map(\.locale.tag)
    throw .build(.localeNotConfigured(tag: tag, configured: tags))
  }
  return index
}

private func chosenPages(_ path: String?, _ plan: Plan) throws(ExchangeError) -> [Int] {
  guard let path else { return Array(0..<plan.pages.count) }
  let page =
    plan.pages.index(ofID: path.lowercased())
    ?? RelativePath(path).flatMap { plan.pages.index(ofSource: $0) }
  guard let page else { throw .pageNotFound(path: path) }
  return [page]
}

extension Plan {
  /// Refuses to write a document among the pages, or over the project's own file.
  func checkDocument(_ path: String) throws(BuildError) {
    let place = ProjectFolder(path: path)
    guard !isSource(place) else { throw .outputIsSource(path: place.displayPath) }
  }

  private func isSource(_ place: ProjectFolder) -> Bool {
    guard RelativePath(normal: place.path).name != ConfigurationLoader.fileName else { return true }
    guard let folder = File.realPath(place.parent.path) else { return false }
    let sources = locales.compactMap { $0.content.flatMap { File.realPath($0.path) } }
    return sources.contains { folder == $0 || folder.hasPrefix($0 + "/") }
  }
}

/// Writes the parts beside the place of the document and moves them there, so that it is always
/// whole, the old one or the new one.
func writeDocument(_ parts: [[UInt8]], to path: String) throws(BuildError) {
  let name = String(RelativePath(normal: path).name)
  do throws(FileError) {
    let folder = try OpenFolder(path: ProjectFolder(path: path).parent.path, faults: nil)
    if let kind = try folder.kind(of: name), kind != .file {
      throw FileError.notRegular(path)
    }
    try folder.replace(name, with: parts, mode: nil)
  } catch {
    throw .file(error)
  }
}
