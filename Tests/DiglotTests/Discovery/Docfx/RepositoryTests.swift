import Foundation
import Testing

@testable import Diglot

/// Repositories on the disk, up to the plan.
struct RepositoryTests {
  static let publish = """
    { // what is published
      "docsets_to_publish": [
        {"docset_name": "guide-pr", "build_source_folder": "Guide", "locale": "ko-kr"},
        {"docset_name": "market", "build_source_folder": "market"},
      ],
    }
    """
  private static let docfx = """
    {"build": {"content": [{"files": ["**/*.md", "**/*.yml"], "exclude": ["**/includes/**"]}],
      "resource": [{"files": "**/*.png"}],
      "globalMetadata": {"titleSuffix": "Guide of \\"A\\"", "ms.service": "one"},
      "fileMetadata": {"ms.service": {"sub/**": "two"}}, "dest": "the-guide"}}
    """
  /// The repository of one language; `guide` on the disk, `Guide` in the configuration.
  static func repository(_ folder: String) -> [String: String] {
    [
      "\(folder)/.openpublishing.publish.config.json": publish,
      "\(folder)/guide/docfx.json": docfx, "\(folder)/market/docfx.json": "{\"dest\": \"m\"}",
      "\(folder)/guide/index.md": "# Home", "\(folder)/guide/sub/Page.md": "# Page",
      "\(folder)/guide/includes/part.md": "part", "\(folder)/guide/pic.png": "x",
      "\(folder)/guide/old.gif": "x",
      "\(folder)/guide/TOC.yml": "- {name: x, href: index.md}\n- {name: y, href: sub/Page.md}",
      "\(folder)/guide/zones.yml": "### YamlMime:ZonePivotGroups\n",
      "\(folder)/README.md": "# Read me", "\(folder)/Archive/gone.md": "# Gone",
    ]
  }

  static func site(_ files: [String: String], _ more: String = "") throws -> TemporarySite {
    try TemporarySite(
      files,
      configuration: """
        title: Test
        baseURL: https://docs.example.com/t/
        originalLocale: en
        locales: [{tag: en, content: docs}, {tag: ko, content: docs.ko-kr}]
        \(more)
        """
    )
  }

  private func both() -> [String: String] {
    Self.repository("docs").merging(Self.repository("docs.ko-kr")) { $1 }
  }

  private func findings(_ site: TemporarySite) throws -> [String] {
    var diagnostics = Diagnostics()
    let configuration = ConfigurationLoader.load(project: site.folder, &diagnostics)
    _ = Planner(configuration: try #require(configuration), publishedTags: []).plan(&diagnostics)
    return diagnostics.findings.map { finding in
      let file = finding.location?.file.dropFirst(site.folder.count + 1) ?? ""
      let place = finding.location.map { ":\($0.line):\($0.column)" } ?? ""
      return "\(file)\(place) \(finding.severity) \(finding.code.rawValue) \(finding.message)"
    }
  }

  private func ids(_ plan: Plan) -> [String] { plan.pages.entries.map(\.id.string) }

  @Test func buildsWhatTheDocsetsHaveAndNothingElse() throws {
    let plan = try #require(try Self.site(both()).plan())
    #expect(ids(plan) == ["the-guide/index", "the-guide/sub/page"])
    #expect(plan.tocs[1].map(\.string) == ["guide/TOC.yml"])
    #expect(plan.trees[1].data.map(\.kind) == ["ZonePivotGroups"])
    #expect(plan.assets[1].keys.sorted() == ["guide/pic.png"])
  }

  @Test(arguments: ["guide-PR", "GUIDE", "the-guide"])
  func takesTheOneThatIsAskedForWithoutItsPlaceInTheIds(name: String) throws {
    let site = try Self.site(both(), "docset: \(name)")
    #expect(try findings(site) == [])
    let plan = try #require(try site.plan())
    #expect(ids(plan) == ["index", "sub/page"])
    #expect(plan.output(ofAsset: RelativePath(normal: "guide/pic.png"), in: 1) == "ko/pic.png")
  }

  @Test func takesALocalesOwnChoiceBeforeThatOfAll() throws {
    var files = both()
    files["docs/market/x.md"] = "# X"
    let site = try TemporarySite(
      files,
      configuration: """
        title: Test
        baseURL: https://docs.example.com/t/
        originalLocale: en
        docset: guide
        locales: [{tag: en, content: docs, docset: market}, {tag: ko, content: docs.ko-kr}]
        """
    )
    let plan = try #require(try site.plan())
    #expect(ids(plan) == ["index", "sub/page", "x"])
    #expect(
      plan.pages.entries.map { $0.files.map { $0 != nil } }
        == [[false, true], [false, true], [true, false]]
    )
  }

