import Testing

@testable import Diglot

struct HeadingsTests {
  /// Returns the ids, and the headings as they are written.
  private func headings(_ source: String) throws -> (ids: [String], html: String) {
    let text = PageFixture.text(source)
    var parser = MarkdownParser()
    let root = try parser.parse(text.text.span)
    let headings = Self.named(root, text)
    let options = MarkdownHTMLOptions(headingIDs: headings.idsByTag)
    let html = MarkdownFixture.html(root, options)
    parser.reset()
    return (headings.all.map(\.id), html)
  }

  private static func named(_ root: MarkdownNode, _ text: PageText) -> Headings {
    var headings = Headings()
    headings.collect(root, UnitSources(text: text, lines: LineTable(text.text.span)))
    headings.name(root)
    return headings
  }

  @Test(arguments: [
    ("## <a name=\"a-b\"></a>제목", "<h2 id=\"a-b\">제목</h2>\n"),
    ("## <a id=\"a-b\"></a>제목", "<h2 id=\"a-b\">제목</h2>\n"),
    ("## <a name=\"a-b\"></a> 제목", "<h2 id=\"a-b\">제목</h2>\n"),
    ("## <a name=\"a b\"></a>제목", "<h2 id=\"a-b\">제목</h2>\n"),
    // The second anchor stays, as an id.
    (
      "## <a name=\"a\"></a><a name=\"19\"></a>제목",
      "<h2 id=\"a\"><span id=\"19\"></span>제목</h2>\n"
    ),
    // Malformed: an open tag and an end tag to a browser, so it takes the title along.
    ("## <a id=\"7\"/></a>제목", "<h2 id=\"제목\"><span id=\"7\"></span>제목</h2>\n"),
    ("## <a name=\"a&amp;b c\"></a>제목", "<h2 id=\"a&amp;b-c\">제목</h2>\n"),
    // Nothing is left to be read without the anchor.
    ("## <a name=\"a\"></a>", "<h2 id=\"section\"><span id=\"a\"></span></h2>\n"),
    ("## 제목 <a name=\"a\"></a>", "<h2 id=\"제목-\">제목 <span id=\"a\"></span></h2>\n"),
    ("## What's *new*?", "<h2 id=\"whats-new\">What's <em>new</em>?</h2>\n"),
    ("a\n-", "<h2 id=\"a\">a</h2>\n"),
  ])
  func namesAHeading(markdown: String, html: String) throws {
    let written = try headings(markdown).html
    #expect(Self.normal(written) == html)
  }

  /// An empty anchor may be written as any element that holds an id.
  private static func normal(_ html: String) -> String {
    html.replacing(/<a id="([^"]*)"><\/a>/) { "<span id=\"\($0.1)\"></span>" }
  }

  @Test(arguments: ["<a href=\"\" id=\"x\"></a>제목", "<a name=\"x\" class=\"y\"></a>제목"])
  func leavesAnAnchorWithMoreAttributes(title: String) throws {
    let (ids, html) = try headings("## " + title)
    #expect(ids == ["제목"])
    #expect(html.contains("id=\"x\""))
  }

  @Test func takesTheSlugOfTheEnglishUnit() throws {
    let unit = PageFixture.unit(101, "**새로운** 기능", "What's **new**")
    #expect(try headings("## " + unit).ids == ["whats-new"])
    let two = unit + PageFixture.unit(102, "그리고", "and more")
    #expect(try headings("## " + two).ids == ["whats-new-and-more"])
  }

  @Test(arguments: [
    ("1. Overview", "1-overview"), ("- a", "--a"), ("# b\nc", "-b-c"), ("> *d*", "-d"),
  ])
  func readsTheEnglishUnitAsASentence(source: String, id: String) throws {
    #expect(try headings("## " + PageFixture.unit(101, "1. 개요", source)).ids == [id])
  }

  @Test func prefersTheAnchorToTheUnit() throws {
    let unit = PageFixture.unit(101, "제목", "Title")
    #expect(try headings("## <a name=\"old\"></a>" + unit).ids == ["old"])
    #expect(try headings("## <a id=\"old\"></a> " + unit).html == "<h2 id=\"old\">제목</h2>\n")
  }

  @Test func keepsIdsUniqueInDocumentOrder() throws {
    let page = "# a\n\n## <a name=\"a\"></a>b\n\n> ## A\n\n- # a-1\n"
    let ids = try headings(page).ids
    #expect(ids == ["a", "a-1", "a-2", "a-1-1"])
  }

  @Test func leavesTheIdsOfTheTemplatesAlone() throws {
    #expect(try headings("# Diglot-main").ids == ["diglot-main-1"])
  }

  @Test func knowsTitleLevelsAndTexts() throws {
    let text = PageFixture.text("## a\n\n# b `c` *d*\n\n# e\n")
    var parser = MarkdownParser()
    let root = try parser.parse(text.text.span)
    let all = Self.named(root, text)
    #expect(all.title?.text == "b c d")
    #expect(all.all.map(\.level) == [2, 1, 1])
    #expect(all.id(of: try #require(root.lastChild)) == "e")
    #expect(all.id(of: root) == nil)
    parser.reset()
  }
}
