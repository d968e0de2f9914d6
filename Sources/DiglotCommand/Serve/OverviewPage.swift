import Diglot

/// The page about a whole project: its pages by locales, and everything that was found.
///
/// Lean, since a project has thousands of pages: marks and colours come from classes.
struct OverviewPage: ~Copyable {
  private let overview: ProjectOverview
  private let states: [ProjectOverview.Cell.State]
  private var markup = MarkupWriter()

  private init(_ overview: ProjectOverview) {
    self.overview = overview
    let found = Set(overview.pages.lazy.flatMap(\.cells).map(\.state))
    states = ProjectOverview.Cell.State.allCases.filter(found.contains)
  }

  /// Returns the page; it asks for its style and scripts beside itself.
  static func html(_ overview: ProjectOverview) -> [UInt8] {
    var page = OverviewPage(overview)
    page.appendHead()
    page.appendTotals()
    page.appendFilter()
    page.appendMatrix()
    page.markup.raw("<h2 id=\"findings\">Findings</h2>\n")
    OverviewFindings.append(overview.findings.findings, to: &page.markup)
    page.markup.raw("</main>\n</body>\n</html>\n")
    return page.finish()
  }

  private consuming func finish() -> [UInt8] { markup.finish() }

  private mutating func appendHead() {
    markup.raw(
      """
      <!doctype html>
      <html lang="en" dir="ltr">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <link rel="icon" href="data:,">
      <title>Overview: 
      """
    )
    markup.text(overview.title)
    markup.raw(
      """
      </title>
      <link rel="stylesheet" href="/_diglot/overview.css">
      <script src="/_diglot/overview.js" defer></script>
      <script src="/_diglot/live.js" defer></script>
      </head>
      <body>
      <main>
      <h1 dir="auto">
      """
    )
    markup.text(overview.title)
    markup.raw("</h1>\n<p>")
    appendCount(overview.pages.count, "page")
    markup.raw(" in ")
    appendCount(overview.locales.count, "locale")
    let findings = overview.findings
    let counts = [Diagnostic.Severity.error, .warning, .suggestion].map(findings.count)
    for (count, name) in zip(counts, ["error", "warning", "suggestion"] as [StaticString]) {
      markup.raw(", ")
      appendCount(count, name)
    }
    markup.raw("</p>\n")
  }

  private mutating func appendCount(_ count: Int, _ name: StaticString) {
    markup.number(count)
    markup.raw(" ")
    markup.raw(name)
    if count != 1 { markup.raw("s") }
  }

  // MARK: Totals

  private mutating func appendTotals() {
    markup.raw(
      """
      <h2 id="locales">Locales</h2>
      <div class="scroll" role="region" aria-labelledby="locales" tabindex="0">
      <table class="totals">
      <thead><tr><th scope="col">Locale</th>
      """
    )
    for state in states {
      markup.raw("<th scope=\"col\" class=\"number\">")
      markup.text(state.rawValue)
      markup.raw("</th>")
    }
    for name in ["errors", "warnings", "suggestions"] {
      markup.raw("<th scope=\"col\" class=\"number\">")
      markup.text(name)
      markup.raw("</th>")
    }
    markup.raw("</tr></thead>\n<tbody>\n")
    for (index, locale) in overview.locales.enumerated() {
      appendTotals(of: locale, overview.pages.map { $0.cells[index] })
    }
    markup.raw("</tbody>\n</table>\n</div>\n")
  }

  private mutating func appendTotals(
    of locale: ProjectOverview.Locale,
    _ cells: [ProjectOverview.Cell]
  ) {
    markup.raw("<tr><th scope=\"row\">")
    appendName(of: locale)
    markup.raw("</th>")
    let counts = states.map { state in cells.count { $0.state == state } }
    let sums = [\ProjectOverview.Cell.errors, \.warnings, \.suggestions].map { severity in
      cells.reduce(0) { $0 + $1[keyPath: severity] }
    }
    for count in counts + sums {
      markup.raw("<td class=\"number\">")
      markup.number(count)
      markup.raw("</td>")
    }
    markup.raw("</tr>\n")
  }

  private mutating func appendName(of locale: ProjectOverview.Locale) {
    markup.raw("<span lang=\"")
    markup.text(locale.tag)
    markup.raw("\" dir=\"")
    markup.text(locale.direction)
    markup.raw("\">")
    markup.text(locale.name)
    markup.raw("</span> <small>")
    markup.text(locale.tag)
    markup.raw("</small>")
  }

  // MARK: Pages

  /// Appends what chooses among the pages; a script shows it, which it does nothing without.
  private mutating func appendFilter() {
    markup.raw(
      """
      <h2 id="pages">Pages</h2>
      <div class="filter" role="search" aria-label="Pages" hidden>
      <label>Filter <input type="search" autocomplete="off"></label>
      <label>State <select><option value="">any</option>
      """
    )
    for state in states {
      markup.raw("<option>")
      markup.text(state.rawValue)
      markup.raw("</option>")
    }
    markup.raw(
      """
      </select></label>
      <label><input type="checkbox"> Only pages with findings</label>
      <output></output>
      </div>

      """
    )
  }

  private mutating func appendMatrix() {
    markup.raw(
      """
      <div class="scroll matrix" role="region" aria-labelledby="pages" tabindex="0">
      <table class="pages">
      <thead><tr><th scope="col">Page</th>
      """
    )
    for locale in overview.locales {
      markup.raw("<th scope=\"col\">")
      appendName(of: locale)
      markup.raw("</th>")
    }
    markup.raw("</tr></thead>\n<tbody>\n")
    for page in overview.pages {
      markup.raw("<tr><th scope=\"row\">")
      if page.id.isEmpty { markup.raw("(start page)") } else { markup.text(page.id) }
      markup.raw("</th>")
      for (cell, locale) in zip(page.cells, overview.locales) { append(cell, locale) }
      markup.raw("</tr>\n")
    }
    markup.raw("</tbody>\n</table>\n</div>\n")
  }

  private mutating func append(_ cell: ProjectOverview.Cell, _ locale: ProjectOverview.Locale) {
    markup.raw("<td class=\"")
    markup.text(cell.state.rawValue)
    markup.raw("\">")
    if let href = cell.href {
      markup.raw("<a href=\"")
      markup.text(href)
      markup.raw("\" hreflang=\"")
      markup.text(locale.tag)
      markup.raw("\">")
      markup.text(cell.state.rawValue)
      markup.raw("</a>")
    } else {
      markup.raw("<span>")
      markup.text(cell.state.rawValue)
      markup.raw("</span>")
    }
    append(cell.errors, "error", opening: " <b class=\"error\">")
    append(cell.warnings, "warning", opening: " <b class=\"warning\">")
    append(cell.suggestions, "suggestion", opening: " <b class=\"suggestion\">")
    markup.raw("</td>")
  }

  private mutating func append(_ count: Int, _ name: StaticString, opening: StaticString) {
    guard count > 0 else { return }
    markup.raw(opening)
    appendCount(count, name)
    markup.raw("</b>")
  }
}
