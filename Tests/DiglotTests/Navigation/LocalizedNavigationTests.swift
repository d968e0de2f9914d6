import Testing

@testable import Diglot

/// Tables of contents between languages; English is 0, Korean 1, Japanese 2.
struct LocalizedNavigationTests {
  private static let unit =
    "# <span data-ttu-id=\"59e94-101\">가</span><span class=\"sxs-lookup\">"
    + "<span data-stu-id=\"59e94-101\">One</span></span>\n"

  @Test func marksAnEntryWhosePageIsInAnotherLanguage() throws {
    let fixture = try NavigationFixture([
      "en/index.md": "# I", "en/a.md": "# A", "en/toc.yml": "- {name: A, href: a.md}",
      "ko/index.md": "# 시작", "ko/toc.yml": "- {name: 가, href: a.md}\n- {name: 시작, href: index.md}",
    ])
    #expect(fixture.outline(1) == ["가 → a/", "시작 → ./"])
    #expect(
      fixture.sidebar("index", 1) == """
        <li><a href="a/" hreflang="en">가</a> <span class="language-label" lang="en">English</span></li>
        <li><a href="./" aria-current="page">시작</a></li>

        """
    )
    #expect(fixture.findings == [])
  }

  @Test func takesTheTableOfTheFallbackChain() throws {
    let fixture = try NavigationFixture([
      "en/index.md": "# I", "en/a.md": "# A", "en/b.md": "# B",
      "ja/index.md": "# J",
      "en/toc.yml": """
      - name: Group
        items:
        - {name: A, href: a.md}
        - {name: B, href: b.md}
        - {name: B part, href: b.md#part}
        - {name: Web, href: "https://example.com/"}
      - {name: X, href: missing.md}
      """, "ko/index.md": "# 시작", "ko/b.md": "# 나",
    ])
    let expected = [
      "Group [en]", " A [en] → a/", " <b ko> → b/", " B part [en] → b/#part",
      " Web [en] → https://example.com/", "X [en]",
    ]
    #expect(fixture.outline(1) == expected)
    // Once, though three languages have the table.
    #expect(fixture.findings == ["en/toc.yml:7 file-not-found"])
    #expect(fixture.navigation.findings.findings.map(\.locale) == ["en"])
    let html = fixture.sidebar("b", 1)
    #expect(html.contains("<summary lang=\"en\">Group</summary>"))
    #expect(html.contains("<a href=\"../a/\" hreflang=\"en\" lang=\"en\">A</a>"))
  }

  @Test func includesATranslatedTableInTheOriginals() throws {
    let fixture = try NavigationFixture([
      "en/index.md": "# I", "ja/index.md": "# J", "en/s/c.md": "# C", "ko/s/c.md": "# 다",
      "en/toc.yml": "- {name: Sub, href: s/toc.yml}", "en/s/toc.yml": "- {name: C, href: c.md}",
      "ko/s/toc.yml": "- {name: 다, href: c.md}",
    ])
    #expect(fixture.outline(1) == ["Sub [en]", " 다 → s/c/"])
    #expect(fixture.outline(2) == ["Sub [en]", " C [en] → s/c/"])
  }

  @Test func givesARebuiltOriginalTheLongestTable() throws {
    let fixture = try NavigationFixture([
      "ko/a.md": Self.unit, "ko/b.md": "# 나", "ja/a.md": "# あ",
      "ko/toc.yml": """
      - name: 모음
        items:
        - {name: 가, href: a.md}
        - {name: 나, href: b.md}
      """, "ja/toc.yml": "- {name: あ, href: a.md}",
    ])
    #expect(fixture.outline(0) == ["모음 [ko]", " <a en> → a/", " 나 [ko]"])
    #expect(fixture.outline(2) == ["あ → a/"])
  }

  /// A control that no editor writes is text like any other, and a title is no attribute.
  @Test func fillsNothingInThatIsNoPlaceholder() async throws {
    let odd = ["1:", "99:0", "0:99", "12345678901:0", ":0", "0:0:k"]
    let site = try TemporarySite(files: [
      "en/a.md": "# A\n\n" + odd.map { "(\u{1}\u{2}\($0)\u{2}\u{1})" }.joined(separator: " "),
      "en/b.md": "# x\" onload=\"y\n\n![\u{1}\u{2}1:0:j\u{2}\u{1}](p.png) \u{1}\u{2}0",
      "en/p.png": "p",
    ])
    #expect(try await site.build().isWritten)
    let first = try #require(site.article("en/a/index.html"))
    for text in odd { #expect(first.contains("(\u{1}\u{2}\(text)\u{2}\u{1})"), "\(text)") }
    let second = try #require(site.article("en/b/index.html"))
    #expect(second.contains("alt=\"x\\u0022 onload=\\u0022y\""))
    #expect(second.contains("\u{1}\u{2}0</p>"))
  }

  @Test func fillsTheTitlesOfARebuiltOriginalIn() async throws {
    let site = try TemporarySite(files: [
      "ko/a.md": Self.unit,
      "ko/index.md": Self.unit.replacing("One", with: "T &lt;&amp;>"),
      "ko/toc.yml":
        "- {name: 시작, href: index.md}\n- name: 모음\n  items:\n  - {name: 가, href: a.md}",
    ])
    #expect(try await site.build().isWritten)
    let page = try #require(site.output("en/a/index.html"))
    #expect(page.contains("<li><a href=\"../\">T &lt;&amp;&gt;</a></li>"))
    #expect(page.contains("<a href=\"../a/\" aria-current=\"page\">One</a>"))
    #expect(page.contains("<summary lang=\"ko\">모음</summary>"))
    #expect(page.contains("rel=\"prev\" href=\"../\""))
    #expect(!page.contains("\u{1}"))
    let start = try #require(site.output("en/index.html"))
    #expect(start.contains("rel=\"next\" href=\"a/\"") && start.contains("<span>One</span>"))
  }
}
