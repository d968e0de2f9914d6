import Foundation
import Testing

@testable import Diglot

/// What is made again for which change, and what is shown while something is broken.
@Suite(.timeLimit(.minutes(10)))
struct LiveSiteTests {
  private static let files = [
    "content/en/index.md": "# Start\n",
    "content/en/a.md": "# A\n\nText. [Part](b.md#part)\n",
    "content/en/b.md": "# B\n\n## Part\n\n[](a.md)\n",
    "content/ko/index.md": "# 시작\n",
    "content/ko/a.md": "# 가\n\n글.\n",
    "content/ko/b.md": "# 나\n\n[!INCLUDE [x](~/note.md)]\n",
    "content/ko/note.md": "적요.\n",
    "content/ja/index.md": "# 始め\n",
    "content/ja/a.md": "# あ\n",
    "content/ja/b.md": "# い\n",
  ]

  private func project(_ more: [String: String] = [:]) async throws -> LiveProject {
    let configuration = TemporarySite.configuration()
    return try await LiveProject(
      Self.files.merging(more) { $1 },
      configuration: configuration
    )
  }

  // MARK: How much is made

  @Test func oneParagraphMakesOnePage() async throws {
    let project = try await project()
    let update = try await project.write(["content/ko/a.md": "# 가\n\n다른 글.\n"])
    #expect(update.madeCount == 1)
    #expect(update.changed == ["ko/a/index.html"])
    #expect(project.output("ko/a/index.html")?.contains("다른 글") == true)
  }

  @Test func whatIsSavedUnchangedChangesNothing() async throws {
    let project = try await project()
    let update = try await project.write(["content/ko/a.md": "# 가\n\n글.\n"])
    #expect(update.changed == [])
  }

  @Test func aParagraphOfATranslationMakesItsRebuiltOriginalToo() async throws {
    let unit = Self.unit
    let project = try await LiveProject(
      ["content/en/a.md": "# A\n", "content/ko/a.md": "# 가\n", "content/ko/only.md": unit("하나")],
      configuration: TemporarySite.configuration(locales: ["en", "ko"])
    )
    let update = try await project.write(["content/ko/only.md": unit("둘")])
    #expect(update.madeCount == 2)
    #expect(update.changed == ["ko/only/index.html", "en/only/index.html"])
  }

  private static func unit(_ text: String) -> String {
    "# <span data-ttu-id=\"abcde-101\">\(text)</span><span class=\"sxs-lookup\">"
      + "<span data-stu-id=\"abcde-101\">Only \(text)</span></span>\n"
  }

  @Test func aRebuiltOriginalMakesThePagesThatFallBackToIt() async throws {
    let unit = Self.unit
    let project = try await project(["content/ko/only.md": unit("하나")])
    let update = try await project.write(["content/ko/only.md": unit("둘")])
    #expect(update.changed == ["ko/only/index.html", "en/only/index.html", "ja/only/index.html"])
    #expect(update.madeCount == 3)
  }

  @Test func aParagraphOfTheOriginalLeavesTranslationsAlone() async throws {
    let project = try await project()
    let update = try await project.write(["content/en/a.md": "# A\n\nOther. [Part](b.md#part)\n"])
    #expect(update.madeCount == 1)
    #expect(update.changed == ["en/a/index.html"])
  }

  @Test func anIncludedFileMakesThePagesThatIncludeIt() async throws {
    let project = try await project()
    let update = try await project.write(["content/ko/note.md": "새 적요.\n"])
    #expect(update.changed.contains("ko/b/index.html"))
    #expect(!update.changed.contains("ko/a/index.html"))
    #expect(project.output("ko/b/index.html")?.contains("새 적요") == true)
  }

  @Test func aTitleIsFilledInWithoutMakingThePagesThatShowIt() async throws {
    let project = try await project()
    let update = try await project.write(["content/en/a.md": "# Another\n"])
    #expect(update.madeCount == 1)
    #expect(update.changed.isSuperset(of: ["en/a/index.html", "en/b/index.html"]))
    #expect(project.output("en/b/index.html")?.contains("Another") == true)
  }

