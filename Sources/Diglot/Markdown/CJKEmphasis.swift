/// Emphasis beside Chinese, Japanese and Korean text.
///
/// CommonMark leaves `**「重要」**です` literal: its closing run stands after punctuation and before
/// a letter, which in a script without spaces is no sign of anything. By the rule of the
/// "CJK-friendly" amendment a CJK character (its punctuation included) counts on the far side of
/// such a run like a space. The runs that CommonMark left in the text are paired by it here, after
/// parsing; a run that was escaped in the source stays as it is, and `_` follows CommonMark.
enum CJKEmphasis {
  /// A paragraph with more runs than this is left as CommonMark made it.
  private static let limit = 1_000

  static func apply(
    to root: MarkdownNode,
    _ text: borrowing Span<UInt8>,
    lines: LineTable
  ) {
    for parent in parentsOfRuns(root) {
      let runs = runs(in: parent)
      guard runs.count <= limit, runs.contains(where: \.differsFromCommonMark) else { continue }
      let map = SourceMap(of: leafBlock(parent), in: text, lines: lines)
      let live = runs.filter { run in
        guard let leaf = map.leaves.first(where: { $0.node == run.node }) else { return false }
        return run.range.allSatisfy { !SourceMap.isEscaped($0, in: leaf, text) }
      }
      pair(isolate(live))
    }
  }

  /// Returns the nodes that have a text child with an asterisk.
  private static func parentsOfRuns(_ root: MarkdownNode) -> [MarkdownNode] {
    var parents: [MarkdownNode] = []
    for visit in MarkdownWalk(root) where visit.isEntering && visit.node.kind == .text {
      let hasRun = visit.node.withLiteral { $0.firstIndex(of: UInt8(ascii: "*")) != nil }
      guard hasRun, let parent = visit.node.parent, parents.last != parent else { continue }
      parents.append(parent)
    }
    return parents
  }

  private static func leafBlock(_ node: MarkdownNode) -> MarkdownNode {
    var block = node
    while block.isInline || block.kind == .tableCell, let parent = block.parent { block = parent }
    return block
  }

  // MARK: Runs

  fileprivate struct Run {
    var node: MarkdownNode
    /// Bytes of the node's text.
    let range: Range<Int>
    let canOpen: Bool
    let canClose: Bool
    let differsFromCommonMark: Bool
    /// How many asterisks the run had at first, and how many are left.
    let length: Int
    var count: Int

    init(_ node: MarkdownNode, _ range: Range<Int>, before: Neighbour, after: Neighbour) {
      self.node = node
      self.range = range
      canOpen = after.lets(before, isFriendly: true)
      canClose = before.lets(after, isFriendly: true)
      differsFromCommonMark =
        canOpen != after.lets(before, isFriendly: false)
        || canClose != before.lets(after, isFriendly: false)
      length = range.count
      count = range.count
    }
  }

  private static func runs(in parent: MarkdownNode) -> [Run] {
    var runs: [Run] = []
    for child in parent.children where child.kind == .text {
      child.withLiteral { literal in
        var offset = 0
        while let start = literal.firstIndex(of: UInt8(ascii: "*"), from: offset) {
          var end = start
          while end < literal.count, literal[end] == UInt8(ascii: "*") { end += 1 }
          offset = end
          let text = (before: literal.text(0..<start), after: literal.text(end..<literal.count))
          runs.append(
            Run(
              child,
              start..<end,
              before: text.before.unicodeScalars.last.map(Neighbour.init)
                ?? .beyond(child.previous, parent),
              after: text.after.unicodeScalars.first.map(Neighbour.init)
                ?? .beyond(child.next, parent)
            )
          )
          if runs.count > limit { break }
        }
      }
    }
    return runs
  }

  /// Gives each run a text node of its own.
  private static func isolate(_ runs: [Run]) -> [Run] {
    var isolated = runs
    var index = runs.count - 1
    while index >= 0 {
      let run = runs[index]
      let literal = run.node.literal
      let tail = run.node.makeText(Array(literal[run.range.upperBound...]))
      let own = run.node.makeText(Array(literal[run.range]))
      tail.insert(after: run.node)
      own.insert(after: run.node)
      run.node.setLiteral(Array(literal[..<run.range.lowerBound]))
      isolated[index].node = own
      index -= 1
    }
    return isolated
  }

  // MARK: Pairing

  /// CommonMark's procedure for emphasis, on the runs that are left.
  private static func pair(_ runs: [Run]) {
    var openers: [Run] = []
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
  private static func matches(_ opener: Run, _ closer: Run) -> Bool {
    guard opener.canClose || closer.canOpen else { return true }
    return (opener.length + closer.length) % 3 != 0
      || (opener.length % 3 == 0 && closer.length % 3 == 0)
  }

  private static func wrap(_ opener: Run, _ closer: Run, isStrong: Bool) {
    let emphasis = opener.node.makeEmphasis(isStrong: isStrong)
    while let node = opener.node.next, node != closer.node {
      node.unlink()
      emphasis.append(node)
    }
    emphasis.insert(after: opener.node)
  }

  private static func shorten(_ run: inout Run, by used: Int) {
    run.count -= used
    run.node.setLiteral([UInt8](repeating: UInt8(ascii: "*"), count: run.count))
  }
}

/// What stands beside a run of asterisks.
private enum Neighbour {
  case space, punctuation, cjk, other

  init(_ scalar: Unicode.Scalar) {
    if scalar.properties.isWhitespace {
      self = .space
    } else if Self.isCJK(scalar.value) {
      self = .cjk
    } else {
      self = Self.isPunctuation(scalar) ? .punctuation : .other
    }
  }

  /// What stands behind the end of a text node: a line's edge, or another construct's sign.
  static func beyond(_ sibling: MarkdownNode?, _ parent: MarkdownNode) -> Neighbour {
    switch sibling?.kind {
    case .softBreak, .lineBreak: .space
    case .text: .other
    case nil: parent.isInline ? .punctuation : .space
    default: .punctuation
    }
  }

  /// Returns whether a run with this on its inner side and `outer` on the other may be a delimiter.
  func lets(_ outer: Neighbour, isFriendly: Bool) -> Bool {
    switch self {
    case .space: false
    case .other: true
    case .cjk where isFriendly: true
    // To CommonMark some CJK characters are punctuation and some letters; what matters here is
    // only whether the two rules may differ, so that a run is looked at again.
    case .cjk: outer == .space || outer == .punctuation
    case .punctuation:
      outer == .space || outer == .punctuation || (isFriendly && outer == .cjk)
    }
  }

  private static func isPunctuation(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
      .initialPunctuation, .finalPunctuation, .otherPunctuation:
      true
    default:
      scalar.isASCII && scalar.properties.generalCategory != .decimalNumber
        && !scalar.properties.isAlphabetic && scalar.value > 0x20
    }
  }

  private static func isCJK(_ value: UInt32) -> Bool {
    switch value {
    case 0x1100...0x11FF, 0x2E80...0x2FDF, 0x2FF0...0x303F, 0x3040...0x33FF, 0x3400...0x4DBF,
      0x4E00...0x9FFF, 0xA960...0xA97F, 0xAC00...0xD7FF, 0xF900...0xFAFF, 0xFE30...0xFE4F,
      0xFF00...0xFF60, 0xFFE0...0xFFEE, 0x1B000...0x1B2FF, 0x20000...0x3FFFD:
      true
    default: false
    }
  }
}
