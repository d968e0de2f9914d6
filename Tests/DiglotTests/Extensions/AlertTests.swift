import Foundation
import Testing

@testable import Diglot

/// Alerts in all the shapes that real pages have.
struct AlertTests {
  private func html(_ page: String, locale: String = "en") async throws -> String {
    let outcome = try await BlockFixture.build(page, locale: locale)
    #expect(outcome.findings == [])
    return outcome.html
  }

  private func note(_ body: String) -> String { BlockFixture.alert("note", "Note", body) }

  @Test(arguments: [
    ("> [!NOTE]\n> a", "NOTE"), (">[!NOTE]\n>a", "NOTE"), ("> [!Note]   \n> a", "NOTE"),
    (">\t[!note]\n> a", "NOTE"), ("> [!NOTE]\n>\n> a", "NOTE"),
  ])
  func takesEverySpellingOfTheMarker(page: String, class: String) async throws {
    #expect(try await html(page) == note("<p>a</p>\n"))
  }

  @Test func titlesTheFiveKinds() async throws {
    let kinds = [
      ("tip", "Tip"), ("important", "Important"), ("warning", "Warning"), ("caution", "Caution"),
    ]
    for (kind, title) in kinds {
      let page = "> [!\(kind.uppercased())]\n> a"
      #expect(try await html(page) == BlockFixture.alert(kind, title, "<p>a</p>\n"))
    }
  }

  @Test(arguments: [
    ("ko", "참고", "중요"), ("ja", "注", "重要"), ("zh-TW", "注意", "重要事項"),
    ("ru", "Примечание", "Важно"),
  ])
  func titlesThemInTheLanguageOfTheText(tag: String, note: String, important: String) async throws {
    let page = "> [!NOTE]\n> a\n\n> [!IMPORTANT]\n> b"
    #expect(
      try await html(page, locale: tag)
        == BlockFixture.alert("note", note, "<p>a</p>\n")
        + BlockFixture.alert("important", important, "<p>b</p>\n")
    )
  }

  @Test func titlesThemInTheLanguageOfTheTextOnFallbackPages() async throws {
    let site = try TemporarySite(
      ["content/en/p.md": "# T\n\n> [!TIP]\n> a", "content/ko/q.md": "# Q"],
      configuration: TemporarySite.configuration(locales: ["en", "ko"])
    )
    _ = try await site.build()
    #expect(site.article("ko/p/index.html")?.contains("<p class=\"alert-title\">Tip</p>") == true)
  }

  @Test func dividesAQuoteAtEachMarker() async throws {
    #expect(
      try await html("> before\n> [!NOTE]\n> a\n>\n> b\n> [!TIP]\n> c")
        == "<blockquote>\n<p>before</p>\n</blockquote>\n" + note("<p>a</p>\n<p>b</p>\n")
        + BlockFixture.alert("tip", "Tip", "<p>c</p>\n")
    )
  }

  @Test func interruptsAParagraph() async throws {
    #expect(try await html("text\n> [!NOTE]\n> a") == "<p>text</p>\n" + note("<p>a</p>\n"))
  }

  @Test func goesOnLazilyAndEndsAtABlankLine() async throws {
    #expect(
      try await html("> [!NOTE]\n> a\nlazy\n\nafter")
        == note("<p>a\nlazy</p>\n") + "<p>after</p>\n"
    )
  }

  @Test func mayBeEmpty() async throws {
    #expect(try await html("> [!NOTE]\n\nafter") == note("") + "<p>after</p>\n")
    #expect(
      try await html("> [!NOTE]\n> [!TIP]") == note("") + BlockFixture.alert("tip", "Tip", "")
    )
  }

  @Test func standsInItemsAndHoldsBlocks() async throws {
    let html = try await html(
      "1. one\n\n   > [!NOTE]\n   > - a\n   >\n   > | b |\n   > |---|\n2. two"
    )
    let alert = note(
      "<ul>\n<li>a</li>\n</ul>\n<table>\n<thead>\n<tr>\n<th>b</th>\n</tr>\n</thead>\n</table>\n"
    )
    #expect(html == "<ol>\n<li>\n<p>one</p>\n\(alert)</li>\n<li>\n<p>two</p>\n</li>\n</ol>\n")
  }

  @Test func standsInAQuoteWithinAQuote() async throws {
    #expect(
      try await html("> a\n>\n> > [!NOTE]\n> > b\n>\n> c")
        == "<blockquote>\n<p>a</p>\n" + note("<p>b</p>\n") + "<p>c</p>\n</blockquote>\n"
    )
  }

  @Test(arguments: [">  [!NOTE]\n> a", "> [!FOO]\n> a", "[!NOTE]", "> a [!NOTE]"])
  func leavesOtherBracketsAlone(page: String) async throws {
    let html = try await BlockFixture.build(page).html
    #expect(!html.contains("<aside") && html.contains("[!"))
  }

  @Test func leavesCodeAlone() async throws {
    let html = try await html("```\n> [!NOTE]\n```\n\n    > [!NOTE]\n\n`> [!NOTE]`")
    #expect(html.components(separatedBy: "&gt; [!NOTE]").count == 4)
  }

  @Test func findsNoMarkersInCode() async throws {
    let outcome = try await BlockFixture.build(
      "a\n\n    > [!NOTE] b\n\n<div>\n> [!NOTE] c\n</div>\n\n- d\n\n      > [!TIP] e\n\n"
        + "  > [!NOTE] f\n\n> [!NOTE] g"
    )
    let places = outcome.findings.filter { $0.hasSuffix("invalid-note-section warning") }
    #expect(
      places == [
        "p.md:8:3 invalid-note-section warning", "p.md:15:5 invalid-note-section warning",
        "p.md:17:3 invalid-note-section warning",
      ]
    )
  }

  @Test func reportsTextBehindTheMarker() async throws {
    let outcome = try await BlockFixture.build("> [!NOTE] a\n> b")
    #expect(outcome.html == "<blockquote>\n<p>[!NOTE] a\nb</p>\n</blockquote>\n")
    #expect(outcome.findings == ["p.md:3:3 invalid-note-section warning"])
  }

  @Test(arguments: [
    ("> [! 참고 사항]", "ko", "note", "참고"), (">[!ノート]", "ja", "note", "注"),
    ("> [! **중요**]", "ko", "important", "중요"), ("> [! ЗАМЕТКИ О]", "ru", "note", "Примечание"),
  ])
  func readsTokensThatWereTranslated(
    marker: String,
    tag: String,
    kind: String,
    title: String
  ) async throws {
    let outcome = try await BlockFixture.build("\(marker)\n> a", locale: tag)
    #expect(outcome.html == BlockFixture.alert(kind, title, "<p>a</p>\n"))
    #expect(outcome.findings.count == 1)
    #expect(outcome.findings.first?.hasSuffix(" note-token-translated info") == true)
  }

  @Test func keepsUnitsLinksAndLists() async throws {
    let unit = PageFixture.unit(103, "안녕 [여기](q.md)", "Hello [here](q.md)")
    let site = try TemporarySite(
      ["content/ko/p.md": "# T\n\n> [!NOTE]\n> \(unit)", "content/ko/q.md": "# Q"],
      configuration: TemporarySite.configuration("translations: retain", locales: ["en", "ko"])
    )
    _ = try await site.build()
    let article = try #require(site.article("ko/p/index.html"))
    #expect(
      article.contains(
        "<p><span class=\"tu\" data-tu=\"103\">안녕 <a href=\"../q/\">여기</a></span></p>\n</aside>"
      )
    )
  }
}
