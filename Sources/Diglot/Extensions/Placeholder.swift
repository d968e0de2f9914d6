/// A node of the tree that stands where a construct was hidden from the parser.
struct Placeholder {
  let node: MarkdownNode
  let construct: Construct

  /// Whether blocks can take its place; what is meant as a block may have come to stand in a
  /// sentence, and is one inline there.
  var isBlock: Bool { node.kind == .htmlBlock }

  /// Returns the placeholders of a tree, in its order.
  ///
  /// What was hidden in vain, since it turned out to be code, is put back as it was.
  static func all(
    in root: MarkdownNode,
    _ hidden: ConstructText,
    _ text: [UInt8],
    _ lines: LineTable
  ) -> [Placeholder] {
    guard !hidden.constructs.isEmpty else { return [] }
    var nodes: [MarkdownNode] = []
    for visit in MarkdownWalk(root) where visit.isEntering { nodes.append(visit.node) }
    var found: [Placeholder] = []
    for node in nodes {
      switch node.kind {
      case .htmlBlock, .codeBlock:
        let constructs = hidden.indices(in: lines.range(ofLines: node.lines))
        if let first = constructs.first, isPlaceholder(node, hidden, first) {
          found.append(Placeholder(node: node, construct: hidden.constructs[first]))
        } else if !constructs.isEmpty {
          restore(node, constructs, hidden, text)
        }
      case .htmlInline, .link:
        if let index = index(node, hidden) {
          // An autolink's text is its address, and no part of what a heading says.
          node.firstChild?.unlink()
          found.append(Placeholder(node: node, construct: hidden.constructs[index]))
        }
      default: break
      }
    }
    return found
  }

  /// Makes text of the placeholder: the construct as its author wrote it.
  func makeLiteral(_ text: [UInt8]) {
    let literal = node.makeText(Array(text[construct.range].drop { $0.isBlank }))
    if isBlock {
      let paragraph = node.makeParagraph()
      paragraph.append(literal)
      paragraph.insert(before: node)
    } else {
      literal.insert(before: node)
    }
    node.unlink()
  }

  /// Puts `other` in the placeholder's place.
  func replace(with other: MarkdownNode) {
    other.insert(before: node)
    node.unlink()
  }

  private static func isPlaceholder(
    _ node: MarkdownNode,
    _ hidden: ConstructText,
    _ index: Int
  ) -> Bool {
    guard node.kind == .htmlBlock, hidden.constructs[index].isBlock else { return false }
    let range = hidden.constructs[index].range
    let mask = hidden.masked[range].drop { $0.isBlank }
    return node.withLiteral { literal in
      var start = 0
      while start < literal.count, literal[start].isBlank { start += 1 }
      var end = literal.count
      while end > start, literal[end - 1].isHTMLSpace { end -= 1 }
      return literal.copy(start..<end).elementsEqual(mask)
    }
  }

  private static func index(_ node: MarkdownNode, _ hidden: ConstructText) -> Int? {
    node.kind == .link
      ? node.withDestination(hidden.index) : node.withLiteral(hidden.index)
  }

  /// Puts back what was hidden in code or raw HTML.
  private static func restore(
    _ node: MarkdownNode,
    _ constructs: Range<Int>,
    _ hidden: ConstructText,
    _ text: [UInt8]
  ) {
    let old = node.kind == .codeBlock ? node.withCode { $0.copy(0..<$0.count) } : node.literal
    var new: [UInt8] = []
    var offset = 0
    for index in constructs {
      let range = hidden.constructs[index].range
      let mask = Array(hidden.masked[range].drop { $0.isBlank })
      guard let start = old.span.firstIndex(of: mask, from: offset) else { continue }
      new += old[offset..<start]
      new += text[range].drop { $0.isBlank }
      offset = start + mask.count
    }
    guard offset > 0 else { return }
    new += old[offset...]
    if node.kind == .codeBlock { node.setCode(new) } else { node.setLiteral(new) }
  }
}
