/// The tree of a page, put together of all its texts, with its links resolved.
struct Document {
  let root: MarkdownNode
  var headings: Headings
  /// What was asked of other pages, and the attributes of links by their nodes' tags.
  var links: LinkRewriter
  /// The page's own text, then those that are included in it.
  ///
  /// What was made of `sources[n]` stands below a custom node with the tag `-n`.
  let sources: [LinkSource]
  let questions: [Question]
  /// What the reader can choose between, where zones of the page depend on it.
  let pivotGroups: [PagePivots.Group]
  /// What is said of blocks of code, by their nodes' tags minus one.
  let codeAttributes: [CodeAttributes]
}
