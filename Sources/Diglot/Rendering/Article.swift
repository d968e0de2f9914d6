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
    return Self.render(root, text, request, &diagnostics)
  }

  private static func render(
    _ root: MarkdownNode,
    _ text: PageText,
    _ request: ArticleRequest,
    _ diagnostics: inout Diagnostics
  ) -> Article {
    let lines = LineTable(text.text.span)
    CJKEmphasis.apply(to: root, text.text.span, lines: lines)
    let sources = UnitSources(text: text, lines: lines)
    var headings = Headings(root, sources)
    // A text that is shown in another's place, or that was rebuilt, is checked where it is at home.
    if request.resolver.locale == text.locale, !text.isRebuilt {
      let site = request.resolver.plan.configuration.baseURL.string
      ContentCheck(text: text, lines: lines, site: site).run(root, headings, &diagnostics)
    }
    markSeeAlso(root, sources, &headings)
    var links = LinkRewriter(request.resolver, page: request.page, text: text)
    links.rewrite(root, lines: lines)
    if request.retainsUnits { UnitSpans.mark(root, text, lines: lines) }
    let context = RawHTMLContext(links: links, ids: headings.ids, text: text, lines: lines)
    let (html, after) = write(root, request, headings, context)
    diagnostics.append(after.links.findings)
    diagnostics.append(after.findings)
    return Article(
      html: html,
      title: headings.title?.text,
      outline: headings.all.filter { (2...3).contains($0.level) && !$0.isEmpty }.map {
        Article.OutlineEntry(id: $0.id, level: $0.level, text: $0.text)
      },
      ids: after.ids,
      uses: after.links.uses
    )
  }

  private static func markSeeAlso(
    _ root: MarkdownNode,
    _ sources: UnitSources,
    _ headings: inout Headings
  ) {
    let titles = SeeAlso.titles(in: root) { block in
      sources.plainText(of: block).map { String(decoding: $0, as: UTF8.self) }
    }
    for title in titles {
      SeeAlso.wrap(title, id: headings.id(of: title) ?? headings.ids.claim("see-also"))
    }
  }

  private static func write(
    _ root: MarkdownNode,
    _ request: ArticleRequest,
    _ headings: Headings,
    _ context: RawHTMLContext
  ) -> (html: [UInt8], context: RawHTMLContext) {
    let options = MarkdownHTML<RawHTMLContext>.Options(
      isTrusted: request.isTrusted,
      headingIDs: headings.all.map(\.id),
      linkAttributes: context.links.attributes
    )
    var html = MarkdownHTML(
      options: options,
      into: ByteBuffer(capacity: 1 << 15),
      delegate: context
    )
    html.render(root)
    let after = html.delegate
    return (html.finish().finish(), after)
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
