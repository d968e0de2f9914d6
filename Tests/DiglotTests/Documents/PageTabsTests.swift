import Testing

@testable import Diglot

/// Tabs in pages: their ids, what stands in them, and what makes no sense.
struct PageTabsTests {
  private func build(
    _ page: String,
    _ files: [String: String] = [:]
  ) async throws -> (html: String, findings: [String]) {
    var all = ["content/en/p.md": "# T\n\n\(page)\n"]
    for (name, text) in files { all["content/en/" + name] = text }
    let site = try TemporarySite(
      all,
      configuration: TemporarySite.configuration(locales: ["en"])
    )
    let report = try await site.build { $0.keepsGoing = true }
    let findings = report.diagnostics.findings.map { finding in
      let file = finding.location?.file.split(separator: "/").last ?? ""
      return "\(file):\(finding.location?.line ?? 0) \(finding.code.rawValue)"
    }
    return (site.article("en/p/index.html") ?? "", findings)
  }

  @Test func writesPanelsUnderTheirTitles() async throws {
    let (html, findings) = try await build("## [A & b](#tab/a)\n1\n## [C](#tab/c+d/e)\n2\n\n---\n3")
    #expect(
      html.contains(
        """
        <div class="tabGroup" id="tabgroup_1">
        <div id="tabpanel_1_a" data-tab="a">
        <p><span class="tab-title">A &amp; b</span></p>
        <p>1</p>
        </div>
        <div id="tabpanel_1_c_d_e" data-tab="c+d" data-condition="e">
        <p><span class="tab-title">C</span></p>
        <p>2</p>
        </div>
        </div>
        <p>3</p>
        """
      )
    )
    #expect(findings == [])
  }

  @Test func saysWhatDependentPanelsAreFor() async throws {
    let (html, findings) = try await build(
      "## [Linux](#tab/linux)\n\n## [Mac](#tab/mac)\n\n---\n\n## [C](#tab/c/linux)\n\n## [C](#tab/c/mac)"
    )
    let title = "<span class=\"tab-title\">C</span> <span class=\"tab-condition\">"
    #expect(html.contains(title + "(Linux)</span>"))
    #expect(html.contains(title + "(Mac)</span>"))
    #expect(findings == [])
  }

  @Test func leadsLinksToHeadingsAndAnchorsInPanels() async throws {
    let (html, findings) = try await build(
      "[x](#deep) [y](#lin) [z](#gone)\n\n## <a name=\"lin\"></a>[L](#tab/l)\n### Deep\n1"
    )
    #expect(html.contains("<div id=\"lin\" data-tab=\"l\">"))
    #expect(html.contains("<h3 id=\"deep\">"))
    // The head of a tab is no heading, so that of its panel is two levels below the page's.
    #expect(findings == ["p.md:3 bookmark-not-found", "p.md:6 heading-skipped"])
  }

  @Test func numbersGroupsThroughWhatIsIncluded() async throws {
    let (html, _) = try await build(
      "# [A](#tab/a)\n\n---\n\n[!INCLUDE [x](i/t.md)]\n\n# [A](#tab/a)\n",
      ["i/t.md": "# [A](#tab/a)\n"]
    )
    let ids = html.matches(of: /tabgroup_\d|tabpanel_\d_a/).map { String($0.output) }
    #expect(ids == (1...3).flatMap { ["tabgroup_\($0)", "tabpanel_\($0)_a"] })
  }

  @Test func givesIDsThatNothingElseHas() async throws {
    let (html, _) = try await build("# tabgroup_1\n\n# [A](#tab/a)\n1\n# [B](#tab/a/b)\n")
    #expect(html.contains("<h1 id=\"tabgroup_1\">"))
    #expect(html.contains("<div class=\"tabGroup\" id=\"tabgroup_1-1\">"))
  }

  @Test func keepsTabsOutOfTheContents() async throws {
    let site = try TemporarySite(
      ["content/en/p.md": "# T\n\n## [A](#tab/a)\n\n## Real\n"],
      configuration: TemporarySite.configuration(locales: ["en"])
    )
    _ = try await site.build()
    let page = try #require(site.output("en/p/index.html"))
    #expect(page.contains("href=\"#real\""))
    #expect(!page.contains("#tab/"))
  }

  @Test(arguments: [
    ("# [A](#tab/a)\n# [B](#tab/b)\n# [C](#tab/a)", 5), ("# [A](#tab/a+b)\n# [B](#tab/b)", 4),
    ("# [A](#tab/a/x)", 3), ("# [A](#tab/a)\n# [B](#tab/b)\n\n---\n# [A](#tab/a)", 7),
    ("# [A](#tab/a)\n# [B](#tab/b)\n\n---\n# [C](#tab/c/b)", 7),
  ])
  func reportsGroupsThatMakeNoSense(page: String, line: Int) async throws {
    #expect(try await build(page).findings == ["p.md:\(line) invalid-tab-group"])
  }

  @Test(arguments: [
    "# [A](#tab/a)\n# [B](#tab/b)\n\n---\n# [B](#tab/b)\n# [A](#tab/a)",
    "# [A](#tab/a)\n# [B](#tab/b)\n\n---\n# [C](#tab/c/a)\n# [C](#tab/c/b)",
    "# [A](#tab/a)\n\n---\n# [B](#tab/b)",
  ])
  func acceptsGroupsThatMakeSense(page: String) async throws {
    #expect(try await build(page).findings == [])
  }

  @Test func looksForNoPlaceBehindLinksToTabs() async throws {
    #expect(
      try await build("see [A](#tab/a) and [B](#tabs/b)").findings == ["p.md:3 bookmark-not-found"]
    )
  }

  @Test func reportsWhereAnIncludedGroupStands() async throws {
    let (_, findings) = try await build(
      "[!INCLUDE [x](i/t.txt.md)]",
      ["i/t.txt.md": "text\n\n# [A](#tab/a)\n# [B](#tab/a)\n"]
    )
    #expect(Set(findings) == ["t.txt.md:4 invalid-tab-group"])
  }
}
