/// An overview of products and what there is about them: `### YamlMime:Hub`.
extension DocumentBuilder {
  /// The sections that a hub can have, with the ids that lead to them in every language.
  private static let sectionIDs = [
    "highlightedContent": "highlighted-content", "conceptualContent": "conceptual-content",
    "productDirectory": "product-directory", "tools": "tools",
    "additionalContent": "additional-content",
  ]
  private static let itemKeys = [
    "title", "summary", "imageSrc", "itemType", "url", "links", "footerLink", "azureCategories",
  ]

  mutating func appendHub(
    _ page: YAMLNode,
    to root: MarkdownNode,
    _ parser: inout MarkdownParser
  ) throws(MarkdownBudgetError) {
    checkKeys(of: page, ["title", "summary", "brand", "metadata"] + Self.sectionIDs.keys.sorted())
    try appendHero(page, to: root, &parser)
    guard case .mapping(let pairs) = page.content else { return }
    for pair in pairs {
      guard let id = Self.sectionIDs[pair.key], let section = mapping(pair.key, of: page) else {
        continue
      }
      try appendSection(section, id, to: root, &parser)
    }
  }

  private mutating func appendSection(
    _ section: YAMLNode,
    _ id: String,
    to root: MarkdownNode,
    _ parser: inout MarkdownParser
  ) throws(MarkdownBudgetError) {
    let element = root.makeCustom(
      isInline: false,
      open: Array("<section class=\"hub-section\" id=\"\(headings.ids.claim(id))\">\n".utf8),
      close: Array("</section>\n".utf8)
    )
    root.append(element)
    checkKeys(of: section, ["title", "summary", "items", "sections", "footer"])
    let level = try appendHead(of: section, level: 2, to: element, &parser)
    let groups = items("sections", of: section)
    let cards = items("items", of: section, isRequired: section["sections"] == nil)
    try appendCards(cards, level: level, to: element, &parser)
    // In some sections the cards are called so, in others they are groups of cards.
    if groups.contains(where: { $0["items"] != nil }) {
      for group in groups { try appendGroup(group, level: level, to: element, &parser) }
    } else {
      try appendCards(groups, level: level, to: element, &parser)
    }
    try appendFooter(section, "footer", to: element, &parser)
  }

  private mutating func appendGroup(
    _ group: YAMLNode,
    level: Int,
    to parent: MarkdownNode,
    _ parser: inout MarkdownParser
  ) throws(MarkdownBudgetError) {
    checkKeys(of: group, ["title", "summary", "items", "footer"])
    let inner = try appendHead(of: group, level: level, to: parent, &parser)
    let cards = items("items", of: group, isRequired: true)
    try appendCards(cards, level: inner, to: parent, &parser)
    try appendFooter(group, "footer", to: parent, &parser)
  }

  /// Appends the title and summary of a section, where it has them, and returns the level of the
  /// headings in it.
  private mutating func appendHead(
    of section: YAMLNode,
    level: Int,
    to parent: MarkdownNode,
    _ parser: inout MarkdownParser
  ) throws(MarkdownBudgetError) -> Int {
    let title = text("title", of: section)
    if let title { try appendHeading(level: level, title, to: parent, &parser) }
    if let summary = text("summary", of: section) {
      try appendBlocks(summary, to: parent, &parser)
    }
    return title == nil ? level : level + 1
  }

  // MARK: Cards

  private mutating func appendCards(
    _ entries: [YAMLNode],
    level: Int,
    to parent: MarkdownNode,
    _ parser: inout MarkdownParser
  ) throws(MarkdownBudgetError) {
    guard !entries.isEmpty else { return }
    let cards = appendElement("div", class: "cards", to: parent)
    for item in entries {
      checkKeys(of: item, Self.itemKeys)
      let card = appendElement("div", class: "card", to: cards)
      if let image = text("imageSrc", of: item) {
        appendImage(image, to: appendElement("p", class: "card-image", to: card))
      }
      if let type = type("itemType", of: item) {
        appendLabel(type.words, to: appendElement("p", to: card))
      }
      try appendCardTitle(item, level: level, to: card, &parser)
      if let summary = text("summary", of: item) { try appendBlocks(summary, to: card, &parser) }
      appendLinks(items("links", of: item), to: card)
      try appendFooter(item, "footerLink", to: card, &parser)
    }
  }

  /// Appends a card's title, which is a link where the card as a whole leads somewhere.
  private mutating func appendCardTitle(
    _ item: YAMLNode,
    level: Int,
    to card: MarkdownNode,
    _ parser: inout MarkdownParser
  ) throws(MarkdownBudgetError) {
    guard let title = text("title", of: item, isRequired: true) else { return }
    guard let url = text("url", of: item) else {
      return try appendHeading(level: level, title, to: card, &parser)
    }
    appendLink(title, to: url, in: appendElement("p", class: "card-title", to: card))
  }

  /// Appends the link that ends a section, or the text that does.
  private mutating func appendFooter(
    _ section: YAMLNode,
    _ key: String,
    to parent: MarkdownNode,
    _ parser: inout MarkdownParser
  ) throws(MarkdownBudgetError) {
    guard let node = section[key], !node.isNull else { return }
    guard case .mapping = node.content else {
      if let footer = text(key, of: section) { try appendBlocks(footer, to: parent, &parser) }
      return
    }
    guard let url = text("url", of: node, isRequired: true) else { return }
    let label = text("text", of: node) ?? text("title", of: node)
    appendLink(label, to: url, in: appendElement("p", class: "card-footer", to: parent))
  }
}
