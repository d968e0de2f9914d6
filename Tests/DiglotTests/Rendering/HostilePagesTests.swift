import Foundation
import Testing

@testable import Diglot

/// Whole builds with one page that no author writes: it ends within its budget, and the other page
/// of the site is there.
@Suite(.timeLimit(.minutes(1)), .serialized)
struct HostilePagesTests {
  /// Builds a page of `text` beside a harmless one; returns the codes found and the page, if any.
  @discardableResult
  private func build(
    _ text: String,
    translations: String = "strip",
    extra: [String: String] = [:]
  ) async throws -> (codes: Set<String>, page: String?) {
    let place = TemporaryOutput()
    let locales = "locales: [{tag: en}, {tag: ko}]"
    try place.put(
      "title: T\nbaseURL: https://a.example/\noriginalLocale: en\ntranslations: \(translations)\n\(locales)\n",
      at: "diglot.yml"
    )
    try place.put("# Harmless\n", at: "content/ko/index.md")
    try place.put(text, at: "content/ko/hostile.md")
    for (path, text) in extra { try place.put(text, at: path) }
    var options = BuildOptions(project: place.site)
    options.keepsGoing = true
    let start = ContinuousClock.now
    let report = try await compile(options)
    let duration = ContinuousClock.now - start
    if duration > .seconds(2) {
      print("hostile page: \(text.prefix(24).debugDescription) \(duration)")
    }
    #expect(place.text("public/ko/index.html")?.contains("Harmless") == true)
    return (
      Set(report.diagnostics.findings.map(\.code.rawValue)),
      place.text("public/ko/hostile/index.html")
    )
  }

  private static func times(_ count: Int, _ text: String) -> String {
    String(repeating: text, count: count)
  }

  @Test(arguments: ["strip", "retain"])
  func buildsAMegabyteOfUnits(translations: String) async throws {
    let units = (1...9000).map { PageFixture.unit($0, "단어 **\($0)** ", "word \($0) ") }
    let page = try await build(units.joined(), translations: translations).page
    #expect(page?.contains("<strong>9000</strong>") == true)
    try await build(units.joined(separator: "\n\n"), translations: translations)
  }

  @Test(arguments: [
    "<span data-ttu-id=\"59e94-1\">", "<span class=\"sxs-lookup\">",
    "<span data-stu-id=\"59e94-1\">",
    "<span data-ttu-id=\"59e94-1\">a</span><span class=\"sxs-lookup\"><span data-stu-id=\"59e94-1\">",
    "<span data-ttu-id=\"59e94-1\">a</span><span class=\"sxs-lookup\"><span>", "</span>", "<span>",
  ])
  func buildsAMegabyteOfHalfUnits(piece: String) async throws {
    let text = Self.times(1_000_000 / piece.utf8.count, piece)
    let page = try await build(text, translations: "retain").page
    #expect(page?.contains("data-ttu-id=\"") != true)
    #expect(page?.contains("class=\"sxs-lookup\"") != true)
  }

  @Test(arguments: [
    times(100_000, "- "), times(100_000, "[") + times(100_000, "]"), times(50_000, "a: &a [*a]\n"),
    times(100_000, "{a: "), times(100_000, "a: b\n"),
    "a: &a [x,x]\nb: &b [*a,*a]\n" + times(1000, "c: [*b,*b]\n"),
    times(300_000, "\t"), times(100_000, "? "), times(100_000, "!a "),
    "title: " + times(1_000_000, "a"),
    "title: \"" + times(200_000, "\\u0001") + "\"",
  ])
  func buildsAPageWithAHostileHeader(header: String) async throws {
    #expect(try await build("---\n\(header)\n---\n# Body\n").page?.contains("Body") == true)
  }

  @Test(arguments: [
    "<div>", "<table>", "<table><tr><td>", "<b>", "<a href=\"x\">", "<ul><li>", "</div>", "<p>",
    "<!--",
    "<script>", "<", "<a ", "<a x", "<div a=\"", "<details><summary>", "<ruby><rt>", "&", "&#",
    "<c0>",
    "<img src=x>", "<div>\n\n", "<b>\n\n", "<h1>a", "<![CDATA[", "<?", "<!a ", "<iframe>", "<svg>",
    "<td>", "<div id=\"a\">", "<a name=\"a\"></a>", "<div\n", "<pre>\n\n",
  ])
  func buildsAMegabyteOfHostileHTML(piece: String) async throws {
    for prefix in ["", "<div>", "a "] {
      try await build(
        prefix + Self.times(400_000 / piece.utf8.count, piece),
        translations: "retain"
      )
    }
  }

