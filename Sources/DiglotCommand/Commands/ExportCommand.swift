import Diglot

/// `diglot export`: writes a project's translated sentences for translators' tools.
enum ExportCommand {
  static func run(_ arguments: Arguments, _ console: Console) async -> ExitStatus {
    guard var options = options(from: arguments) else { return .failure }
    let isQuiet = arguments.isGiven(.quiet)
    let progress = ProgressLine(verb: "exporting", console)
    if !isQuiet { options.build.progress = { progress.update($0) } }
    let result: Result<ExportReport, ExchangeError>
    do throws(ExchangeError) { result = .success(try await export(options)) } catch {
      result = .failure(error)
    }
    progress.erase()
    switch result {
    case .failure(let error): return show(error, console)
    case .success(let report):
      for part in report.parts where !console.write(.output, String(decoding: part, as: UTF8.self))
      {
        console.complain("standard output cannot be written")
        return .failure
      }
      showFindings(report.diagnostics, isQuiet: isQuiet, console)
      if !isQuiet { _ = console.write(.error, summary(report, options)) }
      return report.diagnostics.hasErrors ? .findings : .success
    }
  }

  /// Returns what the library is asked for; the parser lets no other format through.
  static func options(from arguments: Arguments) -> ExportOptions? {
    guard let locale = arguments.value(of: .translatedLocale),
      let format = arguments.value(of: .format).flatMap(ExchangeFormat.init)
    else { return nil }
    var build = BuildOptions(project: arguments.operand ?? ".")
    build.jobs = arguments.value(of: .jobs).flatMap { Int($0) } ?? Console.cores
    var options = ExportOptions(build, format, locale: locale)
    options.other = arguments.value(of: .with)
    options.page = arguments.value(of: .page)
    options.output = arguments.value(of: .file)
    options.toolVersion = Version.current
    return options
  }

  private static func showFindings(
    _ diagnostics: Diagnostics,
    isQuiet: Bool,
    _ console: Console
  ) {
    let findings = diagnostics.findings.filter { !isQuiet || $0.severity == .error }
    let text = DiagnosticText(width: console.width, isColored: console.isColored)
    _ = console.write(.error, text.render(findings))
  }

  /// Returns how much was written, and what could not be.
  static func summary(_ report: ExportReport, _ options: ExportOptions) -> String {
    let units = report.unitCount == 1 ? "1 unit" : "\(report.unitCount) units"
    let pages = report.pageCount == 1 ? "1 page" : "\(report.pageCount) pages"
    var lines = ["\(options.output ?? "standard output"): \(units) of \(pages)"]
    if report.unequalPageCount > 0 {
      let left = report.unequalPageCount == 1 ? "1 page" : "\(report.unequalPageCount) pages"
      lines.append("left out: \(left) whose translations come from different originals")
    }
    return lines.map { VisibleText.of($0) + "\n" }.joined()
  }

  /// Tells why an export or import could not run.
  static func show(_ error: ExchangeError, _ console: Console) -> ExitStatus {
    if case .configuration(let findings) = error {
      let text = DiagnosticText(width: console.width, isColored: console.isColored)
      _ = console.write(.error, text.render(findings))
      return .findings
    }
    console.complain(message(for: error))
    return .failure
  }

  /// Returns why an export or import could not run, in one phrase.
  static func message(for error: ExchangeError) -> String {
    switch error {
    case .build(let error): BuildCommand.message(for: error)
    case .configuration: "the project's configuration is faulty"
    case .isOriginal(let tag): "'\(tag)' is the original's locale, which is translated from none"
    case .sameLocale(let tag):
      "'\(tag)' cannot stand beside itself; name another locale with --with"
    case .pageNotFound(let path): "the project has no page '\(path)'"
    case .nothingFound: "no page has translation units in both locales"
    }
  }
}
