import Testing

@testable import Diglot

struct LinkResolverTests {
  private static let files = [
    "content/en/index.md": "# Home", "content/en/only-english.md": "# Only English",
    "content/ko/index.md": "# 홈", "content/ko/guide/Start.md": "# 시작",
    "content/ko/guide/index.md": "# 안내", "content/ko/plain.md": "# p",
    "content/ko/notes/README.md": "# 노트",
    "content/ja/index.md": "# ホーム", "content/en/img/only.png": "x", "content/ko/img/own.png": "y",
  ]

  private func resolver(from folder: String = "guide") throws -> LinkResolver {
    let site = try TemporarySite(Self.files)
    let plan = try #require(try site.plan())
    return LinkResolver(
      plan: plan,
      locale: 1,
      route: Route(path: "ko/guide/start/"),
      folder: folder[...],
      fileLocale: 1
    )
  }

  private func resolve(
    _ destination: String,
    from folder: String = "guide"
  ) throws -> LinkResolver.Resolution {
    try resolver(from: folder).resolve(destination)
  }

  private func url(_ destination: String, from folder: String = "guide") throws -> String? {
    guard case .page(let target) = try resolve(destination, from: folder) else { return nil }
    return target.url + (target.fragment.isEmpty ? "" : "#" + target.fragment)
  }

  @Test(arguments: [
    ("Start.md", "./"), ("start.md", "./"), ("./index.md", "../"), ("../index.md", "../../"),
    ("../plain.md#x", "../../plain/#x"), ("~/plain.md", "../../plain/"),
    ("..\\plain.md", "../../plain/"), ("../plain", "../../plain/"),
    ("../plain.yml", "../../plain/"),
    ("../notes/README.md", "../../notes/"), ("../notes/", "../../notes/"),
    ("../plain.md?view=a&tabs=b", "../../plain/?tabs=b"), ("../plain.md?view=a", "../../plain/"),
    ("../only-english.md", "../../only-english/"),
  ])
  func findsPages(destination: String, expected: String) throws {
    #expect(try url(destination) == expected)
  }

  @Test func saysWhichLanguageAPageIsIn() throws {
    guard case .page(let own) = try resolve("../plain.md"),
      case .page(let other) = try resolve("../only-english.md")
    else {
      Issue.record("both are pages")
      return
    }
    #expect(own.servingLocale == 1)
    #expect(other.servingLocale == 0)
  }

  @Test func hintsWhereANameWasNotExact() throws {
    func adjustment(_ destination: String) throws -> LinkResolver.Adjustment? {
      guard case .page(let target) = try resolve(destination) else { return nil }
      return target.adjustment
    }
    #expect(try adjustment("Start.md") == nil)
    #expect(try adjustment("start.md") == .letterCase(actual: "guide/Start.md"))
    #expect(try adjustment("../plain.yml") == .ending(actual: "plain.md"))
    #expect(try adjustment("../plain") == .ending(actual: "plain.md"))
  }

  @Test func findsFilesAlongTheFallbackChain() throws {
    #expect(
      try resolve("../img/own.png")
        == .asset(
          locale: 1,
          path: RelativePath(normal: "img/own.png"),
          url: "../../img/own.png",
          adjustment: nil
        )
    )
    #expect(
      try resolve("../img/only.png")
        == .asset(
          locale: 0,
          path: RelativePath(normal: "img/only.png"),
          url: "../../../en/img/only.png",
          adjustment: nil
        )
    )
  }

  @Test(arguments: [
    ("../plian.md", LinkResolver.Advice.nearMiss("plain.md")),
    ("../plai.md", .nearMiss("plain.md")), ("../img/owm.png", .nearMiss("img/own.png")),
    ("../other.md", nil), ("strat.md", .nearMiss("guide/Start.md")), ("../strat.md", nil),
    ("../../../x.md", nil),
  ])
  func namesTheNearMissOfWhatIsMissing(path: String, advice: LinkResolver.Advice?) throws {
    #expect(try resolve(path) == .missing(path: path))
    #expect(try resolver().advice(on: path) == advice)
  }

  @Test func doesNotLeaveTheLocalesFolder() throws {
    #expect(
      try resolve("../../../../etc/passwd")
        == .missing(path: "../../../../etc/passwd")
    )
  }
}
