import Foundation
import Testing

@testable import Diglot

struct MovedPagesTests {
  private static let files = [
    "content/en/redirections.yml": """
    redirections:
      old.md: new#part
      a/Ölt er.md: ../new#none
      away.md: https://example.com/a?b=c&d#e"
      index.md: new
      other.md: /elsewhere/x
    """,
    "content/en/new.md": "# New & more\n\n## Part",
    "content/ko/redirections.yml":
      "redirections: {old.md: new, taken.md: new, 404.html.md: new, plain.md: new}",
    "content/ko/index.md": "# 홈\n\n![a](plain)", "content/ko/plain": "a file",
    "content/en/taken.md": "# Taken",
  ]

  private func site(_ more: String = "") async throws -> (TemporarySite, BuildReport) {
    let site = try TemporarySite(
      Self.files,
      configuration: TemporarySite.configuration(more, locales: ["en", "ko"])
    )
    return (site, try await site.build())
  }

  private struct Line: Decodable, Equatable {
    let from: String
    let to: String
    let status: Int
  }

  private func list(_ site: TemporarySite) throws -> [Line] {
    let text = try #require(site.output("redirects.json"))
    return try JSONDecoder().decode([Line].self, from: Data(text.utf8))
  }

  @Test func listsEveryMoveForHosts() async throws {
    let (site, _) = try await site()
    let moves = try list(site)
    #expect(
      moves == [
        Line(from: "/t/en/", to: "/t/en/new/", status: 301),
        Line(from: "/t/en/a/%C3%B6lt%20er/", to: "/t/en/new/", status: 301),
        Line(from: "/t/en/away/", to: "https://example.com/a?b=c&d#e%22", status: 301),
        Line(from: "/t/en/old/", to: "/t/en/new/#part", status: 301),
        Line(from: "/t/en/other/", to: "/elsewhere/x", status: 301),
        Line(from: "/t/ko/a/%C3%B6lt%20er/", to: "/t/ko/new/", status: 301),
        Line(from: "/t/ko/away/", to: "https://example.com/a?b=c&d#e%22", status: 301),
        Line(from: "/t/ko/old/", to: "/t/ko/new/", status: 301),
        Line(from: "/t/ko/other/", to: "/elsewhere/x", status: 301),
        Line(from: "/t/ko/taken/", to: "/t/ko/new/", status: 301),
      ]
    )
    let text = try #require(site.output("redirects.json"))
    #expect(text.utf8.allSatisfy { $0 < 0x7F })
    #expect(text.split(separator: "\n").count == moves.count + 2)
  }

  @Test func leadsOnWithoutAHost() async throws {
    let (site, _) = try await site()
    let page = try #require(site.output("en/old/index.html"))
    for part in [
      "<html lang=\"en\"", "<meta http-equiv=\"refresh\" content=\"0; url=../new/#part\">",
      "<meta name=\"robots\" content=\"noindex\">",
      "<link rel=\"canonical\" href=\"https://docs.example.com/t/en/new/\">",
      "<a href=\"../new/#part\">New &amp; more</a>", "<h1>This page has moved</h1>",
    ] {
      #expect(page.contains(part), "\(part)")
    }
    let away = try #require(site.output("en/away/index.html"))
    #expect(away.contains("content=\"0; url=https://example.com/a?b=c&amp;d#e%22\""))
    #expect(away.contains("<link rel=\"canonical\" href=\"https://example.com/a?b=c&amp;d\">"))
    let other = try #require(site.output("en/other/index.html"))
    #expect(
      other.contains("<link rel=\"canonical\" href=\"https://docs.example.com/elsewhere/x\">")
    )
  }

  @Test func leadsToTheFallbackPageWhereTheLocaleHasNoOther() async throws {
    let (site, _) = try await site()
    let page = try #require(site.output("ko/old/index.html"))
    #expect(page.contains("<html lang=\"ko\""))
    #expect(page.contains("<h1>이 페이지는 이동되었습니다</h1>"))
    #expect(page.contains("<a href=\"../new/\" hreflang=\"en\" lang=\"en\">New &amp; more</a>"))
    let (omitting, _) = try await self.site("fallbackPages: omit")
    let other = try #require(omitting.output("ko/old/index.html"))
    #expect(other.contains("<a href=\"../../en/new/\" hreflang=\"en\" lang=\"en\">"))
    #expect(try list(omitting).first { $0.from == "/t/ko/old/" }?.to == "/t/en/new/")
  }

  @Test func leavesOutAFragmentThatThePageDoesNotHave() async throws {
    let (site, report) = try await site()
    let finding = try #require(
      report.diagnostics.findings.first { $0.code == .redirectURLInvalid }
    )
    #expect(finding.location?.line == 3 && finding.locale == "en")
    #expect(finding.message.contains("'#none'"))
    #expect(site.output("en/a/ölt er/index.html")?.contains("url=../../new/\"") == true)
  }

  @Test func neverTakesThePlaceOfAnotherFile() async throws {
    let (site, report) = try await site()
    let conflicts = report.diagnostics.findings.filter { $0.code == .outputPathConflict }
    #expect(conflicts.map(\.locale) == ["ko", "ko"])
    #expect(conflicts.map { $0.location?.line } == [1, 1])
    let paths = conflicts.map { $0.message.split(separator: "'").first }
    #expect(paths == ["ko/404.html/", "ko/plain/"])
    #expect(site.output("ko/404.html")?.contains("<h1>") == true)
    #expect(site.output("ko/plain") == "a file")
    // The Korean page, which the list in English does not redirect.
    #expect(site.output("ko/index.html")?.contains("<article") == true)
  }

  @Test func leadsOnWhereAnotherLocaleStillHasThePage() async throws {
    let (site, _) = try await site()
    let stub = try #require(site.output("ko/taken/index.html"))
    #expect(stub.contains("content=\"0; url=../new/\"") && !stub.contains("<article"))
    let page = try #require(site.output("en/taken/index.html"))
    #expect(page.contains("<article"))
    #expect(!page.contains("rel=\"alternate\" hreflang=\"ko\""))
    // Who looks for the page in Korean finds what took its place there.
    #expect(page.contains("<a href=\"../../ko/new/\" hreflang=\"ko\""))
  }

  @Test func isNotShownToSearchEnginesNorCounted() async throws {
    let (site, report) = try await site()
    let sitemap = try #require(site.output("sitemap.xml"))
    #expect(!sitemap.contains("/old/") && !sitemap.contains("/away/"))
    #expect(report.locales.map(\.pages) == [2, 2])
    #expect(site.output("en/new/index.html")?.contains("old") == false)
  }

  @Test func writesNothingForLocalesThatAreNotBuilt() async throws {
    let site = try TemporarySite(
      Self.files,
      configuration: TemporarySite.configuration(locales: ["en", "ko"])
    )
    _ = try await site.build { $0.locales = ["ko"] }
    #expect(
      try list(site).map(\.from)
        == [
          "/t/ko/a/%C3%B6lt%20er/", "/t/ko/away/", "/t/ko/old/", "/t/ko/other/", "/t/ko/taken/",
        ]
    )
  }
}
