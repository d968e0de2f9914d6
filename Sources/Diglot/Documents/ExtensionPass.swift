/// Rewrites the constructs beyond Markdown in the tree of one text.
///
/// Each construct has its file in `Extensions`, or here where it needs other files; this is the
/// list of them, in the order in which they are rewritten.
struct ExtensionPass {
  let source: LinkSource
  let request: DocumentRequest
  private(set) var diagnostics = Diagnostics()
  /// What other files are to be put into the place of, in the text's order.
  private(set) var includes: [Placeholder] = []
  /// What pieces of other files are to be put into the place of, in the text's order.
  private(set) var snippets: [Placeholder] = []
  private(set) var tabs: [Tabs.Group] = []

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
      case .snippet: snippets.append(placeholder)
      case .colons(let tag) where tag.name == "code": snippets.append(placeholder)
      default: placeholder.makeLiteral(text.text)
      }
    }
    // Last, since other constructs make the containers that groups of tabs end with.
    tabs = Tabs.rewrite(root)
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
