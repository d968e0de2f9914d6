import Testing

@testable import Diglot

struct RedirectionPlannerTests {
  private let list = "content/en/.openpublishing.redirection.json"

  private func lines(_ entries: [(String, String)], isRename: Bool = false) -> String {
    let lines = entries.map { source, url in
      #"{"source_path": "\#(source)", "redirect_url": "\#(url)", "redirect_document_id": \#(isRename)}"#
    }
    return "{\"redirections\": [\n" + lines.joined(separator: ",\n") + "\n]}"
  }

  private func site(
    _ files: [String: String],
    locales: [String] = ["en"]
  ) throws -> TemporarySite {
    try TemporarySite(files, configuration: TemporarySite.configuration(locales: locales))
  }

  private func targets(_ plan: Plan, _ locale: Int = 0) -> [String] {
    plan.redirections[locale].sorted.map { entry in
      let target = entry.target
      return "\(entry.id.string) \(target.page?.string ?? target.url ?? "-")\(target.suffix)"
    }
  }

  private func findings(_ report: BuildReport) -> [String] {
    report.diagnostics.findings.map {
      "\($0.location?.line ?? 0) \($0.severity.name) \($0.code.rawValue)"
    }
  }

  @Test func pointsStraightToTheEndOfAChain() throws {
    let entries = [
      ("a.md", "/t/b#x"), ("b.md", "c?y"), ("c.md", "/t/end"), ("d.md", "/t/c#own"),
      ("e.md", "/t/f"), ("f.md", "https://example.com/f?q#r"),
    ]
    let site = try site([list: lines(entries), "content/en/end.md": "# End"])
    let plan = try #require(try site.plan())
    #expect(
      targets(plan) == [
        "a end?y#x", "b end?y", "c end", "d end#own", "e https://example.com/f?q#r",
        "f https://example.com/f?q#r",
      ]
    )
  }

  @Test func reportsACircleOnceAndFollowsNothingThatLeadsIntoIt() async throws {
    let entries = [("in.md", "/a"), ("a.md", "/b"), ("b.md", "/A"), ("self.md", "self")]
    let site = try site([list: lines(entries), "content/en/index.md": "# Home"])
    let report = try await site.build()
    #expect(
      findings(report) == ["3 warning circular-redirection", "5 warning circular-redirection"]
    )
    let messages = report.diagnostics.findings.map(\.message)
    #expect(messages.first?.hasSuffix("'a.md' --> 'b.md' --> 'a.md'") == true)
    #expect(messages.last?.hasSuffix("'self.md' --> 'self.md'") == true)
    #expect(site.output("redirects.json") == nil)
  }

  @Test func doesNotBuildAFileThatIsRedirectedAllTheSame() async throws {
    let site = try site([
      list: lines([("old.md", "/new")]), "content/en/new.md": "# New\n\n[a](old.md)",
      "content/en/old.md": "# Old",
    ])
    let report = try await site.build()
    #expect(
      findings(report) == ["2 warning redirected-file-not-removed", "3 info redirected-link"]
    )
    #expect(site.output("en/old/index.html")?.contains("http-equiv=\"refresh\"") == true)
    #expect(site.article("en/new/index.html")?.contains("<a href=\"./\">a</a>") == true)
  }

  @Test func reportsTargetsThatCannotBe() async throws {
    let text = """
      {"redirections": {
      "a.md": "javascript:x", "b.md": "nowhere", "c.md": "https://example.com/"
      }, "renames": {
      "d.md": "/x"}}
      """
    let site = try site([list: text, "content/en/index.md": "# Home"])
    let report = try await site.build()
    #expect(
      findings(report) == [
        "2 warning redirect-url-invalid", "2 warning redirect-url-invalid",
        "4 suggestion redirect-url-invalid",
      ]
    )
    #expect(
      targets(try #require(try site.plan())) == [
        "c https://example.com/", "d https://learn.microsoft.com/x",
      ]
    )
  }

  @Test func letsOnePageTakeOverTheIDOfOneOther() async throws {
    let entries = [("a.md", "/new"), ("b.md", "/t/new#x"), ("c.md", "/a")]
    let site = try site([
      list: lines(entries, isRename: true), "content/en/new.md": "# New\n\n## X",
    ])
    #expect(findings(try await site.build()) == ["3 warning redirection-url-conflict"])
  }

  @Test func takesAPageWhoseFileHasAnotherEndingForTheSamePage() async throws {
    let site = try site([
      list: lines([("a.yml", "/t/a"), ("b.md", "/b/")]), "content/en/a.md": "# A\n\n[b](b.md)",
      "content/en/b/index.md": "# B",
    ])
    #expect(findings(try await site.build()) == ["3 info redirected-link"])
    #expect(site.output("en/b/index.html")?.contains("<article") == true)
    #expect(site.output("redirects.json") == nil)
  }

  @Test func knowsADocsetByTheNameOfItsFolder() throws {
    let text = lines([
      ("a.md", "/Docset/new"), ("b.md", "https://docs.microsoft.com/en-us/docset/new#x"),
      ("c.md", "/other/new"), ("d.md", "/t/new"), ("e.md", "/docset/"),
    ])
    let configuration = """
      title: Test
      baseURL: https://docs.example.com/t/
      originalLocale: en
      locales:
        - tag: en
          content: repository/docset
      """
    let site = try TemporarySite(
      [
        "repository/docset/.openpublishing.redirection.json": text,
        "repository/docset/new.md": "# New", "repository/docset/index.md": "# Home",
        "repository/.openpublishing.redirection.json": lines([("docset/z.md", "/docset/new")]),
      ],
      configuration: configuration
    )
    #expect(
      targets(try #require(try site.plan())) == [
        "a new", "b new#x", "c https://learn.microsoft.com/other/new", "d new", "e index",
      ]
    )
  }

  @Test func readsNoListForASiteWithout() throws {
    let plan = try #require(try site(["content/en/index.md": "# Home"]).plan())
    #expect(plan.redirections.count == 1 && plan.redirections.allSatisfy(\.isEmpty))
  }

  // MARK: Renamed pages

  private static let renamed = [
    "content/en/new.md": "# New", "content/ko/new.md": "# 새", "content/ja/old.md": "# 古",
    "content/ja/index.md": "# 家\n\n[a](old.md) [b](new.md)",
  ]

  private func renamed(_ more: [String: String]) throws -> TemporarySite {
    let files = Self.renamed.merging(more) { _, new in new }
    return try site(files, locales: ["en", "ko", "ja"])
  }

  private func availability(_ id: String, _ plan: Plan) -> [PageTable.Availability]? {
    plan.pages.index(ofID: id).map { plan.pages[$0].availability }
  }

  @Test(arguments: ["en", "ko"])
  func makesFilesOfAnOldAndANewNameOnePage(tag: String) async throws {
    let path = "content/\(tag)/.openpublishing.redirection.json"
    let site = try renamed([path: lines([("old.md", "/new")], isRename: true)])
    let plan = try #require(try site.plan())
    #expect(availability("new", plan) == [.own, .own, .own])
    #expect(availability("old", plan) == nil)
    #expect(findings(try await site.build()) == [])
    #expect(site.article("ja/new/index.html")?.contains("古") == true)
    let links = try #require(site.article("ja/index.html"))
    #expect(links.contains("<a href=\"new/\">a</a> <a href=\"new/\">b</a>"))
    for tag in ["en", "ko", "ja"] {
      #expect(site.output("\(tag)/old/index.html")?.contains("url=../new/\"") == true)
    }
  }

  @Test func leavesPagesApartWithoutTheDocumentIDOrWhereBothNamesAreThere() throws {
    let path = "content/ko/.openpublishing.redirection.json"
    let moved = try #require(try renamed([path: lines([("old.md", "/new")])]).plan())
    #expect(availability("old", moved) == [.missing, .missing, .own])
    let both = [
      path: lines([("old.md", "/new")], isRename: true), "content/ja/new.md": "# 新",
    ]
    let plan = try #require(try renamed(both).plan())
    #expect(availability("old", plan) == [.missing, .missing, .own])
    #expect(availability("new", plan) == [.own, .own, .own])
    #expect(plan.redirections[2].isEmpty)
  }

  @Test func followsRenamesThroughTheListsOfSeveralLocales() throws {
    let plan = try #require(
      try renamed([
        "content/ko/.openpublishing.redirection.json":
          lines([("old.md", "/middle"), ("middle.md", "/new")], isRename: true)
      ]).plan()
    )
    #expect(availability("new", plan) == [.own, .own, .own])
    #expect(targets(plan, 2) == ["middle new", "old new"])
  }

  @Test func warnsOfAFileOfTheOldNameBesideItsOwnRename() async throws {
    let path = "content/ja/.openpublishing.redirection.json"
    let site = try renamed([path: lines([("old.md", "/new")], isRename: true)])
    let report = try await site.build()
    #expect(findings(report) == ["2 warning redirected-file-not-removed"])
    #expect(site.article("ja/new/index.html")?.contains("古") == true)
  }

  @Test func ignoresRenamesThatContradictEachOther() throws {
    let plan = try #require(
      try renamed([
        "content/ko/.openpublishing.redirection.json": lines([("old.md", "/new")], isRename: true),
        "content/ja/.openpublishing.redirection.json": lines([("new.md", "/old")], isRename: true),
      ]).plan()
    )
    #expect(availability("old", plan) == [.missing, .missing, .own])
    // Japanese leads on from there, to the page that it has.
    #expect(availability("new", plan) == [.own, .own, .missing])
    #expect(targets(plan, 1) == ["old new"])
  }

  @Test func leadsOnWhereALocaleShowedThePageOfAnother() async throws {
    let site = try site(
      [
        "content/en/redirections.yml": "redirections:\n  old.md: new\n  kept.md: new\n",
        "content/en/new.md": "# New", "content/ko/kept.md": "# 유지",
      ],
      locales: ["en", "ko"]
    )
    _ = try await site.build()
    let plan = try #require(try site.plan())
    #expect(targets(plan, 0) == ["kept new", "old new"])
    #expect(targets(plan, 1) == ["old new"])
    #expect(site.output("ko/old/index.html")?.contains("url=../new/\"") == true)
    #expect(site.output("redirects.json")?.contains("/ko/old/\"") == true)
    #expect(site.article("ko/kept/index.html")?.contains("유지") == true)
  }
}