  @Test func aNewPageMakesTheLinksToIt() async throws {
    let project = try await project(["content/ko/c.md": "# 다\n\n[새](new.md)\n"])
    #expect(project.output("ko/c/index.html")?.contains("new/") == false)
    let update = try await project.write(["content/ko/new.md": "# 새\n"])
    #expect(project.output("ko/c/index.html")?.contains("../new/") == true)
    // The page itself, and the one with the link; others have nothing to do with it.
    #expect(update.madeCount == 2)
    #expect(try await project.differences() == [])
  }

  @Test func aNameLikeTheOneThatIsMissingIsAdvised() async throws {
    let project = try await project(["content/ko/c.md": "# 다\n\n[x](other/gone.md)\n"])
    #expect(try await project.write(["content/ko/new.md": "# 새\n"]).madeCount == 1)
    // In the folder that was looked into, any name may be the one that was meant.
    #expect(try await project.write(["content/ko/other/gona.md": "# 간\n"]).madeCount == 2)
    let notes = project.update.view.notice(for: "ko/c/").findings.findings.flatMap(\.notes)
    #expect(notes.contains { $0.contains("gona.md") })
    #expect(try await project.otherFindings() == [])
  }

  @Test func aPageThatGoesTakesItsLinksAlong() async throws {
    let project = try await project()
    try await project.remove("content/en/b.md")
    #expect(project.update.snapshot.files["en/b/index.html"] == nil)
    #expect(project.output("en/a/index.html")?.contains("b/") == false)
    #expect(try await project.differences() == [])
  }

  @Test func aTemplateMakesEverything() async throws {
    let project = try await project()
    let update = try await project.write(["templates/footer.mustache": "<p>foot</p>\n"])
    #expect(update.isTotal)
    #expect(project.output("ja/a/index.html")?.contains("<p>foot</p>") == true)
    #expect(try await project.differences() == [])
  }

  @Test func aPictureIsServedAsItIs() async throws {
    let svg = { (width: Int) in
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"\(width)\" height=\"9\"></svg>"
    }
    let project = try await project([
      "content/en/p.svg": svg(5), "content/en/c.md": "# C\n\n![P](p.svg)\n",
    ])
    let update = try await project.write(["content/en/p.svg": svg(7)])
    #expect(update.hasOtherAssets)
    #expect(project.output("en/p.svg") == svg(7))
    #expect(project.output("en/c/index.html")?.contains("width=\"7\"") == true)
  }

  @Test func changesThatMayBeIncompleteMakeEverything() async throws {
    let project = try await project()
    try project.site.write(["content/ko/a.md": "# 가\n\n몰래.\n"])
    var changes = FileChanges()
    changes.isIncomplete = true
    try await project.follow(changes)
    #expect(project.output("ko/a/index.html")?.contains("몰래") == true)
  }

  @Test func aFolderThatALinkLeadsToIsFollowed() async throws {
    let project = try await project(["content/ko/real/x.md": "# 엑스\n"])
    try FileManager.default.createSymbolicLink(
      atPath: project.site.folder + "/content/ja/linked",
      withDestinationPath: "../ko/real"
    )
    var changes = FileChanges()
    changes.note(.appeared, project.site.folder + "/content/ja/linked")
    try await project.follow(changes)
    try await project.write(["content/ko/real/x.md": "# 새 엑스\n"])
    #expect(project.output("ja/linked/x/index.html")?.contains("새 엑스") == true)
  }

  @Test func whatBecomesALinkOutOfTheProjectIsNotServed() async throws {
    let project = try await project([
      "content/en/p.svg": "<svg/>", "content/en/c.md": "# C\n\n![P](p.svg)\n",
    ])
    let folder = File.realPath(project.site.folder) ?? ""
    for name in ["p.svg", "c.md"] {
      try FileManager.default.removeItem(atPath: folder + "/content/en/" + name)
      try FileManager.default.createSymbolicLink(
        atPath: folder + "/content/en/" + name,
        withDestinationPath: "/etc/passwd"
      )
    }
    // A watcher that was asleep may see nothing but that they were written.
    var changes = FileChanges()
    for name in ["p.svg", "c.md"] { changes.note(.written, folder + "/content/en/" + name) }
    try await project.follow(changes)
    #expect(project.update.snapshot.files["en/p.svg"] == nil)
    #expect(project.update.snapshot.files["en/c/index.html"] == nil)
    #expect(try await project.differences() == [])
  }

  // MARK: What is broken

