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
