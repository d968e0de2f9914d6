/// Marks in a page's tree which text is which translation unit, for `translations: retain`.
///
/// The tree is that of the target text alone, the same as for `strip`, so that both show the same;
/// the units' ranges in that text say what to wrap. A unit that begins inside an element and ends
/// outside it gets a span on each side.
///
/// Takes time linear in the page, whatever its nesting.
struct UnitSpans {
  /// A piece of text that belongs to a unit.
  private struct Piece {
    let node: MarkdownNode
    /// By index.
    let unit: Int
  }

  private let text: PageText
  /// What comes before the numbers of a file that the page includes.
  private let prefix: String
  private var pieces: [Piece] = []
  private var places = Places()

  static func mark(
    _ root: MarkdownNode,
    _ text: PageText,
    lines: LineTable,
    prefix: String = ""
  ) {
    guard !text.bitext.units.isEmpty else { return }
    let map = SourceMap(of: root, in: text.text.span, lines: lines)
    var spans = UnitSpans(text: text, prefix: prefix)
    for leaf in map.leaves {
      if leaf.node.kind == .htmlBlock { spans.markBlock(leaf) } else { spans.cut(leaf) }
    }
    spans.places = Places(root, spans.pieces.map { ($0.node.identity, $0.unit) })
    spans.wrap()
  }

  private init(text: PageText, prefix: String) {
    self.text = text
    self.prefix = prefix
  }

  private func opening(_ unit: Int) -> [UInt8] {
    let key = prefix + text.bitext.units[unit].key.string
    let state = unit < text.unitStates.count ? text.unitStates[unit] : .current
    let mark = state == .current ? "" : " data-state=\"\(state.name)\""
    return Array("<span class=\"tu\" data-tu=\"\(key)\"\(mark)>".utf8)
  }

  /// Returns the parts of a leaf that units cover, in bytes of its own text.
  private func parts(of leaf: SourceMap.Leaf) -> [(unit: Int, range: Range<Int>)] {
    let units = text.bitext.units(in: leaf.range)
    let offsets = SourceMap.literalOffsets(
      of: units.flatMap { [$0.target.lowerBound, $0.target.upperBound] },
      in: leaf,
      text.text.span
    )
    return zip(units.indices, offsets.indices.filter { $0.isMultiple(of: 2) })
      .map { unit, offset in (unit, offsets[offset]..<max(offsets[offset], offsets[offset + 1])) }
      .filter { !$0.range.isEmpty }
  }

  // MARK: Raw HTML

  /// Puts spans into the text of an HTML block, where there is no tree; the sanitizer sees them.
  ///
  /// One for each run of text between tags, so that a span changes nothing around it.
  private func markBlock(_ leaf: SourceMap.Leaf) {
    let literal = leaf.node.literal
    var rest = parts(of: leaf)[...]
    var marked: [UInt8] = []
    var copied = 0
    var tokenizer = HTMLTokenizer()
    while !rest.isEmpty, let token = tokenizer.next(in: literal.span) {
      rest = rest.drop { $0.range.upperBound <= token.range.lowerBound }
      guard token.kind == .text else { continue }
      for (unit, range) in rest.prefix(while: { $0.range.lowerBound < token.range.upperBound }) {
        let run = range.clamped(to: token.range)
        guard literal[run].contains(where: { !$0.isHTMLSpace }) else { continue }
        marked += literal[copied..<run.lowerBound] + opening(unit)
        marked += literal[run] + Array("</span>".utf8)
        copied = run.upperBound
      }
    }
    guard copied > 0 else { return }
    leaf.node.setLiteral(marked + literal[copied...])
  }

  // MARK: Inlines

