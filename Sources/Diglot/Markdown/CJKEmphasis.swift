/// Emphasis beside Chinese, Japanese and Korean text.
///
/// CommonMark leaves `**「重要」**です` literal: its closing run stands after punctuation and before
/// a letter, which in a script without spaces is no sign of anything. By the rule of the
/// "CJK-friendly" amendment a CJK character (its punctuation included) counts on the far side of
/// such a run like a space. The runs that CommonMark left in the text are paired by it here, after
/// parsing; a run that was escaped in the source stays as it is, and `_` follows CommonMark.
///
/// Takes time linear in the page, and in the square of `limit` for each paragraph.
enum CJKEmphasis {
  /// A paragraph with more runs than this is left as CommonMark made it.
  private static let limit = 1_000

  static func apply(
    to root: MarkdownNode,
    _ text: borrowing Span<UInt8>,
    lines: LineTable
  ) {
    guard holdsAsterisk(root) else { return }
    let map = SourceMap(of: root, in: text, lines: lines)
    for leaves in siblings(map.leaves) {
      var runs: [EmphasisRun] = []
      for leaf in leaves where runs.count <= limit { runs += EmphasisRun.all(in: leaf, text) }
      guard runs.count <= limit, runs.contains(where: \.differsFromCommonMark) else { continue }
      pair(isolate(runs))
    }
  }

  private static func holdsAsterisk(_ root: MarkdownNode) -> Bool {
    MarkdownWalk(root).contains {
      $0.isEntering && $0.node.kind == .text && holdsAsterisk(text: $0.node)
    }
  }

  private static func holdsAsterisk(text: MarkdownNode) -> Bool {
    text.withLiteral { $0.firstIndex(of: UInt8(ascii: "*")) != nil }
  }

  /// Returns the texts with an asterisk, those of one parent together.
  private static func siblings(_ leaves: [SourceMap.Leaf]) -> [[SourceMap.Leaf]] {
    var groups: [[SourceMap.Leaf]] = []
    var indices: [Int: Int] = [:]
    for leaf in leaves where leaf.node.kind == .text && holdsAsterisk(text: leaf.node) {
      guard let parent = leaf.node.parent else { continue }
      if let index = indices[parent.identity] {
        groups[index].append(leaf)
      } else {
        indices[parent.identity] = groups.count
        groups.append([leaf])
      }
    }
    return groups
  }

  /// Gives each run a text node of its own.
  private static func isolate(_ runs: [EmphasisRun]) -> [EmphasisRun] {
    var isolated = runs
    var index = 0
    while index < runs.count {
      let node = runs[index].node
      let literal = node.literal
      node.setLiteral(Array(literal[..<runs[index].range.lowerBound]))
      var last = node
      while index < runs.count, runs[index].node == node {
        let range = runs[index].range
        let isLast = index + 1 == runs.count || runs[index + 1].node != node
        let end = isLast ? literal.count : runs[index + 1].range.lowerBound
        let own = node.makeText(Array(literal[range]))
        own.insert(after: last)
        last = node.makeText(Array(literal[range.upperBound..<end]))
        last.insert(after: own)
        isolated[index].node = own
        index += 1
      }
    }
    return isolated
  }

  // MARK: Pairing

  /// CommonMark's procedure for emphasis, on the runs that are left.
  private static func pair(_ runs: [EmphasisRun]) {
    var openers: [EmphasisRun] = []
    for var closer in runs {
      while closer.canClose, closer.count > 0,
        let index = openers.lastIndex(where: { matches($0, closer) })
      {
        openers.removeSubrange((index + 1)...)
        let used = min(2, openers[index].count, closer.count)
        wrap(openers[index], closer, isStrong: used == 2)
        shorten(&openers[index], by: used)
        shorten(&closer, by: used)
        if openers[index].count == 0 { openers.removeLast() }
      }
      if closer.canOpen, closer.count > 0 { openers.append(closer) }
    }
  }

  /// Runs that could open and close pair only where their lengths do not add up to a multiple of 3.
  private static func matches(_ opener: EmphasisRun, _ closer: EmphasisRun) -> Bool {
    guard opener.canClose || closer.canOpen else { return true }
    return (opener.length + closer.length) % 3 != 0
      || (opener.length % 3 == 0 && closer.length % 3 == 0)
  }

  private static func wrap(_ opener: EmphasisRun, _ closer: EmphasisRun, isStrong: Bool) {
    let emphasis = opener.node.makeEmphasis(isStrong: isStrong)
    while let node = opener.node.next, node != closer.node {
      node.unlink()
      emphasis.append(node)
    }
    emphasis.insert(after: opener.node)
  }

  private static func shorten(_ run: inout EmphasisRun, by used: Int) {
    run.count -= used
    run.node.setLiteral([UInt8](repeating: UInt8(ascii: "*"), count: run.count))
  }
}
