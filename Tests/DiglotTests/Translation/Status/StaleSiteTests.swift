import Foundation
import Testing

@testable import Diglot

/// Sites whose English went on after it was translated: what is found, and what readers see.
@Suite("a translation whose original went on")
struct StaleSiteTests {
  private static let template = """
    # {Harbour rules}

    {Tie the boat to the quay.} {Switch the engine off before you leave.}

    | {Berth} | {Price} |
    |---|---|
    | {North side of the harbour} | {Ten} |

    - {Read the [tide table](b.md) first.}
    - [{Ask the harbour master}](b.md)
    """

  private static func header(_ original: String) -> String {
    """
    ---
    title: Korean
    ms.openlocfilehash: \(SHA1.hexadecimal(of: Array(original.utf8)))
    ms.translationtype: MT
    ms.lasthandoff: 05/01/2021
    ---

    """
  }

  private static let page: BracedPage = {
    let english = BracedPage(template).original
    return BracedPage(template, header: header(english))
  }()

  /// Returns a site with the page in Korean, and in English as it is today.
  private func site(_ english: String?, _ more: String = "") throws -> TemporarySite {
    var files = [
      "content/ko/a.md": Self.page.translation, "content/en/b.md": "# B\n",
      "content/ko/b.md": "# B\n",
      "content/ja/b.md": "# B\n",
    ]
    files["content/en/a.md"] = english
    return try TemporarySite(files, configuration: TemporarySite.configuration(more))
  }

  private func status(_ site: TemporarySite) throws -> TranslationStatus {
    let plan = try #require(try site.plan())
    var texts = PageTexts(plan, try #require(plan.pages.index(ofID: "a")))
    var diagnostics = Diagnostics()
    texts.readAll(&diagnostics)
    return try #require(texts.statuses(texts.comparisons())[1])
  }

  private static let edited =
    page.original
    .replacing("Switch the engine off", with: "Switch the motor off")
    .replacing("North side of the harbour", with: "North | south side of the harbour")
    .replacing("Tie the boat to the quay. ", with: "")
    .replacing("[tide table](b.md) first.", with: "**new** [tide table](b.md) first.")
    + "\n\nPay at the office.\n"

  @Test func `has its counts`() throws {
    let found = try status(try site(Self.edited.replacing("North |", with: "North and")))
    #expect(found.state == .behind && found.kind == .machine && found.handOff?.iso == "2021-05-01")
    #expect(found.units == .init(current: 5, changed: 3, gone: 1, uncompared: 0))
    #expect(found.units.stale == 4 && found.missing == 1)
  }

  @Test func `is exported sentence by sentence`() async throws {
    let site = try site(Self.edited.replacing("North |", with: "North and"))
    let options = ExportOptions(BuildOptions(project: site.folder), .jsonl, locale: "ko")
    let lines = try await export(options).parts.joined().split(separator: UInt8(ascii: "\n"))
    let ages = try lines.map { line in
      try #require(try JSONSerialization.jsonObject(with: Data(line)) as? [String: Any])
    }
    .filter { $0["page"] as? String == "a.md" }
    let today = ages.compactMap { $0["originalToday"] as? String }
    #expect(
      ages.compactMap { $0["original"] as? String } == [
        "current", "gone", "changed", "current", "current", "changed", "current", "changed",
        "current",
      ]
    )
    #expect(today.first == "Switch the motor off before you leave.")
    #expect(today.count == 3)
  }

  @Test func `is current where nothing but line ends changed`() throws {
    let found = try status(try site(Self.page.original.replacing("\n", with: "\r\n")))
    #expect(found.state == .current)
    #expect(found.units == .init(current: 9, changed: 0, gone: 0, uncompared: 0))
    #expect(found.missing == 0 && found.isCompared)
  }

  @Test func `is not compared where the original has gone`() throws {
    let found = try status(try site(nil))
    #expect(found.state == .orphaned && !found.isCompared)
    #expect(found.units == .init(current: 0, changed: 0, gone: 0, uncompared: 9))
  }

  @Test func `says so, apart from who translated it`() async throws {
    for (english, sentence) in [
      (Self.page.original, nil), (Self.edited, "이 번역 이후 원문이 변경되었습니다."),
      (nil, "이 페이지의 원문은 더 이상 존재하지 않습니다."),
    ] {
      let site = try site(english)
      _ = try await site.build()
      let page = try #require(site.output("ko/a/index.html"))
      #expect(page.contains("기계 번역"))
      #expect(page.contains("class=\"staleness\"") == (sentence != nil))
      if let sentence { #expect(page.contains(">\(sentence)</p>")) }
    }
  }

  private static let english = "<span class=\"original-sentence\" dir=\"ltr\" lang=\"en\">"

  /// Returns the article with the attributes of spans in one order.
  private func article(_ more: String, _ english: String = edited) async throws -> String {
    let site = try site(english, more)
    let report = try await site.build { $0.keepsGoing = true }
    #expect(report.diagnostics.findings.filter { $0.severity == .error }.isEmpty)
    return try #require(site.article("ko/a/index.html"))
  }

  @Test func `keeps its sentences by default`() async throws {
    let found = try await article("")
    #expect(found.contains("번역 3") && !found.contains("motor"))
  }

  @Test(arguments: ["strip", "retain"])
  func `shows today's sentence in the place of the old one`(mode: String) async throws {
    let found = try await article("staleUnits: original\ntranslations: \(mode)")
    #expect(found.contains("Switch the motor off before you leave.</span>"))
    #expect(!found.contains("번역 3"))
    // What has gone stays.
    #expect(found.contains("번역 2"))
    #expect(found.contains("<strong>new</strong> <a href=\"../b/\">tide table</a> first."))
    #expect(found.contains("lang=\"en\"") && found.contains("class=\"original-sentence\""))
    // In a cell a bar divides nothing.
    #expect(found.components(separatedBy: "<td").count == 3)
  }

  @Test func `shows both where that is wanted`() async throws {
    let found = try await article("staleUnits: both")
    #expect(found.contains("번역 3 <span"))
    #expect(found.contains("Switch the motor off before you leave.</span>"))
  }

  @Test func `marks its sentences with their states where they are kept apart`() async throws {
    let found = try await article("translations: retain")
    #expect(found.contains("<span class=\"tu\" data-tu=\"102\" data-state=\"gone\">번역 2</span>"))
    #expect(found.contains("<span class=\"tu\" data-tu=\"103\" data-state=\"changed\">번역 3</span>"))
    #expect(found.contains("<span class=\"tu\" data-tu=\"101\">번역 1</span>"))
  }

  @Test func `each locale has its own choice`() throws {
    let site = try TemporarySite(
      ["content/en/a.md": "a", "content/ko/a.md": "a", "content/ja/a.md": "a"],
      configuration: """
        title: Test
        baseURL: https://docs.example.com/t/
        originalLocale: en
        staleUnits: both
        locales:
          - tag: en
          - tag: ko
            staleUnits: original
          - tag: ja
        """
    )
    let plan = try #require(try site.plan())
    #expect(plan.locales.map(\.staleUnits) == [.both, .original, .both])
  }

  @Test func `a choice that is none is a finding`() throws {
    let site = try TemporarySite(
      ["content/en/a.md": "a"],
      configuration: TemporarySite.configuration("staleUnits: hide", locales: ["en"])
    )
    var diagnostics = Diagnostics()
    _ = ConfigurationLoader.load(project: site.folder, &diagnostics)
    #expect(diagnostics.findings.map(\.code) == [.invalidValue])
  }
}
