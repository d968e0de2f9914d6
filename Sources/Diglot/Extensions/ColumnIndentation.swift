/// Takes the indentation off the text of columns, where it is for the eye alone.
///
///     :::row:::
///        :::column:::
///           This is no code.
///        :::column-end:::
///     :::row-end:::
///
/// What Markdown took for indented code between the tags is parsed again from its leftmost column.
enum ColumnIndentation {
  static func remove(
    from root: MarkdownNode,
    _ hidden: ConstructText,
    _ lines: LineTable,
    _ parser: inout MarkdownParser
  ) throws(MarkdownBudgetError) {
    var columns = ranges(of: hidden)[...]
    guard !columns.isEmpty else { return }
    var blocks: [MarkdownNode] = []
    for visit in MarkdownWalk(root) where visit.isEntering && visit.node.isIndentedCode {
      let start = lines.range(ofLines: visit.node.lines).lowerBound
      while let first = columns.first, first.upperBound <= start { columns = columns.dropFirst() }
      if columns.first?.contains(start) == true { blocks.append(visit.node) }
    }
    for block in blocks {
      let text = dedented(block.withCode { $0.copy(0..<$0.count) })
      let parsed = try parser.parse(text.span)
      parsed.moveDown(lines: block.lines.lowerBound - 1)
      for child in parsed.children {
        child.unlink()
        child.insert(before: block)
      }
      block.unlink()
    }
  }

  /// Returns where columns lie, which an end, or that of their row, closes.
  private static func ranges(of hidden: ConstructText) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var start: Int?
    for construct in hidden.constructs {
      guard case .colons(let tag) = construct.kind else { continue }
      switch tag.name {
      case "column": start = start ?? construct.range.upperBound
      case "column-end", "row-end":
        if let open = start { ranges.append(open..<construct.range.lowerBound) }
        start = nil
      default: break
      }
    }
    if let start { ranges.append(start..<Int.max) }
    return ranges
  }

  /// Returns the lines without the spaces that all of them begin with.
  private static func dedented(_ code: [UInt8]) -> [UInt8] {
    let lines = code.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    var indent = Int.max
    for line in lines {
      guard let first = line.firstIndex(where: { !$0.isBlank }) else { continue }
      indent = min(indent, line[..<first].prefix { $0 == 0x20 }.count)
    }
    var result: [UInt8] = []
    for line in lines {
      result += line.dropFirst(min(indent, line.prefix { $0 == 0x20 }.count))
      result.append(UInt8(ascii: "\n"))
    }
    return result
  }
}
