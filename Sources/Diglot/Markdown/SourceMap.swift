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

  /// No leaf is looked for further ahead than this.
  private static let window = 4096
  /// How many bytes may still be compared in vain, so that the whole stays linear.
  private var patience: Int

  /// Maps all of `root`, a document or one of its blocks.
  init(of root: MarkdownNode, in text: borrowing Span<UInt8>, lines: LineTable) {
    patience = 64 * text.count + 16 * Self.window
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
    var spent = 0
    let range = node.withLiteral {
      Self.find($0, in: text, cursor, limit, patience, &spent, decodes: node.kind == .text)
    }
    patience -= spent
    guard let range else { return }
    leaves.append(Leaf(node: node, range: range))
    cursor = range.upperBound
  }

  private static func find(
    _ literal: borrowing Span<UInt8>,
    in text: borrowing Span<UInt8>,
    _ cursor: Int,
    _ limit: Int,
    _ patience: Int,
    _ spent: inout Int,
    decodes: Bool
  ) -> Range<Int>? {
    guard !literal.isEmpty else { return nil }
    let first = literal[0]
    for start in cursor..<max(cursor, min(limit, cursor + window)) where spent < patience {
      spent += 1
      let byte = text[start]
      guard byte == first || byte == UInt8(ascii: "\\") || byte == UInt8(ascii: "&") else {
        continue
      }
      var alignment = Alignment(start, decodes: decodes)
      if alignment.advance(to: literal.count, literal, text, limit) {
        spent = 0
        return start..<alignment.textOffset
      }
      spent += alignment.literalOffset
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

  /// Returns for each of `offsets`, which ascend in the parsed text, which byte of the leaf's text
  /// stands there or first after it; in one pass.
  static func literalOffsets(
    of offsets: [Int],
    in leaf: Leaf,
    _ text: borrowing Span<UInt8>
  ) -> [Int] {
    leaf.node.withLiteral { literal in
      var found: [Int] = []
      var alignment = Alignment(leaf.range.lowerBound, decodes: leaf.node.kind == .text)
      for offset in offsets {
        while alignment.textOffset < offset, alignment.literalOffset < literal.count,
          alignment.step(literal, text, leaf.range.upperBound)
        {}
        found.append(alignment.literalOffset)
      }
      return found
    }
  }

  /// Returns where `byte` stands in the leaf's text and in the parsed one, each time that it was
  /// written as itself: neither with a backslash nor as a character reference.
  static func offsets(
    ofUnescaped byte: UInt8,
    in leaf: Leaf,
    _ text: borrowing Span<UInt8>
  ) -> [(literal: Int, text: Int)] {
    leaf.node.withLiteral { literal in
      var found: [(literal: Int, text: Int)] = []
      var alignment = Alignment(leaf.range.lowerBound, decodes: leaf.node.kind == .text)
      while alignment.literalOffset < literal.count {
        let (offset, start) = (alignment.literalOffset, alignment.textOffset)
        guard alignment.step(literal, text, leaf.range.upperBound) else { break }
        if literal[offset] == byte, text[start] == byte { found.append((offset, start)) }
      }
      return found
    }
  }
}

/// A walk along a leaf's text and its source at once.
private struct Alignment {
  var literalOffset = 0
  var textOffset: Int
  /// Whether backslashes and references of the source stand for other characters.
  let decodes: Bool

  init(_ textOffset: Int, decodes: Bool) {
    self.textOffset = textOffset
    self.decodes = decodes
  }

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
    // What stands for itself elsewhere does not in text: `\\` and `&amp;`.
    if decodes, wanted == found, found == UInt8(ascii: "\\") || found == UInt8(ascii: "&") {
      if text.hasPrefix("\\\\", at: textOffset) { return stepOverEscape() }
      if Self.isAmpersand(text, at: textOffset) { return stepOverReference(literal, text, limit) }
    }
    if wanted == found {
      literalOffset += 1
      textOffset += 1
      if wanted == UInt8(ascii: "\n") { skipContainerPrefix(literal, text, limit) }
      return true
    }
    switch found {
    case UInt8(ascii: "\\"):
      return textOffset + 1 < limit && text[textOffset + 1] == wanted && stepOverEscape()
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

  private mutating func stepOverEscape() -> Bool {
    literalOffset += 1
    textOffset += 2
    return true
  }

  private static func isAmpersand(_ text: borrowing Span<UInt8>, at offset: Int) -> Bool {
    text.hasPrefix("&amp;", at: offset) || text.hasPrefix("&AMP;", at: offset)
      || text.hasPrefix("&#38;", at: offset) || text.hasPrefix("&#x26;", at: offset)
      || text.hasPrefix("&#X26;", at: offset)
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
