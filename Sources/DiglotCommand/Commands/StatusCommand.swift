import Diglot

/// `diglot status`: says how far the translations have come, and whether that is far enough.
enum StatusCommand {
  /// What is printed.
  enum Format: String, CaseIterable {
    case text, json, html
    case badge = "svg-badge"
  }

  static func run(_ arguments: Arguments, _ console: Console) async -> ExitStatus {
    guard let budgets = budgets(arguments, console) else { return .failure }
    let output = arguments.value(of: .file)
    if output == nil, arguments.value(of: .diagnostics) ?? "text" != "text" {
      console.complain("standard output takes findings or the status; name a file with '--output'")
      return .failure
    }
    var options = BuildCommand.options(from: arguments, writesSite: false)
    options.output = nil
    let isQuiet = arguments.isGiven(.quiet)
    let progress = ProgressLine(verb: "reading", console)
    if !isQuiet { options.progress = { progress.update($0) } }
    let start = ContinuousClock.now
    let result: Result<(StatusReport, [StatusBudget.Outcome]), BuildError>
    do throws(BuildError) {
      let report = try await status(options)
      result = .success((report, try report.outcomes(of: budgets)))
    } catch {
      result = .failure(error)
    }
    progress.erase()
    switch result {
    case .failure(let error):
      console.complain(BuildCommand.message(for: error))
      return .failure
    case .success(let (report, outcomes)):
      let presentation = Presentation(
        format: arguments.value(of: .diagnostics).flatMap(DiagnosticFormat.init) ?? .text,
        isQuiet: isQuiet,
        isStrict: options.isStrict,
        writesSite: false,
        duration: start.duration(to: .now)
      )
      return show(report, outcomes, presentation, arguments, console)
    }
  }

  /// Reads the budgets before any page is, since a misspelt one is no fault of the content.
  private static func budgets(_ arguments: Arguments, _ console: Console) -> [StatusBudget]? {
    var budgets: [StatusBudget] = []
    for text in arguments.values(of: .failUnder) {
      do throws(StatusBudgetError) {
        budgets.append(try StatusBudget(text))
      } catch {
        console.complain("--fail-under '\(text)', column \(error.column): \(error.message)")
        return nil
      }
    }
    return budgets
  }

  private static func show(
    _ report: StatusReport,
    _ outcomes: [StatusBudget.Outcome],
    _ presentation: Presentation,
    _ arguments: Arguments,
    _ console: Console
  ) -> ExitStatus {
    // The findings first, and what the budgets say last, where a person looks.
    let found = presentation.show(report.diagnostics, summary: "", console)
    guard found != .failure else { return .failure }
    if let status = report.status {
      let format = arguments.value(of: .statusFormat).flatMap(Format.init) ?? .text
      let text = text(report, status, format, showsPages: arguments.isGiven(.pages))
      let isShown = write(text, of: report, to: arguments.value(of: .file), console)
      guard isShown else { return .failure }
    }
    let unmet = outcomes.filter { !$0.isMet }
    for outcome in unmet {
      _ = console.write(.error, "unmet: " + VisibleText.of(outcome.text) + "\n")
    }
    return unmet.isEmpty ? found : .findings
  }

  private static func text(
    _ report: StatusReport,
    _ status: SiteStatus,
    _ format: Format,
    showsPages: Bool
  ) -> String {
    switch format {
    case .text: StatusText.text(status, showsPages: showsPages)
    case .json: String(decoding: report.json(), as: UTF8.self)
    case .html: String(decoding: report.html(), as: UTF8.self)
    case .badge: String(decoding: report.badge(), as: UTF8.self)
    }
  }

  private static func write(
    _ text: String,
    of report: StatusReport,
    to path: String?,
    _ console: Console
  ) -> Bool {
    guard let path else { return console.print(text) == .success }
    do throws(BuildError) {
      try report.write(Array(text.utf8), to: path)
      return true
    } catch {
      console.complain(BuildCommand.message(for: error))
      return false
    }
  }
}
