/// A page's body as HTML, and what else the page needs to know of it.
struct Article {
  let html: [UInt8]
  /// The text of the first heading of level 1.
  let title: String?
  /// Headings of level 2 and 3 for the page's table of contents.
  let outline: [OutlineEntry]
  /// Every id that a link can lead to.
  let ids: [String]
  let uses: LinkUses

  struct OutlineEntry {
    let id: String
    let level: Int
    let text: String
  }
}

/// What a page is rendered for.
struct ArticleRequest {
  let resolver: LinkResolver
  /// The page, by index.
  let page: Int
  let retainsUnits: Bool
  let isTrusted: Bool
}

/// Makes articles of page texts, with one worker's parser and buffers.
struct ArticleRenderer: ~Copyable {
  private var parser = MarkdownParser()

  /// Parses, rewrites and renders `text`; `nil`, with a finding, where it is over the budget.
  mutating func render(
    _ text: PageText,
    _ request: ArticleRequest,
    _ diagnostics: inout Diagnostics
  ) -> Article? {
    parser.reset()
    let root: MarkdownNode
    do { root = try parser.parse(text.text.span) } catch {
      diagnostics.report(.overBudget(error, text))
      return nil
    }
    let lines = LineTable(text.text.span)
    CJKEmphasis.apply(to: root, text.text.span) { lines }
    var headings = Headings(root) { english(of: $0, text, lines) }
    SeeAlso.rewrite(
      root,
      english: { block in
        english(of: block, text, lines).map { String(decoding: $0, as: UTF8.self) }
      },
      id: { headings.id(of: $0) ?? headings.ids.claim("see-also") }
    )
    var links = LinkRewriter(request.resolver, page: request.page, text: text)
    links.rewrite(root, lines: lines)
    if request.retainsUnits { UnitSpans.mark(root, text, lines: lines) }
    let options = MarkdownHTML<RawHTMLContext>.Options(
      isTrusted: request.isTrusted,
      headingIDs: headings.all.map(\.id),
      linkAttributes: links.attributes
    )
    let context = RawHTMLContext(links: links, ids: headings.ids, text: text, lines: lines)
    var html = MarkdownHTML(
      options: options,
      into: ByteBuffer(capacity: 2 * text.text.count),
      delegate: context
    )
    html.render(root)
    let result = html.delegate
    diagnostics.append(result.links.findings)
    diagnostics.append(result.findings)
    return Article(
      html: html.finish().finish(),
      title: headings.title?.text,
      outline: headings.all.filter { $0.level == 2 || $0.level == 3 }.map {
        Article.OutlineEntry(id: $0.id, level: $0.level, text: $0.text)
      },
      ids: Array(result.ids.all),
      uses: result.links.uses
    )
  }

  /// Returns the source of the units in a block as plain text; `nil` where it has none.
  private mutating func english(
    of block: MarkdownNode,
    _ text: PageText,
    _ lines: LineTable
  ) -> [UInt8]? {
    let units = text.bitext.units(in: lines.range(ofLines: block.lines))
    guard !units.isEmpty else { return nil }
    let file = text.source.file.bytes.span
    let source = units.map { file.copy($0.source) }.joined(separator: [UInt8(ascii: " ")])
    // Markup of the source is no part of its text; one small parse, for the few without an anchor.
    guard let root = try? parser.parse(Array(source).span) else { return Array(source) }
    return root.plainText
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
