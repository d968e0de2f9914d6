import Testing

@testable import Diglot

/// Where a locale begins.
struct StartPageTests {
  private func start(_ pages: [String]) throws -> String? {
    let files = Dictionary(uniqueKeysWithValues: pages.map { ("content/en/" + $0, "# Page") })
    let site = try TemporarySite(files, configuration: TemporarySite.configuration(locales: ["en"]))
    let plan = try #require(try site.plan())
    return plan.startPath(0)
  }

  @Test func isTheStartPageAtTheTop() throws {
    #expect(try start(["index.md", "a/index.md", "a/b.md", "a/c.md"]) == "en/")
  }

  @Test func isThatOfTheLargestFolderWhereThereIsNoneAtTheTop() throws {
    let pages = ["a/index.md", "a/one.md", "b/index.md", "b/one.md", "b/deep/two.md", "c/one.md"]
    #expect(try start(pages) == "en/b/")
  }

  @Test func isNoStartPageFurtherDown() throws {
    #expect(try start(["a/aa.md", "a/b/index.md", "a/b/two.md"]) == "en/a/aa/")
  }

  @Test func isTheFirstPageWhereThereIsNoStartPage() throws {
    #expect(try start(["b.md", "c/one.md", "a/two.md"]) == "en/a/two/")
  }
}
