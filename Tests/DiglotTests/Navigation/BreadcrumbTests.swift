import Testing

@testable import Diglot

/// The way to a page.
struct BreadcrumbTests {
  private static let files = [
    "en/index.md": "# I", "en/a.md": "# A", "en/news/index.md": "# N", "en/news/may.md": "# M",
    "en/toc.yml": """
    - {name: Start, href: index.md}
    - name: Group
      items:
      - {name: A, href: a.md}
    - name: News
      items:
      - {name: All news, href: news/index.md}
      - {name: May, href: news/may.md}
    """,
  ]

  /// The base URL of the fixture ends with `/t/`.
  private func fixture(_ crumbs: String?, _ more: [String: String] = [:]) throws
    -> NavigationFixture
  {
    var files = Self.files.merging(more) { $1 }
    files["en/breadcrumb/toc.yml"] = crumbs
    return try NavigationFixture(files)
  }

  @Test func beginsWithTheSiteAndFollowsTheTableOfContents() throws {
    let fixture = try fixture(nil)
    #expect(fixture.breadcrumb("a") == ["Test → ../", "Group", "A → ../a/"])
    #expect(fixture.breadcrumb("index") == [])
  }

  @Test func isNotThereForAPageThatNothingLists() throws {
    let fixture = try fixture(nil, ["en/other.md": "# O"])
    #expect(fixture.breadcrumb("other") == [])
  }

  @Test(arguments: ["/t/", "/partner/", "/T", "/partner/index?view=x"])
  func takesTheLongestChainOfAddresses(base: String) throws {
    let stem = base.lowercased().hasPrefix("/t") ? "/t/" : "/partner/"
    let fixture = try fixture(
      """
      - name: Docs
        tocHref: \(base)
        topicHref: \(stem)index
        items:
        - {name: Updates, tocHref: \(stem)news/, topicHref: \(stem)news/}
        - {name: Other, tocHref: \(stem)newsletter/, topicHref: \(stem)a}
      """
    )
    #expect(
      fixture.breadcrumb("news/may") == [
        "Docs → ../../", "Updates → ../../news/", "News", "May → ../../news/may/",
      ]
    )
    #expect(fixture.breadcrumb("a") == ["Docs → ../", "Group", "A → ../a/"])
    #expect(fixture.findings == [])
  }

  @Test func keepsAddressesElsewhere() throws {
    let fixture = try fixture(
      """
      - name: Elsewhere
        tocHref: /
        topicHref: /portal/
        items:
        - name: Docs
          href: /t/
          items:
          - {name: News, tocHref: /t/news/, topicHref: /t/news/gone}
      """
    )
    #expect(
      fixture.breadcrumb("news/may") == [
        "Elsewhere → /portal/", "Docs → ../../", "News", "News", "May → ../../news/may/",
      ]
    )
  }

  @Test func isNoTableOfContentsItself() throws {
    let fixture = try fixture("- {name: Docs, tocHref: /t/, topicHref: /t/}")
    #expect(fixture.outline(0, "breadcrumb/toc.yml") == [])
    #expect(fixture.navigation.trees(0).map(\.path.string) == ["toc.yml"])
  }

  @Test func goesOnWithThePageWhereNoTableListsIt() throws {
    let fixture = try fixture(
      "- {name: Docs, tocHref: /t/, topicHref: /t/index}",
      ["en/other.md": "# O"]
    )
    #expect(fixture.breadcrumb("other") == ["Docs → ../", "<own> → ../other/"])
  }

  @Test func isThereForPeopleAndForMachines() async throws {
    var files = Self.files
    files["en/toc.yml"] =
      "- name: 'G </script><!-- \"q\" & \\'\n  href: index.md\n  items:\n  - {name: A, href: a.md}"
    let site = try TemporarySite(files: files)
    #expect(try await site.build().isWritten)
    let page = try #require(site.output("en/a/index.html"))
    #expect(
      page.contains(
        """
        <nav class="breadcrumb" aria-label="Breadcrumb">
        <ol>
        <li><a href="../">Test</a></li>
        <li><span aria-current="page">A</span></li>
        </ol>
        </nav>
        """
      )
    )
    #expect(
      page.contains(
        """
        <script type="application/ld+json">{"@context":"https://schema.org",\
        "@type":"BreadcrumbList","itemListElement":[\
        {"@type":"ListItem","position":1,"name":"Test","item":"https://docs.example.com/t/en/"},\
        {"@type":"ListItem","position":2,"name":"A","item":"https://docs.example.com/t/en/a/"}]}\
        </script>
        """
      )
    )
    #expect(!page.contains("G </script>"))
  }

  @Test(arguments: [("/other/bread/toc.json", true), ("~/none/toc.yml", false)])
  func findsThatTheFileIsMissing(name: String, isSuggestion: Bool) throws {
    let docfx = "{\"globalMetadata\":\n  {\"breadcrumb_path\": \"\(name)\"}}"
    let fixture = try fixture(nil, ["en/docfx.json": docfx, "ko/index.md": "# 시작"])
    let finding = try #require(fixture.navigation.findings.findings.first)
    #expect(fixture.findings == ["en/docfx.json:2 file-not-found"])
    #expect(finding.severity == (isSuggestion ? .suggestion : .warning))
    #expect(finding.message.contains("'\(name)'") && finding.location?.column == 23)
    #expect(fixture.sidebar("a").contains(">All news<"))
  }

  @Test func escapesNamesForScripts() {
    var out = ByteBuffer()
    out.append(jsonInHTML: "</script><!-- \"\\")
    #expect(String(decoding: out.finish(), as: UTF8.self) == #""\u003c/script>\u003c!-- \"\\""#)
  }
}
