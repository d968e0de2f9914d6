/// Where the inline leaves of a tree (text, code, HTML) stand in the text that was parsed.
///
/// cmark's own columns of inlines are wrong after line breaks, escapes and merged text. So the
/// leaves, whose text is the source's but for escapes and character references, are looked up one
/// after the other from where the last one ended; block lines, which are exact, bound the search.
/// A leaf that is not found is left out, and the next one is found all the same.
struct SourceMap {
  struct Leaf {
    let node: MarkdownNode
    /// Bytes of the parsed text.
    let range: Range<Int>
  }

  private(set) var leaves: [Leaf] = []

  /// No leaf is looked for further ahead than this, so that the whole stays linear.
  private static let window = 4096

  /// Maps all of `root`, a document or one of its blocks.
  init(of root: MarkdownNode, in text: borrowing Span<UInt8>, lines: LineTable) {
    var cursor = 0
    var limit = text.count
    for visit in MarkdownWalk(root) {
      let kind = visit.node.kind
      switch kind {
      case .paragraph, .heading, .tableRow, .htmlBlock:
        guard visit.isEntering else { continue }
        let range = lines.range(ofLines: visit.node.lines)
        cursor = max(cursor, range.lowerBound)
        limit = max(cursor, range.upperBound)
        if kind == .htmlBlock { addLeaf(visit.node, in: text, &cursor, limit) }
      case .text, .code, .htmlInline: addLeaf(visit.node, in: text, &cursor, limit)
      case .link, .image:
        if !visit.isEntering || visit.node.firstChild == nil {
          cursor = Self.afterDestination(text, cursor, limit)
        }
      default: continue
      }
    }
  }

  private mutating func addLeaf(
    _ node: MarkdownNode,
    in text: borrowing Span<UInt8>,
    _ cursor: inout Int,
    _ limit: Int
  ) {
    let range = node.withLiteral { Self.find($0, in: text, cursor, limit) }
    guard let range else { return }
    leaves.append(Leaf(node: node, range: range))
    cursor = range.upperBound
  }

  private static func find(
    _ literal: borrowing Span<UInt8>,
    in text: borrowing Span<UInt8>,
    _ cursor: Int,
    _ limit: Int
  ) -> Range<Int>? {
    guard !literal.isEmpty else { return nil }
    let first = literal[0]
    for start in cursor..<max(cursor, min(limit, cursor + window)) {
      let byte = text[start]
      guard byte == first || byte == UInt8(ascii: "\\") || byte == UInt8(ascii: "&") else {
        continue
      }
      var alignment = Alignment(start)
      if alignment.advance(to: literal.count, literal, text, limit) {
        return start..<alignment.textOffset
      }
    }
    return nil
  }

  /// Returns the offset behind a link's `](destination "title")`, `][label]`, `]` or `>`.
  private static func afterDestination(
    _ text: borrowing Span<UInt8>,
    _ cursor: Int,
    _ limit: Int
  ) -> Int {
    var offset = cursor
    while offset < limit, "*_~`".utf8.contains(text[offset]) { offset += 1 }
    guard offset < limit else { return cursor }
    if text[offset] == UInt8(ascii: ">") { return offset + 1 }
    guard text[offset] == UInt8(ascii: "]") else { return cursor }
    guard offset + 1 < limit else { return offset + 1 }
    switch text[offset + 1] {
    case UInt8(ascii: "("): return closing(text, offset + 1, limit) ?? offset + 1
    case UInt8(ascii: "["):
      return (text.firstIndex(of: UInt8(ascii: "]"), from: offset + 2, to: limit) ?? offset) + 1
    default: return offset + 1
    }
  }

  /// Returns the offset behind the parenthesis that closes the one at `open`.
  private static func closing(
    _ text: borrowing Span<UInt8>,
    _ open: Int,
    _ limit: Int
  ) -> Int? {
    var depth = 0
    var offset = open
    while offset < min(limit, open + window) {
      switch text[offset] {
      case UInt8(ascii: "\\"): offset += 1
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"):
        depth -= 1
        if depth == 0 { return offset + 1 }
      default: break
      }
      offset += 1
    }
    return nil
  }

