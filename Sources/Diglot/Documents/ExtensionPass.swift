/// Rewrites the constructs beyond Markdown in the tree of one text.
///
/// Each construct has its file in `Extensions`, or here where it needs other files; this is the
/// list of them, in the order in which they are rewritten.
struct ExtensionPass {
  let source: LinkSource
  let request: DocumentRequest
  var context: RewriteContext
  /// Nodes that came to stand outside of the tree, by identity.
  var hiddenNodes: Set<Int> = []
  var diagnostics = Diagnostics()
  /// What other files are to be put into the place of, in the text's order.
  private(set) var includes: [Placeholder] = []
  /// What links and images have that Markdown does not say, by the identity of their nodes.
  var details: [Int: LinkDetails] = [:]
  var openImage: OpenImage?
  var describedImages: [DescribedImage] = []
  /// What pieces of other files are to be put into the place of, in the text's order.
  private(set) var snippets: [Placeholder] = []
  private(set) var tabs: [Tabs.Group] = []

  init(
    _ source: LinkSource,
    _ request: DocumentRequest,
    pivotTitles: [String: String] = [:]
  ) {
    self.source = source
    self.request = request
    context = RewriteContext(
      source.text,
      words: request.words(of: source.text),
      pivotTitles: pivotTitles
    )
  }

  var text: PageText { source.text }

  /// What was found in all constructs.
  var findings: Diagnostics {
    var all = diagnostics
    all.append(context.diagnostics)
    return all
  }

  mutating func rewrite(
    _ root: MarkdownNode,
    _ placeholders: [Placeholder],
    _ parser: inout MarkdownParser
  ) {
    rewriteBlocks(root, placeholders)
    for placeholder in placeholders where !Self.isBlockMarker(placeholder.construct) {
      if hiddenNodes.contains(placeholder.node.identity) { continue }
      switch placeholder.construct.kind {
      case .include: includes.append(placeholder.neutral)
      case .snippet: snippets.append(placeholder.neutral)
      case .colons(let tag) where tag.name == "code": snippets.append(placeholder.neutral)
      case .colons(let tag) where tag.name == "video": rewriteVideo(placeholder, tag)
      case .colons(let tag) where tag.name == "form": dropForm(placeholder)
      case .colons(let tag) where Self.isInline(tag): inline(placeholder, tag, &parser)
      case .math(let content): math(placeholder, content)
      default: placeholder.makeLiteral(text.text)
      }
    }
    closeImage(&parser)
    markXrefs(root)
    if request.plan.configuration.markdown.math {
      ShortFormulas.mark(root, text.text.span, lines: source.lines)
    }
    // Last, since other constructs make the containers that groups of tabs end with.
    tabs = Tabs.rewrite(root)
  }
}
