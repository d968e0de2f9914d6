/// Puts together the tree of one page: parses its text, rewrites the constructs beyond Markdown,
/// names headings, resolves links, marks units, and does the same for what it includes.
///
/// Each text is finished by itself, with its own places and folder, before it takes its place in
/// the tree.
struct DocumentBuilder {
  let request: DocumentRequest
  var links: LinkRewriter
  var headings = Headings()
  var diagnostics = Diagnostics()
  /// See `Document.sources`.
  private(set) var sources: [LinkSource]
  /// The files that are being included, the page's own first.
  var openFiles: [LinkUses.Asset]
  /// The files that were read for the page.
  var files: [LinkUses.Asset: SourcePage] = [:]
  /// The questions of a page with answers.
  var questions: [Question] = []
  private var seeAlso: [SeeAlso.Section] = []

  /// Returns the tree of `text`; throws where it is over the budget.
  static func build(
    _ text: PageText,
    _ request: DocumentRequest,
    _ parser: inout MarkdownParser,
    _ diagnostics: inout Diagnostics
  ) throws(MarkdownBudgetError) -> Document {
    let source = LinkSource(request.resolver, text, lines: LineTable(text.text.span))
    var builder = DocumentBuilder(source, request)
    let root: MarkdownNode
    if let page = text.source.yaml {
      root = try builder.tree(of: page, &parser)
    } else {
      root = try builder.tree(of: source, &parser)
    }
    return builder.finish(root, &diagnostics)
  }

  init(_ source: LinkSource, _ request: DocumentRequest) {
    self.request = request
    sources = [source]
    links = LinkRewriter(source, page: request.page)
    let locale = source.text.fileLocale
    let path = request.plan.pages[request.page].files[locale]
    openFiles = path.map { [LinkUses.Asset(locale: locale, path: $0)] } ?? []
  }

  /// Does what only the whole tree can tell: unique ids, lists of further reading.
  mutating func finish(_ root: MarkdownNode, _ diagnostics: inout Diagnostics) -> Document {
    headings.name(root)
    for section in seeAlso {
      SeeAlso.wrap(section, id: headings.id(of: section.title) ?? headings.ids.claim("see-also"))
    }
    diagnostics.append(self.diagnostics)
    return Document(
      root: root,
      headings: headings,
      links: links,
      sources: sources,
      questions: questions
    )
  }

  // MARK: One text

  /// Returns the finished tree of one text.
  mutating func tree(
    of source: LinkSource,
    _ parser: inout MarkdownParser
  ) throws(MarkdownBudgetError) -> MarkdownNode {
    let text = source.text.text
    let (hidden, misplaced) = ConstructScanner.scan(text)
    let root = try parser.parse(hidden.masked.span)
    CJKEmphasis.apply(to: root, hidden.masked.span, lines: source.lines)
    var pass = ExtensionPass(source, request)
    pass.rewrite(root, Placeholder.all(in: root, hidden, text, source.lines), &parser)
    pass.report(misplaced: misplaced)
    diagnostics.append(pass.diagnostics)
    let index = sources.count - 1
    collectTitles(root, source)
    links.source = source
    links.rewrite(root)
    if request.retainsUnits {
      UnitSpans.mark(root, source.text, lines: source.lines, prefix: Self.unitPrefix(index))
    }
    for include in pass.includes { expand(include, from: source, &parser) }
    return root
  }

  /// What comes before the numbers of units, which are unique in one file alone.
  static func unitPrefix(_ source: Int) -> String { source == 0 ? "" : "\(source)." }

  private mutating func collectTitles(_ root: MarkdownNode, _ source: LinkSource) {
    let originals = UnitSources(text: source.text, lines: source.lines)
    headings.collect(root, originals)
    seeAlso += SeeAlso.sections(in: root) { block in
      originals.plainText(of: block).map { String(decoding: $0, as: UTF8.self) }
    }
  }

  /// Makes `source` one of the page's texts, and returns its index.
  mutating func add(_ source: LinkSource) -> Int {
    sources.append(source)
    return sources.count - 1
  }
}
