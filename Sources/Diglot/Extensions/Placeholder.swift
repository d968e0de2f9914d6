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
    var masks = MasksWithoutNumber()
    for node in nodes {
      if !node.isInline { masks.enter(node, hidden, lines) }
      switch node.kind {
      case .htmlBlock, .codeBlock:
        let constructs = hidden.indices(in: lines.range(ofLines: node.lines))
        if let first = constructs.first, isPlaceholder(node, hidden, first) {
          found.append(Placeholder(node: node, construct: hidden.constructs[first]))
        } else if !constructs.isEmpty {
          restore(node, constructs, hidden, text)
        }
      case .htmlInline, .link:
        if let index = index(node, hidden) ?? masks.index(node, hidden) {
          // An autolink's text is its address, and no part of what a heading says.
          node.firstChild?.unlink()
          found.append(Placeholder(node: node, construct: hidden.constructs[index]))
        } else {
          restoreInline(node, hidden, text)
        }
      case .image, .text, .code: restoreInline(node, hidden, text)
      default: break
      }
    }
    return found
  }

  /// Finds what hides behind masks without a number, where they came to stand in a sentence: by the
  /// lines of their block, and there by their order.
  private struct MasksWithoutNumber {
    private var candidates = 0..<0

    mutating func enter(_ block: MarkdownNode, _ hidden: ConstructText, _ lines: LineTable) {
      let hasSentences = block.kind == .paragraph || block.kind == .heading
      candidates = hasSentences ? hidden.indices(in: lines.range(ofLines: block.lines)) : 0..<0
    }

    mutating func index(_ node: MarkdownNode, _ hidden: ConstructText) -> Int? {
      guard node.kind == .htmlInline, !candidates.isEmpty else { return nil }
      let literal = node.literal
      guard literal.starts(with: Array("<?".utf8)) else { return nil }
      while let index = candidates.first {
        candidates = candidates.dropFirst()
        let range = hidden.constructs[index].range
        if hidden.masked[range].drop(while: { $0.isBlank }).elementsEqual(literal) { return index }
      }
      return nil
    }
  }

  /// Returns the placeholder as a node that is neither a link nor HTML, for what is to take its
  /// place later.
  var neutral: Placeholder {
    guard !isBlock else { return self }
    let custom = node.makeCustom(isInline: true, open: [], close: [])
    custom.insert(before: node)
    node.unlink()
    return Placeholder(node: custom, construct: construct)
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

  /// Puts back what was hidden in a title, a destination, a tag or a code span.
  private static func restoreInline(
    _ node: MarkdownNode,
    _ hidden: ConstructText,
    _ text: [UInt8]
  ) {
    guard node.kind == .link || node.kind == .image else {
      let literal = node.withLiteral { hidden.restored($0, text) }
      if let literal { node.setLiteral(literal) }
      return
    }
    let destination = node.withDestination { hidden.restored($0, text) }
    if let destination { node.setDestination(destination) }
    let title = node.withTitle { hidden.restored($0, text) }
    if let title { node.setTitle(title) }
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
