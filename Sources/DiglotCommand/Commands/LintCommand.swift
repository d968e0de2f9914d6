import Diglot

/// `diglot lint`: checks translations and tells what was found.
enum LintCommand {
  static func run(_ arguments: Arguments, _ console: Console) async -> ExitStatus {
    var options = BuildCommand.options(from: arguments, writesSite: false)
    let isQuiet = arguments.isGiven(.quiet)
    let progress = ProgressLine(verb: "checking", console)
    if !isQuiet { options.progress = { progress.update($0) } }
    let start = ContinuousClock.now
    let result: Result<LintReport, BuildError>
    do throws(BuildError) {
      result = .success(try await lint(options))
    } catch {
      result = .failure(error)
    }
    progress.erase()
    switch result {
    case .failure(let error):
      console.complain(BuildCommand.message(for: error))
      return .failure
    case .success(let report):
      let duration = start.duration(to: .now)
      let presentation = Presentation(
        format: arguments.value(of: .diagnostics).flatMap(DiagnosticFormat.init) ?? .text,
        isQuiet: isQuiet,
        isStrict: options.isStrict,
        writesSite: false,
        duration: duration
      )
      let summary = BuildSummary.text(report, duration: duration)
      return presentation.show(report.diagnostics, summary: summary, console)
    }
  }
}