  /// Makes of a text one node for each unit in it, and for what lies between; code and tags are
  /// never cut and go to their first unit.
  private mutating func cut(_ leaf: SourceMap.Leaf) {
    let parts = parts(of: leaf)
    guard let first = parts.first else { return }
    guard leaf.node.kind == .text else {
      return pieces.append(Piece(node: leaf.node, unit: first.unit))
    }
    let literal = leaf.node.literal
    var last = leaf.node
    var end = 0
    func add(_ range: Range<Int>) {
      if end == 0 {
        if range.count < literal.count { last.setLiteral(Array(literal[range])) }
      } else {
        let next = last.makeText(Array(literal[range]))
        next.insert(after: last)
        last = next
      }
      end = range.upperBound
    }
    for part in parts {
      if end < part.range.lowerBound { add(end..<part.range.lowerBound) }
      add(part.range)
      pieces.append(Piece(node: last, unit: part.unit))
    }
    if end < literal.count { add(end..<literal.count) }
  }

  /// Wraps the pieces of each unit in as few spans as their elements allow.
  private func wrap() {
    var index = 0
    while index < pieces.count {
      let unit = pieces[index].unit
      let run = run(from: pieces[index].node, unit)
      let span = run.first.makeCustom(
        isInline: true,
        open: opening(unit),
        close: Array("</span>".utf8)
      )
      span.insert(before: run.first)
      var node: MarkdownNode? = run.first
      while let current = node {
        node = current == run.last ? nil : current.next
        current.unlink()
        span.append(current)
      }
      index += max(1, places.textCount(from: run.first, through: run.last))
    }
  }

  /// Returns the widest row of siblings that begins with `leaf` and holds nothing but the unit.
  private func run(
    from leaf: MarkdownNode,
    _ unit: Int
  ) -> (first: MarkdownNode, last: MarkdownNode) {
    var first = leaf
    while first.previous == nil, let parent = first.parent, parent.isInline,
      places.isWhole(parent, unit)
    {
      first = parent
    }
    var last = first
    while let next = last.next, places.isWhole(next, unit) { last = next }
    // Line breaks and other nodes without text at the end belong to nobody.
    while last != first, !holdsText(last), let previous = last.previous { last = previous }
    return (first, last)
  }

  private func holdsText(_ node: MarkdownNode) -> Bool {
    places.holdsText(node) || MarkdownWalk(node).contains { $0.node.kind == .image }
  }
}

/// Where the inlines of a page stand in the row of all its pieces of text.
private struct Places {
  /// By the node's identity, its pieces of text, by index.
  private var ranges: [Int: Range<Int>] = [:]
  /// By piece, its unit, or -1.
  private var units: [Int] = []
  /// By piece, where the row of its unit's pieces ends.
  private var ends: [Int] = []

  init() {}

  init(_ root: MarkdownNode, _ pieces: [(identity: Int, unit: Int)]) {
    let unitsByNode = Dictionary(pieces.map { ($0.identity, $0.unit) }) { a, _ in a }
    for visit in MarkdownWalk(root) where visit.node.isInline {
      let identity = visit.node.identity
      guard visit.isEntering else {
        ranges[identity] = (ranges[identity]?.lowerBound ?? units.count)..<units.count
        continue
      }
      let start = units.count
      switch visit.node.kind {
      case .text where visit.node.withLiteral { $0.isEmpty }: break
      case .text, .code, .htmlInline: units.append(unitsByNode[identity] ?? -1)
      default: break
      }
      ranges[identity] = start..<units.count
    }
    ends = Array(repeating: units.count, count: units.count)
    for piece in units.indices.reversed().dropFirst() {
      ends[piece] = units[piece] == units[piece + 1] ? ends[piece + 1] : piece + 1
    }
  }

  /// Whether all text in `node` is the unit's.
  func isWhole(_ node: MarkdownNode, _ unit: Int) -> Bool {
    guard let range = ranges[node.identity] else { return false }
    guard let piece = range.first else { return true }
    return units[piece] == unit && ends[piece] >= range.upperBound
  }

  func holdsText(_ node: MarkdownNode) -> Bool { ranges[node.identity]?.isEmpty == false }

  /// How many pieces of text two siblings and what lies between them hold.
  func textCount(from first: MarkdownNode, through last: MarkdownNode) -> Int {
    guard let start = ranges[first.identity], let end = ranges[last.identity] else { return 1 }
    return end.upperBound - start.lowerBound
  }
}
