import Foundation
import Testing

@testable import Diglot

struct RedirectionReaderTests {
  private struct Result {
    let entries: [String]
    let findings: [String]
  }

  /// Reads one list; `drafts/` is a folder that the site does not hold.
  private func read(
    _ text: String,
    _ name: String = ".openpublishing.redirection.json",
    below folder: String = ""
  ) -> Result {
    var reader = RedirectionReader(ProjectFolder(path: "content")) { path in
      path.string.hasPrefix("drafts/") ? nil : PageID(path)
    }
    reader.read(SourceFile(path: name, text: text), below: folder[...])
    return Result(
      entries: reader.list.entries.map {
        "\($0.id.string) \($0.url.value)\($0.keepsDocumentID ? " renamed" : "")"
      },
      findings: reader.findings.findings.map {
        "\($0.location?.line ?? 0):\($0.location?.column ?? 0) \($0.severity.name) \($0.code.rawValue)"
      }
    )
  }

  private func entry(_ fields: String) -> String { "{\"redirections\": [\n{\(fields)}\n]}" }

  @Test(arguments: [
    #""source_path": "a/Old.md", "redirect_url": "/b""#,
    #""Source_Path": "a/old.md", "REDIRECT_URL": "  /b ""#,
    #""source_path": " a/old.yml ", "redirect_url": "/b", "monikers": ["x"]"#,
    #""source_path_from_root": "/a/old.md", "redirect_url": "/b""#,
    #""source_path": "a\\old.json", "redirect_url": "/b", "redirect_document_id": null"#,
    #""source_path": "x/../a/./old.md", "redirect_url": "/b", // why"#,
    #""source_path": "a/old.md", "redirect_url": "/b", "redirect_document_id": "False","#,
  ])
  func readsEverySpellingOfAnEntry(fields: String) {
    let result = read(entry(fields + "\n"))
    #expect(result.entries == ["a/old /b"])
    #expect(result.findings == [])
  }

  @Test(arguments: [
    ("true", true), ("\"true\"", true), ("\"TRUE\"", true), ("\" True \"", true),
    ("false", false), ("\"FALSE\"", false), ("\"False\"", false), ("\"\"", false),
  ])
  func readsTruthAlsoAsText(value: String, isRenamed: Bool) {
    let fields = #""source_path": "a.md", "redirect_url": "/b", "redirect_document_id": "#
    let result = read(entry(fields + value))
    #expect(result.entries == [isRenamed ? "a /b renamed" : "a /b"])
    #expect(result.findings == [])
  }

  @Test func takesPathsFromTheFolderOfTheListOrFromTheRoot() {
    let text = """
      {"redirections": [
      {"source_path": "a.md", "redirect_url": "/x"},
      {"source_path": "../b.md", "redirect_url": "/x"},
      {"source_path_from_root": "/c.md", "redirect_url": "/x"}
      ]}
      """
    #expect(read(text, below: "guide").entries == ["guide/a /x", "b /x", "c /x"])
  }

  @Test func readsTheNewerForm() {
    let map = "redirections:\n  a.md: /x\n  b.md: ../y\nrenames:\n  c.md: d\n"
    #expect(read(map, "redirections.yml").entries == ["a /x", "b ../y", "c d renamed"])
    let list = """
      redirections:
        - source_path: a.md
          redirect_url: /x
      renames:
        - {source_path: c.md, redirect_url: d, redirect_document_id: false}
      """
    #expect(read(list, "redirections.yml").entries == ["a /x", "c d renamed"])
    let json = #"{"redirections": {"a.md": "/x"}}"#
    #expect(read(json, "redirections.json").entries == ["a /x"])
  }

  @Test(arguments: ["", "null", "{}", "{\"redirections\": null}", "{\"redirections\": []}"])
  func takesAnEmptyListForNone(text: String) {
    let result = read(text)
    #expect(result.entries == [])
    #expect(result.findings == [])
  }

  @Test(arguments: [
    (
      #""source_path": "/a.md", "redirect_url": "/b""#, "2:17 warning redirection-path-syntax-error"
    ),
    (
      #""source_path_from_root": "a.md", "redirect_url": "/b""#,
      "2:27 warning redirection-path-syntax-error"
    ),
  ])
  func takesAPathWithAWrongSlashForWhatIsMeant(fields: String, finding: String) {
    let result = read(entry(fields))
    #expect(result.entries == ["a /b"])
    #expect(result.findings == [finding])
  }

