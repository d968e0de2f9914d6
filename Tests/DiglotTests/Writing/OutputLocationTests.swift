import Foundation
import Testing

@testable import Diglot

struct OutputLocationTests {
  let output = TemporaryOutput()

  private func isRefused(_ path: String, sources: [String] = [], home: String? = nil) -> Bool {
    OutputLocation.finding(output: path, sources: sources, home: home) != nil
  }

  @Test func refusesTheTopAndTheHomeFolder() {
    #expect(isRefused("/"))
    #expect(isRefused("//"))
    #expect(isRefused(output.folder + "/", home: output.folder))
    #expect(!isRefused(output.folder + "/site", home: output.folder))
  }

  @Test func refusesAFolderThatHoldsTheContent() throws {
    try output.put("x", at: "content/en/index.md")
    let content = [output.site + "/content/en"]
    #expect(isRefused(output.site, sources: content))
    #expect(isRefused(output.site + "/content/../content", sources: content))
    #expect(isRefused(output.site + "/content/en", sources: content))
    #expect(!isRefused(output.site + "/public", sources: content))
    #expect(!isRefused(output.site + "/content/en-public", sources: content))
    try FileManager.default.createSymbolicLink(
      atPath: output.folder + "/alias",
      withDestinationPath: output.site
    )
    #expect(isRefused(output.folder + "/alias", sources: content))
  }

  @Test func namesBoth() throws {
    let finding = try #require(
      OutputLocation.finding(output: output.folder, sources: [output.site], home: nil)
    )
    #expect(finding.code == .invalidValue)
    #expect(finding.severity == .error)
    #expect(finding.message == "the output '\(output.folder)' must not hold '\(output.site)'")
  }
}
