import Foundation
import Testing

@testable import Diglot

/// The five documents that the project was created from, each in its docset.
@Suite(.enabled(if: RealPages.exists, "the seeds are not beside the repository"))
struct SeedTests {
  private static let name = "report-problems-on-behalf-of-a-customer"
  private static let targets = [
    "customer-self-support", "provide-technical-support", "check-service-health",
    "provide-billing-support", "customer-support",
  ]

  /// What a reader of a seed's page must find, read off the seed by eye.
  struct Expected {
    let tag: String
    let title: String
    let unitCount: Int
    /// The texts of the links under "See also".
    let seeAlso: [String]
    let facts: [String]
    let dates: [String]
  }

  @Test func showsSeed000InKorean() async throws {
    try await check(
      "000_92ede161e7d5d420.txt",
      Expected(
        tag: "ko",
        title: "고객 대신 문제 보고",
        unitCount: 24,
        seeAlso: ["고객 셀프 서비스 지원", "기술 지원 제공", "Service health 확인", "청구 지원 제공", "고객 지원"],
        facts: ["기계 번역", "2019년 3월 5일", "2018년 10월 29일"],
        dates: ["2019-03-05", "2018-10-29"]
      )
    )
  }

  @Test func showsSeed001InTraditionalChinese() async throws {
    try await check(
      "001_a6460bc66a0ea18b.txt",
      Expected(
        tag: "zh-TW",
        title: "代表客戶報告問題",
        unitCount: 24,
        seeAlso: ["客戶自我支援", "提供技術支援", "檢查服務健康狀況", "提供帳單支援", "客戶支援"],
        facts: ["人工翻譯", "2019年4月23日", "2018年10月29日"],
        dates: ["2019-04-23", "2018-10-29"]
      )
    )
  }

  @Test func showsSeed002InJapanese() async throws {
    try await check(
      "002_e5383877c90845fd.txt",
      Expected(
        tag: "ja",
        title: "顧客の代理で問題を報告する",
        unitCount: 24,
        seeAlso: [
          "お客様のセルフ サポート", "テクニカル サポートを提供する", "サービスの正常性の確認", "課金のサポートを提供する",
          "カスタマー サポート",
        ],
        facts: ["人手による翻訳", "2019年4月23日", "2018年10月29日"],
        dates: ["2019-04-23", "2018-10-29"]
      )
    )
  }

  @Test func showsSeed003InRussianWithoutUnits() async throws {
    try await check(
      "003_44fd9b7d7eb6f803.txt",
      Expected(
        tag: "ru",
        title: "Сообщение о проблемах от имени клиента",
        unitCount: 0,
        seeAlso: [
          "Самообслуживание для клиентов", "Предоставление технической поддержки",
          "Проверка работоспособности службы", "Предоставление поддержки выставления счетов",
          "Поддержка клиентов",
        ],
        facts: ["Перевод выполнен человеком", "23 апреля 2019", "29 октября 2018"],
        dates: ["2019-04-23", "2018-10-29"]
      )
    )
  }

  /// Builds the docset with the seed in its place, and looks at its page.
  private func check(_ seed: String, _ expected: Expected) async throws {
    let locale = try #require(RealPages.locales.first { $0.tag == expected.tag })
    let folder = RealPages.folder(RealPages.china, "live-sxs", locale)
    var files: [String: String] = [:]
    for file in try RealPages.files(in: folder) {
      files["content/\(locale.tag)/\(file)"] = try RealPages.text(folder + "/" + file)
    }
    files["content/\(locale.tag)/\(Self.name).md"] = try RealPages.text("seeds/" + seed)
    var project = CorpusProject(tags: ["en", locale.tag], files: files)
    project.translations = .retain
    let site = try await CorpusSite.build(project)
    let findings = site.findings(.fileNotFound, .bookmarkNotFound, .translationUnitMalformed)
    #expect(findings.allSatisfy { $0.locale == "en" })
    // Without units there is no English page, and the links of the other English pages miss it.
    #expect(findings.count == (expected.unitCount == 0 ? 5 : 0))
    #expect(!site.report.diagnostics.hasErrors)

    let path = "\(locale.tag.lowercased())/\(Self.name)/index.html"
    let page = try #require(site.page(path))
    try expectFrame(page, expected)
    #expect(Set(page.units) == Set((103..<(103 + expected.unitCount)).map(String.init)))
    let units = site.files["\(locale.tag.lowercased())/\(Self.name)/units.json"]
    #expect((units == nil) == (expected.unitCount == 0))
    let links = page.links.filter(\.isSeeAlso)
    #expect(links.map(\.text) == expected.seeAlso)
    #expect(links.map(\.href) == Self.targets.map { "../\($0)/" })
    #expect(page.seeAlsoCount == 1)
  }

  private func expectFrame(_ page: CorpusPage, _ expected: Expected) throws {
    #expect(page.lang == expected.tag)
    #expect(page.title == expected.title + " – Partner Center")
    let first = CorpusPage.Heading(level: 1, id: Self.name, text: expected.title)
    #expect(page.headings.first == first)
    for fact in expected.facts { #expect(page.facts.contains(fact), "\(page.facts)") }
    #expect(page.dates == expected.dates)
    #expect(!page.articleText.contains("**"))
    #expect(!page.html.contains("data-ttu-id") && !page.html.contains("sxs-lookup"))
  }

  /// An older page of the same name: a project of its own, with neither units nor its neighbours.
  @Test func showsSeed004AsThePageOfAnotherProject() async throws {
    let seed = try RealPages.text("seeds/004_0776b2615278309e.txt")
    let project = CorpusProject(
      tags: ["en", "ko"],
      files: ["content/ko/\(Self.name).md": seed]
    )
    let site = try await CorpusSite.build(project)
    let missing = site.findings(.fileNotFound)
    #expect(RelativeLinks.of(seed) == ["escalate-problems-to-microsoft.md"])
    #expect(missing.map { $0.location?.line } == [19])
    #expect(!site.report.diagnostics.hasErrors)
    #expect(site.report.locales.map(\.pages) == [0, 1])

    let page = try #require(site.page("ko/\(Self.name)/index.html"))
    let expected = Expected(
      tag: "ko",
      title: "고객 대신 문제 보고",
      unitCount: 0,
      seeAlso: [],
      facts: ["사람이 번역함"],
      dates: []
    )
    try expectFrame(page, expected)
    #expect(page.headings.map(\.id) == [Self.name, "faq"])
    #expect(page.links.map(\.href) == ["http://go.microsoft.com/fwlink/?LinkId=717532"])
    #expect(page.articleText.contains("Microsoft로 문제 에스컬레이션에 설명된"))
    // CommonMark leaves these asterisks: a full stop before them, a Korean letter behind.
    #expect(page.html.contains("<strong>자세히...</strong>를 선택해야"))
    #expect(page.seeAlsoCount == 0)
  }
}
