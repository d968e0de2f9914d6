import Testing

@testable import Diglot

struct UnitSpansTests {
  private func span(_ number: Int, _ html: String) -> String {
    "<span class=\"tu\" data-tu=\"\(number)\">\(html)</span>"
  }

  /// The same behind the sanitizer, which writes classes last.
  private func raw(_ number: Int, _ html: String) -> String {
    "<span data-tu=\"\(number)\" class=\"tu\">\(html)</span>"
  }

  private func unit(_ number: Int, _ target: String) -> String {
    PageFixture.unit(number, target, "x")
  }

  @Test func wrapsEachUnit() throws {
    let html = try PageFixture.retained(unit(1, "a **b** c") + " " + unit(2, "d") + "\n")
    #expect(html == "<p>\(span(1, "a <strong>b</strong> c")) \(span(2, "d"))</p>\n")
  }

  @Test func takesTheElementsAroundAWholeUnit() throws {
    let html = try PageFixture.retained("**" + unit(1, "a *b*") + "**" + unit(2, "c"))
    #expect(html == "<p>\(span(1, "<strong>a <em>b</em></strong>"))\(span(2, "c"))</p>\n")
  }

  @Test func dividesAUnitThatEndsOutsideItsElement() throws {
    let html = try PageFixture.retained("**x " + unit(1, "a** b") + " y\n")
    #expect(html == "<p><strong>x \(span(1, "a"))</strong>\(span(1, " b")) y</p>\n")
  }

  @Test func leavesNoSpanForAUnitWithoutText() throws {
    #expect(
      try PageFixture.retained(unit(1, "") + "a" + unit(2, "b")) == "<p>a\(span(2, "b"))</p>\n"
    )
  }

  @Test func worksInsideEscapesCodeAndTags() throws {
    let html = try PageFixture.retained(unit(1, "\\*a &lt; `b` <i>c</i>") + unit(2, "&amp;d"))
    #expect(
      html == "<p>\(span(1, "*a &lt; <code>b</code> <i>c</i>"))\(span(2, "&amp;d"))</p>\n"
    )
  }

  @Test func worksInRawHTML() throws {
    let row =
      "<table><tr><td>" + unit(1, "a") + "</td><td>b " + unit(2, "c &amp; d")
      + "</td></tr></table>\n"
    let html = try PageFixture.retained(row)
    #expect(html.contains("<td>\(raw(1, "a"))</td><td>b \(raw(2, "c &amp; d"))</td>"))
  }

  /// Each of them shows without marks what it shows with them.
  @Test(arguments: [
    "<p title=\"U\">x</p>", "<table><tr>U</tr></table>", "<iframe>U", "<div>U U</div>",
    "<table><tr><td>U</td></tr></table>", "<!-- U -->", "<div>a <b U>c</b></div>",
  ])
  func changesNothingElseInRawHTML(block: String) throws {
    for target in ["속성", "<td>셀</td>", "a <b>b</b> c", "a</td><td>b", " "] {
      let page = block.replacing("U", with: unit(1, target))
      let plain = try MarkdownFixture.html(
        String(decoding: PageFixture.text(page).text, as: UTF8.self),
        options: MarkdownHTMLOptions()
      )
      let tags = /<span data-tu="1" class="tu">([^<]*)<\/span>/
      #expect(try PageFixture.retained(page).replacing(tags) { $0.1 } == plain)
    }
  }

  @Test func worksInTablesListsAndHeadings() throws {
    let page = "# " + unit(1, "a") + "\n\n- " + unit(2, "b") + "\n\n| " + unit(3, "c") + " |\n|-|\n"
    let html = try PageFixture.retained(page)
    for (number, letter) in [(1, "a"), (2, "b"), (3, "c")] {
      #expect(html.contains(span(number, letter)), "\(html)")
    }
  }

  /// The text that a reader sees does not depend on the marks.
  @Test(
    .timeLimit(.minutes(1)),
    arguments: ["* ", "**", "`", "[a](b) ", "\n", "\\", "&amp;", "\u{1}"]
  )
  func takesLinearTime(sign: String) throws {
    let pieces = (1...6000).map { unit($0, "a\(sign)b\(sign)c") + sign }.joined()
    let text = PageFixture.text(pieces)
    let plain = try MarkdownFixture.html(
      String(decoding: text.text, as: UTF8.self),
      options: MarkdownHTMLOptions()
    )
    let tags = /<span class="tu"[^>]*>|<\/span>/
    #expect(try PageFixture.retained(pieces).replacing(tags, with: "") == plain)
  }

  @Test(.timeLimit(.minutes(1))) func climbsOutOfDeepNestingOnce() throws {
    let depth = 30_000
    let open = String(repeating: "*a **a ", count: depth / 2)
    let close = String(repeating: " b** b*", count: depth / 2)
    let html = try PageFixture.retained(open + unit(1, "c") + close)
    #expect(html.contains(span(1, "c")))
    #expect(try PageFixture.retained(unit(2, open + "c" + close)).hasPrefix("<p><span"))
  }

  @Test(.timeLimit(.minutes(1))) func marksManyUnitsInOneHTMLBlock() throws {
    let cells = (1...15_000).map { "<b>" + unit($0, "a") + "</b>" }.joined()
    let html = try PageFixture.retained("<div>" + cells + "</div>\n")
    #expect(html.contains(raw(15_000, "a")))
  }
}
