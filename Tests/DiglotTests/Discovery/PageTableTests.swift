import Testing

@testable import Diglot

struct PageTableTests {
  private func availability(
    _ id: String,
    _ files: [String: String],
    configuration: String = TemporarySite.configuration()
  ) throws -> [PageTable.Availability] {
    let plan = try #require(
      try TemporarySite(files, configuration: configuration).plan()
    )
    let page = try #require(plan.pages.index(ofID: id))
    return plan.pages[page].availability
  }

  @Test func fallsBackToTheOriginal() throws {
    let files = ["content/en/a.md": "# A", "content/ko/b.md": "# B", "content/ja/b.md": "# B"]
    #expect(try availability("a", files) == [.own, .fallback(0), .fallback(0)])
    #expect(try availability("b", files) == [.missing, .own, .own])
  }

  @Test func rebuildsTheOriginalOnlyFromUnits() throws {
    let files = [
      "content/ko/a.md": "# " + unit("59e94-103", "가", "A"), "content/ja/b.md": "# い",
    ]
    let configuration = """
      title: Test
      baseURL: https://docs.example.com/
      originalLocale: en
      locales: [{tag: en}, {tag: ko}, {tag: ja}]
      """
    #expect(
      try availability("a", files, configuration: configuration) == [.rebuilt, .own, .fallback(0)]
    )
    #expect(
      try availability("b", files, configuration: configuration) == [.missing, .missing, .own]
    )
  }

  // MARK: Redirections

  /// Portuguese, which Brazil falls back to before English, and Japanese, for which English goes first.
  private static let chains = """
    title: Test
    baseURL: https://docs.example.com/
    originalLocale: en
    locales:
      - tag: en
      - tag: pt
      - {tag: pt-BR, fallback: [pt, en]}
      - {tag: ja, fallback: [en, pt]}
    """

  private func availability(_ id: String, list: String, _ files: [String: String] = [:]) throws
    -> [PageTable.Availability]
  {
    let all = [
      "content/en/a.md": "# A", "content/en/b.md": "# B", "content/ja/x.md": "# X",
      "content/pt/redirections.yml": "redirections: \(list)", "content/pt-BR/y.md": "# Y",
    ].merging(files) { _, new in new }
    return try availability(id, all, configuration: Self.chains)
  }

  @Test func showsNoOtherTextWhereALocaleLeadsOn() throws {
    #expect(try availability("a", list: "{a.md: b}") == [.own, .missing, .missing, .fallback(0)])
    #expect(
      try availability("a", list: "{a.md: https://example.com/a}")
        == [.own, .missing, .missing, .fallback(0)]
    )
  }

  @Test func keepsItsOwnTextWhereAnotherLocaleLeadsOn() throws {
    let own = ["content/pt-BR/a.md": "# A"]
    #expect(
      try availability("a", list: "{a.md: b}", own) == [.own, .missing, .own, .fallback(0)]
    )
  }

  @Test func showsTheOtherTextWhereTheRedirectionLeadsNowhere() throws {
    let files = ["content/ja/only.md": "# O"]
    #expect(
      try availability("a", list: "{a.md: only}", files)
        == [.own, .fallback(0), .fallback(0), .fallback(0)]
    )
    // Brazil leads on from where Portugal leads to.
    let second = ["content/pt-BR/redirections.yml": "redirections: {b.md: y}"]
    #expect(
      try availability("a", list: "{a.md: b}", second)
        == [.own, .missing, .fallback(0), .fallback(0)]
    )
  }

  // MARK: Names

  @Test func takesAReadmeForTheFoldersPageWhereThereIsNoIndex() throws {
    let files = [
      "content/en/a/README.md": "# A", "content/en/b/README.md": "# B",
      "content/en/b/index.md": "# I",
      "content/ko/a/index.md": "# 가", "content/ja/x.md": "# X",
    ]
    #expect(try availability("a/index", files).first == .own)
    #expect(try availability("b/readme", files).first == .own)
    #expect(try availability("b/index", files).first == .own)
  }

  @Test func tellsOfTwoFilesThatBecomeOnePage() async throws {
    let site = try TemporarySite(
      ["content/en/Page.md": "# 1", "content/en/page.md": "# 2"],
      configuration: TemporarySite.configuration(locales: ["en"])
    )
    #expect(try await site.build().summary == ["en/page.md:1:1 output-path-conflict"])
    #expect(site.article("en/page/index.html") == "<h1 id=\"1\">1</h1>\n")
  }

  @Test func leavesOutDotFilesTablesOfContentsAndWhatIsExcluded() throws {
    let site = try TemporarySite(
      [
        "content/en/a.md": "x", "content/en/TOC.md": "x", "content/en/.hidden.md": "x",
        "content/en/.git/b.md": "x", "content/en/drafts/c.md": "x",
      ],
      configuration: TemporarySite.configuration("exclude: ['drafts/**']", locales: ["en"])
    )
    let plan = try #require(try site.plan())
    #expect(plan.pages.entries.map(\.id.string) == ["a"])
  }
}
