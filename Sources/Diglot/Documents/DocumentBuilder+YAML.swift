/// The parts that pages in YAML are put together of: every value that is Markdown is a text of its
/// own, and goes the way that all texts go.
extension DocumentBuilder {
  /// Returns the finished tree of a page in YAML.
  mutating func tree(
    of page: YAMLPage,
    _ source: LinkSource,
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

  private var file: SourceFile { sources[0].text.source.file }

  // MARK: Reading

  /// Returns a text of a mapping; reports what is none.
  mutating func text(_ key: String, of node: YAMLNode, isRequired: Bool = false) -> YAMLNode? {
    guard let value = node[key], !value.isNull else {
      if isRequired { diagnostics.report(.missing(key, at: file.location(of: start(node)))) }
      return nil
    }
    guard value.text != nil else {
      report(key, "text", value)
      return nil
    }
    return value
  }

  /// Returns the mappings of a list; reports what is none.
  mutating func items(_ key: String, of node: YAMLNode, isRequired: Bool = false) -> [YAMLNode] {
    guard let value = node[key], !value.isNull else {
      if isRequired { diagnostics.report(.missing(key, at: file.location(of: start(node)))) }
      return []
    }
    guard case .list(let items) = value.content else {
      report(key, "a list", value)
      return []
    }
    var mappings: [YAMLNode] = []
    for item in items {
      if case .mapping = item.content {
        mappings.append(item)
      } else {
        report(key, "mappings", item)
      }
    }
    return mappings
  }

  /// Returns a mapping within another one; reports what is none.
  mutating func mapping(_ key: String, of node: YAMLNode) -> YAMLNode? {
    guard let value = node[key], !value.isNull else { return nil }
    if case .mapping = value.content { return value }
    report(key, "a mapping", value)
    return nil
  }

  private mutating func report(_ key: String, _ expected: String, _ value: YAMLNode) {
    guard !diagnostics.isFull else { return }
    let place = file.location(of: start(value))
    diagnostics.report(.unexpected(key, expected, value.kindName, at: place))
  }

  private func start(_ node: YAMLNode) -> Range<Int> {
    node.range.lowerBound..<node.range.lowerBound
  }

  // MARK: Building

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

  /// Appends a heading whose text is the value, inline Markdown; it gets an id like any heading.
  mutating func appendHeading(
    level: Int,
    _ value: YAMLNode,
    id: String? = nil,
    to parent: MarkdownNode,
    _ parser: inout MarkdownParser
  ) throws(MarkdownBudgetError) {
    let heading = parent.makeHeading(level: level)
    try appendInlines(value, to: heading, &parser)
    headings.collect(heading, id: id)
    parent.append(heading)
  }

  /// Appends what the value, inline Markdown, is as a paragraph's content.
  mutating func appendInlines(
    _ value: YAMLNode,
    to parent: MarkdownNode,
    _ parser: inout MarkdownParser
  ) throws(MarkdownBudgetError) {
    let text = YAMLText.text(of: value, in: sources[0]).flattened
    try append(text, to: parent, isInline: true, &parser)
  }

  /// Appends the blocks that the value is in Markdown.
  mutating func appendBlocks(
    _ value: YAMLNode,
    to parent: MarkdownNode,
    _ parser: inout MarkdownParser
  ) throws(MarkdownBudgetError) {
    try append(YAMLText.text(of: value, in: sources[0]), to: parent, isInline: false, &parser)
  }

  private mutating func append(
    _ text: PageText,
    to parent: MarkdownNode,
    isInline: Bool,
    _ parser: inout MarkdownParser
  ) throws(MarkdownBudgetError) {
    let source = LinkSource(sources[0].resolver, text)
    let index = add(source)
    let root = try tree(of: source, &parser)
    let wrapper = parent.makeCustom(isInline: isInline, open: [], close: [])
    wrapper.tag = -index
    if isInline {
      root.firstChild.map(InlineParagraph.dropGuard)
      for block in root.children { wrapper.appendChildren(of: block) }
    } else {
      wrapper.appendChildren(of: root)
    }
    parent.append(wrapper)
  }

  /// Appends a link; its target is looked up as that of any link.
  mutating func appendLink(_ text: YAMLNode?, to url: YAMLNode, in parent: MarkdownNode) {
    let link = parent.makeLink(to: Array((url.text ?? "").utf8))
    if let text = text?.text { link.append(parent.makeText(Array(text.utf8))) }
    let wrapper = parent.makeCustom(isInline: true, open: [], close: [])
    wrapper.append(link)
    parent.append(wrapper)
    links.source = LinkSource(sources[0].resolver, YAMLText.text(of: url, in: sources[0]))
    links.rewrite(wrapper)
  }

  /// Appends a picture without a text of its own, beside a title that says what it shows.
  mutating func appendImage(_ url: YAMLNode, to parent: MarkdownNode) {
    let wrapper = parent.makeCustom(isInline: true, open: [], close: [])
    wrapper.append(parent.makeImage(source: Array((url.text ?? "").utf8)))
    parent.append(wrapper)
    links.source = LinkSource(sources[0].resolver, YAMLText.text(of: url, in: sources[0]))
    links.rewrite(wrapper)
  }
}

extension Diagnostic {
  fileprivate static func missing(_ key: String, at location: Location) -> Diagnostic {
    Diagnostic(.missingAttribute, "'\(key)' is required here", at: location)
  }

  fileprivate static func unexpected(
    _ key: String,
    _ expected: String,
    _ kind: String,
    at location: Location
  ) -> Diagnostic {
    Diagnostic(.unexpectedType, "'\(key)' must be \(expected), not \(kind)", at: location)
  }
}