  @Test(arguments: [
    (
      #""source_path": "a.md", "source_path_from_root": "/a.md", "redirect_url": "/b""#,
      "2:17 error source-path-conflict"
    ),
    (#""source_path": "a.md""#, "2:17 error missing-attribute"),
    (#""source_path": "a.md", "redirect_url": " ""#, "2:17 error missing-attribute"),
    (#""redirect_url": "/b""#, "2:1 error missing-attribute"),
    (#""source_path": "", "redirect_url": "/b""#, "2:1 error missing-attribute"),
    (#""source_path": "a.png", "redirect_url": "/b""#, "2:17 error redirection-invalid"),
    (#""source_path": "a", "redirect_url": "/b""#, "2:17 error redirection-invalid"),
    (#""source_path": "a/TOC.yml", "redirect_url": "/b""#, "2:17 error redirection-invalid"),
    (#""source_path": "toc.md", "redirect_url": "/b""#, "2:17 error redirection-invalid"),
  ])
  func leavesOutWhatSaysTooLittleOrTooMuch(fields: String, finding: String) {
    let result = read(entry(fields))
    #expect(result.entries == [])
    #expect(result.findings == [finding])
  }

  @Test func saysWhereAValueHasTheWrongType() {
    let wrong = #""source_path": "a.md", "redirect_url": "/b", "redirect_document_id": "yes""#
    #expect(read(entry(wrong)).entries == ["a /b"])
    #expect(read(entry(wrong)).findings == ["2:71 error unexpected-type"])
    #expect(read("[1]").findings == ["1:1 error unexpected-type"])
    #expect(read("{\"redirections\": 7}").findings == ["1:18 error unexpected-type"])
    #expect(read("{\"redirections\": [7]}").findings == ["1:19 error unexpected-type"])
    let list = #"{"redirections": [{"source_path": [], "redirect_url": "/b"}]}"#
    #expect(read(list).findings.first == "1:35 error unexpected-type")
    #expect(
      read("{\"redirections\": ").findings.map { $0.hasSuffix("json-syntax-error") } == [true]
    )
  }

  @Test(arguments: ["../b.md", "../../b.png", "drafts/b.md", "drafts/b.png"])
  func skipsInSilenceWhatIsNotOfTheSite(path: String) {
    let result = read(entry("\"source_path\": \"\(path)\", \"redirect_url\": \"/b\""))
    #expect(result.entries == [])
    #expect(result.findings == [])
  }

  @Test func keepsTheFirstOfTwoRedirectionsOfAFile() {
    let text = """
      redirections:
        - {source_path: a.md, redirect_url: /x}
        - {source_path: A.md, redirect_url: /y}
        - {source_path: b.md, redirect_url: /x}
        - {source_path: b.yml, redirect_url: /x}
        - {source_path: c.md, redirect_url: /x}
        - {source_path: c.yml, redirect_url: /y}
      """
    let result = read(text, "redirections.yml")
    #expect(result.entries == ["a /x", "b /x", "c /x"])
    #expect(
      result.findings == ["3:19 error redirection-conflict", "7:19 error redirection-conflict"]
    )
  }

  @Test func findsListsAlsoAmongDotFiles() throws {
    let files = [
      "content/en/.openpublishing.redirection.json",
      "content/en/a/.OpenPublishing.Redirection.X.JSON",
      "content/en/more.openpublishing.redirection.json", "content/en/redirections.yml",
      "content/en/docset/docfx.json", "content/en/docset/Redirections.json",
      "content/en/a/redirections.yml", "content/en/.openpublishing.publish.config.json",
      "content/en/.git/.openpublishing.redirection.json", ".openpublishing.redirection.json",
    ]
    let site = try TemporarySite(
      Dictionary(uniqueKeysWithValues: files.map { ($0, "{}") }),
      configuration: TemporarySite.configuration(locales: ["en"])
    )
    var diagnostics = Diagnostics()
    let folder = ProjectFolder(path: site.folder + "/content/en")
    let walk = FolderWalk(folder, allowed: [])
    let tree = ContentTree(folder, walk, excluded: GlobSet([]), &diagnostics)
    #expect(
      tree.redirectionLists.map(\.string) == [
        ".openpublishing.redirection.json", "a/.OpenPublishing.Redirection.X.JSON",
        "docset/Redirections.json", "more.openpublishing.redirection.json", "redirections.yml",
      ]
    )
  }

  @Test func followsALinkToAListOnlyWithinTheProject() throws {
    let outside = TemporaryOutput()
    let name = ".openpublishing.redirection.json"
    let site = try TemporarySite(
      ["content/en/a/own.json": "{}", "content/en/index.md": "# Home"],
      configuration: TemporarySite.configuration(locales: ["en"])
    )
    try FileManager.default.createSymbolicLink(
      atPath: site.folder + "/content/en/a/" + name,
      withDestinationPath: site.folder + "/content/en/a/own.json"
    )
    try FileManager.default.createDirectory(
      atPath: outside.folder,
      withIntermediateDirectories: true
    )
    try Data("{}".utf8).write(to: URL(filePath: outside.folder + "/secret.json"))
    try FileManager.default.createSymbolicLink(
      atPath: site.folder + "/content/en/" + name,
      withDestinationPath: outside.folder + "/secret.json"
    )
    let folder = ProjectFolder(path: site.folder + "/content/en")
    var diagnostics = Diagnostics()
    let walk = FolderWalk(folder, allowed: [])
    let tree = ContentTree(folder, walk, excluded: GlobSet([]), &diagnostics)
    #expect(tree.redirectionLists.map(\.string) == ["a/" + name])
  }

  @Test func reportsAListThatCannotBeRead() {
    var reader = RedirectionReader(ProjectFolder(path: "nowhere")) { PageID($0) }
    reader.read(RelativePath(normal: "redirections.yml"))
    #expect(reader.findings.findings.map(\.code) == [.fileUnreadable])
    #expect(read("a: [", "redirections.yml").findings == ["1:5 error yaml-syntax-error"])
  }

  @Test func readsAHundredThousandEntriesOnce() {
    let lines = (0..<100_000).map { "  - {source_path: a.md, redirect_url: /\($0)}" }
    let result = read("redirections:\n" + lines.joined(separator: "\n"), "redirections.yml")
    #expect(result.entries.count == 1)
    #expect(result.findings.count == Diagnostics.pageLimit)
  }
}
