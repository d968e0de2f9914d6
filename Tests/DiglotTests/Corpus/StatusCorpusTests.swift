import Foundation
import Testing

@testable import Diglot

/// The figures of the four repositories beside counts of the bytes in their files.
@Suite(.enabled(if: RealPages.exists, "the corpus is not beside the repository"))
struct StatusCorpusTests {
  private static let branch = RealPages.partnerCenter + "/live-sxs"

  /// The data of `diglot status`, and what `diglot lint` finds in each locale.
  private static let known = Task {
    let folders = try RepositoryFolders()
    let repositories = RealPages.locales.map {
      RealPages.folder.appending(path: RealPages.folder(RealPages.partnerCenter, "live-sxs", $0))
        .path()
    }
    _ = try initialize(
      InitializeOptions(folder: folders.folder + "/site", repositories: repositories)
    )
    var options = BuildOptions(project: folders.folder + "/site")
    options.jobs = 2
    let lint = try await lint(options)
    return (
      json: try await status(options).json(),
      findings: Dictionary(uniqueKeysWithValues: lint.locales.map { ($0.tag, $0.findings) })
    )
  }

  /// What a plain search of a repository's files says.
  private struct Count {
    var units: [String: Int] = [:]
    var pages: [String: Int] = [:]
    var lastHandOff = ""

    mutating func add(_ text: String) {
      let kind =
        text.firstMatch(of: /ms\.translationtype:[ "]*(HT|MTE|MT)/).map { String($0.1) } ?? ""
      pages[kind, default: 0] += 1
      units[kind, default: 0] += text.components(separatedBy: "data-ttu-id=\"").count - 1
      if let date = text.firstMatch(of: /ms\.lasthandoff: *"?(\d\d)\/(\d\d)\/(\d{4})/) {
        lastHandOff = max(lastHandOff, "\(date.3)-\(date.1)-\(date.2)")
      }
    }
  }

  private func object(_ data: [UInt8]) throws -> [String: Any] {
    try JSONSerialization.jsonObject(with: Data(data)) as? [String: Any] ?? [:]
  }

  @Test(arguments: RealPages.locales)
  func agreesWithSearchesOfTheFiles(locale: RealPages.Entry) async throws {
    let json = try object(await Self.known.value.json)
    let status = StatusFixture.locale(locale.tag, in: json)
    let folder = Self.branch + "/" + locale.folder
    var count = Count()
    // Where a page was, a redirection may still have its file.
    let listed = try #require(json["pages"] as? [[String: Any]]).compactMap { page in
      (page["locales"] as? [String: [String: Any]])?[locale.tag]?["file"] as? String
    }
    let built = Set(
      try RealPages.builtFiles(in: folder).filter { !RealPages.isTableOfContents($0) }
    )
    #expect(built.subtracting(listed).isEmpty)
    #expect(Set(listed).subtracting(built).allSatisfy { $0.hasSuffix(".yml") })
    for file in listed {
      count.add(try RealPages.text(folder + "/" + file))
    }
    let pages = status["pages"] as? [String: Int] ?? [:]
    #expect(pages["translated"] == listed.count)
    #expect(
      (pages["translated"] ?? 0) + (pages["fallback"] ?? 0) + (pages["missing"] ?? 0)
        == pages["total"]
    )
    let kinds = status["kinds"] as? [String: Int] ?? [:]
    #expect(kinds["machine"] == count.pages["MT"] && kinds["human"] == count.pages["HT"])
    #expect(kinds["machineEdited"] == count.pages["MTE"] ?? 0)
    let units = status["units"] as? [String: Int] ?? [:]
    #expect(units["total"] == count.units.values.reduce(0, +))
    #expect(units["machine"] == count.units["MT"] && units["human"] == count.units["HT"])
    #expect(status["lastHandOff"] as? String == count.lastHandOff)
  }

  @Test(arguments: RealPages.locales)
  func findsWhatLintFinds(locale: RealPages.Entry) async throws {
    let known = try await Self.known.value
    let status = StatusFixture.locale(locale.tag, in: try object(known.json))
    #expect(status["lintFindings"] as? Int == known.findings[locale.tag])
  }

  /// States by the hashes and days alone, in the way that format.md has them without an original.
  @Test func agreesWithTheHashesOfAllLocales() async throws {
    let json = try object(await Self.known.value.json)
    var expected: [String: [String: Int]] = [:]
    for page in try #require(json["pages"] as? [[String: Any]]) {
      var headers: [(tag: String, hash: String, day: String)] = []
      for locale in RealPages.locales {
        let entry = (page["locales"] as? [String: [String: Any]])?[locale.tag]
        guard let file = entry?["file"] as? String else { continue }
        let text = try RealPages.text(Self.branch + "/" + locale.folder + "/" + file)
        let hash = text.firstMatch(of: /ms\.openlocfilehash: *"?([0-9a-f]{40})/)
        let date = text.firstMatch(of: /ms\.lasthandoff: *"?(\d\d)\/(\d\d)\/(\d{4})/)
        let day = date.map { "\($0.3)-\($0.1)-\($0.2)" } ?? ""
        headers.append((locale.tag, hash.map { String($0.1) } ?? "", day))
      }
      let newest = headers.map(\.day).max() ?? ""
      let hashes = Set(headers.filter { $0.day == newest }.map(\.hash))
      for header in headers {
        let state = hashes.contains(header.hash) ? "current" : "behind"
        expected[header.tag, default: [:]][state, default: 0] += 1
      }
    }
    for locale in RealPages.locales {
      let states = StatusFixture.locale(locale.tag, in: json)["states"] as? [String: Int] ?? [:]
      #expect(states.filter { $0.value > 0 } == expected[locale.tag], "\(locale.tag)")
    }
  }
}
