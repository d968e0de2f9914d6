import Foundation
import Testing

@testable import Diglot

/// Pages that turn out not to be there only when they are read.
struct LeftOutPagesTests {
  private func site(_ more: [String: String] = [:]) throws -> TemporarySite {
    let site = try TemporarySite(
      [
        "content/en/bad.md": "# Bad", "content/en/index.md": "# Home",
        "content/ko/index.md": "# 홈\n\n[b](bad.md)", "content/ja/index.md": "# ホーム",
      ].merging(more) { $1 }
    )
    try Data([0x23, 0x20, 0xFF, 0x0A]).write(
      to: URL(fileURLWithPath: site.folder + "/content/ko/bad.md")
    )
    return site
  }

  @Test func linksToTheFallbackOfAPageThatCannotBeRead() async throws {
    let site = try site()
    let report = try await site.build { $0.keepsGoing = true }
    #expect(report.summary == ["ko/bad.md:1:3 encoding-invalid"])
    #expect(
      site.article("ko/index.html")
        == "<h1 id=\"홈\">홈</h1>\n<p><a href=\"bad/\" hreflang=\"en\">b</a> "
        + "<span class=\"language-label\" lang=\"en\">English</span></p>\n"
    )
    #expect(site.article("ko/bad/index.html") == "<h1 id=\"bad\">Bad</h1>\n")
    #expect(site.output("en/bad/index.html")?.contains("hreflang=\"ko\" href=\"https") == false)
  }

  @Test func writesNothingForSuchAPageUnlessToldTo() async throws {
    let site = try site()
    let report = try await site.build()
    #expect(!report.isWritten)
    #expect(site.output("en/index.html") == nil)
  }

  @Test func doesNotPromiseAnOriginalThatNoUnitHolds() async throws {
    let site = try TemporarySite([
      "content/en/index.md": "# Home",
      "content/ko/fmt.md": "# F\n\n`<span data-ttu-id=\"x\">`",
      "content/ko/index.md": "[f](fmt.md)",
      "content/ja/index.md": "[f](fmt.md)",
    ])
    let report = try await site.build()
    #expect(report.summary == ["ja/index.md:1:5 file-not-found"])
    #expect(site.article("ja/index.html") == "<p>f</p>\n")
    #expect(site.article("ko/index.html") == "<p><a href=\"fmt/\">f</a></p>\n")
    #expect(site.output("ko/fmt/index.html")?.contains("../en/fmt/") == false)
  }

  @Test func leavesOutAPageOverTheBudget() async throws {
    let site = try TemporarySite(
      [
        "content/en/a.md": "x" + String(repeating: ")", count: 3_000),
        "content/en/index.md": "[a](a.md)",
      ],
      configuration: TemporarySite.configuration(locales: ["en"])
    )
    let report = try await site.build { $0.keepsGoing = true }
    #expect(report.summary == ["en/a.md:1:2 page-over-budget", "en/index.md:1:5 file-not-found"])
  }

  @Test func takesTheTitleOfAPageWhoseLocaleIsNotBuilt() async throws {
    let site = try TemporarySite([
      "content/en/b.md": "# The title", "content/ko/a.md": "[](b.md) [x](b.md#no)",
      "content/ja/a.md": "# A",
    ])
    let report = try await site.build { $0.locales = ["ko"] }
    #expect(site.article("ko/a/index.html")?.contains(">The title</a>") == true)
    #expect(report.summary.contains("ko/a.md:1:14 bookmark-not-found"))
  }

  @Test func namesNothingByAnEmptyHeading() async throws {
    let site = try TemporarySite(
      ["content/en/a.md": "---\ntitle: Header | Site\n---\n#\n\n##\n\n## Two"],
      configuration: TemporarySite.configuration(locales: ["en"])
    )
    _ = try await site.build()
    let page = try #require(site.output("en/a/index.html"))
    #expect(page.contains("<title>Header – Test</title>"))
    #expect(!page.contains("href=\"#section\""))
    #expect(page.contains("href=\"#two\""))
  }

  @Test func doesNotCallARebuiltPageByItsTranslationsTitle() async throws {
    let site = try TemporarySite([
      "content/ko/a.md": "---\ntitle: 한국어\n---\n" + unit("00000-103", "글", "Text"),
      "content/en/index.md": "# H", "content/ja/index.md": "# J",
    ])
    _ = try await site.build()
    #expect(site.output("en/a/index.html")?.contains("<title>a – Test</title>") == true)
  }
}
