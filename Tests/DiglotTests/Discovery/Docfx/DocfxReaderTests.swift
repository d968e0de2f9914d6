import Testing

@testable import Diglot

struct DocfxReaderTests {
  private func read(
    _ text: String,
    folder: String = "docs"
  ) -> (configuration: DocfxConfiguration?, lines: [String]) {
    let file = SourceFile(path: "docfx.json", text: text)
    var diagnostics = Diagnostics()
    let reader = DocfxReader(file, folder: RelativePath(normal: folder))
    return (reader.read(&diagnostics), diagnostics.lines)
  }

  private func docset(_ text: String, folder: String = "docs") -> Docset {
    let (configuration, lines) = read(text, folder: folder)
    #expect(lines == [] && configuration != nil)
    return Docset(
      name: "d",
      folder: RelativePath(normal: folder),
      locale: nil,
      configuration: configuration
    )
  }

  private func role(_ path: String, _ docset: Docset) -> Docset.Role? {
    docset.role(of: RelativePath(normal: path))
  }

  @Test func takesTheObjectUnderBuildOrTheWholeFile() throws {
    for text in [
      #"{"build": {"content": [{"files": "**/*.md"}], "rules": {"x": "off"}}, "dest": "guide"}"#,
      #"{"content": {"files": ["**/*.md"]}, "rules": {"x": "off"}, "dest": "/guide/"}"#,
      #"{"build": {"content": "**.md", "dest": "guide", "rules": {"x": "off"}}, "content": []}"#,
    ] {
      let docset = docset(text)
      #expect(role("docs/a/b.md", docset) == .page(output: "a/b.md"))
      #expect(role("docs/a/b.yml", docset) == nil)
      #expect(docset.configuration?.destination == "guide")
      #expect(docset.configuration?.rules?["x"]?.text == "off")
      #expect(docset.base == "guide")
    }
  }

  /// In the order of the reference: own names, resources, other endings, tables of contents, pages.
  @Test func tellsWhatAFileIsFor() throws {
    let docset = docset(
      """
      {"content": [{"files": ["**"], "exclude": "**/obj/**"}], "resource": ["media/**", "raw/*.md"]}
      """
    )
    #expect(role("docs/a.md", docset) == .page(output: "a.md"))
    #expect(role("docs/a.YML", docset) == .page(output: "a.YML"))
    #expect(role("docs/TOC.yml", docset) == .tableOfContents)
    #expect(role("docs/x/toc.md", docset) == .tableOfContents)
    #expect(role("docs/x/toc.json", docset) == .tableOfContents)
    #expect(role("docs/a.png", docset) == .resource(output: "a.png"))
    #expect(role("docs/media/toc.yml", docset) == .resource(output: "media/toc.yml"))
    #expect(role("docs/raw/x.md", docset) == .resource(output: "raw/x.md"))
    #expect(role("docs/obj/x.md", docset) == nil)
    #expect(role("docs/docfx.json", docset) == nil)
    #expect(role("docs/x/Docfx.md", docset) == nil)
    #expect(role("docs/redirections.yml", docset) == nil)
    #expect(role("other/a.md", docset) == nil)
    for folder in ["_site", "_localization", "_themes", "_THEMES.pdf"] {
      #expect(role("docs/\(folder)/a.md", docset) == nil)
    }
    #expect(role("docs/x/_themes/a.md", docset) == .page(output: "x/_themes/a.md"))
  }

