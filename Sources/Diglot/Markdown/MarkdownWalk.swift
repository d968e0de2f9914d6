/// A walk over a node and all below it, in document order, without recursion: nesting has no limit.
///
/// Each node is visited when it is entered and, unless it is a leaf, again when it is left.
struct MarkdownWalk: Sequence, IteratorProtocol {
  struct Visit {
    let node: MarkdownNode
    let isEntering: Bool
  }

  private let root: MarkdownNode
  private var upcoming: Visit?

  init(_ root: MarkdownNode) {
    self.root = root
    upcoming = Visit(node: root, isEntering: true)
  }

  mutating func next() -> Visit? {
    guard let visit = upcoming else { return nil }
    upcoming = following(visit)
    return visit
  }

  /// Goes on behind the node that was visited last, without what is below it.
  mutating func skipChildren(of node: MarkdownNode) {
    upcoming = following(Visit(node: node, isEntering: false))
  }

  private func following(_ visit: Visit) -> Visit? {
    let node = visit.node
    if visit.isEntering, let child = node.firstChild { return Visit(node: child, isEntering: true) }
    if node == root { return nil }
    if let next = node.next { return Visit(node: next, isEntering: true) }
    return node.parent.map { Visit(node: $0, isEntering: false) }
  }
}

extension MarkdownNode {
  /// Returns the text that a reader sees: of text and code, a space for a line break.
  var plainText: [UInt8] {
    var text: [UInt8] = []
    for visit in MarkdownWalk(self) where visit.isEntering {
      switch visit.node.kind {
      case .text, .code:
        visit.node.withLiteral { literal in
          unsafe literal.withUnsafeBufferPointer { unsafe text.append(contentsOf: $0) }
        }
      case .softBreak, .lineBreak: text.append(UInt8(ascii: " "))
      default: break
      }
    }
    return text
  }
}
