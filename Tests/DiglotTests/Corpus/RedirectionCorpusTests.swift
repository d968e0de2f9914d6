import Foundation
import Testing

@testable import Diglot

/// The redirections of real repositories; expected values come from the lists and folders, taken
/// apart here once more, and from the counts of the format's reference.
@Suite(.enabled(if: RealPages.exists, "the corpus is not beside the repository"))
struct RedirectionCorpusTests {
  /// All locales, without the folders and files that belong to no docset.
  private static let site = Task {
    var project = CorpusProject(RealPages.partnerCenter, "live")
    project.more = "exclude: ['Archive/**', '*.md']"
    return try await CorpusSite.build(project)
  }

  private static func pages(_ locale: RealPages.Entry) throws -> Set<String> {
    Set(try RealPages.files(in: RealRedirections.root(locale)).map { $0.dropLast(3).lowercased() })
  }

  private func redirected(_ tag: String) async throws -> [String: String] {
    struct Line: Decodable {
      let from: String
      let to: String
    }
    let bytes = try #require(try await Self.site.value.files["redirects.json"])
    let prefix = "/partner/\(tag.lowercased())/"
    let lines = try JSONDecoder().decode([Line].self, from: Data(bytes))
    return Dictionary(
      uniqueKeysWithValues: lines.filter { $0.from.hasPrefix(prefix) }.map {
        (String($0.from.dropFirst(prefix.count).dropLast()), $0.to)
      }
    )
  }

  @Test func findsTheListsThatTheReferenceCounts() throws {
    let counts = try RealPages.locales.map { try RealRedirections.entries($0).count }
    #expect(RealPages.locales.map(\.tag) == ["ko", "zh-TW", "ja", "ru"])
    #expect(counts == [108, 73, 89, 108])
    let korean = try RealRedirections.entries(RealPages.locales[0])
    let values = Dictionary(grouping: korean, by: \.documentID).mapValues(\.count)
    #expect(values == ["FALSE": 67, "False": 14, "true": 20, "TRUE": 7])
  }

  @Test(arguments: RealPages.locales.map(\.tag))
  func redirectsEveryEntryAndEveryPageThatOthersRenamed(tag: String) async throws {
    let locale = try #require(RealPages.locales.first { $0.tag == tag })
    let (entries, renames) = (try RealRedirections.entries(locale), try RealRedirections.renames())
    let pages = try Self.pages(locale)
    let found = try await redirected(tag)
    // The page of a folder has the folder's address, and the docset in `china` has another `dest`.
    func address(_ id: String) -> String {
      id.replacing(/\/index$/, with: "").replacing(/^china/, with: "partner-china")
    }
    let others = renames.filter { old, new in
      !entries.contains { $0.source == old } && !(pages.contains(old) && pages.contains(new))
    }
    #expect(Set(found.keys) == Set(entries.map { address($0.source) } + others.keys))
    for entry in entries where entry.url.hasPrefix("https://www.21vbluecloud.com/") {
      #expect(found[address(entry.source)] == entry.url)
    }
    let ours = entries.filter {
      $0.url.hasPrefix("/") && pages.contains($0.url.dropFirst().lowercased())
    }
    #expect(ours.count > 15)
    for entry in ours {
      let path = entry.url.dropFirst().lowercased()
      #expect(found[address(entry.source)] == "/partner/\(tag.lowercased())/\(path)/")
    }
  }

  @Test func makesAPageInEveryPlace() async throws {
    let site = try await Self.site.value
    var count = 0
    for locale in RealPages.locales {
      for (old, new) in try await redirected(locale.tag) {
        let page = try #require(site.page("\(locale.tag.lowercased())/\(old)/index.html"))
        #expect(page.isNoIndex && page.articleCount == 0 && page.lang == locale.tag)
        let canonical = String(new.prefix { $0 != "#" })
        let host = canonical.hasPrefix("/") ? "https://docs.example.com" : ""
        #expect(page.canonical == host + canonical)
        if canonical.hasPrefix("/partner/") {
          #expect(site.files[canonical.dropFirst("/partner/".count) + "index.html"] != nil)
        }
        count += 1
      }
    }
    #expect(count > 400)
  }

  @Test func reportsEveryLinkToAMovedPage() async throws {
    let site = try await Self.site.value
    let counts = RealPages.locales.map { locale in
      site.findings(.redirectedLink).count { $0.locale == locale.tag }
    }
    #expect(counts == [15, 0, 10, 15])
    let faults = site.findings(
      .redirectionConflict,
      .redirectionInvalid,
      .redirectionURLConflict,
      .redirectURLInvalid,
      .circularRedirection,
      .redirectedFileNotRemoved,
      .redirectionPathSyntaxError
    )
    #expect(faults == [])
  }

  @Test func makesOnePageOfTheOldAndTheNewName() async throws {
    let site = try await Self.site.value
    let renames = try RealRedirections.renames()
    let pages = try RealPages.locales.map { ($0.tag, try Self.pages($0)) }
    var paired: [String] = []
    for (old, new) in renames.sorted(by: { $0.key < $1.key }) {
      let olds = pages.filter { $0.1.contains(old) && !$0.1.contains(new) }.map(\.0)
      let news = pages.filter { $0.1.contains(new) }.map(\.0)
      guard !olds.isEmpty, !news.isEmpty else { continue }
      paired.append(old)
      let tags = Set(olds + news)
      for tag in tags {
        let page = try #require(site.page("\(tag.lowercased())/\(new)/index.html"))
        #expect(page.articleCount == 1 && Set(page.alternates.keys).isSuperset(of: tags))
      }
    }
    #expect(paired.count == 19)
    #expect(paired.allSatisfy { $0.hasPrefix("partner-center/pci-") })
    #expect(!site.pages("zh-TW").contains { $0.contains("/pci-") })
    #expect(site.page("zh-tw/partner-center/pci-roles/index.html")?.articleCount == 0)
    // The one that was renamed and is still there too stays as it is.
    let both = site.page("zh-tw/partner-center/confirm-consent/index.html")
    #expect(both?.articleCount == 1)
  }
}
