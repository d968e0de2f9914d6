/// An overview of products: `### YamlMime:Hub`.
extension DocumentBuilder {
  mutating func appendHub(
    _ page: YAMLNode,
    to root: MarkdownNode,
    _ parser: inout MarkdownParser
  ) throws(MarkdownBudgetError) {
    try appendHero(page, to: root, &parser)
  }
}
