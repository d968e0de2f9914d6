import Diglot

/// The lines that end a build.
enum BuildSummary {
  /// Returns the pages of each locale, the findings, the files, and the time.
  static func text(_ report: BuildReport, writesSite: Bool, duration: Duration) -> String {
    lines(report, last: files(report, writesSite: writesSite), duration)
      .map { VisibleText.of($0) + "\n" }.joined()
  }

  /// Returns the same of a site that is shown and not written.
  static func text(ofPreview report: BuildReport, duration: Duration) -> String {
    lines(report, last: "built", duration).map { VisibleText.of($0) + "\n" }.joined()
  }

  private static func lines(
    _ report: BuildReport,
    last: String,
    _ duration: Duration
  ) -> [String] {
    let width = report.locales.map(\.tag.count).max() ?? 0
    return report.locales.map { line($0, width: width) }
      + [findings(report.diagnostics), last + ", " + seconds(duration)]
  }

  /// Returns the pages and units of each locale with their findings, all findings, and the time.
  static func text(_ report: LintReport, duration: Duration) -> String {
    let width = report.locales.map(\.tag.count).max() ?? 0
    var lines = report.locales.map { count in
      let padding = String(repeating: " ", count: width - count.tag.count)
      return "\(count.tag)\(padding)  \(number(count.pages, "page")), "
        + "\(number(count.units, "unit")), \(number(count.findings, "finding"))"
    }
    lines.append(findings(report.diagnostics))
    lines.append("\(number(report.units, "unit")) checked, " + seconds(duration))
    return lines.map { VisibleText.of($0) + "\n" }.joined()
  }

  private static func line(_ count: BuildReport.LocaleCount, width: Int) -> String {
    let padding = String(repeating: " ", count: width - count.tag.count)
    var parts = [number(count.pages, "page")]
    if count.fallbackPages > 0 { parts.append("\(count.fallbackPages) fallback") }
    if count.rebuiltPages > 0 { parts.append("\(count.rebuiltPages) rebuilt") }
    return "\(count.tag)\(padding)  \(parts.joined(separator: ", "))"
  }

  private static func findings(_ diagnostics: Diagnostics) -> String {
    var parts = [
      number(diagnostics.count(.error), "error"), number(diagnostics.count(.warning), "warning"),
    ]
    let suggestions = diagnostics.count(.suggestion)
    if suggestions > 0 { parts.append(number(suggestions, "suggestion")) }
    let infos = diagnostics.count(.info)
    // Text shows no infos; who wants them finds them in the JSON.
    if infos > 0 { parts.append("\(infos) of level info (--diagnostics json)") }
    return parts.joined(separator: ", ")
  }

  private static func files(_ report: BuildReport, writesSite: Bool) -> String {
    guard report.isWritten else {
      return writesSite ? "the site was left as it was" : "checked"
    }
    return "\(report.outputPath): \(report.written) written, \(report.unchanged) unchanged, "
      + "\(report.removed) removed"
  }

  /// Returns `1 page`, `2 pages`.
  private static func number(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }

  /// Returns seconds with two decimals.
  private static func seconds(_ duration: Duration) -> String {
    let hundredths = (duration / .milliseconds(10)).rounded()
    let fraction = String(Int(hundredths) % 100)
    return "\(Int(hundredths) / 100).\(fraction.count < 2 ? "0" : "")\(fraction) s"
  }
}
