/// Steps one after the other: `### YamlMime:Tutorial`.
extension DocumentBuilder {
  mutating func appendTutorial(
    _ page: YAMLNode,
    to root: MarkdownNode,
    _ parser: inout MarkdownParser
  ) throws(MarkdownBudgetError) {
    if let title = text("title", of: page, isRequired: true) {
      try appendHeading(level: 1, title, to: root, &parser)
    }
    for item in items("items", of: page, isRequired: true) {
      if let title = text("title", of: item, isRequired: true) {
        try appendHeading(level: 2, title, to: root, &parser)
      }
      if let content = text("content", of: item) { try appendBlocks(content, to: root, &parser) }
    }
  }
}