  @Test func aPageWithErrorsStaysAsItWas() async throws {
    let project = try await project()
    let broken = "# 가\n\n[!INCLUDE [x](gone.md)] 깨짐\n"
    let update = try await project.write(["content/ko/a.md": broken])
    #expect(update.findings.hasErrors)
    #expect(update.changed == [])
    #expect(project.output("ko/a/index.html")?.contains("글.") == true)
    let notice = update.view.notice(for: "ko/a/")
    #expect(notice.isOld)
    #expect(notice.findings.findings.map(\.code) == [.includeNotFound])
    #expect(!update.view.notice(for: "ko/b/").isOld)

    let repaired = try await project.write(["content/ko/a.md": "# 가\n\n나았다.\n"])
    #expect(project.output("ko/a/index.html")?.contains("나았다") == true)
    #expect(!repaired.view.notice(for: "ko/a/").isOld)
  }

  @Test func aPageThatComesBackWithItsIncludeIsMade() async throws {
    let project = try await project()
    try await project.write(["content/ko/a.md": "# 가\n\n[!INCLUDE [x](later.md)]\n"])
    try await project.write(["content/ko/later.md": "나중.\n"])
    #expect(project.output("ko/a/index.html")?.contains("나중") == true)
    #expect(!project.update.view.notice(for: "ko/a/").isOld)
  }

  @Test func aFileThatCannotBeReadLeavesItsPage() async throws {
    let project = try await project()
    let path = project.site.folder + "/content/ko/a.md"
    try Data([0x23, 0x20, 0xFF, 0x0A]).write(to: URL(filePath: path))
    var changes = FileChanges()
    changes.note(.written, (File.realPath(project.site.folder) ?? "") + "/content/ko/a.md")
    let update = try await project.follow(changes)
    #expect(project.output("ko/a/index.html")?.contains("글.") == true)
    #expect(update.view.notice(for: "ko/a/").findings.findings.map(\.code) == [.encodingInvalid])
    #expect(update.view.notice(for: "ko/a/").isOld)
  }

  @Test func aPageThatHadErrorsFromTheStartIsShownAsItIs() async throws {
    let broken = "# 가\n\n[!INCLUDE [x](gone.md)]\n\n"
    let project = try await project(["content/ko/a.md": broken])
    try await project.write(["content/ko/a.md": broken + "더.\n"])
    #expect(project.output("ko/a/index.html")?.contains("더.") == true)
  }

  @Test func aFaultyConfigurationKeepsTheSiteAndPagesFollow() async throws {
    let project = try await project()
    let update = try await project.write(["diglot.yml": "title: [\n"])
    #expect(update.view.isBlocked)
    #expect(update.view.notice(for: "ja/a/").isOld)
    #expect(project.output("ja/a/index.html") != nil)
    try await project.write(["content/ja/a.md": "# 新しい\n"])
    #expect(project.output("ja/a/index.html")?.contains("新しい") == true)
    try await project.write(["diglot.yml": TemporarySite.configuration("emoji: false")])
    #expect(!project.update.view.isBlocked)
    #expect(try await project.differences() == [])
  }

  @Test func aFaultyTableOfContentsKeepsTheOldOne() async throws {
    let project = try await project(["content/ko/toc.yml": "- name: 가나다\n  href: a.md\n"])
    let update = try await project.write(["content/ko/toc.yml": "- name: [\n"])
    #expect(update.view.isBlocked)
    #expect(project.output("ko/a/index.html")?.contains("가나다") == true)
    try await project.write(["content/ko/toc.yml": "- name: 라마바\n  href: a.md\n"])
    #expect(project.output("ko/a/index.html")?.contains("라마바") == true)
    #expect(try await project.differences() == [])
  }

  @Test func aTemplateThatCannotBeReadKeepsTheSite() async throws {
    let project = try await project()
    let update = try await project.write(["templates/page.mustache": "{{#open}}"])
    #expect(update.view.isBlocked)
    #expect(project.output("ko/a/index.html")?.contains("글.") == true)
    try await project.remove("templates/page.mustache")
    #expect(!project.update.view.isBlocked)
  }

  @Test func aProjectThatGoesAndComesBack() async throws {
    let project = try await project()
    let update = try await project.remove("diglot.yml")
    #expect(update.view.isBlocked)
    #expect(project.output("ko/a/index.html") != nil)
    try await project.write(["diglot.yml": TemporarySite.configuration()])
    #expect(!project.update.view.isBlocked)
  }

