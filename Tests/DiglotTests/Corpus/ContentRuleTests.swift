import Testing

@testable import Diglot

/// The rules about content on the pages of real documentation sets, against counts that were made
/// without Diglot: by a script over cmark-gfm's own XML, and by the reference of the format.
///
/// Outside of the sets lie archived pages and the repository's own, which docfx does not build.
@Suite(.enabled(if: RealPages.exists, "the corpus is not beside the repository"))
struct ContentRuleTests {
  private static let sites = Dictionary(
    uniqueKeysWithValues: ["live", "live-sxs"].map { branch in
      (branch, Task { try await CorpusSite.build(project(branch)) })
    }
  )

  private static func project(_ branch: String) -> CorpusProject {
    var project = CorpusProject(RealPages.partnerCenter, branch)
    project.more = "exclude: [\"Archive/**\", \"*.md\"]\n"
    return project
  }

  private static func count(_ code: DiagnosticCode, _ branch: String) async throws -> [Int] {
    let findings = try await sites[branch]?.value.findings(code) ?? []
    // A page in YAML, which the counts leave out, has another link without a text in Japanese.
    return ["ko", "ja", "zh-TW", "ru"].map { tag in
      findings.count { $0.locale == tag && $0.location?.file.hasSuffix(".yml") == false }
    }
  }

  @Test(
    arguments: [
      (.h1Missing, [0, 0, 0, 0]), (.h1NotFirst, [0, 0, 0, 0]), (.multipleH1s, [0, 0, 0, 0]),
      (.titleMissing, [0, 0, 0, 0]), (.headingEmpty, [0, 0, 0, 0]),
      (.headingSkipped, [9, 22, 26, 9]), (.h2Duplicated, [1, 1, 0, 0]),
      (.linkTextMissing, [4, 30, 1, 1]), (.docsLinkAbsolute, [3, 13, 33, 3]),
      (.hardCodedLocale, [3, 3, 3, 3]), (.insecureLink, [0, 0, 0, 0]),
      (.preserveViewNotSet, [0, 0, 0, 0]), (.imageAltTextMissing, [0, 0, 0, 0]),
      (.mergeConflict, [0, 0, 0, 0]),
    ] as [(DiagnosticCode, [Int])]
  )
  func findsWhatIsInTheTranslations(code: DiagnosticCode, expected: [Int]) async throws {
    #expect(try await Self.count(code, "live") == expected)
    // With translation units the pages are the same once their originals are taken out.
    #expect(try await Self.count(code, "live-sxs") == expected)
  }
}
