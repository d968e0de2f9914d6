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
  /// How much text was included, each file counted as often as it is.
  var includedBytes = 0
  /// The files that were read for the page.
  var files: [LinkUses.Asset: SourcePage] = [:]
  /// The questions of a page with answers.
  var questions: [Question] = []
  private var snippets: CodeSnippets
  private var tabs = PageTabs()
  private var seeAlso: [SeeAlso.Section] = []
  private var pivots = PagePivots()
  private var describedImages: [ExtensionPass.DescribedImage] = []

  /// Returns the tree of `text`; throws where it is over the budget.
  static func build(
    _ text: PageText,
    _ request: DocumentRequest,
    _ parser: inout MarkdownParser,
    _ diagnostics: inout Diagnostics
  ) throws(MarkdownBudgetError) -> Document {
    let source = LinkSource(request.resolver, text, lines: LineTable(text.text.span))
    var builder = DocumentBuilder(source, request)
    builder.pivots = PagePivots(text, request, &builder.diagnostics)
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
    links = LinkRewriter(source, page: request.page, lookup: request.lookup)
    snippets = CodeSnippets(request)
    let locale = source.text.fileLocale
    let path = request.plan.pages[request.page].files[locale]
    openFiles = path.map { [LinkUses.Asset(locale: locale, path: $0)] } ?? []
  }

  /// Does what only the whole tree can tell: unique ids, lists of further reading.
  mutating func finish(_ root: MarkdownNode, _ diagnostics: inout Diagnostics) -> Document {
    if let pseudo = request.plan.locale(sources[0].text.locale).pseudo {
      Self.write(root, in: pseudo)
    }
    headings.name(root)
    for section in seeAlso {
      SeeAlso.wrap(section, id: headings.id(of: section.title) ?? headings.ids.claim("see-also"))
    }
    tabs.finish(root, &headings.ids, sources, &self.diagnostics)
    pivots.reportUnused(&self.diagnostics)
    for image in describedImages { describe(image) }
    if request.plan.configuration.markdown.footnotes {
      let words = request.words(of: sources[0].text)
      Footnotes.collect(root, &headings.ids, words)
    }
    diagnostics.append(self.diagnostics)
    return Document(
      root: root,
      headings: headings,
      links: links,
      sources: sources,
      questions: questions,
      pivotGroups: pivots.groups,
      codeAttributes: snippets.attributes
    )
  }

  /// Replaces the words of the tree by those of a pseudo-locale; ids stay those of the original.
  private static func write(_ root: MarkdownNode, in pseudo: PseudoLocale) {
    for visit in MarkdownWalk(root) where visit.isEntering && visit.node.kind == .text {
      let text = String(decoding: visit.node.literal, as: UTF8.self)
      visit.node.setLiteral(Array(pseudo.accents(text).utf8))
    }
  }

  /// Gives a description its id and the image the reference to it.
  ///
  /// The description folds: it is for everybody who cannot read the picture, not for those alone who
  /// do not see it. Where the picture is missing, its description stands open.
  private mutating func describe(_ described: ExtensionPass.DescribedImage) {
    guard described.image.parent != nil else {
      return described.description.setCustom(open: [], close: [])
    }
    let id = headings.ids.claim("image-description")
    links.add(Array(" aria-describedby=\"\(id)\"".utf8), to: described.image)
    var open = ByteBuffer()
    open.append("<details class=\"image-description\">\n<summary>")
    described.words.append("imageDescription", to: &open)
    open.append("</summary>\n<div id=\"\(id)\">\n")
    described.description.setCustom(
      open: open.finish(),
      close: Array("</div>\n</details>\n".utf8)
    )
  }

  // MARK: One text

  /// Returns the finished tree of one text.
  mutating func tree(
    of source: LinkSource,
    _ parser: inout MarkdownParser
  ) throws(MarkdownBudgetError) -> MarkdownNode {
    let text = source.text.text
    let features = request.plan.configuration.markdown
    let (hidden, misses) = ConstructScanner.scan(text, takesMath: features.math)
    let root = try parser.parse(hidden.masked.span)
    try ColumnIndentation.remove(from: root, hidden, source.lines, &parser)
    CJKEmphasis.apply(to: root, hidden.masked.span, lines: source.lines)
    var pass = ExtensionPass(source, request, pivotTitles: pivots.titles)
    let placeholders = Placeholder.all(in: root, hidden, text, source.lines)
    pass.report(misses, hidden, root, placeholders)
    pass.rewrite(root, placeholders, &parser)
    diagnostics.append(pass.findings)
    pivots.use(pass.context.usedPivots, in: source.text, &diagnostics)
    describedImages += pass.describedImages
    let emoji =
      features.emoji ? EmojiCodes.isolate(in: root, text.span, lines: source.lines) : []
    let index = sources.count - 1
    tabs.add(pass.tabs, source: index)
    collectTitles(root, source)
    check(root, pass)
    links.source = source
    links.details = pass.details
    links.rewrite(root)
    if request.retainsUnits {
      UnitSpans.mark(root, source.text, lines: source.lines, prefix: Self.unitPrefix(index))
    }
    EmojiCodes.replace(emoji)
    for snippet in pass.snippets { snippets.expand(snippet, from: source, &diagnostics) }
    for include in pass.includes { expand(include, from: source, &parser) }
    return root
  }

  /// Asks the rules of a page that is shown where it is at home, in the tree as its author sees it.
  private mutating func check(_ root: MarkdownNode, _ pass: ExtensionPass) {
    let source = pass.source
    guard source.resolver.locale == source.text.locale, !source.text.isRebuilt else { return }
    let site = request.plan.configuration.baseURL.string
    let check = ContentCheck(
      text: source.text,
      lines: source.lines,
      site: site,
      details: pass.details
    )
    if sources.count == 1 {
      check.run(root, hasIncludes: !pass.includes.isEmpty, &diagnostics)
    } else if source.included != nil, !diagnostics.isFull {
      check.runIncluded(root, &diagnostics)
    }
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
