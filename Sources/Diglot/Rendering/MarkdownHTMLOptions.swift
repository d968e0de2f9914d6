/// How a tree is written, where cmark-gfm's own way is not the only one.
struct MarkdownHTMLOptions {
  /// Whether raw HTML passes as it is.
  var isTrusted = false
  /// Columns are aligned by a class, which a strict content policy allows, not by `align`.
  var usesAlignmentClasses = true
  /// Items of task lists have a class, and their boxes a name, which cmark's have not.
  var namesTaskItems = true
  /// The ids of headings, by their node's tag minus one.
  var headingIDs: [String] = []
  /// More attributes of links and images, by their node's tag minus one.
  var linkAttributes: [[UInt8]] = []
  /// Code is coloured, labelled with its language and kept from translation.
  var highlightsCode = false
  /// More about blocks of code, by their node's tag minus one.
  var codeAttributes: [CodeAttributes] = []
  /// Whether the text runs from right to left, as code never does.
  var isRightToLeft = false
}

extension MarkdownNode.Alignment {
  /// As attributes and classes call it.
  var name: StaticString? {
    switch self {
    case .none: nil
    case .left: "left"
    case .center: "center"
    case .right: "right"
    }
  }
}
