import Testing

@testable import Diglot

/// Pages of our own in the shape of the real ones, so that these run everywhere.
struct SmallSiteTests {
  /// Returns a page with units in one language; every text but the last column is that of the seeds'
  /// shape: an anchor in each heading, a list of links under a bold title after a no-break space.
  private static func page(_ salt: String, _ texts: [String]) -> String {
    let originals = ["Ask for help", "First step", "Open the *menu*.", "See also", "Prices"]
    let units = zip(103..., zip(texts, originals)).map { number, texts in
      let wrap = number == 106 ? "**" : ""
      return unit("\(salt)-\(number)", wrap + texts.0 + wrap, wrap + texts.1 + wrap)
    }
    return """
      ---
      title: \(texts[0])
      ms.translationtype: MT
      ms.lasthandoff: 03/05/2019
      ---
      # <a name="ask-for-help"></a>\(units[0])

      ## <a name="first-step"></a>\(units[1])

      \(units[2])

      \u{A0}
      \(units[3])

      -   [\(units[4])](prices.md#eur)
      """
  }

  private static let korean = page("1a2b3", ["도움 요청", "첫 단계", "*메뉴*를 엽니다.", "참고 항목", "가격"])
  private static let russian = page(
    "4c5d6",
    ["Обращение за помощью", "Первый шаг", "Откройте *меню*.", "См. также", "Цены"]
  )

  private func site(
    _ mode: SiteConfiguration.Translations,
    jobs: Int = 2
  ) async throws -> CorpusSite {
    var project = CorpusProject(
      tags: ["en", "ko", "ru"],
      files: [
        "content/ko/help.md": Self.korean, "content/ru/help.md": Self.russian,
        "content/ko/prices.md": "# " + unit("aaaaa-103", "가격", "Prices")
          + "\n\n## " + unit("aaaaa-104", "유로", "EUR") + "\n",
      ]
    )
    project.translations = mode
    return try await CorpusSite.build(project, jobs: jobs)
  }

  @Test func rebuildsTheOriginalFromEitherLanguage() async throws {
    var articles: Set<[UInt8]> = []
    for (tag, text) in [("ko", Self.korean), ("ru", Self.russian)] {
      let project = CorpusProject(tags: ["en", tag], files: ["content/\(tag)/help.md": text])
      let site = try await CorpusSite.build(project)
      articles.insert(try #require(site.page("en/help/index.html")).article)
    }
    #expect(articles.count == 1)
  }

  @Test func namesEveryHeadingByItsAnchor() async throws {
    let site = try await site(.strip)
    for tag in ["en", "ko", "ru"] {
      let page = try #require(site.page("\(tag)/help/index.html"))
      #expect(page.headings.map(\.id) == ["ask-for-help", "first-step"])
      #expect(page.html.contains("<a href=\"#first-step\">"), "the table of contents has it")
    }
  }

  @Test func makesALandmarkOfTheLinksAfterABoldTitle() async throws {
    let site = try await site(.strip)
    for (tag, text) in [("en", "Prices"), ("ko", "가격"), ("ru", "Цены")] {
      let page = try #require(site.page("\(tag)/help/index.html"))
      #expect(page.seeAlsoCount == 1)
      let wanted = CorpusPage.Link(href: "../prices/#eur", text: text, isSeeAlso: true)
      #expect(page.links == [wanted])
    }
    #expect(site.findings(.fileNotFound, .bookmarkNotFound).isEmpty)
  }

  /// Without units only the title's own words tell.
  @Test(arguments: [
    ("ja", "**参照してください。**"), ("zh-TW", "## 接下來的步驟"), ("ru", "## Следующий шаг"),
    ("ko", "**참고 항목**"), ("en", "## Next steps"),
  ])
  func knowsTheTitleInEachLanguage(tag: String, title: String) async throws {
    let text = "# A\n\n\(title)\n\n- [A](a.md)\n"
    var project = CorpusProject(tags: [tag], files: ["content/\(tag)/a.md": text])
    project.originalTag = tag
    let site = try await CorpusSite.build(project)
    #expect(site.page("\(tag.lowercased())/a/index.html")?.seeAlsoCount == 1)
  }

  @Test func showsTheSameInBothModes() async throws {
    let (strip, retain) = (try await site(.strip), try await site(.retain))
    for path in ["en/help", "ko/help", "ru/help", "ru/prices"] {
      let page = try #require(strip.page(path + "/index.html"))
      let other = try #require(retain.page(path + "/index.html"))
      #expect(page.articleText == other.articleText)
      #expect(page.headings == other.headings && page.links == other.links)
      #expect(other.errors.isEmpty && other.unbalanced.isEmpty)
      #expect(page.units.isEmpty)
    }
    #expect(retain.page("ko/help/index.html")?.units == ["103", "104", "105", "106", "107"])
    #expect(retain.files["ko/help/units.json"] != nil && strip.files["ko/help/units.json"] == nil)
    for (path, bytes) in strip.files.merging(retain.files, uniquingKeysWith: { $1 }) {
      #expect(bytes.firstRange(of: Array("data-ttu-id".utf8)) == nil, "\(path)")
    }
  }

  @Test func listsOnlyLanguagesThatHaveThePage() async throws {
    let site = try await site(.strip)
    let base = "https://docs.example.com/partner/"
    let korean = try #require(site.page("ko/prices/index.html"))
    let wanted = [
      "en": base + "en/prices/", "ko": base + "ko/prices/", "x-default": base + "en/prices/",
    ]
    #expect(korean.alternates == wanted)
    #expect(site.page("en/prices/index.html")?.alternates == wanted)
    let russian = try #require(site.page("ru/prices/index.html"))
    #expect(russian.alternates.isEmpty && russian.isNoIndex)
    #expect(russian.lang == "ru" && russian.articleLang == "en")
    #expect(russian.canonical == base + "en/prices/")
  }

  @Test func writesTheSameBytesWithAnyNumberOfWorkers() async throws {
    let (one, four) = (try await site(.retain, jobs: 1), try await site(.retain, jobs: 4))
    #expect(one.files == four.files)
  }
}
