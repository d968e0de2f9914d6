import Foundation
import Testing

@testable import Diglot

/// What all pages in YAML have in common: their kinds, and what locales do with them.
struct YAMLPageTests {
  @Test(arguments: [
    ("### YamlMime:Landin\ntitle: T", "1:14 schema-not-found", "did you mean 'Landing'?"),
    ("# YamlMime: Profile\ntitle: T", "1:13 schema-not-found", "the page is left out"),
    (
      "### YamlMime:YamlDocument\ndocumentType: Faqs\n", "2:15 schema-not-found",
      "did you mean 'FAQ'?"
    ),
    (
      "### YamlMime:YamlDocument\ntitle: T\n", "1:14 schema-not-found",
      "name the kind in 'documentType'"
    ),
    ("### YamlMime:FAQ\n- a\n", "2:1 unexpected-type", "the page is left out"),
    ("### YamlMime:FAQ\n", "2:1 unexpected-type", "the page is left out"),
    (
      "### YamlMime:FAQ\ntitle: 'T\n", "3:1 yaml-syntax-error",
      "while scanning a quoted scalar, which begins on line 2"
    ),
  ])
  func leavesOutWhatIsNoPage(yaml: String, finding: String, note: String) async throws {
    let page = try await YAMLPageFixture(yaml)
    #expect(page.findings == [finding])
    #expect(page.report.diagnostics.hasErrors)
    #expect(page.report.diagnostics.findings.flatMap(\.notes).contains(note))
    #expect(page.page == "")
  }

