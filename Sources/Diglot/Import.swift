/// What `diglot import` is asked for.
package struct ImportOptions: Sendable {
  /// The project, and how many workers read it.
  package var build: BuildOptions
  /// Files of XLIFF or gettext.
  package var files: [String]
  /// Whether everything is done but the writing.
  package var isDryRun = false

  /// Asks for the translations in `files` to be written into the project's pages.
  package init(_ build: BuildOptions, files: [String]) {
    self.build = build
    self.files = files
  }
}

/// What `diglot import` found and did.
package struct ImportReport: Sendable {
  package var diagnostics = Diagnostics()
  /// How many findings were left out, for nobody reads that many.
  package var droppedCount = 0
  /// Translations that are not those of the pages, the refused ones included.
  package var changedCount = 0
  package var unchangedCount = 0
  package var untranslatedCount = 0
  /// Translations that were written, or would be.
  package var writtenCount = 0
  /// The files that were written, or would be, as a person would type them.
  package var writtenFiles: [String] = []
}

/// Writes changed translations into the pages that they belong to, and changes nothing else.
///
/// A page with a translation that is refused stays as it is; the others are written.
package func importTranslations(
  _ options: ImportOptions
) async throws(ExchangeError) -> ImportReport {
  var report = ImportReport()
  let plan = try openProject(options.build, &report.diagnostics).plan
  // The planner's findings are for a build.
  report.diagnostics = Diagnostics()
  var intake = ImportIntake(plan)
  for path in options.files { intake.read(path, &report.diagnostics) }
  let jobs = intake.jobs
  let outcomes = await concurrentMap(
    count: jobs.count,
    workers: options.build.jobs,
    state: { MarkdownParser() }
  ) { parser, index in revise(jobs[index], plan, &parser) }
  for (job, outcome) in zip(jobs, outcomes) {
    report.changedCount += outcome.changedCount
    report.unchangedCount += outcome.unchangedCount
    report.untranslatedCount += outcome.untranslatedCount
    intake.faults += outcome.faults
    guard let bytes = outcome.bytes else { continue }
    if !options.isDryRun {
      do throws(FileError) {
        try PageFile(job, plan).replace(with: bytes, old: outcome.old)
      } catch {
        report.diagnostics.report(.pageNotWritten(error))
        continue
      }
    }
    report.writtenCount += outcome.changedCount
    report.writtenFiles.append(outcome.path)
  }
  intake.report(&report)
  return report
}

/// What became of one page.
private struct ImportOutcome: Sendable {
  var bytes: [UInt8]?
  /// What the revision was made of.
  var old: [UInt8] = []
  var path = ""
  var changedCount = 0
  var unchangedCount = 0
  var untranslatedCount = 0
  var faults: [ExchangeFault] = []
}

private func revise(
  _ job: ImportJob,
  _ plan: Plan,
  _ parser: inout MarkdownParser
) -> ImportOutcome {
  var outcome = ImportOutcome()
  var texts = PageTexts(plan, job.page)
  var ignored = Diagnostics()
  texts.readAll(&ignored)
  guard let text = texts.own[job.pair.target], text.source.yaml == nil,
    case .success(let sources) = job.pair.sources(for: text, texts)
  else {
    outcome.faults = job.entries.first.map { [.pageUnreadable($0)] } ?? []
    return outcome
  }
  let revision = PageRevision.revise(text, sources, job.entries, &parser)
  outcome.old = text.source.file.bytes
  outcome.path = text.source.file.path
  outcome.bytes = job.isBlocked ? nil : revision.bytes
  outcome.changedCount = revision.changedCount
  outcome.unchangedCount = revision.unchangedCount
  outcome.untranslatedCount = revision.untranslatedCount
  outcome.faults = revision.faults
  return outcome
}

/// The file of a page that is to be changed, below its locale's folder.
///
/// No symbolic link on the way is followed, so that nothing outside the folder is ever written.
private struct PageFile {
  private let root: String
  private let path: RelativePath

  init(_ job: ImportJob, _ plan: Plan) {
    root = plan.locales[job.pair.target].content?.path ?? "."
    path = plan.pages[job.page].files[job.pair.target] ?? RelativePath(normal: "")
  }

  /// Replaces the file, unless it is not what was read any more.
  func replace(with bytes: [UInt8], old: [UInt8]) throws(FileError) {
    let folder = try OpenFolder(path: root, faults: nil).folder(String(path.folder))
    let name = String(path.name)
    let file = try SourceDescriptor(name, in: folder)
    guard file.holds(old.span) else { throw .changedMeanwhile(folder.shown(name)) }
    try folder.replace(name, with: [bytes], mode: file.mode)
  }
}

extension Diagnostic {
  fileprivate static func pageNotWritten(_ error: FileError) -> Diagnostic {
    Diagnostic(
      .fileUnreadable,
      error.description,
      at: Location(file: error.path, line: 1, column: 1, length: 1, excerpt: ""),
      notes: ["the page was left as it was; symbolic links are not followed"]
    )
  }
}

extension ExchangeFault {
  fileprivate static func pageUnreadable(_ entry: ExchangeEntry) -> ExchangeFault {
    ExchangeFault(
      code: .exchangeUnitUnknown,
      message: "the page of unit '\(entry.id)' has units in both locales",
      notes: ["it cannot be read, or its translations come from different originals"],
      place: entry.place
    )
  }
}
