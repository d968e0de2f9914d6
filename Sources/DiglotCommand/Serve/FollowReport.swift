import Diglot

/// What the terminal is told while a project is followed.
struct FollowReport: Sendable {
  let console: Console
  let isQuiet: Bool

  /// Says what was found in the whole project; `isWritten` is whether the site goes into a folder.
  func show(_ report: BuildReport, isWritten: Bool, _ duration: Duration) {
    show(report.diagnostics)
    guard !isQuiet else { return }
    let summary =
      isWritten
      ? BuildSummary.text(report, writesSite: true, duration: duration)
      : BuildSummary.text(ofPreview: report, duration: duration)
    _ = console.write(.error, summary)
  }

  /// Says what changed, what came of it, and what was found there.
  func show(
    _ update: LiveUpdate,
    _ changes: FileChanges,
    _ written: BuildReport?,
    _ duration: Duration
  ) {
    let findings = update.findings
    show(findings)
    guard !isQuiet else { return }
    var parts = [Self.names(changes) + ": " + Self.number(update.madeCount, "page") + " made"]
    parts.append(Self.milliseconds(duration))
    if findings.hasErrors { parts.append(Self.number(findings.count(.error), "error")) }
    if let written {
      parts.append(
        written.isWritten
          ? "\(written.written) written, \(written.removed) removed" : "nothing written"
      )
    }
    if update.view.isBlocked { parts.append("the rest stays as it was") }
    _ = console.write(.error, VisibleText.of(parts.joined(separator: ", ")) + "\n")
  }

  func complain(_ message: String) { console.complain(message) }

  private func show(_ diagnostics: Diagnostics) {
    let findings = diagnostics.findings.filter { !isQuiet || $0.severity == .error }
    let text = DiagnosticText(width: console.width, isColored: console.isColored)
    _ = console.write(.error, text.render(findings))
  }

  /// Returns the name of a file that changed, and how many others did.
  private static func names(_ changes: FileChanges) -> String {
    guard let first = changes.kinds.keys.min() else { return "everything" }
    let name = first.split(separator: "/").suffix(2).joined(separator: "/")
    let others = changes.kinds.count - 1
    return others == 0 ? name : "\(name) and \(number(others, "other file"))"
  }

  private static func number(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }

  private static func milliseconds(_ duration: Duration) -> String {
    "\(Int((duration / .milliseconds(1)).rounded())) ms"
  }
}
