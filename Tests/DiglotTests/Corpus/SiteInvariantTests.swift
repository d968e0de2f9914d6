import Foundation
import Testing

@testable import Diglot

/// What holds on every page of a large real site, in both modes.
@Suite(.enabled(if: RealPages.exists, "the corpus is not beside the repository"))
struct SiteInvariantTests {
  private static let base = "https://docs.example.com/partner/"
  private static let tags = ["en"] + RealPages.locales.map(\.tag)

  private static func built(_ mode: SiteConfiguration.Translations) async throws
    -> CorpusSites.Built
  {
    try await (mode == .strip ? CorpusSites.strip : CorpusSites.retain).value
  }

  @Test func buildsEveryFileOfEveryLocale() async throws {
    let site = try await CorpusSites.strip.value.site
    #expect(!site.report.diagnostics.hasErrors && site.report.isWritten)
    #expect(site.findings(.translationUnitMalformed).isEmpty)
    var all: Set<String> = []
    var yaml: Set<String> = []
    var moved: [String: Set<String>] = [:]
    for locale in RealPages.locales {
      let folder = RealPages.folder(RealPages.partnerCenter, "live-sxs", locale)
      let files = try RealPages.builtFiles(in: folder)
      let names = try RealRedirections.current(files)
      let pages = files.filter { !RealPages.isTableOfContents($0) }.map {
        RealPages.page(locale.tag, names[$0] ?? $0, among: Set(files))
      }
      #expect(Set(pages).isSubset(of: site.pages(locale.tag)))
      let counts = try #require(site.report.locales.first { $0.tag == locale.tag })
      let others = try AcceptanceSite.yaml(locale).map {
        RealPages.page(locale.tag, $0.replacing(/\.yml$/, with: ".md"), among: [])
      }
      #expect(Set(others).isSubset(of: site.pages(locale.tag)))
      #expect(counts.pages - counts.fallbackPages == pages.count + others.count)
      let gone = try RealRedirections.entries(locale).map {
        RealPages.page(locale.tag, $0.source + ".md", among: [])
      }
      moved[locale.tag] = Set(gone.map { String($0.dropFirst(locale.tag.count)) })
      yaml.formUnion(others.map { String($0.dropFirst(locale.tag.count)) })
      all.formUnion(pages.map { String($0.dropFirst(locale.tag.count)) })
    }
    // Every page of any locale can be rebuilt or shown in another's language, unless the locale's own
    // list leads on from there.
    // Those in YAML have no units to rebuild an original from, so English is without two start pages;
    // the lists of questions are in Markdown in one of the languages.
    #expect(yaml.subtracting(all).count == 2)
    for tag in Self.tags {
      let expected = (tag == "en" ? all : all.union(yaml)).subtracting(moved[tag] ?? [])
      #expect(site.pages(tag).count == expected.count)
    }
  }

  @Test func showsTheSameInBothModes() async throws {
    let strip = try await CorpusSites.strip.value
    let retain = try await CorpusSites.retain.value
    #expect(Set(strip.pages.keys) == Set(retain.pages.keys))
    for (path, page) in strip.pages {
      let other = try #require(retain.pages[path])
      #expect(page.articleText == other.articleText, "\(path)")
      #expect(page.headings == other.headings, "\(path)")
      #expect(page.links == other.links, "\(path)")
      #expect(page.units.isEmpty)
    }
  }

  @Test(arguments: SiteConfiguration.Translations.allCases)
  func writesBalancedPagesWithUniqueIds(mode: SiteConfiguration.Translations) async throws {
    let built = try await Self.built(mode)
    // 357 in English and 359 in the others, less the 15 each that ko, ja and ru lead on from.
    #expect(built.pages.count == 1_748)
    for (path, page) in built.pages {
      #expect(page.errors.isEmpty && page.unbalanced.isEmpty && page.movedNodeCount == 0, "\(path)")
      #expect(Set(page.ids).count == page.ids.count, "\(path)")
      #expect(page.articleCount == 1, "\(path)")
      #expect(page.headings.allSatisfy { $0.id?.isEmpty == false }, "\(path)")
    }
  }

  @Test(arguments: SiteConfiguration.Translations.allCases)
  func leaksNoMarkupOfUnits(mode: SiteConfiguration.Translations) async throws {
    let site = try await Self.built(mode).site
    for (path, bytes) in site.files where !path.hasPrefix(".diglot/") {
      let leak =
        bytes.span.firstIndex(of: "data-ttu-id") ?? bytes.span.firstIndex(of: "data-stu-id")
        ?? bytes.span.firstIndex(of: "sxs-lookup")
      #expect(leak == nil, "\(path)")
    }
  }

  @Test func namesTheSameAlternatesOnEachOfThem() async throws {
    let pages = try await CorpusSites.strip.value.pages
    for (path, page) in pages {
      #expect(page.alternates.isEmpty == page.isNoIndex, "\(path)")
      for (tag, url) in page.alternates {
        let file =
          try #require(url.removingPercentEncoding).dropFirst(Self.base.count) + "index.html"
        let other = try #require(pages[String(file)], "\(url) in \(path)")
        #expect(other.alternates == page.alternates, "\(path)")
        #expect(tag == "x-default" || other.lang == tag, "\(path)")
      }
      if page.isNoIndex { continue }
      #expect(page.alternates[page.lang] == page.canonical, "\(path)")
      // Of pages that could not be rebuilt the first translation.
      let original = page.alternates["en"] ?? page.alternates["ko"]
      #expect(page.alternates["x-default"] == original, "\(path)")
    }
  }

  @Test func saysInWhichLanguageEachPageIs() async throws {
    let built = try await CorpusSites.strip.value
    var fallbacks = Dictionary(uniqueKeysWithValues: Self.tags.map { ($0, 0) })
    for (path, page) in built.pages {
      let tag = try #require(Self.tags.first { path.hasPrefix($0.lowercased() + "/") })
      #expect(page.lang == tag, "\(path)")
      guard let articleLang = page.articleLang else {
        #expect((page.notice != nil) == (tag == "en"), "\(path)")
        continue
      }
      fallbacks[tag, default: 0] += 1
      let original = try #require(built.pages["en" + path.dropFirst(tag.count)])
      #expect(articleLang == "en" && page.notice != nil && page.isNoIndex, "\(path)")
      #expect(page.canonical == original.canonical && page.headings == original.headings)
    }
    let counts = built.site.report.locales.map { ($0.tag, $0.fallbackPages) }
    #expect(fallbacks == Dictionary(uniqueKeysWithValues: counts))
    #expect(fallbacks["ko", default: 0] > 0)
  }

  /// The sources ask for it in their headers, the originals rebuilt from them too.
  @Test func hidesFromSearchOnlyFallbackPagesAndThoseThatAskForIt() async throws {
    let pages = try await CorpusSites.strip.value.pages
    for locale in RealPages.locales {
      let folder = RealPages.folder(RealPages.partnerCenter, "live-sxs", locale)
      let files = try RealPages.builtFiles(in: folder).filter { !RealPages.isTableOfContents($0) }
      let names = try RealRedirections.current(files)
      for file in files {
        let path = RealPages.page(locale.tag, names[file] ?? file, among: Set(files))
        let robots = ExpectedUnits(try RealPages.text(folder + "/" + file)).header["robots"] ?? ""
        #expect(pages[path]?.isNoIndex == robots.lowercased().contains("noindex"), "\(path)")
      }
    }
  }
}
