import Testing

@testable import Diglot

struct RedirectedLinkTests {
  private static let files = [
    "content/en/redirections.yml": """
    redirections:
      old.md: new
      gone/index.md: ../new.md#part
      away.md: https://example.com/away?v=1
      asked.md: new?tabs=b&view=c
      both.md: /t/new
      lost.md: https://docs.example.com/elsewhere
    """,
    "content/en/new.md": "# New\n\n## Part", "content/en/only.md": "# Only",
    "content/ko/redirections.yml": "redirections: {eigen.md: only}",
    "content/ko/both.md": "# 둘", "content/ko/new.md": "# 새\n\n## Part",
    "content/ko/index.md": "# 홈", "content/ja/index.md": "# 家", "content/ko/img/old.md.png": "x",
  ]

  private func resolve(
    _ destination: String,
    isImage: Bool = false,
    locale: Int = 1,
    fileLocale: Int = 1
  ) throws -> LinkResolver.Resolution {
    let site = try TemporarySite(Self.files)
    let plan = try #require(try site.plan())
    let resolver = LinkResolver(
      plan: plan,
      locale: locale,
      route: Route(path: plan.locale(locale).path + "/guide/start/"),
      folder: "guide",
      fileLocale: fileLocale
    )
    return resolver.resolve(destination, isImage: isImage)
  }

  private func url(_ destination: String, locale: Int = 1, fileLocale: Int = 1) throws -> String? {
    switch try resolve(destination, locale: locale, fileLocale: fileLocale) {
    case .page(let target):
      return target.url + (target.fragment.isEmpty ? "" : "#" + target.fragment)
    case .elsewhere(let url): return url
    default: return nil
    }
  }

  @Test(arguments: [
    ("../old.md", "../../new/"), ("../OLD.yml", "../../new/"), ("../old", "../../new/"),
    ("../old.md?tabs=a&view=x#part", "../../new/?tabs=a#part"),
    ("../gone/index.md", "../../new/#part"), ("../gone/", "../../new/#part"),
    ("../gone/index.md#own", "../../new/#part"), ("../asked.md?tabs=a", "../../new/?tabs=b"),
    ("../away.md", "https://example.com/away?v=1"),
    ("../away.md?w=2#x", "https://example.com/away?v=1#x"),
    ("../lost.md?view=a", "https://docs.example.com/elsewhere?view=a"),
    ("../eigen.md", "../../only/"),
  ])
  func leadsStraightToWhereThePageIs(destination: String, expected: String) throws {
    #expect(try url(destination) == expected)
  }

  @Test func prefersThePageThatTheLocaleStillHasToTheOriginalsList() throws {
    #expect(try url("../both.md") == "../../both/")
    #expect(try url("../both.md", locale: 0, fileLocale: 0) == "../../new/")
    // A Japanese reader of the English text goes where that leads, in English.
    #expect(try url("../both.md", locale: 2, fileLocale: 0) == "../../new/")
  }

  @Test func saysWhereTheLinkLeadsNow() throws {
    guard case .page(let page) = try resolve("../old.md") else {
      Issue.record("a page")
      return
    }
    #expect(page.adjustment == .redirection(to: "new"))
    #expect(page.servingLocale == 1)
  }

  @Test func leavesImagesAndOtherFilesAlone() throws {
    #expect(try resolve("../old.md", isImage: true) == .missing(path: "../old.md"))
    guard case .asset = try resolve("../img/old.md.png") else {
      Issue.record("an asset")
      return
    }
  }

  @Test func rewritesLinksOfBothKindsAndReportsThem() async throws {
    var files = Self.files
    files["content/ko/index.md"] = """
      # 홈

      [a](old.md) [b](away.md) [](away.md)

      <a href="old.md#none">c</a> <a href="away.md">d</a>
      """
    let site = try TemporarySite(files)
    let report = try await site.build()
    let found = report.diagnostics.findings.filter { $0.locale == "ko" }.map {
      "\($0.location?.line ?? 0):\($0.location?.column ?? 0) \($0.severity.name) \($0.code.rawValue)"
    }
    #expect(
      Set(found) == [
        "3:5 info redirected-link", "3:17 info redirected-link",
        "3:29 info redirected-link", "3:29 suggestion link-text-missing",
        "5:10 info redirected-link", "5:10 warning bookmark-not-found",
        "5:38 info redirected-link",
      ]
    )
    #expect(found.count == 7)
    let notes = Set(report.diagnostics.findings.flatMap(\.notes))
    #expect(notes.contains("it now leads to 'new'"))
    #expect(notes.contains("it now leads to 'https://example.com/away?v=1'"))
    let article = try #require(site.article("ko/index.html"))
    for link in [
      "<a href=\"new/\">a</a>", "<a href=\"https://example.com/away?v=1\">b</a>",
      "<a href=\"https://example.com/away?v=1\">https://example.com/away?v=1</a>",
      "<a href=\"new/#none\">c</a>", "<a href=\"https://example.com/away?v=1\">d</a>",
    ] {
      #expect(article.contains(link), "\(link)")
    }
  }

  /// The English text is at home where the page is; its Korean readers are led on.
  @Test func leadsReadersOnFromAPageThatOnlyTheLinksLocaleHas() async throws {
    var files = Self.files
    files["content/ko/redirections.yml"] = "redirections: {only.md: new}"
    files["content/en/links.md"] = "[](only.md#x) [b](only.md)"
    files["content/en/only.md"] = "# Only\n\n## X"
    let site = try TemporarySite(files)
    let report = try await site.build { $0.locales = ["ko"] }
    #expect(report.summary == ["en/links.md:1:4 link-text-missing"])
    let korean = try #require(site.article("ko/links/index.html"))
    #expect(korean.contains("<a href=\"../new/#x\">새</a> <a href=\"../new/\">b</a>"))
    _ = try await site.build()
    let english = try #require(site.article("en/links/index.html"))
    #expect(english.contains("<a href=\"../only/\">b</a>"))
  }
}
