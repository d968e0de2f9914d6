import Testing

@testable import Diglot

struct RedirectionTargetTests {
  private func scope(tag: String = "ko", prefixes: [String] = ["t", "docset"]) throws
    -> RedirectionScope
  {
    RedirectionScope(
      baseURL: try #require(BaseURL("https://docs.example.com/t/")),
      locale: Locale(try #require(LanguageTag(tag)), names: LanguageNames([])),
      localePaths: ["en", "ko"],
      sitePrefixes: prefixes
    )
  }

  private func address(
    _ text: String,
    of source: String = "guide/old",
    tag: String = "ko",
    isOpenPublishing: Bool = true
  ) throws -> RedirectionAddress? {
    let source = PageID(string: source)
    return try scope(tag: tag).address(text, of: source, isOpenPublishing: isOpenPublishing)
  }

  @Test(arguments: [
    ("/docset/a", ["a", "a/index", "docset/a", "docset/a/index"]),
    ("/Docset/A%20b", ["a b", "a b/index", "docset/a b", "docset/a b/index"]),
    ("/docset/", ["index", "docset/index", "docset"]),
    ("/t/ko/a/", ["a/index", "a", "t/ko/a/index", "t/ko/a"]),
    ("/", ["index"]),
    (
      "\\docset\\a.md", ["a", "a.md", "a.md/index", "docset/a", "docset/a.md", "docset/a.md/index"]
    ),
    ("https://docs.microsoft.com/docset/a", ["a", "a/index", "docset/a", "docset/a/index"]),
    ("HTTPS://Learn.Microsoft.com/a", ["a", "a/index"]),
    ("//docs.example.com/t/a", ["a", "a/index", "t/a", "t/a/index"]),
    ("/ru-ru/a", ["ru-ru/a", "ru-ru/a/index", "a", "a/index"]),
    (
      "https://docs.microsoft.com/zh-hant-tw/docset/a",
      [
        "a", "a/index", "zh-hant-tw/docset/a", "zh-hant-tw/docset/a/index", "docset/a",
        "docset/a/index",
      ]
    ),
    ("https://example.com/docset/a", []),
    ("new", ["guide/new", "guide/new/index"]),
    ("../New/", ["new/index", "new"]),
    ("./x/new?y#z", ["guide/x/new", "guide/x/new/index"]),
  ])
  func namesThePagesThatMayBeMeant(text: String, ids: [String]) throws {
    #expect(try address(text)?.ids == ids)
  }

  @Test func takesAFoldersPageToLieInItsFolder() throws {
    #expect(try address("new", of: "guide/index")?.ids == ["guide/new", "guide/new/index"])
    #expect(try address("new", of: "index")?.ids == ["new", "new/index"])
  }

  @Test(arguments: [
    ("ko", "/azure/x", "https://learn.microsoft.com/azure/x"),
    ("zh-TW", "/azure/x", "https://learn.microsoft.com/zh-tw/azure/x"),
    ("zh-TW", "/ja-jp/azure/x", "https://learn.microsoft.com/ja-jp/azure/x"),
    ("ko", "https://docs.microsoft.com/a b/한", "https://docs.microsoft.com/a%20b/%ED%95%9C"),
    ("ko", "//example.com/x", "https://example.com/x"),
    ("ko", "http://example.com", "http://example.com"),
    ("ko", "https://docs.example.com/other", "https://docs.example.com/other"),
    ("ko", "https://docs.example.com/t/none", nil), ("ko", "../x", nil),
  ])
  func knowsTheAddressElsewhere(tag: String, text: String, url: String?) throws {
    #expect(try address(text, tag: tag)?.url == url)
  }

  @Test func leavesAPathOfOurOwnListsOnOurHost() throws {
    #expect(try address("/other/x", isOpenPublishing: false)?.url == "/other/x")
    #expect(try address("/t/x", isOpenPublishing: false)?.url == nil)
  }

  @Test func keepsQueryAndFragment() throws {
    let address = try #require(try address("/a?b=c d#e?\"한"))
    #expect(address.query == "b=c%20d")
    #expect(address.fragment == "e?%22%ED%95%9C")
  }

  @Test(arguments: [
    "javascript:alert(1)", "data:text/html,x", "mailto:a@example.com", "C:/x", "#x", "?x",
    "https:x",
    "https:///x", "//", "../../../x", "ftp://example.com/x",
  ])
  func refusesWhatNoPageAndNoSiteHas(text: String) throws {
    #expect(try address(text) == nil)
  }

  // MARK: Chains

  @Test func followsChainsToTheirEnds() {
    let chains = RedirectionChains(next: [1, 2, nil, 3, 5, 4, 4, nil])
    #expect(chains.ends == [true, true, true, false, false, false, false, true])
    #expect(chains.circles == [[3], [4, 5]])
    let places = Dictionary(uniqueKeysWithValues: chains.order.enumerated().map { ($1, $0) })
    #expect((places[2] ?? 9) < (places[1] ?? 0) && (places[1] ?? 9) < (places[0] ?? 0))
    #expect(chains.order.sorted() == Array(0..<8))
  }

  @Test func followsALongChainFromEitherEnd() {
    let count = 100_000
    let forwards = RedirectionChains(next: (0..<count).map { $0 + 1 < count ? $0 + 1 : nil })
    let backwards = RedirectionChains(next: (0..<count).map { $0 > 0 ? $0 - 1 : nil })
    #expect(forwards.ends.allSatisfy { $0 } && backwards.ends.allSatisfy { $0 })
    let circle = RedirectionChains(next: (0..<count).map { ($0 + 1) % count })
    #expect(circle.circles.map(\.count) == [count])
  }
}
