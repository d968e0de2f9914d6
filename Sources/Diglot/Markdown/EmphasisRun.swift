/// A run of asterisks that CommonMark left in the text, and what the amendment lets it do.
struct EmphasisRun {
  /// The text that holds it; a node of its own once it is isolated.
  var node: MarkdownNode
  /// Bytes of the node's text.
  let range: Range<Int>
  let canOpen: Bool
  let canClose: Bool
  /// Whether CommonMark lets it do less.
  let differsFromCommonMark: Bool
  /// How many asterisks are left.
  var count: Int

  /// How many there were at first.
  var length: Int { range.count }

  private init(
    _ leaf: SourceMap.Leaf,
    _ range: Range<Int>,
    at start: Int,
    in text: borrowing Span<UInt8>
  ) {
    node = leaf.node
    self.range = range
    count = range.count
    let end = start + range.count
    let startsLine = start == leaf.range.lowerBound && Self.isEdge(leaf.node.previous, leaf.node)
    let endsLine = end == leaf.range.upperBound && Self.isEdge(leaf.node.next, leaf.node)
    let before = startsLine ? .space : EmphasisNeighbour.before(start, in: text)
    let plainBefore = startsLine ? .space : EmphasisNeighbour.plainBefore(start, in: text)
    let after = endsLine ? .space : EmphasisNeighbour.after(end, in: text)
    canOpen = after.letsAmendment(before)
    canClose = before.letsAmendment(after)
    differsFromCommonMark =
      canOpen != after.letsCommonMark(plainBefore) || canClose != plainBefore.letsCommonMark(after)
  }

  /// Whether a line of the paragraph ends between `node` and `sibling`, whatever the source has there.
  private static func isEdge(_ sibling: MarkdownNode?, _ node: MarkdownNode) -> Bool {
    guard let sibling else { return node.parent?.isInline != true }
    return sibling.kind == .softBreak || sibling.kind == .lineBreak
  }

  /// Returns the runs of a text that was not escaped, in order.
  static func all(in leaf: SourceMap.Leaf, _ text: borrowing Span<UInt8>) -> [EmphasisRun] {
    var runs: [EmphasisRun] = []
    var open: (literal: Range<Int>, start: Int)?
    let asterisks = SourceMap.offsets(ofUnescaped: UInt8(ascii: "*"), in: leaf, text)
    for (literal, source) in asterisks {
      if let run = open, run.literal.upperBound == literal,
        run.start + run.literal.count == source
      {
        open = (run.literal.lowerBound..<(literal + 1), run.start)
      } else {
        if let run = open { runs.append(EmphasisRun(leaf, run.literal, at: run.start, in: text)) }
        open = (literal..<(literal + 1), source)
      }
    }
    if let run = open { runs.append(EmphasisRun(leaf, run.literal, at: run.start, in: text)) }
    return runs
  }
}
