import Testing

@testable import Diglot
@testable import DiglotCommand

struct OverviewPageTests {
  private typealias Cell = ProjectOverview.Cell
  private let hostile = "</td><script>alert(1)</script>\" onload='x' & \u{202E}가"

  private func overview(
    pages: [ProjectOverview.Page],
    findings: [Diagnostic] = []
  ) -> ProjectOverview {
    var diagnostics = Diagnostics()
    for finding in findings { diagnostics.report(finding) }
    return ProjectOverview(
      title: "Guide " + hostile,
      locales: [
        .init(tag: "en", name: "English", direction: "ltr"),
        .init(tag: "ar", name: "العربية", direction: "rtl"),
      ],
      pages: pages,
      findings: diagnostics
    )
  }

  private func cell(_ state: Cell.State, _ href: String?, _ errors: Int = 0, _ warnings: Int = 0)
    -> Cell
  {
    Cell(state: state, href: href, errors: errors, warnings: warnings, suggestions: 0)
  }

  private func finding(_ number: Int, file: String?) -> Diagnostic {
    let location = file.map {
      Diagnostic.Location(file: $0, line: number, column: 4, length: 2, excerpt: "ab " + hostile)
    }
    return Diagnostic(.fileNotFound, "message \(number) " + hostile, at: location, notes: [hostile])
  }

  private var small: ProjectOverview {
    overview(
      pages: [
        .init(id: "", cells: [cell(.original, "/docs/en/"), cell(.current, "/docs/ar/", 2, 1)]),
        .init(
          id: "guide/" + hostile,
          cells: [cell(.original, "/docs/en/guide/%3Cb%3E&x/"), cell(.missing, nil)]
        ),
      ],
      findings: [
        finding(1, file: nil), finding(2, file: "a.md"), finding(3, file: "a.md"),
        finding(4, file: hostile),
      ]
    )
  }

  /// Parses a page and asks for what every page has to be.
  private func parse(_ overview: ProjectOverview) -> GumboDocument {
    let page = GumboDocument(OverviewPage.html(overview))
    #expect(page.errors.map(\.description) == [])
    #expect(page.unbalanced.map(\.name) == [])
    #expect(page.movedNodeCount == 0)
    #expect(Set(page.ids).count == page.ids.count)
    return page
  }

  @Test func isWellFormedWithHostileNames() {
    let page = parse(small)
    #expect(
      page.find("script").compactMap { $0["src"] } == ["/_diglot/overview.js", "/_diglot/live.js"]
    )
    #expect(page.find("script").count == 2)
    #expect(page.elements.allSatisfy { $0["onload"] == nil })
    let shown = hostile.replacing("\u{202E}", with: "<U+202E>")
    #expect(page.find("h1").map(page.text) == ["Guide " + shown])
    #expect(page.find("title").map(page.text) == ["Overview: Guide " + shown])
  }

  @Test func linksEachPageInItsLanguage() {
    let page = parse(small)
    let links = page.find("a").map { [$0["href"], $0["hreflang"]] }
    #expect(
      links == [["/docs/en/", "en"], ["/docs/ar/", "ar"], ["/docs/en/guide/%3Cb%3E&x/", "en"]]
    )
    #expect(page.find("a").map(page.text) == ["original", "current", "original"])
    #expect(page.find("td", class: "missing").map(page.text) == ["missing"])
    #expect(page.find("td", class: "current").map(page.text) == ["current 2 errors 1 warning"])
  }

  @Test func namesRowsAndColumns() {
    let page = parse(small)
    let headings = page.find("th")
    #expect(headings.allSatisfy { ["row", "col"].contains($0["scope"]) })
    let rows = headings.filter { $0["scope"] == "row" }.map(page.text)
    let shown = hostile.replacing("\u{202E}", with: "<U+202E>")
    #expect(rows == ["English en", "العربية ar", "(start page)", "guide/" + shown])
    #expect(page.find("span").filter { $0["lang"] == "ar" }.allSatisfy { $0["dir"] == "rtl" })
  }

  @Test func sumsUpByLocale() {
    let page = parse(small)
    // original, current, missing, errors, warnings, suggestions
    let numbers = page.find("td", class: "number").map(page.text)
    #expect(numbers == ["2", "0", "0", "0", "0", "0", "0", "1", "1", "2", "1", "0"])
    let summary = page.find("p").map(page.text).first
    #expect(summary == "2 pages in 2 locales, 0 errors, 4 warnings, 0 suggestions")
  }

  @Test func groupsFindingsByFile() {
    let page = parse(small)
    let shown = hostile.replacing("\u{202E}", with: "<U+202E>")
    #expect(page.find("h3").map(page.text) == ["The project 1", "a.md 2", shown + " 1"])
    #expect(
      page.find("p", class: "place").map(page.text) == ["a.md:2:4", "a.md:3:4", shown + ":4:4"]
    )
    #expect(page.find("mark").map(page.text) == ["</", "</", "</"])
    #expect(page.find("pre").map(page.text).allSatisfy { $0 == "ab " + shown })
    #expect(page.find("li").count == 4)
  }

  @Test func saysHowManyFindingsItLeavesOut() {
    let findings = (1...OverviewFindings.limit + 7).map { finding($0, file: "a.md") }
    let page = parse(overview(pages: [], findings: findings))
    #expect(page.find("li").count == OverviewFindings.limit)
    #expect(page.find("p").map(page.text).last?.hasPrefix("And 7 more") == true)
  }

  @Test func saysThatNothingWasFound() {
    let page = parse(overview(pages: []))
    #expect(page.find("p").map(page.text).last == "Nothing was found.")
  }

  @Test func staysLeanWithThousandsOfPages() {
    let cells = [
      cell(.original, "/docs/en/guide/some-page/"), cell(.current, "/docs/ar/guide/some-page/"),
    ]
    let pages = (0..<3000).map { ProjectOverview.Page(id: "guide/page-\($0)", cells: cells) }
    let html = OverviewPage.html(overview(pages: pages))
    #expect(html.count < 3000 * 2 * 130)
  }
}
