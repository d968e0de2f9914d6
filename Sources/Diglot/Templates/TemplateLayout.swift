/// Divides a template into lines and says which are standalone and how far blocks are indented.
///
/// The specification leaves open what several tags on one line mean. Here a line is standalone when
/// it holds one tag that prints nothing by itself, or only tags of inheritance (`<`, `$` and their
/// ends), besides whitespace. A block's indentation is the longest that all lines of its body share,
/// so that a body that is not overridden prints as it was written.
struct TemplateLayout {
  private(set) var lines: [TemplateLine] = []
  /// For each tag, if it is a block with lines of its own, the indentation of its body.
  ///
  /// It is taken from every line of the body and put before every line of what replaces it.
  private(set) var blockIndents: [Range<Int>?]
  private let tags: [TemplateTag]

  init(_ tags: [TemplateTag], of bytes: [UInt8]) {
    self.tags = tags
    blockIndents = Array(repeating: nil, count: tags.count)
    split(bytes.span)
    for index in lines.indices { classify(&lines[index], bytes.span) }
    measureBlocks(bytes.span)
  }
}

// MARK: Lines

extension TemplateLayout {
  private mutating func split(_ span: borrowing Span<UInt8>) {
    lines = [.starting(at: 0, span)]
    var offset = lines[0].indent.upperBound
    for index in tags.indices {
      addText(from: &offset, to: tags[index].whole.lowerBound, span)
      lines[lines.count - 1].pieces.append(.tag(index))
      offset = tags[index].whole.upperBound
    }
    addText(from: &offset, to: span.count, span)
  }

  /// Adds the text from `offset` up to a tag or the file's end, which may hold many lines.
  private mutating func addText(
    from offset: inout Int,
    to end: Int,
    _ span: borrowing Span<UInt8>
  ) {
    while let newline = span.firstIndex(of: UInt8(ascii: "\n"), from: offset, to: end) {
      let hasReturn = newline > offset && span[newline - 1] == UInt8(ascii: "\r")
      let textEnd = hasReturn ? newline - 1 : newline
      addPiece(offset..<textEnd)
      lines[lines.count - 1].ending = textEnd..<newline + 1
      let next = TemplateLine.starting(at: newline + 1, span)
      lines.append(next)
      offset = min(next.indent.upperBound, end)
    }
    addPiece(min(offset, end)..<end)
  }

  private mutating func addPiece(_ text: Range<Int>) {
    if !text.isEmpty { lines[lines.count - 1].pieces.append(.text(text)) }
  }

  private func classify(_ line: inout TemplateLine, _ span: borrowing Span<UInt8>) {
    var found: [Int] = []
    var hasText = false
    for piece in line.pieces {
      switch piece {
      case .tag(let tag):
        if found.isEmpty && !hasText { line.leadingTag = tag }
        found.append(tag)
        line.trailingTag = tag
      case .text(let range) where span.isBlank(range): break
      case .text:
        hasText = true
        line.trailingTag = nil
      }
    }
    guard let first = found.first, !hasText else { return }
    line.isStandalone =
      found.count == 1 && !tags[first].kind.prints || found.allSatisfy(isInheritance)
    line.keepsEnding = tags[first].kind == .block && found.contains(tags[first].partner)
  }

  private func isInheritance(_ tag: Int) -> Bool {
    let opening = tags[tag].kind == .close ? tags[tags[tag].partner] : tags[tag]
    return opening.kind == .parent || opening.kind == .block
  }
}

// MARK: Blocks

extension TemplateLayout {
  /// A block whose end has not been reached.
  private struct OpenBlock {
    /// What all lines so far share.
    var shared: Range<Int>?
    /// What counts where the body has no line of its own; `nil` where the block is inline.
    let fallback: Range<Int>?
  }

  /// Finds the indentation of every block in one pass: each line counts for the innermost open
  /// block, and each block for the one around it.
  private mutating func measureBlocks(_ span: borrowing Span<UInt8>) {
    let ends = trailingEnds()
    var open: [OpenBlock] = []
    for line in lines {
      var isCounted = false
      func count(_ span: borrowing Span<UInt8>) {
        guard !isCounted else { return }
        isCounted = true
        guard !open.isEmpty else { return }
        open[open.count - 1].shared = span.shared(open[open.count - 1].shared, line.indent)
      }
      for piece in line.pieces {
        switch piece {
        case .text(let range): if !span.isBlank(range) { count(span) }
        case .tag(let tag) where tags[tag].kind == .close:
          close(tags[tag].partner, &open, span)
        case .tag(let tag):
          count(span)
          if tags[tag].kind == .block { open.append(openBlock(tag, line, ends)) }
        }
      }
      if !line.pieces.isEmpty { count(span) }
    }
  }

  /// The ends of blocks that are the last thing on their line.
  private func trailingEnds() -> Set<Int> { Set(lines.compactMap(\.trailingTag)) }

  private func openBlock(_ tag: Int, _ line: TemplateLine, _ ends: Set<Int>) -> OpenBlock {
    let isLeading = line.leadingTag == tag
    if line.isStandalone && line.trailingTag == tag {
      let end = line.indent.lowerBound
      return OpenBlock(shared: nil, fallback: isLeading ? line.indent : end..<end)
    }
    guard isLeading, ends.contains(tags[tag].partner) else {
      return OpenBlock(shared: nil, fallback: nil)
    }
    return OpenBlock(shared: line.indent, fallback: line.indent)
  }

  private mutating func close(
    _ tag: Int,
    _ open: inout [OpenBlock],
    _ span: borrowing Span<UInt8>
  ) {
    guard tags[tag].kind == .block, let block = open.popLast() else { return }
    if let fallback = block.fallback { blockIndents[tag] = block.shared ?? fallback }
    guard let shared = block.shared, !open.isEmpty else { return }
    open[open.count - 1].shared = span.shared(open[open.count - 1].shared, shared)
  }
}

extension TemplateLine {
  fileprivate static func starting(at offset: Int, _ span: borrowing Span<UInt8>) -> TemplateLine {
    var end = offset
    while end < span.count && span.isBlank(end) { end += 1 }
    return TemplateLine(indent: offset..<end, ending: span.count..<span.count)
  }
}

extension Span<UInt8> {
  fileprivate func isBlank(_ offset: Int) -> Bool { self[offset] == 0x20 || self[offset] == 0x09 }

  fileprivate func isBlank(_ range: Range<Int>) -> Bool { range.allSatisfy { isBlank($0) } }

  /// Returns the longest beginning that `a` has in common with `b`; `b` where there is no `a` yet.
  fileprivate func shared(_ a: Range<Int>?, _ b: Range<Int>) -> Range<Int> {
    guard let a else { return b }
    var length = 0
    while length < Swift.min(a.count, b.count),
      self[a.lowerBound + length] == self[b.lowerBound + length]
    { length += 1 }
    return a.lowerBound..<a.lowerBound + length
  }
}
