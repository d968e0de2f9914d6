/// Marks in a page's tree which text is which translation unit, for `translations: retain`.
///
/// The tree is that of the target text alone, the same as for `strip`, so that both show the same;
/// the units' ranges in that text say what to wrap. A unit that begins inside an element and ends
/// outside it gets a span on each side.
struct UnitSpans {
  private let text: PageText
  private var leaves: [SourceMap.Leaf]

  static func mark(_ root: MarkdownNode, _ text: PageText, lines: LineTable) {
    guard !text.bitext.units.isEmpty else { return }
    let map = SourceMap(of: root, in: text.text.span, lines: lines)
    var spans = UnitSpans(text: text, leaves: map.leaves)
    spans.markBlocks()
    spans.markInlines()
  }

  private static func opening(_ unit: TranslationUnit) -> [UInt8] {
    Array("<span class=\"tu\" data-tu=\"\(unit.key.string)\">".utf8)
  }

  // MARK: Raw HTML

  /// Puts spans into the text of HTML blocks, where there is no tree; the sanitizer sees them.
  private mutating func markBlocks() {
    for leaf in leaves where leaf.node.kind == .htmlBlock {
      let literal = leaf.node.literal
      var marked: [UInt8] = []
      var copied = 0
      for unit in text.bitext.units(in: leaf.range) where !unit.target.isEmpty {
        let span = text.text.span
        let start = SourceMap.literalOffset(of: unit.target.lowerBound, in: leaf, span)
        let end = SourceMap.literalOffset(of: unit.target.upperBound, in: leaf, span)
        guard start >= copied, end > start else { continue }
        marked += literal[copied..<start] + Self.opening(unit)
        marked += literal[start..<end] + Array("</span>".utf8)
        copied = end
      }
      guard copied > 0 else { continue }
      leaf.node.setLiteral(marked + literal[copied...])
    }
    leaves.removeAll { $0.node.kind == .htmlBlock }
  }

  // MARK: Inlines

  private mutating func markInlines() {
    var first = 0
    for unit in text.bitext.units where !unit.target.isEmpty {
      while first < leaves.count, leaves[first].range.upperBound <= unit.target.lowerBound {
        first += 1
      }
      guard first < leaves.count, leaves[first].range.lowerBound < unit.target.upperBound else {
        continue
      }
      splitStart(of: unit, at: first)
      if leaves[first].range.upperBound <= unit.target.lowerBound { first += 1 }
      var last = first
      while last + 1 < leaves.count, leaves[last + 1].range.lowerBound < unit.target.upperBound {
        last += 1
      }
      splitEnd(of: unit, at: last)
      wrap(unit, first...last)
      first = last
    }
  }

  private mutating func splitStart(of unit: TranslationUnit, at index: Int) {
    guard leaves[index].range.lowerBound < unit.target.lowerBound else { return }
    split(index, at: unit.target.lowerBound)
  }

  private mutating func splitEnd(of unit: TranslationUnit, at index: Int) {
    guard leaves[index].range.upperBound > unit.target.upperBound else { return }
    split(index, at: unit.target.upperBound)
  }

  /// Makes two text nodes of one; code and tags are never split.
  private mutating func split(_ index: Int, at offset: Int) {
    let leaf = leaves[index]
    guard leaf.node.kind == .text else { return }
    let literal = leaf.node.literal
    let cut = SourceMap.literalOffset(of: offset, in: leaf, text.text.span)
    guard cut > 0, cut < literal.count else { return }
    let tail = leaf.node.makeText(Array(literal[cut...]))
    leaf.node.setLiteral(Array(literal[..<cut]))
    tail.insert(after: leaf.node)
    leaves[index] = SourceMap.Leaf(node: leaf.node, range: leaf.range.lowerBound..<offset)
    leaves.insert(
      SourceMap.Leaf(node: tail, range: offset..<leaf.range.upperBound),
      at: index + 1
    )
  }

  /// Wraps the leaves of a unit in as few spans as their elements allow.
  private func wrap(_ unit: TranslationUnit, _ indices: ClosedRange<Int>) {
    let inside = Set(leaves[indices].map(\.node.identity))
    var index = indices.lowerBound
    while index <= indices.upperBound {
      let run = Self.run(from: leaves[index].node, inside)
      let span = run.first.makeCustom(
        isInline: true,
        open: Self.opening(unit),
        close: Array("</span>".utf8)
      )
      span.insert(before: run.first)
      var node: MarkdownNode? = run.first
      while let current = node {
        node = current == run.last ? nil : current.next
        current.unlink()
        span.append(current)
      }
      let covered = MarkdownWalk(span).count { $0.isEntering && inside.contains($0.node.identity) }
      index += max(1, covered)
    }
  }

  /// Returns the widest row of siblings that begins with `leaf` and holds nothing but the unit.
  private static func run(
    from leaf: MarkdownNode,
    _ inside: Set<Int>
  ) -> (first: MarkdownNode, last: MarkdownNode) {
    var first = leaf
    while first.previous == nil, let parent = first.parent, parent.isInline,
      isWhole(parent, inside)
    {
      first = parent
    }
    var last = first
    while let next = last.next, isWhole(next, inside) { last = next }
    // Line breaks and other nodes without text at the end belong to nobody.
    while last != first, !holdsText(last, inside), let previous = last.previous { last = previous }
    return (first, last)
  }

  /// Whether all text below `node` is the unit's.
  private static func isWhole(_ node: MarkdownNode, _ inside: Set<Int>) -> Bool {
    MarkdownWalk(node).allSatisfy { visit in
      switch visit.node.kind {
      case .text: inside.contains(visit.node.identity) || visit.node.withLiteral { $0.isEmpty }
      case .code, .htmlInline: inside.contains(visit.node.identity)
      default: true
      }
    }
  }

  private static func holdsText(_ node: MarkdownNode, _ inside: Set<Int>) -> Bool {
    MarkdownWalk(node).contains { inside.contains($0.node.identity) || $0.node.kind == .image }
  }
}
