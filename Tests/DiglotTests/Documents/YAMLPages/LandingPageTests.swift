import Testing

@testable import Diglot

struct LandingPageTests {
  private static let yaml = """
    ### YamlMime:Landing
    title: Start here
    summary: Read *this* first.
    metadata:
      title: Home of it all | Site
      description: What there is
    landingContent:
    - title: First steps
      linkLists:
      - linkListType: how-to-guide
        links:
        - text: The <part>
          url: a.md#part
        - url: a.md
        - text: Away
          url: https://example.com/x
      - linkListType: overview
        links:
        - text: Gone
          url: gone.md
    - title: Overview
      linkLists:
      - links:
        - url: https://example.com/y
    """

  @Test func makesCardsOfLinkLists() async throws {
    let page = try await YAMLPageFixture(Self.yaml)
    #expect(
      page.html.hasPrefix(
        """
        <div class="hero">
        <h1 id="start-here">Start here</h1>
        <p>Read <em>this</em> first.</p>
        </div>
        <div class="cards">
        <section class="card">
        <h2 id="first-steps">First steps</h2>
        <h3 id="links.how-to-guide">How-to guide</h3>
        <ul>
        <li>
        <a href="../a/#part">The &lt;part&gt;</a>
        </li>
        <li>
        <a href="../a/">Title of A</a>
        </li>
        <li>
        <a href="https://example.com/x">Away</a>
        </li>
        </ul>
        """
      )
    )
    #expect(page.html.contains("<h2 id=\"overview\">Overview</h2>"))
    #expect(page.html.contains("<a href=\"https://example.com/y\">https://example.com/y</a>"))
    #expect(page.html.contains("<li>\nGone\n</li>"))
  }

  @Test func reportsLinksWhereTheyStand() async throws {
    let page = try await YAMLPageFixture(Self.yaml)
    #expect(
      page.findings == [
        YAMLPageFixture.place(of: "a.md\n", in: Self.yaml) + " link-text-missing",
        YAMLPageFixture.place(of: "gone.md", in: Self.yaml) + " file-not-found",
        YAMLPageFixture.place(of: "https://example.com/y", in: Self.yaml) + " link-text-missing",
      ]
    )
  }

  @Test func describesThePageByItsMetadata() async throws {
    let page = try await YAMLPageFixture(Self.yaml)
    #expect(page.page.contains("<meta name=\"description\" content=\"What there is\">"))
    #expect(page.page.contains("<article class=\"landing\">"))
    #expect(page.page.contains("<title>Start here – Test</title>"))
    #expect(page.site.output("sitemap.xml")?.contains("/en/p/</loc>") == true)
  }

  @Test func listsNoHeadingsBesideThePage() async throws {
    let page = try await YAMLPageFixture(Self.yaml)
    #expect(!page.page.contains("class=\"toc\""))
    let faq = try await YAMLPageFixture(FAQPageTests.yaml)
    #expect(faq.page.contains("class=\"toc\""))
  }

  @Test func hidesFromSearchEnginesWhatAsksForIt() async throws {
    let page = try await YAMLPageFixture(
      "### YamlMime:Landing\nmetadata:\n  ROBOTS: NOINDEX\ntitle: T\nlandingContent:\n- title: C\n"
        + "  linkLists:\n  - links:\n    - {text: x, url: a.md}\n"
    )
    #expect(page.findings == [])
    #expect(page.page.contains("<meta name=\"robots\" content=\"noindex\">"))
    #expect(page.site.output("sitemap.xml")?.contains("/en/p/") == false)
  }

  @Test(arguments: [
    ("title: T", ["2:1 missing-attribute"]),
    ("title: T\nlandingContent: []", ["3:17 missing-attribute"]),
    ("title: T\nlandingContent: x", ["3:17 unexpected-type"]),
    ("title: T\nlandingContent:\n  a: x", ["4:3 unexpected-type"]),
    ("title: [a]\nlandingContent: ~", ["2:8 unexpected-type", "3:17 missing-attribute"]),
    (
      "landingContent:\n- x\n- ~\n- []",
      [
        "2:1 missing-attribute", "3:3 unexpected-type", "4:3 unexpected-type",
        "5:3 unexpected-type",
      ]
    ),
    (
      "title: T\nlandingContent:\n- linkLists:\n  - links:\n    - text: x",
      [
        "4:3 missing-attribute", "6:7 missing-attribute",
      ]
    ),
    (
      "title: T\nlandingContent:\n- title: C\n  linkLists:\n  - linkListType: tutorail\n    links: []",
      ["6:19 invalid-value", "7:12 missing-attribute"]
    ),
    (
      "title: T\nlandingContent:\n- title: C\n  linklists: []",
      ["4:3 missing-attribute", "5:3 unknown-field"]
    ),
    (
      "title: T\nlandingContent:\n- title: C\n  linkLists: []\n  colour: red",
      ["5:14 missing-attribute"]
    ),
  ])
  func saysWhatIsMissingOrWrong(body: String, expected: [String]) async throws {
    let page = try await YAMLPageFixture("### YamlMime:Landing\n" + body + "\n")
    #expect(page.findings == expected)
    #expect(page.report.diagnostics.findings.allSatisfy { $0.severity < .error })
    #expect(page.page.contains("<article class=\"landing\">"))
  }

  @Test func suggestsWhatWasMeant() async throws {
    let page = try await YAMLPageFixture(
      "### YamlMime:Landing\ntitel: T\nlandingContent:\n- title: C\n  linkLists:\n"
        + "  - linkListType: quickstrat\n    links:\n    - {text: x, url: a.md}\n"
    )
    let notes = page.report.diagnostics.findings.flatMap(\.notes)
    #expect(notes.contains("did you mean 'title'?"))
    #expect(notes.contains("did you mean 'quickstart'?"))
  }

  @Test func showsNoTextAsMarkup() async throws {
    let page = try await YAMLPageFixture(
      "### YamlMime:Landing\ntitle: '# 1. <b>T</b> <script>x</script>'\nlandingContent:\n"
        + "- title: '- a'\n  linkLists:\n  - links:\n"
        + "    - {text: '<b>x</b> **y**', url: 'javascript:alert(1)'}\n"
        + "    - {text: '<b>x</b> **y**', url: a.md}\n"
    )
    #expect(page.html.contains("# 1. <b>T</b>"))
    #expect(!page.html.contains("<script"))
    #expect(page.html.contains(">- a</h2>"))
    #expect(!page.html.contains("javascript:"))
    #expect(page.html.contains("<a href=\"../a/\">&lt;b&gt;x&lt;/b&gt; **y**</a>"))
  }
}
