import Foundation
import Testing

@testable import Diglot

/// The seeds' own docset: four locales of 36 files, and English rebuilt from them.
@Suite(.enabled(if: RealPages.exists, "the corpus is not beside the repository"))
struct China2019Tests {
  private static let seed = "report-problems-on-behalf-of-a-customer"

  private func units(_ locale: RealPages.Entry, _ file: String) throws -> ExpectedUnits {
    let folder = RealPages.folder(RealPages.china, "live-sxs", locale)
    return ExpectedUnits(try RealPages.text(folder + "/" + file))
  }

  private func files(_ locale: RealPages.Entry) throws -> [String] {
    try RealPages.files(in: RealPages.folder(RealPages.china, "live-sxs", locale))
  }

  @Test func buildsEveryPageOfEveryLocale() async throws {
    let site = try await CorpusSites.china.value.site
    #expect(site.report.isWritten)
    for locale in RealPages.locales {
      let files = try files(locale)
      let pages = files.filter { !RealPages.isTableOfContents($0) }
      let expected = pages.map { RealPages.page(locale.tag, $0, among: Set(files)) }
      #expect(site.pages(locale.tag) == expected.sorted())
      #expect(files.count == 36 && pages.count == 35)
    }
    #expect(site.pages("en").count == 35)
    #expect(site.report.locales.map(\.tag) == ["en", "ko", "zh-TW", "ja", "ru"])
    #expect(site.report.locales.map(\.pages) == [35, 35, 35, 35, 35])
    #expect(site.report.locales.map(\.fallbackPages) == [0, 0, 0, 0, 0])
    #expect(site.report.locales.map(\.rebuiltPages) == [35, 0, 0, 0, 0])
  }

  @Test func findsNothingWrongButAPlaceholderOfTheTranslator() async throws {
    let site = try await CorpusSites.china.value.site
    let findings = site.report.diagnostics.findings.map {
      "\($0.locale ?? "") \($0.code.rawValue) \($0.message)"
    }
    // The table of contents of each language has the offers twice.
    let offers =
      "toc-entry-duplicated a page has one entry in a table of contents, 'see-offers-and-pricing/' has two"
    // The same places in each language: a heading of bare tags, one too deep, an address of 'en-us'.
    let content = [
      "hard-coded-locale an address has no language in it, such as 'en-us'",
      "heading-empty a heading has a text",
      "heading-skipped a heading is at most one level below the one before it",
    ]
    let wanted = RealPages.locales.flatMap { locale in
      (content + [offers]).map { "\(locale.tag) \($0)" }
    }
    let placeholder = "zh-TW disallowed-html-tag the HTML tag 'c0' is not allowed in pages"
    #expect(findings.sorted() == (wanted + [placeholder]).sorted())
  }

  @Test(arguments: RealPages.locales.map(\.tag))
  func resolvesEveryRelativeLink(tag: String) async throws {
    let built = try await CorpusSites.china.value
    let locale = try #require(RealPages.locales.first { $0.tag == tag })
    var wanted = (inPages: 0, inContents: 0, inTables: 0)
    var found = 0
    for file in try files(locale) {
      let links = RelativeLinks.of(try units(locale, file).translation)
      let path = RealPages.page(tag, file, among: [])
      guard !RealPages.isTableOfContents(file) else {
        wanted.inContents += links.count
        for link in links {
          let target = RealPages.page(tag, RelativeLinks.target(of: link, in: file).file, among: [])
          #expect(built.pages[target] != nil, "\(link) of \(file)")
        }
        continue
      }
      wanted.inPages += links.count
      wanted.inTables += try linksInRawTables(locale, file)
      let page = try #require(built.pages[path])
      for link in page.links where RelativeLinks.isRelative(link.href) {
        let (file, fragment) = RelativeLinks.target(of: link.href, in: path)
        let target = try #require(built.pages[file], "\(link.href) of \(path)")
        #expect(file.hasPrefix(tag.lowercased() + "/"))
        if let fragment { #expect(target.ids.contains(fragment), "\(link.href) of \(path)") }
        found += 1
      }
    }
    // Of the 127, the table of contents, which is no page, holds 36; three stand in tables written
    // as HTML, where Markdown is not read, neither with units nor without.
    #expect(wanted.inPages + wanted.inContents == 127)
    #expect(wanted.inContents == 36)
    #expect(wanted.inTables == 3)
    #expect(found == wanted.inPages - wanted.inTables)
  }

  private func linksInRawTables(_ locale: RealPages.Entry, _ file: String) throws -> Int {
    try units(locale, file).translation.split(separator: "\n")
      .filter { $0.hasPrefix("<td>") && $0.contains("](") }
      .reduce(0) { $0 + RelativeLinks.of(String($1)).count }
  }

  @Test(arguments: RealPages.locales.map(\.tag) + ["en"])
  func makesEverySeeAlsoListALandmark(tag: String) async throws {
    let built = try await CorpusSites.china.value
    let locale = RealPages.locales.first { $0.tag == tag } ?? RealPages.locales[0]
    var total = 0
    for file in try files(locale) where !RealPages.isTableOfContents(file) {
      let wanted = RelativeLinks.seeAlso(try units(locale, file).original).map {
        RealPages.page(tag, $0.lowercased(), among: [])
      }
      let path = RealPages.page(tag, file, among: [])
      let page = try #require(built.pages[path])
      let links = page.links.filter(\.isSeeAlso)
      let targets = page.links.map { RelativeLinks.target(of: $0.href, in: path).file }
      #expect(Set(wanted).isSubset(of: targets), "\(path)")
      // There the title is the last line of a quotation, and its asterisks are broken: no title.
      guard file != "customer-subscriptions.md" else {
        #expect(wanted.count == 2 && links.isEmpty)
        continue
      }
      #expect(page.seeAlsoCount == (wanted.isEmpty ? 0 : 1), "\(path)")
      #expect(links.map { RelativeLinks.target(of: $0.href, in: path).file } == wanted)
      #expect(links.allSatisfy { !$0.text.isEmpty })
      total += links.count
    }
    #expect(total == 36)
  }

  @Test func rebuildsTheSameEnglishFromEachLanguage() async throws {
    var articles: Set<[UInt8]> = []
    var texts: Set<String> = []
    for locale in RealPages.locales {
      let site = try await CorpusSite.build(CorpusProject(RealPages.china, "live-sxs", [locale]))
      let page = try #require(site.page("en/\(Self.seed)/index.html"))
      #expect(
        page.lang == "en"
          && page.title == "Report problems on behalf of a customer – Partner Center"
      )
      #expect(page.notice?.isEmpty == false)
      articles.insert(page.article)
      let folder = RealPages.folder(RealPages.china, "live-sxs", locale)
      let rebuilt = try RebuiltPage(folder + "/\(Self.seed).md")
      #expect(rebuilt.text == (try units(locale, "\(Self.seed).md")).original)
      texts.insert(rebuilt.text)
    }
    #expect(articles.count == 1)
    #expect(articles.first?.isEmpty == false)
    #expect(texts.count == 1)
    #expect(texts.first?.count == 1_889)
  }
}
