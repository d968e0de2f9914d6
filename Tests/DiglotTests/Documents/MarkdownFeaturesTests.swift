import Foundation
import Testing

@testable import Diglot

/// Emoji, footnotes and formulas, which the configuration turns on and off.
struct MarkdownFeaturesTests {
  private func build(_ page: String, _ configuration: String = "") async throws -> String {
    let site = try TemporarySite(
      ["content/en/index.md": page],
      configuration: TemporarySite.configuration(configuration, locales: ["en"])
    )
    let report = try await site.build()
    #expect(report.diagnostics.findings.map(\.message) == [])
    return site.article("en/index.html") ?? ""
  }

  // MARK: Emoji

  @Test(arguments: [
    ("Hi :smile: and :+1:!", "Hi 😄 and 👍!"), (":heart::cat:", ":heart::cat:"),
    ("좋아요:smile:", "좋아요😄"), ("(:smile:)", "(😄)"), ("**:smile:**", "<strong>😄</strong>"),
    (":nosuch: :Smile: :smile", ":nosuch: :Smile: :smile"),
    ("10:30:45, 1:100:2", "10:30:45, 1:100:2"),
    ("\\:smile:", ":smile:"), ("`:smile:`", "<code>:smile:</code>"), ("a:smile:b", "a:smile:b"),
    ("[:smile:](https://x.org/:cat:)", "<a href=\"https://x.org/:cat:\">😄</a>"),
    (":::no-loc text=\":smile:\":::", "<span translate=\"no\">:smile:</span>"),
  ])
  func showsEmojiByGitHubsNames(markdown: String, expected: String) async throws {
    #expect(try await build(markdown) == "<p>\(expected)</p>\n")
    if !markdown.contains("no-loc"), !markdown.contains("\\") {
      let off = try await build(markdown, "emoji: false")
      #expect(!off.contains("😄") && !off.contains("👍"))
    }
  }

  @Test func marksUnitsAroundEmoji() async throws {
    let html = try await build(PageFixture.unit(1, "예 :smile: 끝", "x"), "translations: retain")
    #expect(html == "<p><span class=\"tu\" data-tu=\"1\">예 😄 끝</span></p>\n")
  }

  // MARK: Footnotes

  private static let notes = "One[^1], two[^b], one[^1].\n\n[^b]: Second\n[^1]: First *x*\n"

  @Test func putsFootnotesAtTheEnd() async throws {
    let html = try await build(Self.notes, "footnotes: true")
    let back = "role=\"doc-backlink\" aria-label=\"Back to the text"
    #expect(
      html == """
        <p>One<sup class="footnote-reference"><a href="#footnote-1" id="footnote-1-reference" \
        role="doc-noteref">1</a></sup>, two<sup class="footnote-reference"><a href="#footnote-2" \
        id="footnote-2-reference" role="doc-noteref">2</a></sup>, one\
        <sup class="footnote-reference"><a href="#footnote-1" id="footnote-1-reference-1" \
        role="doc-noteref">1</a></sup>.</p>
        <section class="footnotes" role="doc-endnotes" aria-label="Footnotes">
        <ol>
        <li id="footnote-1">
        <p>First <em>x</em> \
        <a class="footnote-return" href="#footnote-1-reference" \(back) 1">↩</a> \
        <a class="footnote-return" href="#footnote-1-reference-1" \(back) 1-2">↩</a></p>
        </li>
        <li id="footnote-2">
        <p>Second <a class="footnote-return" href="#footnote-2-reference" \(back) 2">↩</a></p>
        </li>
        </ol>
        </section>

        """,
      "\(html)"
    )
  }

  @Test func hasNoFootnotesUnlessAsked() async throws {
    let html = try await build("x[^1]\n\n[^1]: First *x*")
    #expect(html == "<p>x[^1]</p>\n<p>[^1]: First <em>x</em></p>\n")
  }

  @Test func givesFootnotesIdsThatNoHeadingHas() async throws {
    let html = try await build("## Footnote 1\n\nx[^1]\n\n[^1]: y", "footnotes: true")
    #expect(html.contains("<h2 id=\"footnote-1\">") && html.contains("<li id=\"footnote-1-1\">"))
    #expect(html.contains("href=\"#footnote-1-1\""))
  }

  @Test func numbersFootnotesOfNotesAndNestsNoLinks() async throws {
    let html = try await build(
      "[a[^1]](https://x.org) b[^2]\n\n[^1]: one[^3]\n[^2]: two\n[^3]: three\n[^4]: unused",
      "footnotes: true"
    )
    #expect(html.contains("<a href=\"https://x.org\">a<sup>1</sup></a>"))
    let order = ["one", "two", "three"].compactMap { html.range(of: "<p>" + $0)?.lowerBound }
    #expect(order.count == 3 && order == order.sorted() && !html.contains("unused"))
  }

  // MARK: Formulas

  @Test(arguments: [
    ("a $x_1 * y_2 * z$ b", "a <span class=\"math\">\\(x_1 * y_2 * z\\)</span> b"),
    (
      "$x$, $y$-axis $a<b$.",
      "<span class=\"math\">\\(x\\)</span>, <span class=\"math\">\\(y\\)</span>-axis <span class=\"math\">\\(a&lt;b\\)</span>."
    ),
    ("in $$E = m*c*2$$ text", "in <span class=\"math\">\\(E = m*c*2\\)</span> text"),
    ("from $15 to $20", "from $15 to $20"), ("\\$a b c d e f g\\$", "$a b c d e f g$"),
    ("$ a b c d e f g$", "$ a b c d e f g$"), ("`$a b c d e f g$`", "<code>$a b c d e f g$</code>"),
    ("$a b c d e f $5", "$a b c d e f $5"),
  ])
  func protectsFormulas(markdown: String, expected: String) async throws {
    #expect(try await build(markdown, "math: true") == "<p>\(expected)</p>\n")
  }

  @Test func setsFormulasApart() async throws {
    let html = try await build(
      "x\n\n$$\\frac{1}{2} * a * b$$\n\n$$\na_1 < b\n\n# c * d *\n$$\n\ny",
      "math: true"
    )
    #expect(
      html == """
        <p>x</p>
        <div class="math">\\[\\frac{1}{2} * a * b\\]</div>
        <div class="math">\\[a_1 &lt; b

        # c * d *\\]</div>
        <p>y</p>

        """,
      "\(html)"
    )
  }

  @Test func leavesAmountsAloneUnlessAsked() async throws {
    #expect(try await build("$15x and y$ *z*") == "<p>$15x and y$ <em>z</em></p>\n")
  }

  @Test(arguments: ["$a ", "$$a ", "$$\nx\n", "$"]) func readsUnclosedFormulasOnce(text: String) {
    let bytes = Array(String(repeating: text, count: 50_000).utf8)
    let (hidden, _) = ConstructScanner.scan(bytes, takesMath: true)
    #expect(hidden.masked.count == bytes.count)
  }
}
