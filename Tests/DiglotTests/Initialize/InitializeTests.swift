import Foundation
import Testing

@testable import Diglot

struct InitializeTests {
  private typealias Folders = RepositoryFolders

  private static func publish(_ docsets: (folder: String, locale: String)...) -> String {
    let items = docsets.map {
      #"{"docset_name": "\#($0.folder)-pr", "build_source_folder": "\#($0.folder)", "#
        + #""locale": "\#($0.locale)"}"#
    }
    return #"{"docsets_to_publish": ["# + items.joined(separator: ", ") + "]}"
  }

  private static let publishName = ".openpublishing.publish.config.json"
  private static let docfx =
    #"{"build": {"content": "**.md", "dest": "guide", "globalMetadata": "#
    + #"{"titleSuffix": "The guide"}}}"#

  private func tags(_ report: InitializeReport) -> [String] { report.locales.map(\.tag) }

  @Test func writesAProjectThatBuilds() async throws {
    let folders = try Folders([
      "docs.ko-kr/docfx.json": Self.docfx, "docs.ko-kr/a.md": Folders.page("ko-KR", units: true),
      "docs.zh-tw/docfx.json": Self.docfx, "docs.zh-tw/a.md": Folders.page("zh-TW", units: true),
    ])
    let report = try folders.initialize("docs.ko-kr", "docs.zh-tw")
    #expect(report.isWritten && report.diagnostics.findings.isEmpty)
    #expect(report.path == folders.folder + "/site/diglot.yml")
    #expect(
      folders.text("site/diglot.yml") == """
        title: The guide
        # Where the site will be found; write your own address.
        baseURL: https://docs.example.com/guide/
        originalLocale: en
        # The pages hold the originals of their sentences: 'retain' keeps them beside the pages,
        # 'strip' leaves them out.
        translations: retain
        locales:
          - tag: en
            # Without a folder: rebuilt from the originals in the other locales.
          - tag: ko
            content: ../docs.ko-kr
          - tag: zh-TW
            content: ../docs.zh-tw

        """
    )
    #expect(folders.names("site") == ["diglot.yml"])
    let built = try await compile(BuildOptions(project: folders.folder + "/site"))
    #expect(built.isWritten && built.diagnostics.findings.isEmpty)
    #expect(built.locales.map(\.tag) == ["en", "ko", "zh-TW"])
    #expect(built.locales.map(\.pages) == [1, 1, 1])
    let page = folders.text("site/public/ko/a/index.html")
    #expect(page?.contains("<title>T – The guide</title>") == true)
  }

  // MARK: Locales

  @Test func asksThePagesThenThePublishConfigurationThenTheName() throws {
    let folders = try Folders([
      "one.fr-fr/a.md": Folders.page("ja-JP"), "one.fr-fr/b.md": Folders.page("ko-KR"),
      "one.fr-fr/c.md": Folders.page("ko-KR"), "one.fr-fr/d.md": Folders.page("no tag!"),
      "two.fr-fr/\(Self.publishName)": Self.publish(("x", "de-de")),
      "two.fr-fr/x/docfx.json": "{}", "two.fr-fr/x/a.md": Folders.page(),
      "three.fr-fr/a.md": Folders.page(), "docs/a.md": Folders.page(),
    ])
    let report = try folders.initialize("one.fr-fr", "two.fr-fr", "three.fr-fr", "docs")
    #expect(tags(report) == ["en", "ko", "de", "fr"])
    let configuration = try #require(folders.configuration())
    #expect(configuration.locales.map(\.locale.tag) == ["en", "ko", "de", "fr"])
    #expect(configuration.originalLocale == 0 && configuration.translations == .strip)
  }

  @Test(arguments: [
    ("zh-tw", "zh-TW"), ("zh-cn", "zh-CN"), ("pt-br", "pt-BR"), ("ko-kr", "ko"), ("de-at", "de-AT"),
    ("en-gb", "en-GB"), ("sr-latn-rs", "sr-Latn"), ("nb-no", "nb"), ("es-mx", "es-MX"),
  ])
  func namesALocaleByItsLanguageUnlessItsRegionMatters(name: String, tag: String) throws {
    let folders = try Folders(["docs.\(name)/a.md": Folders.page()])
    #expect(tags(try folders.initialize("docs.\(name)")) == [tag])
  }

  @Test func tellsTwoRegionsOfALanguageApart() throws {
    let folders = try Folders([
      "x.es-es/a.md": Folders.page(), "x.es-mx/a.md": Folders.page(),
      "x.ko-kr/a.md": Folders.page(),
    ])
    #expect(
      tags(try folders.initialize("x.es-es", "x.es-mx", "x.ko-kr")) == ["es-ES", "es-MX", "ko"]
    )
  }

  @Test(arguments: [
    ("docs.ko-kr", "ko-KR"), ("ko-KR", "ko-KR"), ("a.b.sr-latn-rs", "sr-Latn-RS"), ("docs", nil),
    ("my-docs-repository", nil), ("docs.ko-kr.old", nil), ("1a-2b", nil), ("", nil),
  ])
  func readsTheLocaleOfAName(name: String, tag: String?) {
    #expect(RepositorySurvey.localeSuffix(of: name)?.string == tag)
  }

  @Test func takesTheRepositoryWithoutALocaleForTheOriginal() throws {
    let folders = try Folders([
      "docs/\(Self.publishName)": Self.publish(("x", "de-de")), "docs/x/docfx.json": "{}",
      "docs/x/a.md": Folders.page(), "docs.en-us/a.md": Folders.page(units: true),
    ])
    #expect(tags(try folders.initialize("docs.en-us", "docs")) == ["de", "en"])
    #expect(tags(try folders.initialize("docs.en-us", site: "other")) == ["en"])
  }

  @Test func takesTheFirstForTheOriginalWhereNoneIsEnglishNorCanBeRebuilt() throws {
    let folders = try Folders(["d.ja-jp/a.md": Folders.page(), "d.ko-kr/a.md": Folders.page()])
    let report = try folders.initialize("d.ja-jp", "d.ko-kr")
    #expect(tags(report) == ["ja", "ko"])
    #expect(folders.configuration()?.originalLocale == 0)
  }

  // MARK: Docsets, title, address

  @Test func choosesTheOnlyDocsetWithPages() throws {
    let folders = try Folders([
      "docs.ko-kr/\(Self.publishName)": Self.publish(("Guide", "ko-kr"), ("china", "ko-kr")),
      "docs.ko-kr/guide/docfx.json": Self.docfx, "docs.ko-kr/guide/a.md": Folders.page(),
      "docs.ko-kr/China/docfx.json": "{\"content\": \"**.md\"}",
    ])
    let report = try folders.initialize("docs.ko-kr")
    #expect(report.locales.map(\.docsets) == [[.init(name: "guide", pages: 1)]])
    let text = try #require(folders.text("site/diglot.yml"))
    #expect(
      text.contains("\ndocset: guide\n")
        && text.contains("\nbaseURL: https://docs.example.com/guide/\n")
    )
    #expect(folders.configuration()?.locales.first?.docset?.value == "guide")
  }

  @Test func namesTheDocsetsWhereThereAreSeveral() throws {
    let folders = try Folders([
      "docs.ko-kr/\(Self.publishName)": Self.publish(("guide", "ko-kr"), ("more", "ko-kr")),
      "docs.ko-kr/guide/docfx.json": Self.docfx, "docs.ko-kr/guide/a.md": Folders.page(),
      "docs.ko-kr/guide/b.md": Folders.page(), "docs.ko-kr/more/docfx.json": "{}",
      "docs.ko-kr/more/a.md": Folders.page(),
    ])
    _ = try folders.initialize("docs.ko-kr")
    let text = try #require(folders.text("site/diglot.yml"))
    #expect(
      text.contains(
        """
        # These docsets are built: guide (2 pages), more (1 pages).
        # To build one alone, name it:
        # docset: guide
        locales:
        """
      )
    )
    #expect(text.hasPrefix("title: The guide\n"))
    #expect(text.contains("\nbaseURL: https://docs.example.com/\n"))
    #expect(folders.configuration()?.locales.first?.docset == nil)
  }

  @Test(arguments: [
    (#"{"globalMetadata": {"_appTitle": "A: b"}}"#, "A: b"),
    (#"{"globalMetadata": {"_appName": "N", "titleSuffix": ""}}"#, "N"), ("{}", "my.docs"),
  ])
  func callsTheSiteAsDocfxDoesOrAsTheRepository(docfx: String, title: String) throws {
    let folders = try Folders([
      "my.docs.ko-kr/docfx.json": docfx, "my.docs.ko-kr/a.md": Folders.page(),
      "up/ko-kr/a.md": Folders.page(),
    ])
    _ = try folders.initialize("my.docs.ko-kr")
    #expect(folders.configuration()?.title == title)
    _ = try folders.initialize("up/ko-kr", site: "two")
    #expect(folders.configuration("two")?.title == "up")
  }

  @Test func takesTheAddressThatIsGiven() throws {
    let folders = try Folders(["docs/a.md": Folders.page()])
    _ = try folders.initialize("docs", baseURL: "https://a.example/b")
    #expect(folders.configuration()?.baseURL.string == "https://a.example/b/")
    #expect(folders.text("site/diglot.yml")?.contains("address") == false)
  }

  @Test func namesFoldersAsTheyAreSeenFromTheProject() throws {
    let folders = try Folders([
      "a/b/docs.ko-kr/a.md": Folders.page(), "site/deep/docs.ja-jp/a.md": Folders.page(),
      "sp ace: \"x\"/docs.ru-ru/a.md": Folders.page(), "줄\u{85}\n/docs.de-de/a.md": Folders.page(),
    ])
    let report = try folders.initialize(
      "a/b/docs.ko-kr",
      "a/../site/deep/docs.ja-jp",
      "sp ace: \"x\"/docs.ru-ru",
      "줄\u{85}\n/docs.de-de"
    )
    #expect(report.isWritten)
    let text = try #require(folders.text("site/diglot.yml"))
    #expect(
      text.contains("content: ../a/b/docs.ko-kr\n") && text.contains("content: deep/docs.ja-jp\n")
    )
    let configuration = try #require(folders.configuration())
    #expect(configuration.locales.allSatisfy { $0.content != nil })
  }

  // MARK: Refusals

  @Test func neverOverwrites() throws {
    let folders = try Folders(["docs/a.md": Folders.page(), "site/diglot.yml": "mine"])
    let path = folders.folder + "/site/diglot.yml"
    #expect(throws: InitializeError.exists(path: path)) { try folders.initialize("docs") }
    #expect(folders.text("site/diglot.yml") == "mine")
    // Nor what a link leads to that leads nowhere yet.
    try FileManager.default.removeItem(atPath: path)
    try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: "elsewhere")
    #expect(throws: InitializeError.exists(path: path)) { try folders.initialize("docs") }
    #expect(folders.names("site") == ["diglot.yml"])
  }

  @Test func refusesWhatIsNotThere() throws {
    let folders = try Folders(["docs.ko-kr/a.md": Folders.page(), "empty/x.txt": "x"])
    let root = folders.folder
    #expect(
      throws: InitializeError.repositoryNotFound(
        path: root + "/docs.ko-k",
        near: root + "/docs.ko-kr"
      )
    ) { try folders.initialize("docs.ko-k") }
    #expect(throws: InitializeError.noPages(path: root + "/empty")) {
      try folders.initialize("docs.ko-kr", "empty")
    }
    #expect(folders.names("") == ["docs.ko-kr", "empty"])
  }

  @Test func refusesTwoRepositoriesOfOneLocale() throws {
    let folders = try Folders(["a.ko-kr/a.md": Folders.page(), "b.ko-kr/a.md": Folders.page()])
    let (a, b) = (folders.folder + "/a.ko-kr", folders.folder + "/b.ko-kr")
    #expect(throws: InitializeError.sameLocale(tag: "ko-KR", a, b)) {
      try folders.initialize("a.ko-kr", "b.ko-kr")
    }
  }

  @Test func refusesAProjectInARepository() throws {
    let folders = try Folders(["docs/a.md": Folders.page()])
    for site in ["docs", "docs/site"] {
      let error = InitializeError.folderInRepository(
        folder: folders.folder + "/" + site,
        repository: folders.folder + "/docs"
      )
      #expect(throws: error) { try folders.initialize("docs", site: site) }
    }
    #expect(folders.names("docs") == ["a.md"])
  }

  @Test func writesNothingWhereARepositoryIsFaulty() throws {
    let folders = try Folders([
      "docs/docfx.json": "{\"resource\": 1, \"content\": [\"**.md\", \"{\"]}",
      "docs/a.md": Folders.page(),
    ])
    let report = try folders.initialize("docs")
    #expect(!report.isWritten)
    #expect(report.diagnostics.findings.map(\.code) == [.globPatternInvalid])
    #expect(folders.names("") == ["docs"])
  }

  @Test func tellsOfNamesThatAreNotUTF8() throws {
    let folders = try Folders(["docs/a.md": Folders.page()])
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", "touch \"$0/$(printf '\\377').md\"", folders.folder + "/docs"]
    try process.run()
    process.waitUntilExit()
    let report = try folders.initialize("docs")
    #expect(report.diagnostics.findings.map(\.code) == [.encodingInvalid])
    #expect(!report.isWritten)
  }

  @Test func tellsWhatTheFileSystemRefuses() throws {
    let folders = try Folders(["docs/a.md": Folders.page(), "file": "x"])
    let error = #expect(throws: InitializeError.self) {
      try folders.initialize("docs", site: "file/site")
    }
    guard case .file? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }
}