  @Test func aProjectThatIsFaultyFromTheStartIsEmptyUntilItIsNot() async throws {
    let project = try await LiveProject(Self.files, configuration: "title: [\n")
    #expect(project.update.snapshot.files.isEmpty)
    #expect(project.update.findings.hasErrors)
    try await project.write(["diglot.yml": TemporarySite.configuration()])
    #expect(try await project.differences() == [])
  }

  @Test func aPageThatWasLeftOutFromTheStartComesOnceItIsRepaired() async throws {
    let site = try TemporarySite(Self.files)
    try Data([0x23, 0x20, 0xFF]).write(to: URL(filePath: site.folder + "/content/ko/only.md"))
    let live = try LiveSite(BuildOptions(project: site.folder))
    let first = try await live.start()
    #expect(first.snapshot.files["ko/only/index.html"] == nil)
    try site.write(["content/ko/only.md": "# 나았다\n"])
    var changes = FileChanges()
    changes.note(.written, (File.realPath(site.folder) ?? "") + "/content/ko/only.md")
    #expect(try await live.follow(changes).snapshot.files["ko/only/index.html"] != nil)
  }

  @Test func aTemplateThatIsFaultyFromTheStartIsWatched() async throws {
    let project = try await project(["templates/page.mustache": "{{#open}}"])
    let folder = File.realPath(project.site.folder) ?? ""
    #expect(project.update.view.isBlocked)
    #expect(project.update.places.folders.contains(folder + "/templates"))
    try await project.remove("templates/page.mustache")
    #expect(project.output("ko/a/index.html") != nil)
  }

  @Test func theFoldersOfANewLocaleAreWatchedThoughItHasErrors() async throws {
    let project = try await project()
    let folder = File.realPath(project.site.folder) ?? ""
    try project.site.write(["content/fr/a.md": "# F\n", "content/fr/toc.yml": "- name: [\n"])
    let locales = ["en", "ko", "ja", "fr"]
    try await project.write(["diglot.yml": TemporarySite.configuration(locales: locales)])
    #expect(project.update.view.isBlocked)
    #expect(project.update.places.folders.contains(folder + "/content/fr"))
    try await project.write(["content/fr/toc.yml": "- name: F\n  href: a.md\n"])
    #expect(project.output("fr/a/index.html") != nil)
    #expect(try await project.differences() == [])
  }

  // MARK: What else is known

  @Test func pagesOfADocsetAreKnownByTheirIDs() async throws {
    let docset = { (locale: String) in
      [
        "content/\(locale)/.openpublishing.publish.config.json":
          "{\"docsets_to_publish\": [{\"docset_name\": \"d\", \"build_source_folder\": \"docs\"}]}",
        "content/\(locale)/docs/docfx.json":
          "{\"build\": {\"content\": [{\"files\": [\"**/*.md\"]}], \"dest\": \"d\"}}",
      ]
    }
    let pages = ["content/en/docs/a.md": "# A\n", "content/en/docs/b.md": "# B\n"]
    let files = docset("en").merging(docset("ko")) { $1 }.merging(pages) { $1 }
    let project = try await LiveProject(
      files.merging(["content/ko/docs/b.md": "# 나\n"]) { $1 },
      configuration: TemporarySite.configuration(locales: ["en", "ko"])
    )
    #expect(project.output("ko/a/index.html")?.contains("<h1 id=\"a\">A") == true)
    try await project.write(["content/ko/docs/a.md": "# 가\n"])
    #expect(project.output("ko/a/index.html")?.contains("가") == true)
    #expect(try await project.differences() == [])
  }

  @Test func sharedFindingsAreSaidOnce() async throws {
    let project = try await project([
      "content/ko/.openpublishing.redirection.json":
        "{\"redirections\": [{\"source_path\": \"old.md\", \"redirect_url\": \"a#part\"}]}"
    ])
    func count() -> Int {
      project.update.view.report().diagnostics.findings.count { $0.message.contains("#part") }
    }
    #expect(count() == 1)
    try await project.write(["content/ko/a.md": "# 새 이름\n"])
    try await project.write(["content/ko/a.md": "# 또 새 이름\n"])
    #expect(count() == 1)
    try await project.write(["content/ko/a.md": "# 이름\n\n## Part\n"])
    #expect(count() == 0)
  }

