import Diglot

/// How one build's findings and summary are shown, and with which status it ends.
struct Presentation: Sendable {
  let format: DiagnosticFormat
  let isQuiet: Bool
  let isStrict: Bool
  let writesSite: Bool
  let duration: Duration

  /// Prints findings and summary, and returns the status to end with.
  func show(_ report: BuildReport, _ console: Console) -> ExitStatus {
    let summary = BuildSummary.text(report, writesSite: writesSite, duration: duration)
    return show(report.diagnostics, summary: summary, console)
  }

  /// Prints findings and `summary`, and returns the status to end with.
  func show(_ diagnostics: Diagnostics, summary: String, _ console: Console) -> ExitStatus {
    let findings = diagnostics.findings.filter { !isQuiet || $0.severity == .error }
    var isShown = true
    switch format {
    case .text:
      let text = DiagnosticText(width: console.width, isColored: console.isColored)
      _ = console.write(.error, text.render(findings) + text.references(findings))
    case .json: isShown = console.write(.output, DiagnosticJSON.lines(findings))
    case .sarif: isShown = console.write(.output, DiagnosticSARIF.document(findings))
    case .github: isShown = console.write(.output, DiagnosticGitHub.lines(findings))
    }
    if !isQuiet { _ = console.write(.error, summary) }
    guard isShown else { return .failure }
    return status(of: diagnostics)
  }

  /// Returns the status that findings lead to.
  func status(of diagnostics: Diagnostics) -> ExitStatus {
    let fails = diagnostics.hasErrors || (isStrict && diagnostics.count(.warning) > 0)
    return fails ? .findings : .success
  }
}
