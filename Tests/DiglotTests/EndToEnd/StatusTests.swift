import Foundation
import Testing

@testable import Diglot

/// `diglot status` over a small site, whose figures were counted by hand.
struct StatusTests {
  private func counts(_ value: Any?) -> [String: Int] { value as? [String: Int] ?? [:] }

  @Test func countsEveryFigureOfALocale() async throws {
    let json = try StatusFixture.json(await StatusFixture.report(StatusFixture.site()))
    #expect(json["version"] as? Int == 1 && json["original"] as? String == "en")
    #expect(json["hasOriginalFolder"] as? Bool == true)
    let korean = StatusFixture.locale("ko", in: json)
    #expect(
      counts(korean["pages"])
        == [
          "total": 4, "translated": 4, "rebuilt": 0, "fallback": 0, "missing": 0, "redirected": 0,
        ]
    )
    #expect(
      counts(korean["states"]) == ["current": 1, "behind": 1, "orphaned": 1, "untracked": 1]
    )
    #expect(
      counts(korean["kinds"]) == ["human": 1, "machine": 1, "machineEdited": 1, "unlabelled": 1]
    )
    #expect(
      counts(korean["units"])
        == [
          "total": 6, "current": 2, "changed": 1, "gone": 1, "uncompared": 2,
          "human": 3, "machine": 1, "machineEdited": 1, "unlabelled": 1,
        ]
    )
    // The heading, which no unit holds, and the last sentence.
    #expect(korean["newSentences"] as? Int == 2)
    #expect(korean["lastHandOff"] as? String == "2019-05-01")
    // 시작 + 4; 안내 + 3 + 3 + 2; 옛날 + 2; 더 보기 + 1.
    #expect(korean["words"] as? Int == 5 + 9 + 3 + 3)
  }

  @Test func countsWhatALocaleShowsOfOthers() async throws {
    let site = try StatusFixture.site()
    let json = try StatusFixture.json(await StatusFixture.report(site))
    let japanese = StatusFixture.locale("ja", in: json)
    #expect(
      counts(japanese["pages"])
        == [
          "total": 4, "translated": 1, "rebuilt": 0, "fallback": 3, "missing": 0, "redirected": 0,
        ]
    )
    // 開始 and ここに文があります, each character a word.
    #expect(japanese["words"] as? Int == 11)
    let english = StatusFixture.locale("en", in: json)
    #expect(english["isOriginal"] as? Bool == true && english["lintFindings"] is NSNull)
    #expect(counts(english["states"]).values.allSatisfy { $0 == 0 })
  }

  @Test func addsUpToTheSumsOfItsPages() async throws {
    let json = try StatusFixture.json(await StatusFixture.report(StatusFixture.site()))
    let pages = try #require(json["pages"] as? [[String: Any]])
    #expect(pages.compactMap { $0["id"] as? String } == ["guide/a", "guide/b", "index", "old"])
    for tag in ["en", "ko", "ja"] {
      let locale = StatusFixture.locale(tag, in: json)
      let entries = pages.compactMap { ($0["locales"] as? [String: [String: Any]])?[tag] }
      #expect(entries.count == counts(locale["pages"])["total"])
      for key in ["words", "newSentences"] {
        let sum = entries.reduce(0) { $0 + ($1[key] as? Int ?? 0) }
        #expect(sum == locale[key] as? Int, "\(tag) \(key)")
      }
      for key in ["total", "current", "changed", "gone", "uncompared"] {
        let sum = entries.reduce(0) { $0 + (counts($1["units"])[key] ?? 0) }
        #expect(sum == counts(locale["units"])[key], "\(tag) \(key)")
      }
      let findings = entries.compactMap { $0["lintFindings"] as? Int }
      #expect(tag == "en" || findings.reduce(0, +) == locale["lintFindings"] as? Int)
    }
  }

  @Test func findsWhatLintFinds() async throws {
    let site = try StatusFixture.site()
    let text = StatusFixture.unit(101, "숫자 8 **굵게", "The number 7 in **bold**.")
    try site.write(["content/ko/guide/b.md": StatusFixture.page([], text)])
    var options = BuildOptions(project: site.folder)
    options.jobs = 1
    let lint = try await lint(options)
    let json = try StatusFixture.json(await StatusFixture.report(site))
    let expected = try #require(lint.locales.first { $0.tag == "ko" }?.findings)
    #expect(expected > 0)
    #expect(StatusFixture.locale("ko", in: json)["lintFindings"] as? Int == expected)
  }

  @Test func letsAFallbackStandWhereAFileCannotBeRead() async throws {
    let site = try StatusFixture.site()
    try Data([0x23, 0x20, 0xFF]).write(
      to: URL(filePath: site.folder + "/content/ko/guide/a.md")
    )
    let report = try await StatusFixture.report(site)
    #expect(report.diagnostics.findings.map(\.code) == [.encodingInvalid])
    let korean = StatusFixture.locale("ko", in: try StatusFixture.json(report))
    #expect(counts(korean["pages"])["translated"] == 3)
    #expect(counts(korean["pages"])["fallback"] == 1)
    #expect(counts(korean["states"])["behind"] == 0)
  }

  @Test func hasNoStatusOfAFaultyProject() async throws {
    let site = try TemporarySite([:], configuration: "title: Only\n")
    let report = try await StatusFixture.report(site)
    #expect(report.status == nil && report.diagnostics.hasErrors)
    #expect(try report.outcomes(of: [StatusBudget("ko:current>=1")]) == [])
  }

  @Test func leavesOutLocalesThatNobodyAskedForAndPseudoLocales() async throws {
    let configuration = TemporarySite.configuration(locales: ["en", "ko", "ja", "qps-ploc"])
    let site = try TemporarySite(StatusFixture.files, configuration: configuration)
    #expect(try await StatusFixture.report(site).status?.locales.map(\.tag) == ["en", "ko", "ja"])
    let one = try await StatusFixture.report(site) { $0.locales = ["ko"] }
    #expect(one.status?.locales.map(\.tag) == ["ko"])
  }

  @Test func listsWhatToLookAt() async throws {
    let status = try #require(try await StatusFixture.report(StatusFixture.site()).status)
    #expect(
      status.concerns.map { "\($0.tag) \($0.page) \($0.reason)" } == [
        "ko guide/a behind: 2 stale, 2 new", "ko guide/b untracked", "ko old orphaned",
        "ja guide/a shown in en", "ja guide/b shown in en", "ja old shown in en",
      ]
    )
  }

  @Test func tellsPagesThatALocalesReadersDoNotFind() async throws {
    let site = try StatusFixture.site()
    try site.write(["content/ko/only.md": "# 하나\n"])
    let report = try await StatusFixture.report(site)
    let json = try StatusFixture.json(report)
    for tag in ["en", "ja"] {
      #expect(counts(StatusFixture.locale(tag, in: json)["pages"])["missing"] == 1)
    }
    #expect(counts(StatusFixture.locale("ko", in: json)["pages"])["missing"] == 0)
    let missing = report.status?.concerns.filter { $0.reason == "missing" } ?? []
    #expect(missing.map { $0.tag + " " + $0.page } == ["ja only"])
  }

  @Test func asksBudgetsOfTheLocalesThatTheyName() async throws {
    let report = try await StatusFixture.report(StatusFixture.site())
    let budgets = [try StatusBudget("*: current>=50%"), try StatusBudget("KO: stale<=2")]
    let outcomes = try report.outcomes(of: budgets)
    #expect(outcomes.map(\.tag) == ["ko", "ja", "ko"])
    #expect(outcomes.map(\.isMet) == [false, true, true])
    #expect(throws: BuildError.localeNotConfigured(tag: "kn", configured: ["en", "ko", "ja"])) {
      try report.outcomes(of: [StatusBudget("kn: current>=1")])
    }
  }

  @Test func comparesTranslationsWithEachOtherWithoutAFolderOfTheOriginal() async throws {
    var files = StatusFixture.files.filter { !$0.key.hasPrefix("content/en/") }
    files["content/ja/guide/a.md"] = StatusFixture.page(
      ["ms.openlocfilehash: " + String(repeating: "1", count: 40), "ms.lasthandoff: 06/01/2019"],
      "# 案内\n\n" + StatusFixture.unit(101, "最初の文はそのままです。", "The first sentence stays.")
    )
    let json = try StatusFixture.json(await StatusFixture.report(TemporarySite(files)))
    #expect(json["hasOriginalFolder"] as? Bool == false)
    let korean = StatusFixture.locale("ko", in: json)
    // The Japanese page was handed off later, from another file.
    #expect(counts(korean["states"])["behind"] == 1)
    #expect(counts(korean["units"])["gone"] == 2)
    #expect(counts(StatusFixture.locale("en", in: json)["pages"])["rebuilt"] == 4)
  }
}
