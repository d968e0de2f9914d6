// Where tags go: what a start tag closes or needs, what an end tag ends.

extension HTMLSanitizer {
  /// Writes the end tags that an end tag stands for, if any.
  mutating func endTag<Delegate: HTMLSanitizerDelegate & ~Copyable>(
    _ token: HTMLToken,
    in raw: borrowing Span<UInt8>,
    into out: inout ByteBuffer,
    delegate: inout Delegate
  ) {
    let name = raw.lowercasedText(token.name)
    guard let tag = HTMLTag(name: name), tag != .iframe || printedFrames == 0 else {
      if name == "iframe" { printedFrames -= 1 }
      print(token, name: name, in: raw, into: &out, delegate: &delegate)
      return
    }
    if tag == .br {
      // Browsers take `</br>` for `<br>`.
      ensureCell(into: &out)
      out.append("<br>")
    } else if let index = elementEnded(by: tag) {
      closeElements(to: index, into: &out)
    }
  }

  private func elementEnded(by tag: HTMLTag) -> Int? {
    switch tag {
    case .h1, .h2, .h3, .h4, .h5, .h6:
      innermost(where: { $0.tag.isHeading }, notBeyond: { $0.tag.isBoundary })
    case .li:
      innermost(where: { $0.tag == .li }, notBeyond: \.endsListItemSearch)
    case .table, .caption, .colgroup, .tbody, .td, .tfoot, .th, .thead, .tr:
      innermost(where: { $0.tag == tag }, notBeyond: { $0.tag == .table })
    default:
      innermost(where: { $0.tag == tag }, notBeyond: { $0.tag.isBoundary })
    }
  }

  enum StartTagOutcome { case printed, complete, opened }

  /// Writes a start tag and what has to go before it.
  mutating func startTag<Delegate: HTMLSanitizerDelegate & ~Copyable>(
    _ token: HTMLToken,
    in raw: borrowing Span<UInt8>,
    into out: inout ByteBuffer,
    delegate: inout Delegate
  ) -> StartTagOutcome {
    let name = raw.lowercasedText(token.name)
    guard let tag = HTMLTag(name: name), open.count < Self.maximumDepth || isPartOfTable(tag)
    else {
      print(token, name: name, in: raw, into: &out, delegate: &delegate)
      return .printed
    }
    guard let placed = place(tag, into: &out) else {
      delegate.report(.disallowedHTMLTag, at: token.range, name: name)
      return .complete
    }
    var writer = HTMLTagWriter(tag: tag, written: placed.tag, isInsideLink: holdsLink)
    if let extraClass = placed.extraClass { writer.addClass(extraClass) }
    switch writer.write(tokenizer.attributes, in: raw, into: &out, delegate: &delegate) {
    case .refused:
      if tag == .iframe { printedFrames += 1 }
      print(token, name: name, in: raw, into: &out, delegate: &delegate)
      return .printed
    case .void: return .complete
    case .opened(let written, let suffix):
      push(tag, written: written, suffix: suffix)
      return .opened
    }
  }

  /// Prints a tag that must not act as the text that it is in the source.
  private mutating func print<Delegate: HTMLSanitizerDelegate & ~Copyable>(
    _ token: HTMLToken,
    name: String,
    in raw: borrowing Span<UInt8>,
    into out: inout ByteBuffer,
    delegate: inout Delegate
  ) {
    delegate.report(.disallowedHTMLTag, at: token.range, name: name)
    writeLiteral(raw.extracting(token.range), into: &out)
  }
}

// MARK: - Before a start tag

extension HTMLSanitizer {
  /// What to write for an element at its place.
  struct Placement {
    let tag: HTMLTag
    var extraClass: String?
  }

  /// Closes and opens what the element needs around it; `nil` where it can stand nowhere here.
  private mutating func place(_ tag: HTMLTag, into out: inout ByteBuffer) -> Placement? {
    closeImplied(by: tag, into: &out)
    if isPartOfTable(tag), let table = nearestTable {
      placeTablePart(tag, in: table, into: &out)
      return Placement(tag: tag)
    }
    ensureCell(into: &out)
    if tag.isRubyPart { return placeRubyPart(tag, into: &out) }
    if tag == .source { return open.last?.written == .video ? Placement(tag: tag) : nil }
    let isOutOfPlace = tag.isTablePart || (tag == .table && content == .cell)
    if content == .phrasing || isOutOfPlace { return inlinePlacement(of: tag) }
    if tag.isBlockLevel, let root = open.last?.inlineRoot, open.count > floor, root >= floor,
      root < open.count
    {
      closeElements(to: root, into: &out)
      // What hid an open item or heading may have gone.
      closeImplied(by: tag, into: &out)
    }
    return Placement(tag: blockPlacement(of: tag), extraClass: tag.modernClass)
  }