  @Test func aLinkedFolderBesideTheLocalesIsWatched() async throws {
    let project = try await project(["shared/x.md": "# 엑스\n"])
    let folder = File.realPath(project.site.folder) ?? ""
    try FileManager.default.createSymbolicLink(
      atPath: folder + "/content/ko/shared",
      withDestinationPath: "../../shared"
    )
    var changes = FileChanges()
    changes.note(.appeared, folder + "/content/ko/shared")
    let update = try await project.follow(changes)
    #expect(update.places.folders.contains(folder + "/shared"))
    try await project.write(["shared/x.md": "# 새 엑스\n"])
    #expect(project.output("ko/shared/x/index.html")?.contains("새 엑스") == true)
  }

  @Test func pagesWithoutAPartKeepTheirStatus() async throws {
    let site = try TemporarySite(
      Self.files,
      configuration: TemporarySite.configuration("statusPage: true\nfallbackPages: omit")
    )
    try site.write(["content/en/x1.md": "# X\n", "content/en/x2.md": "# X\n"])
    var options = BuildOptions(project: site.folder)
    options.locales = ["ko"]
    let live = try LiveSite(options)
    _ = try await live.start()
    try site.remove("content/en/x1.md")
    var changes = FileChanges()
    changes.note(.gone, (File.realPath(site.folder) ?? "") + "/content/en/x1.md")
    let update = try await live.follow(changes)
    #expect(update.view.overview()?.pages.map(\.id).contains("x1") == false)
  }

  @Test func aHeadingThatGoesIsMissedElsewhere() async throws {
    let project = try await project()
    #expect(project.update.view.report().diagnostics.count(.warning) == 0)
    try await project.write(["content/en/b.md": "# B\n\n[](a.md)\n"])
    #expect(
      project.update.view.notice(for: "en/a/").findings.findings.map(\.code) == [.bookmarkNotFound]
    )
    #expect(try await project.otherFindings() == [])
  }

  @Test func seesTheWholeProject() async throws {
    let project = try await project(["content/ko/only.md": "# 혼자\n\n[x](gone.md)\n"])
    let overview = try #require(project.update.view.overview())
    #expect(overview.pages.map(\.id) == ["a", "b", "index", "note", "only"])
    let only = try #require(overview.pages.last?.cells)
    #expect(only.map(\.state) == [.missing, .untracked, .missing])
    #expect(only.map(\.warnings) == [0, 1, 0])
    #expect(only.map(\.href) == [nil, "/t/ko/only/", nil])
  }

  @Test func redirectsLikeTheHost() async throws {
    let project = try await project([
      "content/ko/.openpublishing.redirection.json":
        "{\"redirections\": [{\"source_path\": \"old.md\", \"redirect_url\": \"a\"}]}"
    ])
    #expect(project.update.snapshot.redirections["/t/ko/old/"]?.target == "/t/ko/a/")
    #expect(project.update.snapshot.redirections["/t/ko/old/"]?.status == 301)
  }

  @Test func aMirrorIsWhatABuildWrites() async throws {
    let project = try await project()
    var options = BuildOptions(project: project.site.folder)
    options.jobs = 2
    var mirror = SiteMirror(options)
    #expect(try mirror.write(project.update).isWritten)
    try await project.write(["content/ko/a.md": "# 가\n\n거울.\n"])
    let report = try mirror.write(project.update)
    #expect((report.written, report.removed) == (1, 0))
    let mirrored = try GoldenSite.files(in: URL(filePath: project.site.folder + "/public"))
    _ = try await project.site.build { $0.output = project.site.folder + "/fresh" }
    let fresh = try GoldenSite.files(in: URL(filePath: project.site.folder + "/fresh"))
    #expect(mirrored == fresh)

    // Somebody clears the folder, and the mirror notices.
    try project.site.remove("public")
    try await project.write(["content/ko/a.md": "# 가\n\n새 거울.\n"])
    #expect(try mirror.write(project.update).written == fresh.count)

    try await project.write(["content/ko/a.md": "[!INCLUDE [x](gone.md)]\n"])
    #expect(try !mirror.write(project.update).isWritten)
    try await project.remove("content/ko/a.md")
    #expect(try mirror.write(project.update).removed == 0)
    #expect(project.site.output("ko/a/index.html")?.contains("거울") == false)
  }
}