  // MARK: Inside a leaf

  /// Returns which byte of the leaf's text stands at or first after `offset` of the parsed text.
  static func literalOffset(
    of offset: Int,
    in leaf: Leaf,
    _ text: borrowing Span<UInt8>
  ) -> Int {
    leaf.node.withLiteral { literal in
      var alignment = Alignment(leaf.range.lowerBound)
      while alignment.textOffset < offset, alignment.literalOffset < literal.count {
        guard alignment.step(literal, text, leaf.range.upperBound) else { break }
      }
      return alignment.literalOffset
    }
  }

  /// Returns whether the leaf's byte at `literalOffset` was written with a backslash or as a
  /// character reference; true also where that cannot be said.
  static func isEscaped(
    _ literalOffset: Int,
    in leaf: Leaf,
    _ text: borrowing Span<UInt8>
  ) -> Bool {
    leaf.node.withLiteral { literal in
      var alignment = Alignment(leaf.range.lowerBound)
      guard alignment.advance(to: literalOffset, literal, text, leaf.range.upperBound),
        alignment.literalOffset < literal.count
      else { return true }
      return text[alignment.textOffset] != literal[literalOffset]
    }
  }
}

/// A walk along a leaf's text and its source at once.
private struct Alignment {
  var literalOffset = 0
  var textOffset: Int

  init(_ textOffset: Int) { self.textOffset = textOffset }

  mutating func advance(
    to count: Int,
    _ literal: borrowing Span<UInt8>,
    _ text: borrowing Span<UInt8>,
    _ limit: Int
  ) -> Bool {
    while literalOffset < count {
      guard step(literal, text, limit) else { return false }
    }
    return true
  }

  /// Goes one character on; false where the two differ.
  mutating func step(
    _ literal: borrowing Span<UInt8>,
    _ text: borrowing Span<UInt8>,
    _ limit: Int
  ) -> Bool {
    guard textOffset < limit else { return false }
    let (wanted, found) = (literal[literalOffset], text[textOffset])
    if wanted == found {
      literalOffset += 1
      textOffset += 1
      if wanted == UInt8(ascii: "\n") { skipContainerPrefix(literal, text, limit) }
      return true
    }
    switch found {
    case UInt8(ascii: "\\"):
      guard textOffset + 1 < limit, text[textOffset + 1] == wanted else { return false }
      literalOffset += 1
      textOffset += 2
      return true
    case UInt8(ascii: "&"): return stepOverReference(literal, text, limit)
    case UInt8(ascii: "\n") where wanted == UInt8(ascii: " "):  // a line break in a code span
      literalOffset += 1
      textOffset += 1
      return true
    case UInt8(ascii: "\r"):
      textOffset += 1
      return true
    default: return false
    }
  }

  /// In HTML over several lines, `> ` and the indentation of a list stand in the source alone.
  private mutating func skipContainerPrefix(
    _ literal: borrowing Span<UInt8>,
    _ text: borrowing Span<UInt8>,
    _ limit: Int
  ) {
    while literalOffset < literal.count, textOffset < limit,
      text[textOffset] != literal[literalOffset],
      text[textOffset] == UInt8(ascii: " ") || text[textOffset] == UInt8(ascii: ">")
    {
      textOffset += 1
    }
  }

  /// `&gt;` in the source is one scalar of the text.
  private mutating func stepOverReference(
    _ literal: borrowing Span<UInt8>,
    _ text: borrowing Span<UInt8>,
    _ limit: Int
  ) -> Bool {
    guard
      let end = text.firstIndex(
        of: UInt8(ascii: ";"),
        from: textOffset,
        to: min(limit, textOffset + 40)
      )
    else { return false }
    textOffset = end + 1
    literalOffset += 1
    while literalOffset < literal.count, literal[literalOffset] & 0xC0 == 0x80 {
      literalOffset += 1
    }
    return true
  }
}
