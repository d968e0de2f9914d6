import Testing

@testable import Diglot

/// `[!div …]` and what it makes of quotes.
struct DivisionTests {
  @Test(arguments: [
    "> [!div class=\"checklist\"]\n> - a", "> [!DIV   class='checklist' ]\n> - a",
    "> [!div `class=\"checklist\"`]\n> - a", ">[!div class=checklist]\n> - a",
  ])
  func makesADivisionOfAQuote(page: String) async throws {
    let outcome = try await BlockFixture.build(page)
    #expect(outcome.html == "<div class=\"checklist\">\n<ul>\n<li>a</li>\n</ul>\n</div>\n")
    #expect(outcome.findings == [])
  }

  @Test func endsAtTheNextMarker() async throws {
    let outcome = try await BlockFixture.build("> x\n> [!div class=\"a\"]\n> y\n> [!TIP]\n> z")
    #expect(
      outcome.html
        == "<blockquote>\n<p>x</p>\n</blockquote>\n<div class=\"a\">\n<p>y</p>\n</div>\n"
        + BlockFixture.alert("tip", "Tip", "<p>z</p>\n")
    )
  }

  @Test func dropsAttributesThatItMustNotHave() async throws {
    let outcome = try await BlockFixture.build(
      "> [!div class=\"a\" style=\"x\" data-resources=\"R&S\" onclick=\"y()\"]\n> z"
    )
    #expect(
      outcome.html == "<div class=\"a\" data-resources=\"R&amp;S\">\n<p>z</p>\n</div>\n"
    )
    #expect(
      outcome.findings == [
        "p.md:3:19 disallowed-html-attribute info", "p.md:3:50 disallowed-html-attribute info",
      ]
    )
  }

  @Test func escapesWhatItIsGiven() async throws {
    let outcome = try await BlockFixture.build(
      "> [!div class='a\"&lt;b&gt;' title='\"&gt;&lt;script&gt;']\n> z"
    )
    let document = GumboDocument(article: Array(outcome.html.utf8))
    #expect(document.outline(inside: "article") == "<div><p></p></div>")
    #expect(document.find("div").first?["title"] == "\"><script>")
  }

  @Test func keepsItsIdUnique() async throws {
    let outcome = try await BlockFixture.build(
      "## Part\n\n> [!div id=\"part\"]\n> a\n\n> [!div id=\"b\"]\n> b\n\n[c](#b)"
    )
    let document = GumboDocument(article: Array(outcome.html.utf8))
    #expect(document.ids == ["part", "b"])
    #expect(document.unbalanced.isEmpty)
    #expect(outcome.findings == [])
  }

  @Test func namesAListOfChoices() async throws {
    let outcome = try await BlockFixture.build(
      "> [!div class=\"op_multi_selector\" title1=\"Device\" title2=\"Tongue\"]\n"
        + "> - [(A \\| B)](https://example.com/)"
    )
    let document = GumboDocument(article: Array(outcome.html.utf8))
    let division = try #require(document.find("div").first)
    #expect(division["role"] == "group" && division["aria-label"] == "Device | Tongue")
    #expect(document.find("a").map(document.text(of:)) == ["(A | B)"])
  }
}
