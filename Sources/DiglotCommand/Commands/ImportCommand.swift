import Diglot

/// `diglot import`: writes translations that were changed in a tool into the pages.
enum ImportCommand {
  static func run(_ arguments: Arguments, _ console: Console) async -> ExitStatus {
    let options = options(from: arguments)
    guard !options.files.isEmpty else {
      console.complain("'import' needs a FILE; 'diglot import --help' explains it")
      return .failure
    }
    let report: ImportReport
    do throws(ExchangeError) { report = try await importTranslations(options) } catch {
      return ExportCommand.show(error, console)
    }
    let isQuiet = arguments.isGiven(.quiet)
    let findings = report.diagnostics.findings.filter { !isQuiet || $0.severity == .error }
    let format = arguments.value(of: .diagnostics).flatMap(DiagnosticFormat.init) ?? .text
    var isShown = true
    switch format {
    case .text:
      let text = DiagnosticText(width: console.width, isColored: console.isColored)
      _ = console.write(.error, text.render(findings) + text.references(findings))
    case .json: isShown = console.write(.output, DiagnosticJSON.lines(findings))
    case .sarif: isShown = console.write(.output, DiagnosticSARIF.document(findings))
    case .github: isShown = console.write(.output, DiagnosticGitHub.lines(findings))
    }
    if !isQuiet { _ = console.write(.error, summary(report, isDryRun: options.isDryRun)) }
    guard isShown else { return .failure }
    return report.diagnostics.hasErrors ? .findings : .success
  }

  /// Returns what the library is asked for: the first word is the project where it is a folder or a
  /// diglot.yml.
  static func options(from arguments: Arguments) -> ImportOptions {
    var files = arguments.operands[...]
    let isProject = files.first.map { isFolder($0) || $0.hasSuffix(".yml") } ?? false
    var build = BuildOptions(project: isProject ? files.removeFirst() : ".")
    build.jobs = arguments.value(of: .jobs).flatMap { Int($0) } ?? Console.cores
    var options = ImportOptions(build, files: Array(files))
    options.isDryRun = arguments.isGiven(.dryRun)
    return options
  }

  private static func isFolder(_ path: String) -> Bool { Console.isFolder(path) }

  /// Returns what was done with the translations.
  static func summary(_ report: ImportReport, isDryRun: Bool) -> String {
    let pages = report.writtenFiles.count == 1 ? "1 page" : "\(report.writtenFiles.count) pages"
    let would = isDryRun ? "would be written" : "written"
    var lines = report.writtenFiles.map { "\($0): \(would)" }
    lines.append(
      "\(report.writtenCount) changed in \(pages) \(would), \(report.unchangedCount) unchanged, "
        + "\(report.untranslatedCount) untranslated"
    )
    let left = report.changedCount - report.writtenCount
    if left > 0 { lines.append("\(left) changed, but not written, since their pages were refused") }
    if report.droppedCount > 0 {
      lines.append("\(report.droppedCount) more findings are not shown")
    }
    return lines.map { VisibleText.of($0) + "\n" }.joined()
  }
}
