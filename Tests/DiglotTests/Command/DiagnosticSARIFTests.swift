import Foundation
import Testing

@testable import Diglot
@testable import DiglotCommand

/// The shape that SARIF 2.1.0 demands: decoding fails where a required property is absent.
private struct Log: Decodable {
  let version: String
  let runs: [Run]

  struct Run: Decodable {
    let tool: Tool
    let columnKind: String
    let results: [Result]
  }

  struct Tool: Decodable { let driver: Driver }

  struct Driver: Decodable {
    let name: String
    let version: String
    let rules: [Rule]
  }

  struct Text: Decodable { let text: String }

  struct Rule: Decodable {
    let id: String
    let shortDescription: Text
    let helpUri: String
    let defaultConfiguration: Configuration
  }

  struct Configuration: Decodable {
    let level: String
    let enabled: Bool?
  }

  struct Result: Decodable {
    let ruleId: String
    let ruleIndex: Int
    let level: String
    let message: Text
    let locations: [Location]?
    let properties: Properties
  }

  struct Location: Decodable { let physicalLocation: PhysicalLocation }

  struct PhysicalLocation: Decodable {
    let artifactLocation: Artifact
    let region: Region
  }

  struct Artifact: Decodable { let uri: String }

  struct Region: Decodable, Equatable {
    let startLine: Int
    let startColumn: Int
    let endColumn: Int
  }

  struct Properties: Decodable {
    let severity: String
    let locale: String?
  }
}

struct DiagnosticSARIFTests {
  private func run(_ findings: [Diagnostic]) throws -> Log.Run {
    let text = DiagnosticSARIF.document(findings)
    let log = try JSONDecoder().decode(Log.self, from: Data(text.utf8))
    #expect(log.version == "2.1.0")
    #expect(log.runs.count == 1)
    return try #require(log.runs.first)
  }

  private static func location(_ file: String) -> Diagnostic.Location {
    Diagnostic.Location(file: file, line: 3, column: 7, length: 2, excerpt: "x")
  }

  @Test func writesARunWithRulesAndResults() throws {
    let run = try run([
      Diagnostic(
        .headingSkipped,
        "no \"가\"",
        at: Self.location("ko/가 b.md"),
        notes: ["first", "second"],
        locale: "ko"
      ),
      Diagnostic(.configNotFound, "none"),
      Diagnostic(.headingSkipped, severity: .error, "again", at: Self.location("a.md")),
      Diagnostic(.redirectedLink, "moved", at: Self.location("a.md")),
    ])
    #expect(run.columnKind == "unicodeCodePoints")
    #expect(run.tool.driver.name == "Diglot" && run.tool.driver.version == Version.current)
    #expect(run.results.map(\.level) == ["note", "error", "error", "note"])
    #expect(run.results.map(\.properties.severity) == ["suggestion", "error", "error", "info"])
    let first = try #require(run.results.first)
    #expect(first.message.text == "no \"가\"\nfirst\nsecond")
    #expect(first.properties.locale == "ko")
    let place = try #require(first.locations?.first?.physicalLocation)
    #expect(place.artifactLocation.uri == "ko/%EA%B0%80%20b.md")
    #expect(place.region == Log.Region(startLine: 3, startColumn: 7, endColumn: 9))
    #expect(run.results[1].locations == nil)
    #expect(run.results[1].properties.locale == nil)
  }

  @Test func namesTheRuleOfEveryResult() throws {
    let findings = DiagnosticCode.allCases.reversed().map { Diagnostic($0, "m") }
    let run = try run(findings)
    let rules = run.tool.driver.rules
    #expect(run.results.count == DiagnosticCode.allCases.count)
    #expect(run.results.allSatisfy { rules[$0.ruleIndex].id == $0.ruleId })
    #expect(Set(rules.map(\.id)) == Set(DiagnosticCode.allCases.map(\.rawValue)))
    for rule in rules {
      #expect(["error", "warning", "note"].contains(rule.defaultConfiguration.level))
      #expect(rule.shortDescription.text.hasSuffix("."))
      #expect(rule.helpUri.hasSuffix("/diagnostics/\(rule.id.lowercased())/"))
    }
    let disabled = rules.filter { $0.defaultConfiguration.enabled == false }
    #expect(disabled.map(\.id) == ["at-xref-not-found"])
  }

  @Test func listsNothingWhereNothingWasFound() throws {
    let run = try run([])
    #expect(run.results.isEmpty && run.tool.driver.rules.isEmpty)
  }

  @Test(arguments: [
    ("a/b-c_d.~e", "a/b-c_d.~e"), ("a b%.md", "a%20b%25.md"), ("../x:y.md", "../x%3Ay.md"),
    ("/srv/a#b", "file:///srv/a%23b"), ("\t", "%09"), ("é", "%C3%A9"),
  ])
  func writesPathsAsReferences(path: String, expected: String) {
    #expect(DiagnosticSARIF.uri(of: path) == expected)
  }
}
