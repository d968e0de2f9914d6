import Foundation
import Testing

@testable import Diglot
@testable import DiglotCommand

/// A project in `Fixtures` with the site that it must become and the findings that it must cause.
///
///     Fixtures/CASE/diglot.yml        the project, with its content beside it
///     Fixtures/CASE/arguments.txt     words of the command line, where the case needs some
///     Fixtures/CASE/expected/…        the site, without the theme's own files
///     Fixtures/CASE/diagnostics.txt   every finding, a line each and a line for each note
struct GoldenSite: Sendable, CustomTestStringConvertible {
  let name: String
  var testDescription: String { name }

  static let fixtures: URL = {
    var url = URL(filePath: #filePath)
    for _ in 0..<2 { url.deleteLastPathComponent() }
    return url.appending(path: "Fixtures")
  }()
  /// Templates that print the page's data and nothing else, which most cases use.
  static let templates = "templates"

  /// The folders that are cases, by name.
  static let all: [GoldenSite] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: fixtures.path)) ?? []
    return names.filter { !$0.hasPrefix(".") && $0 != templates }.sorted().map(Self.init)
  }()

  var folder: URL { Self.fixtures.appending(path: name) }
  var expectedFolder: URL { folder.appending(path: "expected") }
  var diagnosticsFile: URL { folder.appending(path: "diagnostics.txt") }

  /// What a build made of the project.
  struct Outcome {
    /// By path below the output.
    let files: [String: Data]
    let diagnostics: String
  }

  func build() async throws -> Outcome {
    let output = TemporaryOutput()
    let report = try await compile(try options(output: output.site))
    let text = report.diagnostics.findings.map(Self.text).joined()
    return Outcome(
      files: try Self.files(in: URL(filePath: output.site)).filter { !Self.isOfTheTheme($0, $1) },
      diagnostics: text.replacing(folder.path(percentEncoded: false) + "/", with: "")
        .replacing(Self.fixtures.path(percentEncoded: false) + "/", with: "")
    )
  }

  private func options(output: String) throws -> BuildOptions {
    let file = folder.appending(path: "arguments.txt")
    let words = (try? String(contentsOf: file, encoding: .utf8))?.split(
      whereSeparator: \.isWhitespace
    )
    let call = ["build", folder.path(percentEncoded: false)] + (words ?? []).map(String.init)
    guard case .run(_, let arguments) = try ArgumentParser.parse(call + ["--output", output]) else {
      throw CocoaError(.featureUnsupported)
    }
    return BuildCommand.options(from: arguments, writesSite: true)
  }

  /// Returns every file below `folder` by its path; what the tool keeps for itself is left out.
  static func files(in folder: URL) throws -> [String: Data] {
    let root = folder.path(percentEncoded: false)
    guard FileManager.default.fileExists(atPath: root) else { return [:] }
    var files: [String: Data] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: root)
    where !path.hasPrefix(".diglot") {
      let place = root + "/" + path
      guard File.kind(place) == .file else { continue }
      files[path] = try Data(contentsOf: URL(filePath: place))
    }
    return files
  }

  private static func isOfTheTheme(_ path: String, _ bytes: Data) -> Bool {
    Theme().files[path]?.bytes == Array(bytes)
  }

  private static func text(_ finding: Diagnostic) -> String {
    let place = finding.location.map { "\($0.file):\($0.line):\($0.column): " } ?? ""
    let locale = finding.locale.map { " (\($0))" } ?? ""
    let head = "\(place)\(finding.severity.name): \(finding.message) [\(finding.code.rawValue)]"
    return ([head + locale] + finding.notes.map { "  note: " + $0 }).map { $0 + "\n" }.joined()
  }
}
