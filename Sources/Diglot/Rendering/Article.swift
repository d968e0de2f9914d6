/// A page's body as HTML, and what else the page needs to know of it.
struct Article {
  let html: [UInt8]
  /// The text of the first heading of level 1.
  let title: String?
  /// Headings of level 2 and 3 for the page's table of contents.
  let outline: [OutlineEntry]
  /// Every id that a link can lead to.
  let ids: UniqueIDs
  let uses: LinkUses
  /// Whether a picture can be shown large.
  let hasLightbox: Bool
  /// The page's own text and those that it includes.
  let sources: [LinkSource]
  /// What search engines are told of the page beside its text, as JSON-LD; empty where nothing is.
  let structuredData: [UInt8]
  /// What the reader can choose between.
  let pivotGroups: [PagePivots.Group]
  /// Whether there is a block of code.
  let hasCode: Bool

  /// Whether any of its texts is a translation with its original beside it.
  var hasUnits: Bool { sources.contains { !$0.text.bitext.units.isEmpty } }

  struct OutlineEntry {
    let id: String
    let level: Int
    let text: String
  }
}

/// Makes articles of page texts, with one worker's parser and buffers.
struct ArticleRenderer: ~Copyable {
  private var parser = MarkdownParser()

  /// Parses, rewrites and renders `text`; `nil`, with a finding, where it is over the budget.
  mutating func render(
    _ text: PageText,
    _ request: DocumentRequest,
    _ diagnostics: inout Diagnostics
  ) -> Article? {
    parser.reset()
    parser.parsesFootnotes = request.plan.configuration.markdown.footnotes
    let document: Document
    do { document = try DocumentBuilder.build(text, request, &parser, &diagnostics) } catch {
      diagnostics.report(.overBudget(error, text))
      return nil
    }
    return Self.render(document, request, &diagnostics)
  }

  private static func render(
    _ document: Document,
    _ request: DocumentRequest,
    _ diagnostics: inout Diagnostics
  ) -> Article {
    let (html, after, hasCode) = write(document, request)
    diagnostics.append(after.links.findings)
    diagnostics.append(after.findings)
    let headings = document.headings
    return Article(
      html: html,
      title: headings.title?.text,
      outline: headings.all.filter { (2...3).contains($0.level) && !$0.isEmpty }.map {
        Article.OutlineEntry(id: $0.id, level: $0.level, text: $0.text)
      },
      ids: after.ids,
      uses: after.links.uses,
      hasLightbox: after.links.hasLightbox,
      sources: document.sources,
      structuredData: FAQData.json(document.questions),
      pivotGroups: document.pivotGroups,
      hasCode: hasCode
    )
  }

  private static func write(
    _ document: Document,
    _ request: DocumentRequest
  ) -> (html: [UInt8], context: RawHTMLContext, hasCode: Bool) {
    let options = MarkdownHTML<RawHTMLContext>.Options(
      isTrusted: request.isTrusted,
      headingIDs: document.headings.idsByTag,
      linkAttributes: document.links.attributes,
      highlightsCode: true,
      codeAttributes: document.codeAttributes,
      isRightToLeft: request.plan.locale(document.sources[0].text.locale).direction == .rightToLeft
    )
    var html = MarkdownHTML(
      options: options,
      into: ByteBuffer(capacity: 1 << 15),
      delegate: RawHTMLContext(document)
    )
    html.render(document.root)
    let after = html.delegate
    let hasCode = html.hasCode
    return (html.finish().finish(), after, hasCode)
  }
}

extension Diagnostic {
  fileprivate static func overBudget(_ error: MarkdownBudgetError, _ text: PageText) -> Diagnostic {
    let (message, range): (String, Range<Int>) =
      switch error {
      case .memory: ("a page's structure fits into the memory of its budget", 0..<0)
      case .time: ("a page is parsed within the time of its budget", 0..<0)
      case .hostile(let input):
        ("a page has no long row of \(input.shape.rawValue)", input.offset..<(input.offset + 1))
      }
    return Diagnostic(
      .pageOverBudget,
      message,
      at: text.location(of: range),
      notes: ["the page is left out; split it, or simplify what stands there"]
    )
  }
}
