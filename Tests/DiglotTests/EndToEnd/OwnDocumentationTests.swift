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
    // One page is deliberately not translated into Russian, and one into no language.
    #expect(report.locales.map(\.fallbackPages) == [0, 1, 1, 1, 2])
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

  @Test func explainsEveryDiagnostic() throws {
    let page = try String(
      contentsOf: Self.root.appending(path: "content/en/diagnostics.md"),
      encoding: .utf8
    )
    let sections = page.components(separatedBy: "\n## ").dropFirst()
    for code in DiagnosticCode.allCases {
      let section = sections.first { $0.hasPrefix("`\(code.rawValue)`\n") }
      guard let section else {
        Issue.record("no section for '\(code.rawValue)'")
        continue
      }
      let level = code.severity.name.capitalized
      #expect(section.contains("\n**\(level).**"), "\(code.rawValue) is of level \(level)")
    }
    let known = Set(DiagnosticCode.allCases.map(\.rawValue))
    let explained = sections.compactMap { $0.split(separator: "`").first }.map(String.init)
    let headings = explained.filter { $0.contains("-") && !$0.contains(" ") }
    #expect(Set(headings).subtracting(known) == [])
  }
}
