import Foundation
import Testing

@testable import Diglot

/// What a build promises whatever the content: when it writes, and what it leaves alone.
struct BuildTests {
  private static let pages = [
    "en/index.md": "# Start\n\n[Brewing](brewing.md)\n", "en/brewing.md": "# Brewing\n",
    "ko/index.md": "# 시작\n",
  ]
  private static let missingLink = "# Start\n\n[Nowhere](nowhere.md)\n"
  /// A page that is not UTF-8 is an error, and only that page is left out.
  private static let latin = Data([0x23, 0x20, 0xE9, 0x0A])

  @Test func writesNothingWhereThereIsAnError() async throws {
    let project = try TemporaryProject(Self.pages)
    try Self.latin.write(to: URL(filePath: project.folder + "/content/en/latin.md"))
    let report = try await project.build()
    #expect(report.diagnostics.findings.map(\.code) == [.encodingInvalid])
    #expect(!report.isWritten)
    #expect(try project.files().isEmpty)
  }

  @Test func leavesTheOldSiteAloneWhereThereIsAnError() async throws {
    let project = try TemporaryProject(Self.pages)
    #expect(try await project.build().isWritten)
    let before = try project.files()
    try Self.latin.write(to: URL(filePath: project.folder + "/content/en/brewing.md"))
    try project.put("# Another start\n", at: "content/en/index.md")
    #expect(try await !project.build().isWritten)
    #expect(try project.files() == before)
  }

  @Test func writesInSpiteOfErrorsWhereAskedTo() async throws {
    let project = try TemporaryProject(Self.pages)
    try Self.latin.write(to: URL(filePath: project.folder + "/content/en/latin.md"))
    let report = try await project.build { $0.keepsGoing = true }
    #expect(report.isWritten && report.diagnostics.hasErrors)
    let files = try project.files()
    #expect(files["en/brewing/index.html"] != nil)
    #expect(files["en/latin/index.html"] == nil)
  }

  @Test func takesWarningsAsErrorsWhereStrict() async throws {
    let project = try TemporaryProject(["en/index.md": Self.missingLink, "ko/index.md": "# 시작\n"])
    let strict = try await project.build { $0.isStrict = true }
    #expect(strict.diagnostics.findings.map(\.code) == [.fileNotFound])
    #expect(!strict.isWritten)
    #expect(try project.files().isEmpty)
    #expect(try await project.build().isWritten)
  }

  @Test func checksWithoutWriting() async throws {
    let project = try TemporaryProject(["en/index.md": Self.missingLink, "ko/index.md": "# 시작\n"])
    let report = try await project.build { $0.writesSite = false }
    #expect(report.diagnostics.findings.map(\.code) == [.fileNotFound])
    #expect(!FileManager.default.fileExists(atPath: project.site))
  }

  @Test func findsInACheckWhatABuildFinds() async throws {
    for site in GoldenSite.all {
      let folder = site.folder.path(percentEncoded: false)
      let output = TemporaryOutput()
      var options = BuildOptions(project: folder)
      options.output = output.site
      let built = try await compile(options)
      options.writesSite = false
      let checked = try await compile(options)
      #expect(checked.diagnostics.findings == built.diagnostics.findings, "\(site.name)")
    }
  }

  @Test func writesNothingWhereNothingChanged() async throws {
    let project = try TemporaryProject(Self.pages)
    let first = try await project.build()
    #expect(first.written > 0 && first.unchanged == 0 && first.removed == 0)
    let second = try await project.build()
    #expect(second.isWritten)
    #expect(second.written == 0 && second.unchanged == first.written && second.removed == 0)
  }

  @Test func writesOnlyWhatAChangeTouches() async throws {
    let project = try TemporaryProject(Self.pages)
    _ = try await project.build()
    let before = try project.files()
    try project.put("# Brewing\n\nPour slowly.\n", at: "content/en/brewing.md")
    let report = try await project.build()
    let after = try project.files()
    let changed = Set(before.keys).union(after.keys).filter { before[$0] != after[$0] }
    // The page and the Korean page that shows its text.
    #expect(changed == ["en/brewing/index.html", "ko/brewing/index.html"])
    #expect(report.written == changed.count)
  }

  @Test func removesWhatIsGone() async throws {
    let project = try TemporaryProject(Self.pages)
    _ = try await project.build()
    try project.put("not ours", at: "public/en/brewing/notes.txt")
    try project.remove("content/en/brewing.md")
    let report = try await project.build()
    #expect(report.removed == 2)
    let files = try project.files()
    #expect(files["en/brewing/index.html"] == nil && files["ko/brewing/index.html"] == nil)
    #expect(files["en/brewing/notes.txt"] != nil)
  }

  @Test(arguments: GoldenSite.all)
  func makesTheSameOfOneWorkerAndOfFour(of site: GoldenSite) async throws {
    let folder = site.folder.path(percentEncoded: false)
    var results: [(files: [String: Data], findings: [Diagnostic])] = []
    for jobs in [1, 4] {
      let output = TemporaryOutput()
      var options = BuildOptions(project: folder)
      options.output = output.site
      options.translations = .retain
      options.keepsGoing = true
      options.jobs = jobs
      let report = try await compile(options)
      results.append(
        (try GoldenSite.files(in: URL(filePath: output.site)), report.diagnostics.findings)
      )
    }
    #expect(results[0].files == results[1].files)
    #expect(results[0].findings == results[1].findings)
  }
}