  @Test func putsFilesWhereTheFirstMatchingMappingSays() throws {
    let docset = docset(
      """
      {"content": [
        {"files": "**/*.md", "src": "articles", "dest": "guide", "exclude": ["drafts/**"]},
        {"files": "drafts/*.md", "src": "Articles/"},
        {"files": ["*.md", "!skip.md"]},
        {"files": "**/*.md", "src": "..\\\\shared", "dest": "shared"}
      ]}
      """
    )
    #expect(role("docs/articles/a/B.md", docset) == .page(output: "guide/a/B.md"))
    #expect(role("docs/articles/drafts/c.md", docset) == .page(output: "drafts/c.md"))
    #expect(role("docs/ARTICLES/a.md", docset) == .page(output: "guide/a.md"))
    #expect(role("docs/d.md", docset) == .page(output: "d.md"))
    #expect(role("docs/skip.md", docset) == nil)
    #expect(role("docs/other/d.md", docset) == nil)
    #expect(role("shared/e.md", docset) == .page(output: "shared/e.md"))
  }

  @Test func hasAllFilesWhereNoneAreNamed() throws {
    let docset = docset("{\"globalMetadata\": {}}", folder: "")
    #expect(role("a.md", docset) == .page(output: "a.md"))
    #expect(role("img/a.png", docset) == .resource(output: "img/a.png"))
  }

  @Test func hasNoFilesWhereTheListsAreEmpty() throws {
    let docset = docset("{\"content\": [], \"resource\": []}")
    #expect(role("docs/a.md", docset) == nil)
  }

  @Test func prefersWhatIsSaidOfAFileToWhatIsSaidOfAll() throws {
    let (configuration, lines) = read(
      """
      {"build": {"globalMetadata": {"a": "all", "b": "all", "c": ["x"], "gone": null},
        "fileMetadata": {"a": {"one/**": "first", "**/*.md": "later", "one/x.md": "last"},
          "b": {"one/*.md": null}}}}
      """
    )
    #expect(lines == [])
    let metadata = try #require(configuration).metadata
    #expect(metadata.value("a", of: "one/x.md")?.text == "last")
    #expect(metadata.value("a", of: "one/y.md")?.text == "later")
    #expect(metadata.value("a", of: "one/y.yml")?.text == "first")
    #expect(metadata.value("a", of: "y.yml")?.text == "all")
    #expect(metadata.value("b", of: "one/x.md") == nil)
    #expect(metadata.value("b", of: "x.md")?.text == "all")
    #expect(metadata.value("c", of: "x.md")?.kindName == "a list")
    #expect(metadata.value("gone", of: "x.md") == nil)
    #expect(metadata.value("never", of: "x.md") == nil)
  }

  @Test(arguments: [
    ("[]", "1:1 unexpected-type: docfx.json must be an object, not a list"),
    (#"{"build": 1}"#, "1:11 unexpected-type: 'build' must be an object, not text"),
    (
      #"{"content": [[]]}"#,
      "1:14 unexpected-type: an item of 'content' must be text or an object, not a list"
    ),
    (
      #"{"content": {"files": [{}]}}"#,
      "1:24 unexpected-type: 'files' must be text or a list of texts, not a mapping"
    ),
    (#"{"resource": "a[b"}"#, "1:14 glob-pattern-invalid: in 'a[b': '[' needs a closing ']'"),
    (
      #"{"content": {"src": "../../x"}}"#,
      "1:21 invalid-value: the files of a docset lie in its repository, not in '../../x'"
    ),
    (#"{"dest": "../x"}"#, "1:10 invalid-value: 'dest' is a folder of the site, not '../x'"),
    (
      #"{"content": {"dest": ".git"}}"#,
      "1:22 invalid-value: 'dest' is a folder of the site, not '.git'"
    ),
    (
      #"{"globalMetadata": []}"#,
      "1:20 unexpected-type: 'globalMetadata' must be an object, not a list"
    ),
    (#"{"fileMetadata": {"a": "b"}}"#, "1:24 unexpected-type: 'a' must be an object, not text"),
    (
      #"{"fileMetadata": {"a": {"{": "b"}}}"#,
      "1:25 glob-pattern-invalid: in '{': '{' needs a closing '}'"
    ),
    ("{", "1:2 json-syntax-error: invalid YAML: did not find expected node content"),
  ])
  func reportsWhatDoesNotFit(text: String, line: String) {
    #expect(read(text).lines == [line])
  }
}
