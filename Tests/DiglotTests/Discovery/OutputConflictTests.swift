import Testing

@testable import Diglot

/// Files that would take each other's place in the site.
struct OutputConflictTests {
  private func report(
    _ files: [String: String],
    _ more: String = "assets: all"
  ) async throws -> BuildReport {
    var all = ["content/en/index.md": "# Home", "content/ko/index.md": "# 홈"]
    all.merge(files) { $1 }
    let configuration = TemporarySite.configuration(more, locales: ["en", "ko"])
    let site = try TemporarySite(all, configuration: configuration)
    let report = try await site.build()
    #expect(report.isWritten)
    let check = try await site.build { $0.writesSite = false }
    #expect(check.diagnostics.findings == report.diagnostics.findings)
    return report
  }

  @Test(arguments: [
    ["content/en/guide.md": "# G", "content/en/guide": "x"],
    ["content/en/guide/deep/a.md": "# G", "content/ko/guide": "x"],
    ["content/en/guide.md": "# G", "content/en/guide/index.html/a.txt": "x"],
    ["content/en/guide.md": "# G", "content/en/guide/index.html": "x"],
    ["content/en/404.html": "x"], ["content/en/index.html": "x"],
    ["content/en/404.html/a.txt": "x"],
  ])
  func keepsThePageWhereAFileHasItsPlace(files: [String: String]) async throws {
    #expect(try await report(files).diagnostics.findings.map(\.code) == [.outputPathConflict])
  }

  @Test(arguments: ["404.html.md", "404.html/a.md", "a/index.html.md", "index.html/b.md"])
  func leavesOutAPageInThePlaceOfTheSitesOwnFiles(path: String) async throws {
    let report = try await report(["content/en/" + path: "# P"])
    #expect(report.diagnostics.findings.map(\.code) == [.outputPathConflict])
    #expect(report.diagnostics.findings.first?.location?.file.hasSuffix(path) == true)
    #expect(report.locales.first?.pages == 1)
  }

  @Test func keepsThePlaceOfTheOriginalsOfUnits() async throws {
    let files = [
      "content/ko/index.md": "# 홈\n\n" + unit("00000-103", "글", "Text"),
      "content/en/units.json.md": "# U", "content/ko/units.json": "{}",
    ]
    let retained = try await report(files, "assets: all\ntranslations: retain")
    #expect(
      retained.summary == [
        "en/units.json.md:1:1 output-path-conflict", "ko/units.json:1:1 output-path-conflict",
      ]
    )
    #expect(try await report(["content/en/units.json.md": "# U"]).summary == [])
  }

  @Test func leavesOtherNamesAlone() async throws {
    let files = [
      "content/en/a/404.html.md": "# P", "content/en/release-1.2.md": "# R",
      "content/en/img/guide": "x", "content/en/guide.md": "# G", "content/en/guidelines": "x",
      "content/en/b/index.html": "x",
    ]
    #expect(try await report(files).summary == [])
  }

  @Test func saysNothingOfFilesThatAreNotCopied() async throws {
    let files = ["content/en/guide.md": "# G", "content/en/guide": "x"]
    #expect(try await report(files, "assets: referenced").summary == [])
  }
}
