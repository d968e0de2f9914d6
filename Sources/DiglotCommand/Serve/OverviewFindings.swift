import Diglot

/// The findings of a project by files, as a part of its overview.
enum OverviewFindings {
  /// How many are shown; nobody reads more, and a browser would take seconds.
  static let limit = 2000

  /// Appends the findings, which stand in the order of files.
  static func append(_ findings: [Diagnostic], to markup: inout MarkupWriter) {
    if findings.isEmpty { markup.raw("<p>Nothing was found.</p>\n") }
    var file: String?
    for (index, finding) in findings.prefix(limit).enumerated() {
      let next = finding.location?.file ?? ""
      if next != file {
        if file != nil { close(&markup) }
        let others = findings[index...].prefix { ($0.location?.file ?? "") == next }
        open(next, count: others.count, &markup)
        file = next
      }
      append(finding, to: &markup)
    }
    if file != nil { close(&markup) }
    if findings.count > limit {
      markup.raw("<p>And ")
      markup.number(findings.count - limit)
      markup.raw(" more, which <code>diglot check --diagnostics json</code> lists.</p>\n")
    }
  }

  private static func open(_ file: String, count: Int, _ markup: inout MarkupWriter) {
    markup.raw("<section class=\"file\">\n<h3>")
    if file.isEmpty { markup.raw("The project") } else { markup.text(file) }
    markup.raw(" <small>")
    markup.number(count)
    markup.raw("</small></h3>\n<ul>\n")
  }

  private static func close(_ markup: inout MarkupWriter) { markup.raw("</ul>\n</section>\n") }

  private static func append(_ finding: Diagnostic, to markup: inout MarkupWriter) {
    markup.raw("<li><p><b class=\"")
    markup.text(finding.severity.name)
    markup.raw("\">")
    markup.text(finding.severity.name)
    markup.raw(":</b> ")
    markup.text(finding.message)
    markup.raw(" <code>[")
    markup.text(finding.code.rawValue)
    markup.raw("]</code></p>")
    if let location = finding.location { append(location, to: &markup) }
    for note in finding.notes {
      markup.raw("<p class=\"note\">note: ")
      markup.text(note)
      markup.raw("</p>")
    }
    markup.raw("</li>\n")
  }

  private static func append(_ location: Diagnostic.Location, to markup: inout MarkupWriter) {
    markup.raw("<p class=\"place\">")
    markup.text(location.file)
    markup.raw(":")
    markup.number(location.line)
    markup.raw(":")
    markup.number(location.column)
    markup.raw("</p>")
    let line = MarkedLine(location)
    if line.isBlank { return }
    let (before, marked, after) = line.parts
    markup.raw("<pre dir=\"auto\">")
    appendCode(before, to: &markup)
    markup.raw("<mark>")
    appendCode(marked.isEmpty ? " " : marked, to: &markup)
    markup.raw("</mark>")
    appendCode(after, to: &markup)
    markup.raw("</pre>")
  }

  /// Appends text in which tabs stay what they are.
  private static func appendCode(_ text: String, to markup: inout MarkupWriter) {
    for (index, piece) in text.split(separator: "\t", omittingEmptySubsequences: false).enumerated()
    {
      if index > 0 { markup.raw("\t") }
      markup.text(String(piece))
    }
  }
}
