import Testing

@testable import Diglot

/// Where a locale begins.
struct StartPageTests {
  private func start(_ pages: [String], _ tables: [String: String] = [:]) throws -> String? {
    var files = Dictionary(uniqueKeysWithValues: pages.map { ("content/en/" + $0, "# Page") })
    for (path, text) in tables { files["content/en/" + path] = text }
    let site = try TemporarySite(files, configuration: TemporarySite.configuration(locales: ["en"]))
    let plan = try #require(try site.plan())
    return plan.startPath(0, listedFirst: Navigation(plan).firstPage(0))
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

  @Test func isWhatATableOfContentsBeginsWithWhereThereIsNoStartPage() throws {
    let pages = ["a/one.md", "b/one.md", "b/two.md", "b/first.md"]
    let tables = [
      "a/toc.yml": "- {name: One, href: one.md}",
      "b/toc.yml": """
      - {name: Web, href: 'https://example.com/'}
      - {name: Gone, href: gone.md}
      - name: Group
        items:
        - {name: First, href: first.md}
        - {name: One, href: one.md}
      """,
    ]
    #expect(try start(pages, tables) == "en/b/first/")
    let top = ["toc.yml": "- {name: A, href: a/}"]
    #expect(try start(pages + ["c.md"], tables.merging(top) { $1 }) == "en/a/one/")
    #expect(try start(pages + ["b/index.md"], tables) == "en/b/")
  }

  /// A page in YAML has no units, so that a rebuilt original lacks the start page of the others.
  @Test func ofARebuiltOriginalIsWhatTheTableOfContentsBeginsWith() async throws {
    func page(_ number: Int) -> String { "# " + unit("00000-\(number)", "제목", "Title") }
    let files = [
      "content/ko/d/index.yml": "### YamlMime:Landing\ntitle: 시작\n",
      "content/ko/d/toc.yml":
        "- {name: 시작, href: index.yml}\n- {name: 나, href: b.md}\n- {name: 가, href: a.md}",
      "content/ko/d/a.md": page(101), "content/ko/d/b.md": page(102),
      "content/ko/a/a.md": page(103),
    ]
    let configuration = TemporarySite.configuration(locales: ["en", "ko"])
    let site = try TemporarySite(files, configuration: configuration)
    _ = try await site.build { $0.keepsGoing = true }
    let chooser = try #require(site.output("index.html"))
    #expect(chooser.contains("<a href=\"en/d/b/\"") && chooser.contains("<a href=\"ko/d/\""))
    #expect(site.output("en/404.html")?.contains("/en/d/b/\"") == true)
  }

  @Test func isTheFirstPageWhereThereIsNoStartPage() throws {
    #expect(try start(["b.md", "c/one.md", "a/two.md"]) == "en/a/two/")
  }
}