  @Test func namesTheKindsThatItKnows() async throws {
    let page = try await YAMLPageFixture("### YamlMime:Profile\ntitle: T")
    #expect(
      page.report.diagnostics.findings.flatMap(\.notes).contains(
        "the kinds are 'Landing', 'Hub', 'FAQ', 'Tutorial'"
      )
    )
  }

  @Test(arguments: [
    "### YamlMime:Tutorial\n", "#yamlmime: TUTORIAL\n", "\u{FEFF}### YamlMime:tutorial\r\n",
    "### YamlMime:YamlDocument\ndocumentType: Tutorial\n",
  ])
  func knowsTheKindHoweverItIsWritten(head: String) async throws {
    let page = try await YAMLPageFixture(head + "title: T\nitems: [{title: A, content: B}]\n")
    #expect(page.findings == [])
    #expect(page.page.contains("<article class=\"tutorial\">"))
  }

  @Test func readsMetadataLikeAHeader() async throws {
    let page = try await YAMLPageFixture(
      "### YamlMime:FAQ\nmetadata:\n  ms.date: 31/12/2020\n  title: [x]\ntitle: T\n"
        + "sections: [{questions: [{question: Q, answer: A}]}]\n"
    )
    #expect(page.findings == ["3:12 date-format-invalid", "4:10 unexpected-type"])
    let other = try await YAMLPageFixture(
      "### YamlMime:FAQ\nmetadata: x\ntitle: T\nsections: [{questions: [{question: Q, answer: A}]}]"
    )
    #expect(other.findings == ["2:11 yaml-header-not-object"])
    #expect(other.page.contains("<title>T – Test</title>"))
  }

  /// Such a path begins with '../', which is no part of a path in a site.
  @Test(arguments: [
    (
      "faq", "### YamlMime:FAQ\ntitle: T\nsections: [{questions: [{question: Q, answer: A}]}]\n"
    ),
    (
      "landing",
      "### YamlMime:Landing\ntitle: T\nlandingContent:\n- title: C\n  linkLists:\n"
        + "  - linkListType: concept\n    links: [{text: x, url: index.md}]\n"
    ),
  ])
  func buildsAPageOfAProjectOutsideTheWorkingFolder(kind: String, yaml: String) async throws {
    let site = try TemporarySite(
      ["content/en/index.md": "# Home", "content/en/p.yml": yaml],
      configuration: TemporarySite.configuration(locales: ["en"])
    )
    let report = try await site.build { $0.project = Self.pathFromWorkingFolder(to: $0.project) }
    #expect(report.summary == [])
    #expect(site.output("en/p/index.html")?.contains("<article class=\"\(kind)\">") == true)
  }

  private static func pathFromWorkingFolder(to folder: String) -> String {
    let steps = FileManager.default.currentDirectoryPath.split(separator: "/")
    return String(repeating: "../", count: steps.count) + folder.drop { $0 == "/" }
  }

  private static let faq =
    "### YamlMime:FAQ\ntitle: 제목\nsections:\n- questions:\n  - question: 질문\n    answer: "

  @Test func pairsAPageInMarkdownWithOneInYAML() async throws {
    let site = try TemporarySite([
      "content/en/index.md": "# Home\n\n[x](p.yml) [y](p.md)", "content/en/p.md": "# P",
      "content/ko/index.md": "# 홈\n\n[x](p.yml) [y](p.md)",
      "content/ko/p.yml": Self.faq + "'[홈](index.md)'\n", "content/ja/x.md": "# X",
    ])
    let report = try await site.build()
    #expect(
      report.summary == [
        "en/index.md:3:5 link-extension-changed", "ko/index.md:3:16 link-extension-changed",
      ]
    )
    #expect(report.diagnostics.findings.allSatisfy { $0.severity == .info })
    let korean = try #require(site.output("ko/p/index.html"))
    #expect(korean.contains("<article class=\"faq\">"))
    #expect(korean.contains("hreflang=\"en\" href=\"https://docs.example.com/t/en/p/\""))
    let english = try #require(site.output("en/p/index.html"))
    #expect(english.contains("<article>") && !english.contains("ld+json"))
    // Japanese has neither, and shows the original.
    #expect(site.article("ja/p/index.html") == "<h1 id=\"p\">P</h1>\n")
  }

  @Test func fallsBackToAPageInYAML() async throws {
    let site = try TemporarySite(
      [
        "content/en/p.yml": "### YamlMime:Landing\ntitle: T\nlandingContent:\n- title: C\n"
          + "  linkLists:\n  - linkListType: concept\n    links: [{text: x, url: no.md}]\n",
        "content/ko/index.md": "# 홈\n\n[x](p.yml)",
      ],
      configuration: TemporarySite.configuration(locales: ["en", "ko"])
    )
    let report = try await site.build()
    #expect(report.summary == ["en/p.yml:7:28 file-not-found"])
    let page = try #require(site.output("ko/p/index.html"))
    #expect(page.contains("<article class=\"landing\" lang=\"en\" dir=\"ltr\">"))
    #expect(page.contains("<meta name=\"robots\" content=\"noindex\">"))
    #expect(page.contains(">Concept</h3>"), "words are in the language of the text")
    let korean = try #require(site.article("ko/index.html"))
    #expect(korean.contains("<a href=\"p/\" hreflang=\"en\">x</a>"))
  }

  /// The page that was rebuilt is one in Markdown, whatever the other locales have.
  @Test func rebuildsNothingFromYAML() async throws {
    let unit = PageFixture.unit(103, "P は", "About P")
    let site = try TemporarySite(
      [
        "content/ko/p.yml": Self.faq + "답\n", "content/ja/p.md": "# \(unit)\n",
        "content/ko/q.yml": Self.faq + "답\n",
      ],
      configuration: TemporarySite.configuration("translations: retain")
    )
    let report = try await site.build()
    #expect(report.summary == [])
    #expect(site.article("en/p/index.html")?.contains("About P</h1>") == true)
    #expect(site.output("en/q/index.html") == nil)
    #expect(site.output("ja/p/units.json") != nil && site.output("ko/p/units.json") == nil)
  }

  @Test func findsFragmentsInAndIntoPagesInYAML() async throws {
    let answer = "'[질문](#질문) [x](#no) [y](q.md#p)'\n"
    let site = try TemporarySite(
      [
        "content/ko/p.yml": Self.faq + answer,
        "content/ko/q.md": "# Q\n\n[x](p.yml#질문) [y](p.yml#no)",
      ],
      configuration: TemporarySite.configuration(locales: ["en", "ko"])
    )
    let report = try await site.build()
    let yaml = Self.faq + answer
    #expect(
      report.summary == [
        "ko/p.yml:\(YAMLPageFixture.place(of: "#no", in: yaml)) bookmark-not-found",
        "ko/p.yml:\(YAMLPageFixture.place(of: "q.md#p", in: yaml)) bookmark-not-found",
        "ko/q.md:3:19 bookmark-not-found",
      ]
    )
  }

  /// Each of many faults costs the way to its place, so that they are counted.
  @Test(.timeLimit(.minutes(1))) func reportsNoMoreThanAnybodyReads() async throws {
    let items = String(repeating: "- x\n", count: 3_000)
    let page = try await YAMLPageFixture(
      "### YamlMime:Landing\ntitle: T\nlandingContent:\n\(items)"
    )
    #expect(page.findings.count == Diagnostics.pageLimit)
  }
}
