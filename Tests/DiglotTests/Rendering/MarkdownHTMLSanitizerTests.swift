import Testing

@testable import Diglot

/// Raw HTML between Markdown's own elements: what comes out is balanced and parses as it is written.
struct MarkdownHTMLSanitizerTests {
  private func html(_ markdown: String) throws -> String {
    try MarkdownFixture.html(markdown, options: MarkdownHTMLOptions())
  }

  @Test(
    arguments: [
      ("a <b>c *d</b> e*\n", "<p>a <b>c <em>d e</em></b></p>\n"),
      ("a <b>c\n\nd</b> e\n", "<p>a <b>c</b></p>\n<p>d e</p>\n"),
      ("*a <b>c* d</b>\n", "<p><em>a <b>c</b></em> d</p>\n"),
      ("- a <b>c\n- d</b>\n", "<ul>\n<li>a <b>c</b></li>\n<li>d</li>\n</ul>\n"),
      ("# a <b>c\n\nd</b>\n", "<h1>a <b>c</b></h1>\n<p>d</p>\n"),
      ("[a <b>c](d) e</b>\n", "<p><a href=\"d\">a <b>c</b></a> e</p>\n"),
      ("[a <a href=\"x\">b</a>](d)\n", nil), ("<a href=\"x\">[a](d)</a>\n", nil),
      ("|a <b>c|d</b>|\n|-|-|\n", nil),
      ("<div>\n\n*a*\n\n</div>\n", "<div>\n<p><em>a</em></p>\n</div>\n"),
      ("<div>\n\na\n", "<div>\n<p>a</p>\n</div>"), ("> <div>\n\na\n", nil),
      ("<table><tr><td>\n\na\n\n</td></tr></table>\n", nil), ("<table>\n\na\n\n</table>\n", nil),
      ("a <div>b</div> c\n", nil), ("<p>a\n\nb\n", nil), ("- <div>\n\n  a\n- b\n", nil),
      ("<script>alert(1)</script>\n\na <script>b</script>\n", nil),
      ("<b onclick=\"x()\">a</b>\n", "<p><b>a</b></p>\n"), ("<details><summary>a\n\nb\n", nil),
      ("a <!-- b --> c\n", "<p>a  c</p>\n"), ("<ul><li>a\n\n- b\n", nil),
      ("</div></p></b>\n\na\n", nil),
      ("| a |\n|---|\n| <ul><li>b</li></ul> |\n", nil), ("| a |\n|---|\n| <table><td>b |\n", nil),
      ("# <div>a</div>\n", nil), ("[<div>a</div>](b)\n", nil), ("<pre>\n*a*\n\nb\n", nil),
    ] as [(String, String?)]
  )
  func keepsEveryElementInItsPlace(markdown: String, expected: String?) throws {
    let written = try html(markdown)
    if let expected { #expect(Self.trimmed(written) == Self.trimmed(expected)) }
    #expect(Self.problems(in: written) == [], "\(written)")
    #expect(!written.contains("<script") && !written.contains("onclick"))
  }

  /// The same for pages that nobody wrote.
  @Test(.timeLimit(.minutes(1))) func balancesWhateverStandsBetweenMarkdown() throws {
    var random = SplitMix64(seed: 99)
    let pieces = [
      "<b>", "</b>", "<p>", "</p>", "<div>", "</div>", "<table>", "<tr>", "<td>", "</td>",
      "</table>",
      "<a href=x>", "</a>", "<ul>", "<li>", "</li>", "</ul>", "<h2>", "</h2>", "<pre>", "</pre>",
      "<details>", "<summary>", "<span id=\"a\">", "</span>", "<script>", "<c0>", "<img src=x>",
      "*", "**", "# ", "> ", "- ", "1. ", "\n", "\n\n", "\n\n", "[a](b)", "[", "](c)", "a", "`b`",
      "| a | b |\n|-|-|\n| ", " | ", "- [ ] ", "```\n", "![d](e)", "www.f.example", "    ",
    ]
    for round in 0..<3000 {
      let count = Int(random.next() % 30) + 2
      let text = (0..<count).map { _ in pieces[Int(random.next() % UInt64(pieces.count))] }.joined()
      let written = try html(text)
      let problems = Self.problems(in: written)
      guard problems.isEmpty else {
        Issue.record("round \(round): \(text.debugDescription)\n→ \(written)\n\(problems)")
        return
      }
    }
  }

  /// Returns what an independent parser had to repair; repeated ids are the page's business.
  private static func problems(in html: String) -> [String] {
    let document = GumboDocument(article: Array(html.utf8))
    return document.errors.map(\.description) + document.unbalanced.map { "unbalanced \($0.name)" }
      + (document.movedNodeCount > 0 ? ["moved nodes"] : [])
  }

  private static func trimmed(_ html: String) -> String {
    String(html.reversed().drop { $0 == "\n" }.reversed())
  }
}
