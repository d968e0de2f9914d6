import Foundation
import Testing

@testable import Diglot

/// What pages offer to readers of a translation who want its original, too.
struct ReadingViewsTests {
  private static let configuration = TemporarySite.configuration(
    "translations: retain",
    locales: ["en", "ko"]
  )
  private static let note = "\n\n> [!NOTE]\n> " + PageFixture.unit(104, "글", "text")

  private func built(
    _ files: [String: String],
    _ configuration: String = Self.configuration
  ) async throws -> TemporarySite {
    let site = try TemporarySite(files, configuration: configuration)
    _ = try await site.build()
    return site
  }

  private func page(_ header: String) -> String {
    "---\n\(header)\n---\n# " + PageFixture.unit(103, "제목", "Title")
  }

  @Test func areOfferedWhereAPageHasUnits() async throws {
    let site = try await built([
      "content/ko/a.md": page("title: a"), "content/ko/b.md": "# 제목", "content/en/b.md": "# Title",
    ])
    let page = try #require(site.output("ko/a/index.html"))
    #expect(page.contains("data-units=\"units.json\" data-lang=\"en\" data-dir=\"ltr\""))
    #expect(page.contains("<script src=\"../../assets/bilingual.js\" type=\"module\"></script>"))
    for name in ["bilingual.css", "bilingual.js"] { #expect(site.output("assets/" + name) != nil) }
    // HTML has no such attribute for a choice.
    #expect(!page.contains("type=\"radio\" name=\"view\" value=\"original\" autocomplete"))
    for path in ["en/a", "ko/b", "en/b"] {
      let other = try #require(site.output(path + "/index.html"))
      #expect(!other.contains("bilingual") && !other.contains("data-units"), "\(path)")
    }
  }

  @Test func areNotOfferedWhereUnitsAreLeftOut() async throws {
    let site = try await built(
      ["content/ko/a.md": page("title: a") + Self.note],
      TemporarySite.configuration("translations: strip", locales: ["en", "ko"])
    )
    let page = try #require(site.output("ko/a/index.html"))
    #expect(!page.contains("bilingual") && !page.contains("data-original"))
    #expect(site.output("assets/diglot.css") != nil)
    for name in ["bilingual.css", "bilingual.js"] { #expect(site.output("assets/" + name) == nil) }
    #expect(page.contains("<p class=\"alert-title\">참고</p>"))
  }

  @Test func leadToThePageInTheOriginalsLanguage() async throws {
    let site = try await built([
      "content/ko/a.md": page("title: a"), "content/ko/b.md": "# 제목", "content/ko/c.md": "# 제목",
      "content/en/b.md": "# Title",
    ])
    for name in ["a", "b"] {
      let page = try #require(site.output("ko/\(name)/index.html"))
      let link =
        "<a href=\"../../en/\(name)/\" hreflang=\"en\" lang=\"en\" dir=\"ltr\">"
        + "Read this page in English</a>"
      #expect(page.contains(link), "\(name)")
    }
    // Neither has a page of its own in English.
    let alone = try #require(site.output("ko/c/index.html"))
    #expect(!alone.contains("Read this page"))
    let original = try #require(site.output("en/b/index.html"))
    #expect(!original.contains("class=\"translation\""))
  }

  @Test(arguments: [
    ("MT", "기계 번역 (원문 언어: 영어)"), ("MTE75", "기계 번역 후 사람이 편집함 (원문 언어: 영어)"),
    ("HT", "사람이 번역함 (원문 언어: 영어)"),
  ])
  func sayWhoTranslatedBeforeTheText(type: String, words: String) async throws {
    let header = "title: a\nms.translationtype: \(type)\nms.lasthandoff: 03/05/2019"
    let site = try await built(["content/ko/a.md": page(header)])
    let page = try #require(site.output("ko/a/index.html"))
    let fact = try #require(
      page.range(of: "<p><span>\(words)</span> <time datetime=\"2019-03-05\">")
    )
    let article = try #require(page.range(of: "<article"))
    #expect(fact.upperBound < article.lowerBound)
  }

  @Test func haveTheOriginalsOfOurOwnWordsWhereTheTextHasUnits() async throws {
    let site = try await built([
      "content/ko/a.md": page("title: a") + Self.note, "content/ko/b.md": "# b\n\n> [!TIP]\n> 글",
    ])
    let marked = try #require(site.article("ko/a/index.html"))
    #expect(
      marked.contains(
        "<p class=\"alert-title\"><span class=\"tu\" data-original=\"Note\">참고</span></p>"
      )
    )
    #expect(site.article("en/a/index.html")?.contains("<p class=\"alert-title\">Note</p>") == true)
    let plain = try #require(site.article("ko/b/index.html"))
    #expect(plain.contains("<p class=\"alert-title\">팁</p>"))
  }
}