  @Test func namesTheDocsetThatWasMeant() throws {
    let site = try Self.site(both(), "docset: markt")
    #expect(
      try findings(site).filter { $0.contains("docset-not-found") }
        == ["docs", "docs.ko-kr"].map {
          "diglot.yml:5:9 error docset-not-found there is no docset 'markt' in "
            + "'\(site.folder)/\($0)'"
        }
    )
  }

  @Test func hasNoDocsetToChooseInAPlainFolder() throws {
    let site = try Self.site(["docs/a.md": "# A", "docs.ko-kr/a.md": "# 가"], "docset: a")
    #expect(try findings(site).count == 2)
  }

  @Test func takesADocfxJSONForTheWholeFolder() throws {
    let files = [
      "docs/docfx.json": "{\"content\": [{\"files\": \"**/*.md\", \"src\": \"articles\"}]}",
      "docs/articles/a.md": "[b](sub/b.md)", "docs/articles/sub/b.md": "# B",
      "docs/README.md": "# R", "docs.ko-kr/sub/b.md": "# 나",
    ]
    let plan = try #require(try Self.site(files).plan())
    #expect(ids(plan) == ["a", "sub/b"])
    #expect(plan.pages[1].availability == [.own, .own])
    // A page is found by the path of its file, and by the one that a link from the other has.
    let found = ["articles/sub/B.md", "sub/b.md", "articles/sub/b", "articles/sub/b.yml"].map {
      plan.pages.index(ofSource: RelativePath(normal: $0))
    }
    #expect(found == [1, 1, 1, 1])
    #expect(plan.pages.index(ofSource: RelativePath(normal: "b.md")) == nil)
  }

  @Test func buildsAnEmptyDocsetToNothing() async throws {
    var files = Self.repository("docs")
    files["docs.ko-kr/docfx.json"] = "{\"content\": [{\"files\": \"**/*.md\"}]}"
    let report = try await Self.site(files).build()
    #expect(report.diagnostics.findings == [])
    #expect(report.locales.map(\.pages) == [2, 2])
    #expect(report.locales.map(\.fallbackPages) == [0, 2])
  }

  @Test func saysWhereTheConfigurationDoesNotHold() throws {
    let publish = """
      {"docsets_to_publish": [{"docset_name": "a"}, {"build_source_folder": "../b"},
        {"build_source_folder": "c"}, {"build_source_folder": "d"}, {"BUILD_SOURCE_FOLDER": "."}]}
      """
    let name = "docs/.openpublishing.publish.config.json"
    let site = try Self.site([
      name: publish, "docs/d/x.md": "# X", "docs/docfx.json": "{", "docs.ko-kr/a.md": "# 가",
    ])
    #expect(
      try findings(site) == [
        "\(name):1:25 error missing-attribute a docset has a 'build_source_folder'",
        "\(name):1:71 error invalid-value a docset lies in its repository, not in '../b'",
        "\(name):2:27 info directory-not-found there is no folder 'c' in the repository",
        "\(name):2:57 warning config-not-found the docset 'd' has no docfx.json",
        "docs/docfx.json:1:2 error json-syntax-error invalid YAML: did not find expected node "
          + "content",
      ]
    )
    let other = try Self.site([name: "{}", "docs.ko-kr/a.md": "# 가"])
    #expect(
      try findings(other)
        == ["\(name):1:1 error missing-attribute 'docsets_to_publish' must be a list of docsets"]
    )
  }

  // MARK: Pages and files

  @Test func tellsOfFilesThatBecomeOnePage() throws {
    let docfx = """
      {"content": [{"files": "**/*.{md,yml}", "src": "a"}, {"files": "**/*.md", "src": "b"}],
       "resource": [{"files": "*.png", "src": "a"}, {"files": "*.png", "src": "b"}]}
      """
    let site = try Self.site([
      "docs/docfx.json": docfx, "docs/a/x.yml": "### YamlMime:FAQ\n", "docs/a/x.md": "# X",
      "docs/b/x.md": "# X", "docs/a/i.png": "1", "docs/b/i.png": "2", "docs.ko-kr/x.md": "# 가",
    ])
    let lines = try findings(site)
    #expect(lines.count == 3 && lines.allSatisfy { $0.contains("warning output-path-conflict") })
    let plan = try #require(try site.plan())
    #expect(ids(plan) == ["x"])
    #expect(plan.pages[0].files[0]?.fileExtension == "md")
    #expect(plan.assets[0].count == 1)
  }

  @Test func takesYAMLFilesForPagesByTheirFirstLine() throws {
    let folder = ["a.yml", "b.yaml", "c.yml", "d.yml"]
    let texts = ["### YamlMime:Landing", "#YamlMime: FAQ", "x: 1", "### yamlmime:zonepivotgroups"]
    var files = Dictionary(uniqueKeysWithValues: zip(folder.map { "docs/" + $0 }, texts))
    files["docs.ko-kr/docfx.json"] = "{}"
    for (name, text) in zip(folder, texts) { files["docs.ko-kr/" + name] = text }
    let site = try Self.site(files)
    let plain = try tree(site, "docs", repository: false)
    #expect(plain.pages.keys.map(\.string).sorted() == ["a", "b"])
    #expect(plain.assets.keys.sorted() == ["c.yml", "d.yml"])
    #expect(plain.data.map(\.path.string) == ["d.yml"])
    // In a docset, a file without a kind is a page that will be found to have none.
    let docset = try tree(site, "docs.ko-kr", repository: true)
    #expect(docset.pages.keys.map(\.string).sorted() == ["a", "b", "c"])
    #expect(docset.data.map(\.path.string) == ["d.yml"])
  }

  private func tree(
    _ site: TemporarySite,
    _ path: String,
    repository: Bool
  ) throws -> ContentTree {
    let folder = ProjectFolder(path: site.folder).appending(path)
    var diagnostics = Diagnostics()
    let found = RepositoryReader(folder).read(&diagnostics)
    #expect((found != nil) == repository)
    let walk = FolderWalk(folder, allowed: [])
    let tree = ContentTree(folder, walk, excluded: GlobSet(), repository: found, &diagnostics)
    #expect(diagnostics.findings == [])
    return tree
  }

  @Test func warnsOfLinksToFilesThatBelongToNoDocset() async throws {
    var files = Self.repository("docs").merging(Self.repository("docs.ko-kr")) { $1 }
    files["docs.ko-kr/guide/sub/Page.md"] = """
      # 문서

      [a](../../README.md) ![b](../old.gif) [c](../includes/part.md) ![d](../pic.png) [e](gone.md)
      """
    let site = try Self.site(files)
    let report = try await site.build()
    #expect(
      report.summary == [
        "sub/Page.md:3:5 link-out-of-scope",
        "sub/Page.md:3:27 link-out-of-scope",
        "sub/Page.md:3:43 link-out-of-scope",
        "sub/Page.md:3:85 file-not-found",
      ]
    )
    let article = try #require(site.article("ko/the-guide/sub/page/index.html"))
    #expect(article.contains("<p>a b c <img src=\"../../pic.png\" alt=\"d\""), "\(article)")
    #expect(site.output("ko/the-guide/pic.png") == "x")
    #expect(site.output("ko/the-guide/old.gif") == nil)
  }

  @Test func takesATildeForTheFolderOfTheDocset() async throws {
    var files = both()
    files["docs.ko-kr/guide/sub/Page.md"] =
      "# 문서\n\n[a](~/index.md) ![b](~//pic.png) [c](~index.md)"
    let site = try Self.site(files)
    #expect(try await site.build().summary == ["sub/Page.md:3:38 file-not-found"])
    let article = try #require(site.article("ko/the-guide/sub/page/index.html"))
    #expect(article.contains("href=\"../../\"") && article.contains("src=\"../../pic.png\""))
  }

  @Test func letsTheInnerOfTwoDocsetsHaveItsFiles() throws {
    let publish = """
      {"docsets_to_publish": [{"docset_name": "all", "build_source_folder": "."},
        {"docset_name": "part", "build_source_folder": "part"}]}
      """
    let site = try Self.site([
      "docs/.openpublishing.publish.config.json": publish, "docs/docfx.json": "{\"dest\": \"o\"}",
      "docs/part/docfx.json": "{\"dest\": \"i\", \"globalMetadata\": {\"a\": \"inner\"}}",
      "docs/x.md": "# X", "docs/part/y.md": "# Y", "docs.ko-kr/x.md": "# 가",
    ])
    let plan = try #require(try site.plan())
    #expect(ids(plan) == ["i/y", "o/x", "x"])
    #expect(plan.setting("a", of: RelativePath(normal: "part/y.md"), in: 0)?.text == "inner")
    #expect(plan.setting("a", of: RelativePath(normal: "x.md"), in: 0) == nil)
    #expect(plan.docsets(in: 0).map(\.name) == ["part", "all"] && plan.docsets(in: 1).isEmpty)
  }

  @Test func readsNothingThatALinkLeadsOutTo() throws {
    let site = try Self.site([
      "elsewhere/docfx.json": "{", "docs/a.md": "# A", "docs.ko-kr/a.md": "# 가",
    ])
    try FileManager.default.createSymbolicLink(
      atPath: site.folder + "/docs/docfx.json",
      withDestinationPath: site.folder + "/elsewhere/docfx.json"
    )
    #expect(try findings(site).allSatisfy { !$0.contains("json-syntax-error") })
  }

  // MARK: The original's repository

  @Test func fallsBackToTheOriginalsRepository() async throws {
    var files = Self.repository("docs")
    files["docs.ko-kr/.openpublishing.publish.config.json"] = Self.publish
    files["docs.ko-kr/guide/docfx.json"] = files["docs/guide/docfx.json"]
    files["docs.ko-kr/guide/sub/Page.md"] = "# 쪽\n\n![그림](../pic.png) [집](../index.md)"
    let site = try Self.site(files, "docset: guide")
    let report = try await site.build()
    // The other docset, which was not asked for; at a level that is not shown.
    #expect(report.summary.map { $0.split(separator: " ").last } == ["directory-not-found"])
    let article = try #require(site.article("ko/sub/page/index.html"))
    #expect(article.contains("src=\"../../../en/pic.png\""), "\(article)")
    #expect(article.contains("href=\"../../\""), "\(article)")
    let plan = try #require(try site.plan())
    func source(_ path: String) -> String? {
      plan.source(RelativePath(normal: path), from: 1).map { "\($0.locale) \($0.path.string)" }
    }
    #expect(source("guide/sub/page.md") == "1 guide/sub/Page.md")
    #expect(source("guide/includes/part.md") == "0 guide/includes/part.md")
    #expect(source("guide/toc.yml") == "0 guide/TOC.yml")
    #expect(source("guide/docfx.json") == "1 guide/docfx.json")
    #expect(source("readme.md") == "0 README.md")
    #expect(source("nowhere.md") == nil)
  }

  // MARK: Settings

  @Test func takesSettingsFromTheDocset() async throws {
    var files = both()
    files["docs/guide/other.md"] = "---\ntitleSuffix: Mine\n---\n# Other"
    files["docs/guide/none.md"] = "---\ntitleSuffix:\n---\n# None"
    let site = try Self.site(files)
    let plan = try #require(try site.plan())
    func setting(_ path: String) -> String? {
      plan.setting("ms.service", of: RelativePath(normal: path), in: 0)?.text
    }
    #expect(setting("guide/index.md") == "one" && setting("guide/sub/Page.md") == "two")
    #expect(setting("guide/includes/part.md") == "one" && setting("README.md") == nil)
    _ = try await site.build()
    func title(_ page: String) -> Bool? {
      site.output("en/the-guide/" + page).map {
        $0.contains(
          "<title>"
            + (["other": "Other – Mine", "none": "None – Test"][String(page.prefix { $0 != "/" })]
              ?? "Page – Guide of &quot;A&quot;") + "</title>"
        )
      }
    }
    #expect(title("sub/page/index.html") == true)
    #expect(title("other/index.html") == true)
    #expect(title("none/index.html") == true)
  }

  @Test func hidesPagesAsTheDocsetSays() async throws {
    let docfx = """
      {"content": "**.md", "fileMetadata": {"ROBOTS": {"old/**": "NOINDEX, NOFOLLOW"},
        "_noindex": {"v2/**": true}}}
      """
    let site = try Self.site([
      "docs/docfx.json": docfx, "docs/a.md": "# A", "docs/old/b.md": "# B",
      "docs/old/c.md": "---\nrobots: index\n---\n# C", "docs/old/d.md": "---\nrobots:\n---\n# D",
      "docs/v2/e.md": "# E", "docs/f.md": "---\nrobots: noindex\n---\n# F",
      "docs.ko-kr/x.md": "# 가",
    ])
    _ = try await site.build()
    let hidden = ["a", "old/b", "old/c", "old/d", "v2/e", "f"].filter { page in
      site.output("en/\(page)/index.html")?.contains("content=\"noindex") == true
    }
    #expect(hidden == ["old/b", "v2/e", "f"])
  }
}
