/// The parts that pages in YAML are put together of: every value that is Markdown is a text of its
/// own, and goes the way that all texts go.
extension DocumentBuilder {
  /// Returns the finished tree of a page in YAML.
  mutating func tree(
    of page: YAMLPage,
    _ parser: inout MarkdownParser
  ) throws(MarkdownBudgetError) -> MarkdownNode {
    let nothing: [UInt8] = []
    let root = try parser.parse(nothing.span)
    switch page.kind {
    case .landing: try appendLanding(page.root, to: root, &parser)
    case .hub: try appendHub(page.root, to: root, &parser)
    case .faq: try appendFAQ(page.root, to: root, &parser)
    case .tutorial: try appendTutorial(page.root, to: root, &parser)
    }
    return root
  }

  /// Returns a word of the interface in the text's language.
  func string(_ key: String) -> String? {
    request.plan.strings[sources[0].text.locale][key]
  }

  // MARK: Elements

  /// Appends an element with a class, to be filled.
  func appendElement(
    _ name: StaticString,
    class className: String = "",
    to parent: MarkdownNode
  ) -> MarkdownNode {
    let attribute = className.isEmpty ? "" : " class=\"\(className)\""
    let node = parent.makeCustom(
      isInline: false,
      open: Array("<\(name)\(attribute)>\n".utf8),
      close: Array("</\(name)>\n".utf8)
    )
    parent.append(node)
    return node
  }

  /// Appends what is behind a link in a word of the interface.
  func appendLabel(_ words: String, to parent: MarkdownNode) {
    let label = parent.makeCustom(
      isInline: true,
      open: Array(" <span class=\"link-type\">".utf8),
      close: Array("</span>".utf8)
    )
    label.append(parent.makeText(Array(words.utf8)))
    parent.append(label)
  }

  // MARK: Texts

  /// Appends a heading whose text is the value, inline Markdown; it gets an id like any heading.
  mutating func appendHeading(
    level: Int,
    _ value: YAMLNode,
    id: String? = nil,
    to parent: MarkdownNode,
    _ parser: inout MarkdownParser
  ) throws(MarkdownBudgetError) {
    let heading = parent.makeHeading(level: level)
    let text = YAMLText.text(of: value, in: sources[0]).flattened
    let (paragraph, wrapper) = try tree(of: text, isInline: true, in: parent, &parser)
    paragraph.firstChild.map(InlineParagraph.dropGuard)
    // As one line the text lies where the heading is said to.
    paragraph.firstChild.map(heading.setLines)
    let anchor = paragraph.firstChild.flatMap(Headings.takeAnchor)
    for block in paragraph.children { wrapper.appendChildren(of: block) }
    heading.append(wrapper)
    headings.collect(heading, id: id ?? anchor)
    parent.append(heading)
  }

  /// Appends the blocks that the value is in Markdown.
  mutating func appendBlocks(
    _ value: YAMLNode,
    to parent: MarkdownNode,
    _ parser: inout MarkdownParser
  ) throws(MarkdownBudgetError) {
    let text = YAMLText.text(of: value, in: sources[0])
    let (root, wrapper) = try tree(of: text, isInline: false, in: parent, &parser)
    wrapper.appendChildren(of: root)
    parent.append(wrapper)
  }

  /// Returns the finished tree of one value, and an empty node for what is made of it.
  private mutating func tree(
    of text: PageText,
    isInline: Bool,
    in parent: MarkdownNode,
    _ parser: inout MarkdownParser
  ) throws(MarkdownBudgetError) -> (root: MarkdownNode, wrapper: MarkdownNode) {
    let source = LinkSource(sources[0].resolver, text)
    let wrapper = parent.makeCustom(isInline: isInline, open: [], close: [])
    wrapper.tag = -add(source)
    return (try tree(of: source, &parser), wrapper)
  }

  // MARK: Links

  /// Appends links, each with `text` and `url`, as a list.
  mutating func appendLinks(_ links: [YAMLNode], to parent: MarkdownNode) {
    guard !links.isEmpty else { return }
    let list = appendElement("ul", to: parent)
    for link in links {
      checkKeys(of: link, ["text", "url", "itemType"])
      guard let url = text("url", of: link, isRequired: true) else { continue }
      let item = appendElement("li", to: list)
      appendLink(text("text", of: link), to: url, in: item)
      if item.firstChild == nil { item.unlink() }
      if let type = type("itemType", of: link) { appendLabel(type.words, to: item) }
    }
    if list.firstChild == nil { list.unlink() }
  }

  /// Appends a link; its target is looked up as that of any link.
  mutating func appendLink(
    _ label: YAMLNode?,
    to url: YAMLNode,
    in parent: MarkdownNode
  ) {
    let link = parent.makeLink(to: Array((url.text ?? "").utf8))
    if let label = label?.text { link.append(parent.makeText(Array(label.utf8))) }
    resolve(link, url, in: parent)
  }

  /// Appends a picture without a text of its own, beside a title that says what it shows.
  mutating func appendImage(_ url: YAMLNode, to parent: MarkdownNode) {
    resolve(parent.makeImage(source: Array((url.text ?? "").utf8)), url, in: parent)
  }

  /// Puts a link or picture, whose destination is a value of the page, into its place.
  private mutating func resolve(_ node: MarkdownNode, _ url: YAMLNode, in parent: MarkdownNode) {
    let wrapper = parent.makeCustom(isInline: true, open: [], close: [])
    wrapper.setFirstLine()
    wrapper.append(node)
    links.source = LinkSource(sources[0].resolver, YAMLText.text(of: url, in: sources[0]))
    links.rewrite(wrapper)
    if wrapper.firstChild != nil { parent.append(wrapper) }
  }
}
