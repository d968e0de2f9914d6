/// A start page of cards with lists of links: `### YamlMime:Landing`.
extension DocumentBuilder {
  /// What links are about; the words for it are UI strings.
  private static let linkTypes: Set = [
    "architecture", "concept", "deploy", "download", "get-started", "how-to-guide", "learn",
    "overview", "quickstart", "reference", "tutorial", "video", "whats-new",
  ]

  mutating func appendLanding(
    _ page: YAMLNode,
    to root: MarkdownNode,
    _ parser: inout MarkdownParser
  ) throws(MarkdownBudgetError) {
    checkKeys(of: page, ["title", "summary", "metadata", "landingContent"])
    try appendHero(page, to: root, &parser)
    let items = items("landingContent", of: page, isRequired: true)
    guard !items.isEmpty else { return }
    let cards = appendElement("div", class: "cards", to: root)
    for item in items { try appendCard(item, to: cards, &parser) }
  }

  /// Appends the title and summary that a start page opens with.
  mutating func appendHero(
    _ page: YAMLNode,
    to root: MarkdownNode,
    _ parser: inout MarkdownParser
  ) throws(MarkdownBudgetError) {
    let hero = appendElement("div", class: "hero", to: root)
    if let title = text("title", of: page, isRequired: true) {
      try appendHeading(level: 1, title, to: hero, &parser)
    }
    if let summary = text("summary", of: page) { try appendBlocks(summary, to: hero, &parser) }
  }

  private mutating func appendCard(
    _ item: YAMLNode,
    to cards: MarkdownNode,
    _ parser: inout MarkdownParser
  ) throws(MarkdownBudgetError) {
    checkKeys(of: item, ["title", "linkLists"])
    let card = appendElement("section", class: "card", to: cards)
    let title = text("title", of: item, isRequired: true)
    if let title { try appendHeading(level: 2, title, to: card, &parser) }
    for list in items("linkLists", of: item, isRequired: true) {
      checkKeys(of: list, ["linkListType", "links"])
      if let type = type("linkListType", of: list) {
        appendType(type, level: title == nil ? 2 : 3, to: card)
      }
      appendLinks(items("links", of: list, isRequired: true), to: card)
    }
  }

  /// Appends the word for what is behind a list of links as a heading.
  ///
  /// Its id is none that a title could have, so that titles keep theirs.
  private mutating func appendType(_ type: LinkType, level: Int, to card: MarkdownNode) {
    let heading = card.makeHeading(level: level)
    heading.append(card.makeText(Array(type.words.utf8)))
    headings.collect(heading, id: "links." + type.name)
    card.append(heading)
  }

  /// A kind of links, and the words for it.
  struct LinkType {
    let name: String
    let words: String
  }

  /// Returns the kind of links that a key names; reports what is none.
  mutating func type(_ key: String, of node: YAMLNode) -> LinkType? {
    guard let value = text(key, of: node), let name = value.text else { return nil }
    guard Self.linkTypes.contains(name), let words = string(Self.stringKey(name)) else {
      reportUnknown(value, key, among: Self.linkTypes.sorted())
      return nil
    }
    return LinkType(name: name, words: words)
  }

  /// Returns the name of the UI string for a kind: `how-to-guide` → `linkListHowToGuide`.
  private static func stringKey(_ type: String) -> String {
    "linkList"
      + type.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }
      .joined()
  }
}
