import Foundation
import Testing

@testable import Diglot

/// The four repositories as their owner has them: one `diglot init`, and the plan of what it wrote.
@Suite(.enabled(if: RealPages.exists, "the corpus is not beside the repository"))
struct DocfxRepositoryTests {
  private struct Project: Sendable {
    let folders: RepositoryFolders
    let report: InitializeReport
    let plan: Plan
    let findings: [Diagnostic]
  }

  private static let project = Task {
    let folders = try RepositoryFolders()
    let names = ["ko-kr", "ja-jp", "zh-tw", "ru-ru"]
    let report = try initialize(
      InitializeOptions(
        folder: folders.folder + "/site",
        repositories: names.map {
          RealPages.folder.appending(path: RealPages.partnerCenter + "/live-sxs/" + $0).path()
        }
      )
    )
    var diagnostics = Diagnostics()
    let configuration = ConfigurationLoader.load(
      project: folders.folder + "/site",
      &diagnostics
    )
    let planner = Planner(configuration: try #require(configuration), publishedTags: [])
    let plan = planner.plan(&diagnostics)
    return Project(
      folders: folders,
      report: report,
      plan: plan,
      findings: diagnostics.findings
    )
  }

  @Test func writesTheProjectOfFourRepositories() async throws {
    let project = try await Self.project.value
    #expect(project.report.isWritten && project.report.diagnostics.findings.isEmpty)
    #expect(project.report.locales.map(\.tag) == ["en", "ko", "ja", "zh-TW", "ru"])
    let configuration = project.plan.configuration
    #expect(configuration.title == "Partner Center")
    #expect(configuration.baseURL.string == "https://docs.example.com/")
    #expect(configuration.originalLocale == 0 && configuration.translations == .retain)
    #expect(configuration.locales.map { $0.content == nil } == [true, false, false, false, false])
  }

  /// The counts of the reference: Markdown pages, and 9, 5, 0 and 9 lists of questions, with a
  /// landing page in each docset.
  @Test(arguments: [
    ("ko", 316, 15, 10), ("ja", 298, 15, 6), ("zh-TW", 310, 14, 1), ("ru", 316, 15, 10),
  ])
  func hasThePagesOfItsDocsets(tag: String, main: Int, other: Int, yaml: Int) async throws {
    let plan = try await Self.project.value.plan
    let locale = try #require(plan.configuration.index(ofTag: tag))
    let files = plan.pages.entries.compactMap { $0.files[locale]?.string }
    let markdown = files.filter { $0.hasSuffix(".md") }
    #expect(markdown.count { $0.hasPrefix("partner-center/") } == main)
    #expect(markdown.count { $0.hasPrefix("marketplace/") } == other)
    #expect(markdown.count == main + other)
    let found = try await Self.project.value.report.locales[locale].docsets
    #expect(
      found == [
        .init(name: "marketplace", pages: other + 1),
        .init(name: "partner-center", pages: main + yaml),
      ]
    )
    #expect(plan.pages.index(ofID: "archive/china-activity-logs") == nil)
    #expect(plan.pages.index(ofSource: RelativePath(normal: "README.md")) == nil)
    #expect(plan.trees[locale].outOfScope.find(RelativePath(normal: "readme.md")) != nil)
    // What is empty is a docset all the same: the folder that the configuration calls 'china'.
    let docsets = plan.trees[locale].repository?.docsets ?? []
    #expect(docsets.map(\.folder.string) == ["marketplace", "China", "partner-center"])
    #expect(
      plan.tocs[locale].map(\.string) == [
        "marketplace/TOC.yml", "marketplace/breadcrumb/toc.yml", "partner-center/TOC.yml",
        "partner-center/announcements/TOC.md", "partner-center/breadcrumb/toc.yml",
      ]
    )
  }

  @Test func readsEverySettingOfTheDocset() async throws {
    let plan = try await Self.project.value.plan
    func setting(_ key: String, _ path: String) -> String? {
      plan.setting(key, of: RelativePath(normal: path), in: 1)?.text
    }
    #expect(setting("titleSuffix", "partner-center/billing.md") == "Partner Center")
    #expect(setting("titleSuffix", "marketplace/overview.md") == "Microsoft marketplace")
    #expect(
      setting("breadcrumb_path", "partner-center/announcements/index.md")
        == "/partner-center/breadcrumb/toc.json"
    )
    #expect(setting("titleSuffix", "README.md") == nil)
  }

  @Test func findsNothingWrongWithTheConfiguration() async throws {
    let findings = try await Self.project.value.findings
    #expect(findings.map(\.code) == [])
  }
}