  /// Ends the elements whose end tags HTML lets authors leave out.
  private mutating func closeImplied(by tag: HTMLTag, into out: inout ByteBuffer) {
    var ended: Int?
    switch tag {
    case .li: ended = innermost(where: { $0.tag == .li }, notBeyond: \.endsListItemSearch)
    case .dd, .dt:
      ended = innermost(
        where: { $0.tag == .dd || $0.tag == .dt },
        notBeyond: { $0.tag == .dl || $0.tag.isBoundary }
      )
    case .h1, .h2, .h3, .h4, .h5, .h6:
      ended = innermost(where: { $0.tag.isHeading }, notBeyond: { $0.tag.isBoundary })
    case .p where content == .phrasing:
      ended = innermost(where: { $0.tag == .p }, notBeyond: { $0.tag.model != .phrasing })
    case .a: closeOpenLink(into: &out)
    default: break
    }
    if let ended { closeElements(to: ended, into: &out) }
  }

  /// Where only inline content may stand: a block becomes a `span` that the theme shows as a block.
  private func inlinePlacement(of tag: HTMLTag) -> Placement? {
    switch tag {
    case .hr: Placement(tag: .br)
    case .col, .colgroup, .tbody, .tfoot, .thead: nil
    case .td, .th: Placement(tag: .span)
    case _ where tag.isBlockLevel: Placement(tag: .span, extraClass: "block")
    default: Placement(tag: tag.modern, extraClass: tag.modernClass)
    }
  }

  /// An item without its list, or a caption without its figure, is a mere block.
  private func blockPlacement(of tag: HTMLTag) -> HTMLTag {
    let parents: [HTMLTag]
    switch tag {
    case .li: parents = [.ul, .ol]
    case .dd, .dt: parents = [.dl]
    case .figcaption: parents = [.figure]
    case .summary: return open.last?.written == .details && open.count > floor ? .summary : .div
    default: return tag.modern
    }
    let parent = innermost(
      where: { $0.written.map(parents.contains) ?? false },
      notBeyond: { $0.tag.isBoundary }
    )
    return parent == nil ? .div : tag
  }

  /// Parts of ruby stand in `ruby` itself, `rt` and `rp` also in `rtc`; without one they are text.
  private mutating func placeRubyPart(
    _ tag: HTMLTag,
    into out: inout ByteBuffer
  ) -> Placement? {
    let takesGroup = tag == .rt || tag == .rp
    let parent = innermost(
      where: { $0.tag == .ruby || (takesGroup && $0.tag == .rtc) },
      notBeyond: { $0.tag.isBoundary }
    )
    guard let parent else { return nil }
    closeElements(to: parent + 1, into: &out)
    return Placement(tag: tag)
  }
}

// MARK: - Tables

extension HTMLSanitizer {
  private var nearestTable: Int? {
    innermost(where: { $0.written == .table }, notBeyond: { _ in false })
  }

  /// Whether an element goes into an open table; it then closes as much as it opens, so that it may
  /// pass the limit of the depth.
  private func isPartOfTable(_ tag: HTMLTag) -> Bool {
    tag.isTablePart && content == .flow && nearestTable != nil
  }

  private mutating func placeTablePart(
    _ tag: HTMLTag,
    in table: Int,
    into out: inout ByteBuffer
  ) {
    switch tag {
    case .col:
      if open.last?.written != .colgroup {
        closeElements(to: table + 1, into: &out)
        openImplied(.colgroup, into: &out)
      }
    case .tr:
      closeElements(to: depth(of: \.isTableSection, in: table), into: &out)
      if open.last?.written == .table { openImplied(.tbody, into: &out) }
    case .td, .th:
      let row = depth(of: { $0 == .tr }, in: table)
      closeElements(to: row > table + 1 ? row : depth(of: \.isTableSection, in: table), into: &out)
      ensureRow(into: &out)
    default:
      closeElements(to: table + 1, into: &out)
    }
  }

  /// Returns how many elements are open up to the table's innermost part that `matches`, or the table.
  private func depth(of matches: (HTMLTag) -> Bool, in table: Int) -> Int {
    let part = innermost(
      where: { $0.written.map(matches) ?? false },
      notBeyond: { $0.written == .table }
    )
    return (part ?? table) + 1
  }
}

extension HTMLSanitizer.OpenElement {
  fileprivate var endsListItemSearch: Bool { tag == .ul || tag == .ol || tag.isBoundary }
}
