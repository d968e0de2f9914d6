@testable import Diglot

/// The text of a page that no project holds.
enum PageFixture {
  static func text(_ source: String) -> PageText {
    let file = SourceFile(path: "a.md", text: source)
    var findings = Diagnostics()
    let header = FrontMatter.read(file, &findings)
    return PageText(
      source: SourcePage(file: file, header: header),
      bitext: UnitScanner.scan(file, bodyStart: header.bodyStart, &findings),
      locale: 0,
      isRebuilt: false,
      fileLocale: 0
    )
  }

  /// A unit as the translators' tools write it.
  static func unit(_ number: Int, _ target: String, _ source: String) -> String {
    "<span data-ttu-id=\"59e94-\(number)\">\(target)</span><span class=\"sxs-lookup\">"
      + "<span data-stu-id=\"59e94-\(number)\">\(source)</span></span>"
  }

  /// Renders a page with its units marked.
  static func retained(_ source: String) throws -> String {
    let text = text(source)
    var parser = MarkdownParser()
    let root = try parser.parse(text.text.span)
    UnitSpans.mark(root, text, lines: LineTable(text.text.span))
    let html = MarkdownFixture.html(root, MarkdownHTMLOptions())
    parser.reset()
    return html
  }
}
