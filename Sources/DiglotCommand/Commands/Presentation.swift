import Diglot

/// How one build's findings and summary are shown, and with which status it ends.
struct Presentation: Sendable {
  let isJSON: Bool
  let isQuiet: Bool
  let isStrict: Bool
  let writesSite: Bool
  let duration: Duration

  /// Prints findings and summary, and returns the status to end with.
  func show(_ report: BuildReport, _ console: Console) -> ExitStatus {
    let findings = report.diagnostics.findings.filter { !isQuiet || $0.severity == .error }
    var isShown = true
    if isJSON {
      isShown = console.write(.output, DiagnosticJSON.lines(findings))
    } else {
      let text = DiagnosticText(width: console.width, isColored: console.isColored)
      _ = console.write(.error, text.render(findings))
    }
    if !isQuiet {
      let summary = BuildSummary.text(report, writesSite: writesSite, duration: duration)
      _ = console.write(.error, summary)
    }
    guard isShown else { return .failure }
    return status(of: report.diagnostics)
  }

  /// Returns the status that findings lead to.
  func status(of diagnostics: Diagnostics) -> ExitStatus {
    let fails = diagnostics.hasErrors || (isStrict && diagnostics.count(.warning) > 0)
    return fails ? .findings : .success
  }
}
