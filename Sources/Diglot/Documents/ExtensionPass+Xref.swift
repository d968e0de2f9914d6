/// Makes links by uid of all that refers to one: `<xref:uid>`, `@uid`, `<xref href="uid">`.
///
/// They are resolved with all other links. `@word` is a reference only where something has that uid;
/// in mail addresses and in code it never is.
extension ExtensionPass {
  mutating func markXrefs(_ root: MarkdownNode) {
    let bytes = text.text
    let hasTag = bytes.span.firstIndex(of: "xref") != nil
    guard hasTag || bytes.span.firstIndex(of: UInt8(ascii: "@")) != nil else { return }
    if hasTag { markTags(root) }
    markTexts(root, bytes.span)
  }

  // MARK: Links and tags

  private mutating func markTags(_ root: MarkdownNode) {
    var nodes: [MarkdownNode] = []
    for visit in MarkdownWalk(root) where visit.isEntering {
      switch visit.node.kind {
      case .link, .htmlInline, .htmlBlock: nodes.append(visit.node)
      default: break
      }
    }
    for node in nodes {
      switch node.kind {
      case .link: takeAutolink(node)
      case .htmlInline: takeTag(node)
      default: XrefMarkup.rewrite(node, links)
      }
    }
  }

  /// The address of an autolink is no text.
  private mutating func takeAutolink(_ link: MarkdownNode) {
    guard let child = link.firstChild, child.kind == .text, child.next == nil,
      XrefReference(link.destination) != nil, child.literal == Array(link.destination.utf8)
    else { return }
    child.unlink()
    details[link.identity] = LinkDetails(source: Array("<\(link.destination)>".utf8))
  }

  private mutating func takeTag(_ tag: MarkdownNode) {
    guard let destination = XrefMarkup.destination(tag.literal) else { return }
    let link = tag.makeLink(to: Array(destination.utf8))
    details[link.identity] = LinkDetails(source: tag.literal)
    if !tag.literal.suffix(2).elementsEqual("/>".utf8), let end = Self.endTag(after: tag) {
      while let node = tag.next, node != end {
        node.unlink()
        link.append(node)
      }
      end.unlink()
    }
    link.insert(before: tag)
    tag.unlink()
  }

  private static func endTag(after tag: MarkdownNode) -> MarkdownNode? {
    var node = tag.next
    for _ in 0..<100 {
      guard let current = node else { return nil }
      if current.kind == .htmlInline {
        let literal = current.literal
        if XrefMarkup.destination(literal) != nil { return nil }
        if literal.span.hasPrefix("</xref") || literal.span.hasPrefix("</XREF") { return current }
      }
      node = current.next
    }
    return nil
  }

  // MARK: Texts

  private mutating func markTexts(_ root: MarkdownNode, _ text: borrowing Span<UInt8>) {
    var candidates: Set<Int> = []
    var linkDepth = 0
    for visit in MarkdownWalk(root) {
      let node = visit.node
      switch node.kind {
      case .link, .image, .customInline:
        if node.firstChild != nil { linkDepth += visit.isEntering ? 1 : -1 }
      case .text where linkDepth == 0 && node.withLiteral(XrefMarkup.mayHoldReference):
        candidates.insert(node.identity)
      default: break
      }
    }
    guard !candidates.isEmpty else { return }
    for leaf in SourceMap(of: root, in: text, lines: source.lines).leaves
    where candidates.contains(leaf.node.identity) {
      markText(leaf, text)
    }
  }

  private mutating func markText(_ leaf: SourceMap.Leaf, _ text: borrowing Span<UInt8>) {
    let literal = leaf.node.literal
    let places =
      SourceMap.offsets(ofUnescaped: UInt8(ascii: "@"), in: leaf, text)
      + SourceMap.offsets(ofUnescaped: UInt8(ascii: "<"), in: leaf, text)
    var found: [(range: Range<Int>, link: MarkdownNode)] = []
    // Where so many words lead nowhere, they are no references.
    for place in places.sorted(by: { $0.literal < $1.literal }) where !diagnostics.isFull {
      guard place.literal >= found.last?.range.upperBound ?? 0,
        let reference = XrefMarkup.reference(literal.span, place.literal, leaf.node)
      else { continue }
      let range = place.text..<(place.text + reference.range.count)
      if reference.isShort, !isDefined(reference.destination) {
        reportShort(reference.destination, range)
        continue
      }
      let link = leaf.node.makeLink(to: Array(reference.destination.utf8))
      details[link.identity] = LinkDetails(
        place: range,
        source: Array(literal[reference.range])
      )
      found.append((reference.range, link))
    }
    Self.cut(leaf.node, literal, found)
  }

  /// Puts the links in the place of the parts of a text that they were made of.
  private static func cut(
    _ node: MarkdownNode,
    _ literal: [UInt8],
    _ found: [(range: Range<Int>, link: MarkdownNode)]
  ) {
    guard let first = found.first else { return }
    node.setLiteral(Array(literal[..<first.range.lowerBound]))
    var last = node
    for (index, part) in found.enumerated() {
      part.link.insert(after: last)
      let end = index + 1 < found.count ? found[index + 1].range.lowerBound : literal.count
      last = node.makeText(Array(literal[part.range.upperBound..<end]))
      last.insert(after: part.link)
    }
  }

  private func isDefined(_ destination: String) -> Bool {
    XrefReference(destination).flatMap(links.name) != nil
  }

  private mutating func reportShort(_ destination: String, _ range: Range<Int>) {
    let uid = XrefReference(destination)?.uid ?? ""
    diagnostics.report(.atXrefNotFound(uid, at: text.location(of: range)))
  }

  /// What knows the uids.
  private var links: LinkRewriter {
    LinkRewriter(source, page: request.page, lookup: request.lookup)
  }
}

extension Diagnostic {
  fileprivate static func atXrefNotFound(_ uid: String, at place: Location) -> Diagnostic {
    Diagnostic(
      .atXrefNotFound,
      "no page and no map has the uid '\(uid)'",
      at: place,
      notes: ["it is shown as it is written"]
    )
  }
}
