/// An overview of products and what there is about them: `### YamlMime:Hub`.
extension DocumentBuilder {
  /// The sections that a hub can have, with the ids that lead to them in every language.
  private static let sectionIDs = [
    "highlightedContent": "highlighted-content", "conceptualContent": "conceptual-content",
    "productDirectory": "product-directory", "tools": "tools",
    "additionalContent": "additional-content",
  ]

  mutating func appendHub(
    _ page: YAMLNode,
    to root: MarkdownNode,
    _ parser: inout MarkdownParser
  ) throws(MarkdownBudgetError) {
    try appendHero(page, to: root, &parser)
    guard case .mapping(let pairs) = page.content else { return }
    for pair in pairs {
      guard let id = Self.sectionIDs[pair.key], let section = mapping(pair.key, of: page) else {
        continue
      }
      let element = appendElement("section", class: "hub-section", to: root)
      try appendHead(of: section, id: id, to: element, &parser)
      let isGrouped = section["sections"] != nil && pair.key == "additionalContent"
      let groups = isGrouped ? items("sections", of: section) : [section]
      for group in groups {
        if isGrouped { try appendHead(of: group, level: 3, to: element, &parser) }
        try appendCards(of: group, level: isGrouped ? 4 : 3, to: element, &parser)
        try appendFooter(group, "footer", to: element, &parser)
      }
    }
  }

  /// Appends the title and summary of a section, where it has them.
  private mutating func appendHead(
    of section: YAMLNode,
    level: Int = 2,
    id: String? = nil,
    to parent: MarkdownNode,
    _ parser: inout MarkdownParser
  ) throws(MarkdownBudgetError) {
    if let title = text("title", of: section) {
      try appendHeading(level: level, title, id: id, to: parent, &parser)
    }
    if let summary = text("summary", of: section) {
      try appendBlocks(summary, to: parent, &parser)
    }
  }

  private mutating func appendCards(
    of section: YAMLNode,
    level: Int,
    to parent: MarkdownNode,
    _ parser: inout MarkdownParser
  ) throws(MarkdownBudgetError) {
    let key = section["items"] == nil && section["sections"] != nil ? "sections" : "items"
    let cards = appendElement("div", class: "cards", to: parent)
    for item in items(key, of: section, isRequired: true) {
      let card = appendElement("div", class: "card", to: cards)
      if let image = text("imageSrc", of: item) {
        appendImage(image, to: appendElement("p", class: "card-image", to: card))
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
    if let type = text("itemType", of: item)?.text { appendType(type, to: card) }
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
