import Foundation
import Testing

@testable import Diglot

/// Whole builds of small projects, file for file; `UPDATE_GOLDEN=1` writes what they make down.
struct GoldenSiteTests {
  private static let isUpdating = ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1"

  @Test func findsItsCases() { #expect(GoldenSite.all.count > 10) }

  @Test(arguments: GoldenSite.all)
  func makesTheExpectedSite(of site: GoldenSite) async throws {
    let outcome = try await site.build()
    if Self.isUpdating { try Self.write(outcome, site) }
    let expected = try GoldenSite.files(in: site.expectedFolder)
    for path in Set(expected.keys).union(outcome.files.keys).sorted() {
      guard let expected = expected[path] else {
        Issue.record("the build writes '\(path)', which is not expected")
        continue
      }
      guard let actual = outcome.files[path] else {
        Issue.record("the build does not write '\(path)'")
        continue
      }
      if actual != expected { Attachment.record(Array(actual), named: "\(site.name)-\(path)") }
      #expect(Self.text(actual) == Self.text(expected), "\(path)")
    }
    let diagnostics = try #require(try? String(contentsOf: site.diagnosticsFile, encoding: .utf8))
    #expect(outcome.diagnostics == diagnostics)
  }

  private static func text(_ data: Data) -> String { String(decoding: data, as: UTF8.self) }

  private static func write(_ outcome: GoldenSite.Outcome, _ site: GoldenSite) throws {
    try? FileManager.default.removeItem(at: site.expectedFolder)
    for (path, bytes) in outcome.files {
      let file = site.expectedFolder.appending(path: path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(),
        withIntermediateDirectories: true
      )
      try bytes.write(to: file)
    }
    try Data(outcome.diagnostics.utf8).write(to: site.diagnosticsFile)
  }
}
