import Foundation
import Testing

@testable import Diglot

/// Which symbolic links in a folder are followed.
struct SymbolicLinkTests {
  private static let pages = ["content/en/index.md": "# Home", "content/ko/index.md": "# 홈"]

  private func site(
    _ links: [String: String],
    _ files: [String: String] = pages,
    configuration: String = TemporarySite.configuration("assets: all", locales: ["en", "ko"])
  ) throws -> TemporarySite {
    let site = try TemporarySite(files, configuration: configuration)
    for (path, target) in links {
      try FileManager.default.createSymbolicLink(
        atPath: site.folder + "/" + path,
        withDestinationPath: target
      )
    }
    return site
  }

  @Test(.timeLimit(.minutes(1)))
  func doesNotFollowALinkBackToAFolderThatItLiesIn() async throws {
    let site = try site([
      "content/en/a": ".", "content/en/b": ".", "content/ko/up": "../..",
    ])
    let report = try await site.build()
    #expect(report.locales.map(\.pages) == [1, 1])
    #expect(
      report.summary == [
        "en/a:1:1 link-out-of-scope", "en/b:1:1 link-out-of-scope", "ko/up:1:1 link-out-of-scope",
      ]
    )
  }

  @Test(.timeLimit(.minutes(1)))
  func endsWhereLinkedFoldersHoldLinksToFolders() async throws {
    var links: [String: String] = [:]
    var files = Self.pages
    for level in 0..<30 {
      files["content/en/l\(level)/p.md"] = "# P"
      for name in ["a", "b"] { links["content/en/l\(level)/\(name)"] = "../l\((level + 1) % 30)" }
    }
    let report = try await site(links, files).build()
    // Each folder's page in its place and below the two links that lead to the folder.
    #expect(report.locales.first?.pages == 1 + 30 * 3)
  }

  @Test func doesNotPublishWhatLiesOutsideOfTheProject() async throws {
    let outside = try TemporarySite(["secret.txt": "secret", "secret.md": "# Secret"])
    let site = try site([
      "content/en/p.txt": outside.folder + "/secret.txt",
      "content/en/host.md": outside.folder + "/secret.md",
      "content/en/folder": outside.folder,
    ])
    let report = try await site.build()
    #expect(report.locales.first?.pages == 1)
    #expect(
      report.summary.map { $0.split(separator: " ")[1] }
        == .init(repeating: "link-out-of-scope", count: 3)
    )
    #expect(site.output("en/p.txt") == nil)
  }

  @Test func followsLinksWithinTheProject() async throws {
    var files = Self.pages
    files["shared/media/a.txt"] = "a"
    files["shared/legal.md"] = "# Legal"
    let site = try site(
      [
        "content/en/media": "../../shared/media", "content/ko/media": "../../shared/media",
        "content/en/legal.md": "../../shared/legal.md", "content/ko/first.md": "../en/index.md",
      ],
      files
    )
    let report = try await site.build()
    #expect(report.summary == [])
    #expect(site.output("en/media/a.txt") == "a")
    #expect(site.output("ko/media/a.txt") == "a")
    #expect(site.article("en/legal/index.html")?.contains("Legal") == true)
    #expect(site.article("ko/first/index.html")?.contains("Home") == true)
  }

  @Test func doesNotTakeATemplateFromOutsideOfTheProject() async throws {
    let outside = try TemporarySite(["secret.txt": "secret"])
    var files = Self.pages
    files["templates/assets/own.css"] = "p {}"
    let site = try site(["templates/assets/secret.txt": outside.folder + "/secret.txt"], files)
    let report = try await site.build()
    #expect(report.summary == ["assets/secret.txt:1:1 link-out-of-scope"])
    #expect(site.output("assets/own.css") == "p {}")
    #expect(site.output("assets/secret.txt") == nil)
  }

  /// As `alias/ko` and `content/ko`, or where one is absolute: their names do not tell.
  @Test func leavesTheFolderOfAnotherLocaleOutHoweverItIsNamed() async throws {
    let site = try TemporarySite(["content/index.md": "# Home", "content/ko/index.md": "# 홈"])
    try site.write([
      "diglot.yml": """
      title: Test
      baseURL: https://docs.example.com/t/
      originalLocale: en
      locales:
        - tag: en
          content: content
        - tag: ko
          content: alias/ko
      """
    ])
    try FileManager.default.createSymbolicLink(
      atPath: site.folder + "/alias",
      withDestinationPath: "content"
    )
    let report = try await site.build()
    #expect(report.locales.map(\.pages) == [1, 1])
    #expect(site.output("en/ko/index.html") == nil)
  }
}
