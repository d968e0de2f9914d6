/// A start page of cards with lists of links: `### YamlMime:Landing`.
extension DocumentBuilder {
  /// What a list of links is about; the words for it are UI strings.
  private static let listTypes: Set = [
    "architecture", "concept", "deploy", "download", "get-started", "how-to-guide", "learn",
    "overview", "quickstart", "reference", "tutorial", "video", "whats-new",
  ]

  mutating func appendLanding(
    _ page: YAMLNode,
    to root: MarkdownNode,
    _ parser: inout MarkdownParser
  ) throws(MarkdownBudgetError) {
    try appendHero(page, to: root, &parser)
    let cards = appendElement("div", class: "cards", to: root)
    for card in items("landingContent", of: page, isRequired: true) {
      let element = appendElement("section", class: "card", to: cards)
      if let title = text("title", of: card, isRequired: true) {
        try appendHeading(level: 2, title, to: element, &parser)
      }
      for list in items("linkLists", of: card, isRequired: true) {
        appendListType(list, to: element)
        appendLinks(items("links", of: list, isRequired: true), to: element)
      }
    }
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

  private mutating func appendListType(_ list: YAMLNode, to card: MarkdownNode) {
    guard let type = text("linkListType", of: list)?.text else { return }
    appendType(type, to: card)
  }

  /// Appends the word for what is behind links, such as `tutorial`; nothing for unknown ones.
  func appendType(_ type: String, to card: MarkdownNode) {
    guard Self.listTypes.contains(type), let words = string(Self.stringKey(type)) else { return }
    let label = appendElement("p", class: "link-list-type", to: card)
    label.append(card.makeCustom(isInline: true, open: Self.escaped(words), close: []))
  }

  /// Returns the name of the word: `linkListHowToGuide` of `how-to-guide`.
  private static func stringKey(_ type: String) -> String {
    "linkList"
      + type.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }
      .joined()
  }

  /// Appends a list of links, each with `text` and `url`.
  mutating func appendLinks(_ links: [YAMLNode], to parent: MarkdownNode) {
    guard !links.isEmpty else { return }
    let list = appendElement("ul", to: parent)
    for link in links {
      guard let url = text("url", of: link, isRequired: true) else { continue }
      let label = text("text", of: link, isRequired: true)
      appendLink(label, to: url, in: appendElement("li", to: list))
    }
  }

  /// Returns a word of the interface in the text's language.
  func string(_ key: String) -> String? {
    request.plan.strings[sources[0].text.locale][key]
  }

  static func escaped(_ text: String) -> [UInt8] {
    var bytes = ByteBuffer()
    bytes.appendEscaped(text)
    return bytes.finish()
  }
}
