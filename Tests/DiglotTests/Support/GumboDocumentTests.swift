import Testing

struct GumboDocumentTests {
  @Test func findsElementsWithTheirTextAndIds() {
    let fragment = "<p id=\"a\">x <b class=\"k l\">y &amp; z</b></p><p id=\"b\"></p><br>"
    let document = GumboDocument(article: Array(fragment.utf8))
    #expect(document.ids == ["a", "b"])
    #expect(document.find("p").map(document.text(of:)) == ["x y & z", ""])
    #expect(document.find(class: "l").map(document.text(of:)) == ["y & z"])
    #expect(document.outline(inside: "article") == "<p><b></b></p><p></p><br>")
    #expect(document.errors.isEmpty)
    #expect(document.unbalanced.isEmpty)
  }

  @Test func reportsWhatItHadToRepair() {
    let document = GumboDocument(article: Array("<p>a<div>b</p></div></foo>".utf8))
    #expect(!document.errors.isEmpty)
    #expect(document.unbalanced.map(\.name).contains("p"))
  }

  @Test(arguments: ["<b>x<p>y</b>z</p>"])
  func noticesWhatItMoved(fragment: String) {
    #expect(GumboDocument(article: Array(fragment.utf8)).movedNodeCount > 0)
  }

  @Test func noticesAMissingEnd() {
    #expect(GumboDocument(article: Array("<b>x".utf8)).unbalanced.map(\.name) == ["b"])
  }

  @Test func namesUnknownElements() {
    #expect(!GumboDocument(article: Array("<c0>x</c0>".utf8)).find("c0").isEmpty)
  }
}
