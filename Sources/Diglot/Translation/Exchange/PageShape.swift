/// What Markdown makes of a page, as far as a changed sentence must not change it: its blocks, and
/// how many links, pictures, code spans and words in bold each holds.
struct PageShape {
  /// Blocks in order: a number as they begin, 0 as they end.
  private var blocks: [Int] = []
  /// For each block that holds text, how many inlines there are of each kind.
  private var inlines: [[MarkdownNode.Kind: Int]] = []
  /// The bytes of tables in the text that was parsed.
  private var tables: [Range<Int>] = []

  /// Parses the target text; `nil` where that is over the parser's budget.
  init?(of bitext: Bitext, _ parser: inout MarkdownParser) {
    let bytes = bitext.target
    let lines = LineTable(bytes.span)
    guard let root = try? parser.parse(bytes.span) else { return nil }
    CJKEmphasis.apply(to: root, bytes.span, lines: lines)
    for visit in MarkdownWalk(root) { take(visit, lines) }
  }

  private static let counted: Set<MarkdownNode.Kind> = [
    .link, .image, .code, .emphasis, .strong, .strikethrough, .htmlInline,
  ]

  private mutating func take(_ visit: MarkdownWalk.Visit, _ lines: LineTable) {
    let node = visit.node
    guard !node.isInline else {
      if visit.isEntering, Self.counted.contains(node.kind), !inlines.isEmpty {
        inlines[inlines.count - 1][node.kind, default: 0] += 1
      }
      return
    }
    guard visit.isEntering else {
      blocks.append(0)
      return
    }
    blocks.append(1 + Int(node.kind.rawValue) + 64 * Self.detail(of: node))
    if [.paragraph, .heading, .tableCell].contains(node.kind) { inlines.append([:]) }
    if node.kind == .table { tables.append(lines.range(ofLines: node.lines)) }
  }

  private static func detail(of node: MarkdownNode) -> Int {
    switch node.kind {
    case .heading: node.headingLevel
    case .list: (node.isOrderedList ? 2 + 4 * node.listStart : 0) + (node.isTightList ? 1 : 0)
    default: 0
    }
  }

  /// Whether an offset of the text that was parsed lies in a table.
  func isInTable(_ offset: Int) -> Bool {
    let index = tables.firstIndexAfter { $0.upperBound <= offset }
    return index < tables.count && tables[index].contains(offset)
  }

  /// Returns in what way this page is another one than `other`, if it is.
  ///
  /// Where the marks in the text are the same, Markdown has to understand as many of them as before;
  /// more is an improvement.
  func difference(from other: PageShape, keepsCodes: Bool) -> String? {
    guard blocks == other.blocks else {
      return "the page's paragraphs, lists and tables stay as they are"
    }
    guard keepsCodes else { return nil }
    for (new, old) in zip(inlines, other.inlines) {
      let lost = old.contains { kind, count in new[kind] ?? 0 < count }
      if lost {
        return "Markdown understands every code; a '**' closes behind a letter or before a blank"
      }
    }
    return nil
  }
}
