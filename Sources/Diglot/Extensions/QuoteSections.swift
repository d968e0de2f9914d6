/// Divides quotes at the markers in them, each of which makes something else of what follows it.
///
///     > a              <blockquote>a</blockquote>
///     > [!NOTE]    →   <aside class="alert alert-note NOTE" …>b</aside>
///     > b
///     > [!TIP]         <aside class="alert alert-tip TIP" …>c</aside>
///     > c
struct QuoteSections {
  /// Behind what the next section goes.
  private var last: MarkdownNode
  /// What the quote's blocks go into, once a marker came.
  private var section: MarkdownNode?

  /// Rewrites the quotes that hold `markers`, which come in the text's order.
  static func rewrite(_ markers: [Placeholder], _ context: inout RewriteContext) {
    var quotes: [(quote: MarkdownNode, markers: [Placeholder])] = []
    var indices: [Int: Int] = [:]
    for marker in markers {
      guard marker.isBlock, let quote = marker.node.parent, quote.kind == .blockQuote else {
        context.report(at: marker.construct.range) { .markerInParagraph(at: $0) }
        marker.makeLiteral(context.text.text)
        continue
      }
      if let index = indices[quote.identity] {
        quotes[index].markers.append(marker)
      } else {
        indices[quote.identity] = quotes.count
        quotes.append((quote, [marker]))
      }
    }
    for (quote, markers) in quotes {
      var sections = QuoteSections(last: quote)
      sections.divide(quote, markers, &context)
    }
  }

  private init(last: MarkdownNode) { self.last = last }

  private mutating func divide(
    _ quote: MarkdownNode,
    _ markers: [Placeholder],
    _ context: inout RewriteContext
  ) {
    var rest = markers[...]
    for child in quote.children {
      if let marker = rest.first, marker.node == child {
        rest = rest.dropFirst()
        begin(marker, quote, &context)
      } else if let section {
        child.unlink()
        section.append(child)
      }
    }
    finishSection()
    if quote.firstChild == nil { quote.unlink() }
  }

  private mutating func begin(
    _ placeholder: Placeholder,
    _ quote: MarkdownNode,
    _ context: inout RewriteContext
  ) {
    guard case .quoteMarker(let marker) = placeholder.construct.kind else { return }
    finishSection()
    let node = placeholder.node
    node.unlink()
    switch marker {
    case .alert(let kind, let isTranslated):
      if isTranslated {
        context.report(at: placeholder.construct.range) { .translatedToken(kind, at: $0) }
      }
      open(kind.makeAlert(from: node, context), quote)
    case .division(let attributes):
      open(Division(attributes, &context).makeNode(from: node), quote)
    case .video(let url):
      video(url, placeholder, quote, &context)
    }
  }

  private mutating func open(_ node: MarkdownNode, _ quote: MarkdownNode) {
    node.setLines(of: quote)
    node.insert(after: last)
    last = node
    section = node
  }

  /// A video is its line alone; what follows is a quote again.
  private mutating func video(
    _ url: Range<Int>,
    _ placeholder: Placeholder,
    _ quote: MarkdownNode,
    _ context: inout RewriteContext
  ) {
    let node = placeholder.node
    if let video = VideoFrame(marker: url, &context) {
      open(video.makeBlock(from: node), quote)
      open(node.makeBlockQuote(), quote)
    } else {
      open(node.makeBlockQuote(), quote)
      let literal = node.makeParagraph()
      literal.setLines(of: node)
      literal.append(node.makeText(Array(context.text.text[placeholder.construct.range])))
      section?.append(literal)
    }
  }

  /// Takes a quote that came to nothing out again.
  private mutating func finishSection() {
    if let section, section.kind == .blockQuote, section.firstChild == nil,
      let previous = section.previous
    {
      section.unlink()
      last = previous
    }
    section = nil
  }
}

extension AlertKind {
  /// Returns an empty alert with its title, in the text's language.
  ///
  /// The title says the kind in words; colour and icon, which the style sheet adds, only repeat it.
  fileprivate func makeAlert(
    from node: MarkdownNode,
    _ context: RewriteContext
  ) -> MarkdownNode {
    var open = ByteBuffer()
    open.append(
      "<aside class=\"alert alert-\(rawValue) \(rawValue.uppercased())\" role=\"note\">\n"
    )
    open.append("<p class=\"alert-title\">")
    context.words.append(titleKey, to: &open)
    open.append("</p>\n")
    return node.makeCustom(isInline: false, open: open.finish(), close: Array("</aside>\n".utf8))
  }

  /// The name of the title among the words of the interface.
  private var titleKey: String {
    switch self {
    case .note: "alertNote"
    case .tip: "alertTip"
    case .important: "alertImportant"
    case .warning: "alertWarning"
    case .caution: "alertCaution"
    }
  }
}

extension Diagnostic {
  fileprivate static func markerInParagraph(at location: Location) -> Diagnostic {
    Diagnostic(
      .invalidNoteSection,
      "a marker begins a line of a quote, not one of a paragraph that goes on",
      at: location,
      notes: ["it is shown as it is written; leave a blank line before the quote"]
    )
  }

  fileprivate static func translatedToken(_ kind: AlertKind, at location: Location) -> Diagnostic {
    let token = "[!\(kind.rawValue.uppercased())]"
    return Diagnostic(
      .noteTokenTranslated,
      "the marker of an alert is not translated, '\(token)'",
      at: location,
      notes: ["it is read as '\(token)'"]
    )
  }
}
