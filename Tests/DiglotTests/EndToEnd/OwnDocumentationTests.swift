import Foundation
import Testing

@testable import Diglot

/// The project's own documentation in `content`.
struct OwnDocumentationTests {
  private static let root: URL = {
    var url = URL(filePath: #filePath)
    for _ in 0..<4 { url.deleteLastPathComponent() }
    return url
  }()

  @Test func holdsNothingToFind() async throws {
    var options = BuildOptions(project: Self.root.path(percentEncoded: false) + "content")
    options.writesSite = false
    let report = try await compile(options)
    #expect(report.diagnostics.findings == [])
    #expect(report.locales.map(\.tag) == ["en", "ko", "zh-TW", "ja", "ru"])
    #expect(Set(report.locales.map(\.pages)).count == 1)
    // One page is deliberately not translated into Russian, and one into no language; neither are
    // the pages about single diagnostics.
    let codes = DiagnosticCode.allCases.count
    #expect(
      report.locales.map(\.fallbackPages) == [0, codes + 1, codes + 1, codes + 1, codes + 2]
    )
  }

  @Test func isTranslatedUpToDate() throws {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [
      "python3", Self.root.appending(path: "scripts/make-translations").path(), "--check",
    ]
    process.standardError = output
    try process.run()
    let problems = String(
      decoding: output.fileHandleForReading.readDataToEndOfFile(),
      as: UTF8.self
    )
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "\(problems)")
  }

  /// `scripts/make-diagnostics` writes both from the guides.
  @Test func hasAPageForEveryDiagnostic() throws {
    let folder = Self.root.appending(path: "content/en/diagnostics")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path())
    #expect(Set(names) == Set(DiagnosticCode.allCases.map { $0.pageName + ".md" }))
    for code in DiagnosticCode.allCases {
      let page = folder.appending(path: code.pageName + ".md")
      let text = try String(contentsOf: page, encoding: .utf8)
      #expect(text == DiagnosticGuide.to(code).markdownPage, "run scripts/make-diagnostics")
    }
  }

  @Test func listsEveryDiagnostic() throws {
    let overview = try String(
      contentsOf: Self.root.appending(path: "content/en/diagnostics.md"),
      encoding: .utf8
    )
    let list = "\n## Codes\n\n" + DiagnosticGuide.markdownList + "\n## See also\n"
    #expect(overview.contains(list), "run scripts/make-diagnostics")
  }
}
