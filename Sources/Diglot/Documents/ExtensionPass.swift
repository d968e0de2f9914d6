/// Rewrites the constructs beyond Markdown in the tree of one text.
///
/// Each construct has its file in `Extensions`, or here where it needs other files; this is the
/// list of them, in the order in which they are rewritten.
struct ExtensionPass {
  let source: LinkSource
  let request: DocumentRequest
  var diagnostics = Diagnostics()
  /// What other files are to be put into the place of, in the text's order.
  private(set) var includes: [Placeholder] = []
  /// What links and images have that Markdown does not say, by the identity of their nodes.
  var details: [Int: LinkDetails] = [:]
  var openImage: OpenImage?
  var describedImages: [DescribedImage] = []

  init(_ source: LinkSource, _ request: DocumentRequest) {
    self.source = source
    self.request = request
  }

  var text: PageText { source.text }

  mutating func rewrite(
    _ root: MarkdownNode,
    _ placeholders: [Placeholder],
    _ parser: inout MarkdownParser
  ) {
    for placeholder in placeholders {
      switch placeholder.construct.kind {
      case .include: includes.append(placeholder)
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
  }

  mutating func report(misplaced: [Range<Int>]) {
    for range in misplaced.prefix(Diagnostics.pageLimit) {
      diagnostics.report(.invalidNoteSection(at: text.location(of: range)))
    }
  }
}

extension Diagnostic {
  fileprivate static func invalidNoteSection(at location: Location) -> Diagnostic {
    Diagnostic(
      .invalidNoteSection,
      "the marker of an alert stands alone on its line",
      at: location,
      notes: ["it is shown as a quote; begin the text on the next line"]
    )
  }
}
