import Foundation
import Testing

@testable import Diglot

/// The page about the translations, in the site and alone, and the badge.
struct StatusPageTests {
  private func figures(_ html: String) -> [[String]] {
    html.matches(of: /<tr><th scope="row".*<\/tr>/).map { row in
      row.0.matches(of: /<t[hd][^>]*>(.*?)<\/t[hd]>/).map { cell in
        String(cell.1.replacing(/<[^>]*>/, with: "")).trimmingCharacters(in: .whitespaces)
      }
    }
  }

  @Test func isThereOnlyWhereTheSiteAsksForIt() async throws {
    let plain = try StatusFixture.site()
    _ = try await plain.build()
    #expect(plain.output("ko/status.html") == nil && plain.output("assets/status.js") == nil)
    let site = try StatusFixture.site("statusPage: true")
    #expect(try await !site.build().diagnostics.hasErrors)
    for path in ["en/status.html", "ko/status.html", "ja/status.html", "assets/status.css"] {
      #expect(site.output(path) != nil, "\(path)")
    }
    #expect(site.output("sitemap.xml")?.contains("status.html") == false)
    #expect(site.output("ko/status.html")?.contains("content=\"noindex\"") == true)
  }

  @Test func saysWhatTheCommandSays() async throws {
    let site = try StatusFixture.site("statusPage: true")
    _ = try await site.build()
    let built = try #require(site.output("en/status.html"))
    let alone = String(decoding: try await StatusFixture.report(site).html(), as: UTF8.self)
    #expect(figures(built) == figures(alone))
    // Language, bar, then translated, current, behind, orphaned, version unknown.
    #expect(
      figures(built)[1].prefix(7) == [
        "한국어", "", "4 100%", "1 25%", "1 25%", "1 25%", "1 25%",
      ]
    )
    #expect(figures(built)[2].prefix(5) == ["日本語", "", "1 25%", "1 100%", "0 0%"])
    #expect(
      figures(built).suffix(4) == [
        ["guide/a", "Original", "Out of date sentences: 2 outdated, 2 new", "In another language"],
        ["guide/b", "Original", "Version unknown", "In another language"],
        ["index", "Original", "Up to date", "Up to date"],
        ["old", "Original", "Original gone", "In another language"],
      ]
    )
  }

  @Test func speaksEachLocalesLanguageAndLeadsToItsPages() async throws {
    let site = try StatusFixture.site("statusPage: true")
    _ = try await site.build()
    let page = try #require(site.output("ja/status.html"))
    #expect(page.contains("<html lang=\"ja\"") && page.contains("<h1>翻訳の状況</h1>"))
    let links = page.matches(of: /<a href="([^"#]*)" hreflang/).map { String($0.1) }
    #expect(links.contains("../ko/guide/a/") && links.contains("guide/a/"))
    for link in links {
      var path = URL(filePath: site.folder + "/public/ja/").appending(path: link).standardized.path
      if link.hasSuffix("/") { path += "/index.html" }
      #expect(FileManager.default.fileExists(atPath: path), "\(link)")
    }
  }

  @Test func isWellFormed() async throws {
    let site = try StatusFixture.site("statusPage: true")
    _ = try await site.build()
    let alone = try await StatusFixture.report(site).html()
    for bytes in [Array(try #require(site.output("ko/status.html")).utf8), alone] {
      let document = GumboDocument(bytes)
      #expect(document.errors.isEmpty, "\(document.errors)")
      #expect(document.movedNodeCount == 0)
    }
    let html = String(decoding: alone, as: UTF8.self)
    #expect(!html.contains("assets/") && html.contains("<style>") && html.contains("<script>"))
    #expect(html.contains("href=\"https://docs.example.com/t/ko/guide/a/\""))
  }

  /// The bar's parts begin where the one before ends and have the widths of their counts.
  @Test func drawsTheCounts() async throws {
    let status = try #require(try await StatusFixture.report(StatusFixture.site()).status)
    let bar = String(decoding: StatusChart.html(status.locales[1]) { $0.rawValue }, as: UTF8.self)
    #expect(bar.contains("aria-label=\"current: 1, behind: 1, orphaned: 1, untracked: 1\""))
    let parts = bar.matches(of: /<rect x="([\d.]+)" width="([\d.]+)"[^>]*#status-(\w+)/)
    #expect(parts.map { String($0.1) } == ["0.0", "60.0", "120.0", "180.0"])
    #expect(parts.map { String($0.2) } == ["60.0", "60.0", "60.0", "60.0"])
    #expect(parts.map { String($0.3) } == ["current", "behind", "orphaned", "untracked"])
  }

  @Test func leavesOutAPageThatWouldStandInItsPlace() async throws {
    let site = try StatusFixture.site("statusPage: true")
    try site.write(["content/ko/status.html.md": "# x\n"])
    let report = try await site.build()
    #expect(report.diagnostics.findings.map(\.code).contains(.outputPathConflict))
    let plain = try StatusFixture.site()
    try plain.write(["content/ko/status.html.md": "# x\n"])
    let codes = try await plain.build().diagnostics.findings.map(\.code)
    #expect(!codes.contains(.outputPathConflict))
  }

  // MARK: The badge

  @Test func saysOnTheBadgeHowMuchIsCurrent() async throws {
    let report = try await StatusFixture.report(StatusFixture.site())
    let expected = """
      <svg xmlns="http://www.w3.org/2000/svg" width="158" height="20" role="img" \
      aria-label="translations: 40% current">
      <title>translations: 40% current</title>
      <rect width="158" height="20" rx="3" fill="#a3262c"/>
      <path d="M3 0h74v20H3a3 3 0 0 1-3-3V3a3 3 0 0 1 3-3z" fill="#3a4147"/>
      <rect x=".5" y=".5" width="157" height="19" rx="2.5" fill="none" stroke="#8b969e"/>
      <g fill="#fff" font-family="Verdana,DejaVu Sans,Geneva,sans-serif" font-size="11">
      <text x="6" y="14" textLength="65" lengthAdjust="spacingAndGlyphs">translations</text>
      <text x="83" y="14" textLength="69" lengthAdjust="spacingAndGlyphs">40% current</text>
      </g>
      </svg>

      """
    #expect(String(decoding: report.badge(), as: UTF8.self) == expected)
    let parser = XMLCheck(report.badge())
    #expect(parser.isWellFormed)
  }

  @Test func namesTheOneLocaleOnTheBadge() async throws {
    let report = try await StatusFixture.report(StatusFixture.site()) { $0.locales = ["ja"] }
    let badge = String(decoding: report.badge(), as: UTF8.self)
    #expect(badge.contains("<title>ja: 100% current</title>"))
    #expect(String(decoding: StatusBadge([]).document(), as: UTF8.self).contains("none"))
  }
}

/// What `xmllint` says of a document; well formed where it is not there.
private struct XMLCheck {
  let isWellFormed: Bool

  init(_ bytes: [UInt8]) {
    let tool = "/usr/bin/xmllint"
    guard FileManager.default.isExecutableFile(atPath: tool) else {
      isWellFormed = true
      return
    }
    let path = NSTemporaryDirectory() + "diglot-badge-" + UUID().uuidString + ".svg"
    defer { try? FileManager.default.removeItem(atPath: path) }
    guard FileManager.default.createFile(atPath: path, contents: Data(bytes)) else {
      isWellFormed = false
      return
    }
    let process = Process()
    process.executableURL = URL(filePath: tool)
    process.arguments = ["--noout", "--nonet", path]
    try? process.run()
    process.waitUntilExit()
    isWellFormed = process.terminationStatus == 0
  }
}