  @Test(arguments: [
    "[a](index.md) ", "[a](missing.md) ", "[](index.md) ", "[a](index.md#b) ", "[a](#b) ",
    "![a](b.png) ",
    "[a](HOSTILE.md)\n\n", "<a href=\"missing.md\">a</a> ", "[a](javascript:b) ", "[a](C:/b) ",
    "www.a.example ", "a@b.example ", "[a]: b\n", "[a]", "- [a](index.md)\n", "[](index.md)\n\n",
  ])
  func buildsAHundredThousandLinks(link: String) async throws {
    let page = try await build(Self.times(100_000, link)).page
    #expect(page?.contains("\u{1}") != true)
  }

  @Test func fillsInAHundredThousandTitles() async throws {
    let page = try #require(try await build(Self.times(100_000, "[](index.md) ")).page)
    #expect(page.matches(of: />Harmless<\/a>/).count == 100_000)
  }

  /// A title that looks like what stands for one.
  @Test func takesNoTextForATitlesPlace() async throws {
    let fake = "\u{1}\u{2}0:1\u{2}\u{1}"
    let page = try await build(
      "# \(fake)\n\n[](other.md) \(Self.times(50_000, "\u{1}\u{2}"))\n",
      extra: ["content/ko/other.md": "# \(fake) x \(fake)\n"]
    ).page
    #expect(page != nil)
  }

  @Test(arguments: [
    "# a\n", "## a\n\n", "# <a name=\"a\"></a>a\n", "a\n=\n", "# <b id=\"a\">b</b>\n",
  ])
  func buildsAHundredThousandHeadings(heading: String) async throws {
    let page = try await build(Self.times(100_000, heading)).page
    if heading == "## a\n\n" { #expect(page?.contains("id=\"a-99999\"") == true) }
  }

  @Test func buildsAHundredThousandBrokenFragments() async throws {
    let headings = (1...20_000).map { "## a\($0)\n" }.joined()
    let links = (1...60_000).map { "[b](#b\($0)) " }.joined()
    let found = try await build(headings + "\n" + links)
    #expect(found.codes.contains("bookmark-not-found"))
    let units = (1...6000).map { PageFixture.unit($0, "[b](#b\($0))", "[b](#b\($0))") + "\n\n" }
    try await build(units.joined())
  }

  @Test(arguments: [
    "**See also**\n\n- [a](b)\n\n", "## See also\n\n- [a](b)\n\n", "**a**\n\n- b\n\n",
  ])
  func buildsTenThousandSeeAlsoLists(piece: String) async throws {
    try await build(Self.times(10_000, piece))
    try await build("**See also**\n\n" + Self.times(60_000, "- [a](index.md)\n"))
  }

  @Test(arguments: [
    ("*a **a ", " b** b*"), ("![", "](a)"), ("[![", "](a)](b)"), ("> ", ""), ("~~a *b ", "* ~~"),
    ("<b>", "</b>"),
  ])
  func buildsANestOfAHundredThousand(open: String, close: String) async throws {
    let half = 50_000
    try await build(
      Self.times(half, open) + "[c](index.md) **「d」**e" + Self.times(half, close),
      translations: "retain"
    )
    try await build(
      PageFixture.unit(1, Self.times(20_000, open) + "c" + Self.times(20_000, close), "x"),
      translations: "retain"
    )
    // Many links at the bottom, each of which has a block to be found.
    try await build(
      Self.times(20_000, open) + Self.times(20_000, "[c](HOSTILE.md) ") + Self.times(20_000, close)
    )
  }

  @Test func leavesAPageOverTheBudgetOut() async throws {
    let found = try await build(Self.times(100_000, ")"))
    #expect(found.codes == ["page-over-budget"])
    #expect(found.page == nil)
  }

  @Test(arguments: [
    ":::image-end:::\n\n", ":::image type=\"complex\" source=\"a.png\" alt-text=\"b\":::\n\n",
    ":::image:::\n\n", ":::no-loc:::\n\n",
  ])
  func buildsTenThousandFaultyTags(tag: String) async throws {
    let found = try await build(Self.times(10_000, tag))
    #expect(found.codes.contains { $0.hasPrefix("invalid-") })
  }
}
