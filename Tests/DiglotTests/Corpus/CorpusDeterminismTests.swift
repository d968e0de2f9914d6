import Testing

@testable import Diglot

/// The same bytes whatever the number of workers, over real pages.
@Suite(.enabled(if: RealPages.exists, "the corpus is not beside the repository"))
struct CorpusDeterminismTests {
  private func expectSameTrees(_ project: CorpusProject) async throws {
    let one = try await CorpusSite.build(project, jobs: 1)
    let four = try await CorpusSite.build(project, jobs: 4)
    #expect(one.report.isWritten && one.files.count > 30)
    #expect(Set(one.files.keys) == Set(four.files.keys))
    for (path, bytes) in one.files { #expect(four.files[path] == bytes, "\(path)") }
  }

  @Test func buildsTheSmallDocsetTheSame() async throws {
    try await expectSameTrees(CorpusProject(RealPages.china, "live-sxs"))
  }

  @Test func buildsALargeLocaleTheSame() async throws {
    var project = CorpusProject(RealPages.partnerCenter, "live-sxs", [RealPages.locales[0]])
    project.translations = .retain
    try await expectSameTrees(project)
  }
}
