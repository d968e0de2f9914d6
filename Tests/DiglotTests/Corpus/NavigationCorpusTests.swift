import Foundation
import Testing

@testable import Diglot

/// The tables of contents of a real documentation, counted in the files themselves with other means.
@Suite(.enabled(if: RealPages.exists, "the corpus is not beside the repository"))
struct NavigationCorpusTests {
  /// What a locale's `partner-center/TOC.yml` holds.
  struct Table: Sendable, CustomTestStringConvertible {
    let locale: RealPages.Entry
    let entries: Int
    let addresses: Int
    let groups: Int
    let groupsWithAddress: Int
    let filtered: Int
    let levels: Int
    /// In the table that it includes.
    let announcements: Int
    let missingPages: Int
    /// Pages in Markdown that no table lists.
    let unlisted: Int

    var testDescription: String { locale.tag }
  }

  static let tables = [
    Table(
      locale: ("ko", "ko-kr"),
      entries: 341,
      addresses: 306,
      groups: 48,
      groupsWithAddress: 13,
      filtered: 122,
      levels: 5,
      announcements: 15,
      missingPages: 0,
      unlisted: 7
    ),
    Table(
      locale: ("zh-TW", "zh-tw"),
      entries: 328,
      addresses: 293,
      groups: 47,
      groupsWithAddress: 12,
      filtered: 128,
      levels: 4,
      announcements: 16,
      missingPages: 0,
      unlisted: 4
    ),
    Table(
      locale: ("ja", "ja-jp"),
      entries: 325,
      addresses: 291,
      groups: 47,
      groupsWithAddress: 13,
      filtered: 123,
      levels: 4,
      announcements: 15,
      // Of eleven, five have become pages in YAML.
      missingPages: 6,
      unlisted: 6
    ),
    Table(
      locale: ("ru", "ru-ru"),
      entries: 341,
      addresses: 306,
      groups: 48,
      groupsWithAddress: 13,
      filtered: 122,
      levels: 5,
      announcements: 15,
      missingPages: 0,
      unlisted: 7
    ),
  ]

  private func read(_ locale: RealPages.Entry, _ path: String) -> (TOCFile, Diagnostics) {
    var diagnostics = Diagnostics()
    let folder = RealPages.folder(RealPages.partnerCenter, "live", locale)
    let place = RealPages.folder.appending(path: folder + "/" + path).path()
    let file = TOCFile.read(
      ProjectFolder(path: place),
      RelativePath(normal: path),
      locale: 0,
      &diagnostics
    )
    return (file, diagnostics)
  }

  @Test(arguments: tables)
  func readsEveryEntry(table: Table) {
    let (file, diagnostics) = read(table.locale, "partner-center/TOC.yml")
    let entries = file.entries
    #expect(entries.count == table.entries)
    #expect(entries.count { $0.href != nil } == table.addresses)
    #expect(entries.count { $0.displayName != nil } == table.filtered)
    #expect((entries.map(\.depth).max() ?? 0) + 1 == table.levels)
    let groups = zip(entries, entries.dropFirst()).filter { $1.depth > $0.depth }.map(\.0)
    #expect(groups.count == table.groups)
    #expect(groups.count { $0.href != nil } == table.groupsWithAddress)
    #expect(entries.allSatisfy { $0.name != nil })
    #expect(diagnostics.findings == [])
  }

  @Test func readsTheOtherTables() {
    let expected = ["ko": 21, "zh-TW": 20, "ja": 21, "ru": 21]
    for locale in RealPages.locales {
      let (file, diagnostics) = read(locale, "marketplace/TOC.yml")
      #expect(file.entries.count == expected[locale.tag])
      // The entry that leads there is the one that the Chinese table lacks.
      let azure = locale.tag == "zh-TW" ? 0 : 1
      #expect(file.entries.count { $0.href?.string.hasPrefix("/azure/") == true } == azure)
      #expect(diagnostics.findings == [])
    }
  }

  private func project(_ locale: RealPages.Entry, _ branch: String) -> CorpusProject {
    let folder = (tag: locale.tag, folder: locale.folder + "/partner-center")
    return CorpusProject(RealPages.partnerCenter, branch, [folder])
  }

  @Test(arguments: tables)
  func findsWhatIsWrongAndNoMore(table: Table) async throws {
    let site = try await CorpusSite.build(project(table.locale, "live"))
    #expect(site.report.isWritten)
    let contents = site.report.diagnostics.findings.filter {
      // Whether pages in YAML are built is not for tables of contents to say.
      $0.location?.file.lowercased().contains("toc.") == true && !$0.message.contains(".yml'")
    }
    #expect(contents.count { $0.code == .fileNotFound } == table.missingPages)
    #expect(contents.count { $0.code == .tocEntryDuplicated } == 1)
    #expect(contents.count { $0.code == .linkCaseMismatch } == 1)
    #expect(contents.count == table.missingPages + 2)
    let unlisted = site.findings(.tocMissing).compactMap(\.location?.file)
      .filter { $0.hasSuffix(".md") && !$0.contains("/includes/") }
    #expect(unlisted.count == table.unlisted)
    try expectOneListOfEverything(site, table)
  }

  private func expectOneListOfEverything(_ site: CorpusSite, _ table: Table) throws {
    let folder = table.locale.tag.lowercased()
    let list = String(decoding: try #require(site.files[folder + "/contents.html"]), as: UTF8.self)
    let tree = list.components(separatedBy: "<ul class=\"tree\">").last ?? ""
    let items = tree.matches(of: /<li[ >]/).count
    #expect(items == table.entries + table.announcements)
    #expect(list.matches(of: /<details open id=/).count == table.groups + 1)
    #expect(list.matches(of: /\ data-words="/).count == table.filtered)
  }

  @Test func leadsFromEveryPageToPagesThatAreThere() async throws {
    let site = try await CorpusSite.build(project(("ko", "ko-kr"), "live-sxs"))
    var (links, marks) = (0, 0)
    for path in site.files.keys.sorted() where path.hasSuffix(".html") {
      let html = String(decoding: site.files[path] ?? [], as: UTF8.self)
      for navigation in html.matches(
        of: /<nav class="(?:sidebar|breadcrumb|previous-next|contents)"[^\0]*?<\/nav>/
      ) {
        marks += navigation.0.matches(of: /<a [^>]*aria-current="page"/).count
        for link in navigation.0.matches(of: /href="([^"]*)"/)
        where RelativeLinks.isRelative(String(link.1)) {
          let target = RelativeLinks.target(of: String(link.1), in: path).file
          #expect(site.files[target] != nil, "\(link.1) of \(path)")
          links += 1
        }
      }
      #expect(!html.utf8.contains(1), "\(path)")
    }
    #expect(links > 20_000)
    // Every page of a language that its table lists is marked once.
    #expect(marks > 600)
  }
}
