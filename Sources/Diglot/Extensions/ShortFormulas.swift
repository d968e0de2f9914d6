/// Formulas of a few letters, `$x$`, which are too short to be hidden from Markdown; it makes nothing
/// of what stands in most of them.
enum ShortFormulas {
  /// Marks those in the text of a tree.
  static func mark(_ root: MarkdownNode, _ text: borrowing Span<UInt8>, lines: LineTable) {
    guard text.firstIndex(of: UInt8(ascii: "$")) != nil else { return }
    for leaf in SourceMap(of: root, in: text, lines: lines).leaves where leaf.node.kind == .text {
      if leaf.node.parent?.kind == .customInline { continue }
      let signs = SourceMap.offsets(ofUnescaped: UInt8(ascii: "$"), in: leaf, text).map(\.literal)
      let literal = leaf.node.literal
      cut(leaf.node, literal, formulas(literal, signs))
    }
  }

  /// Returns the ranges between the signs; those of `$$x$$` have two on each side.
  private static func formulas(_ literal: [UInt8], _ signs: [Int]) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var index = 0
    while index + 1 < signs.count {
      let (open, close) = (signs[index], signs[index + 1])
      index += 1
      guard close - open > 1, close - open < MathScanner.shortest,
        !literal[open + 1].isHTMLSpace, !literal[close - 1].isHTMLSpace,
        close + 1 == literal.count || !literal[close + 1].isASCIIDigit
      else { continue }
      found.append((open + 1)..<close)
      index += 1
    }
    return found
  }

  private static func cut(_ node: MarkdownNode, _ literal: [UInt8], _ formulas: [Range<Int>]) {
    guard !formulas.isEmpty else { return }
    var last = node
    var end = 0
    for formula in formulas {
      // Of two signs on each side the outer ones are no text either.
      let isDouble =
        formula.lowerBound > 1 && literal[formula.lowerBound - 2] == UInt8(ascii: "$")
        && formula.upperBound + 1 < literal.count
        && literal[formula.upperBound + 1] == UInt8(ascii: "$")
      let width = isDouble ? 2 : 1
      let before = Array(literal[end..<max(end, formula.lowerBound - width)])
      if end == 0 {
        node.setLiteral(before)
      } else {
        let text = node.makeText(before)
        text.insert(after: last)
        last = text
      }
      let span = node.makeCustom(
        isInline: true,
        open: Array("<span class=\"math\">\\(".utf8),
        close: Array("\\)</span>".utf8)
      )
      span.append(node.makeText(Array(literal[formula])))
      span.insert(after: last)
      last = span
      end = formula.upperBound + width
    }
    node.makeText(Array(literal[end...])).insert(after: last)
  }
}
