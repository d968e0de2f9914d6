/// The rules about content that one page alone can break: its headings, addresses and images.
///
/// They are asked of the tree as it was parsed, before destinations are replaced.
struct ContentCheck {
  let text: PageText
  let lines: LineTable
  /// The site's base URL.
  let site: String

  /// How many bytes are passed on the way to the places of a page's findings; more than any page
  /// that a person wrote needs.
  private static let placingBudget = 64 << 20

  /// Reports what is wrong, each finding at its place in the file.
  func run(_ root: MarkdownNode, hasIncludes: Bool, _ diagnostics: inout Diagnostics) {
    var faults = HeadingCheck.faults(in: page(root, hasIncludes))
    let inlines = Inlines(root, lines)
    faults += linkFaults(inlines.links)
    faults += MergeConflictCheck.faults(in: text.text.span, code: inlines.code)
    var bytesToPass = Self.placingBudget
    for fault in faults.prefix(Diagnostics.pageLimit) where bytesToPass > 0 {
      bytesToPass -= fault.range.lowerBound
      diagnostics.report(
        Diagnostic(
          fault.code,
          fault.message,
          at: text.location(of: fault.range),
          notes: fault.notes
        )
      )
    }
  }

  private func linkFaults(_ links: [Inlines.Link]) -> [ContentFault] {
    var faults: [ContentFault] = []
    /// Where to look for the next link to the same place.
    var offsets: [String: Int] = [:]
    for link in links where faults.count < Diagnostics.pageLimit {
      let isImage = link.node.kind == .image
      let destination = link.node.destination
      let found =
        isImage ? [.withoutAlternative] : LinkCheck.faults(destination, site: site, at: 0..<0)
      if found.isEmpty { continue }
      let start = max(link.block.lowerBound, offsets[destination] ?? 0)
      let range = text.range(of: destination, within: start..<max(start, link.block.upperBound))
      offsets[destination] = range.upperBound
      faults += found.map {
        ContentFault(code: $0.code, range: range, message: $0.message, notes: $0.notes)
      }
    }
    return faults
  }

  /// The links of a page and its images without text, with their blocks, and its code blocks.
  private struct Inlines {
    struct Link {
      let node: MarkdownNode
      let block: Range<Int>
    }

    private(set) var links: [Link] = []
    private(set) var code: [Range<Int>] = []
    /// Whether the images that are open have a text; to ask each for its own would cost the depth.
    private var hasText: [Bool] = []

    init(_ root: MarkdownNode, _ lines: LineTable) {
      var block = root
      for visit in MarkdownWalk(root) {
        let node = visit.node
        switch node.kind {
        case .image:
          if visit.isEntering { hasText.append(false) }
          if visit.isEntering, node.firstChild != nil { continue }
          if !closeImage() { add(node, block, lines) }
        case .link: if visit.isEntering { add(node, block, lines) }
        case .text, .code:
          if !hasText.isEmpty, Self.isVisible(node) { hasText[hasText.count - 1] = true }
        case .codeBlock: code.append(lines.range(ofLines: node.lines))
        default: if visit.isEntering, !node.isInline { block = node }
        }
      }
    }

    private mutating func add(_ node: MarkdownNode, _ block: MarkdownNode, _ lines: LineTable) {
      links.append(Link(node: node, block: lines.range(ofLines: block.lines)))
    }

    /// Returns whether the innermost image has a text, which is one of the image around it too.
    private mutating func closeImage() -> Bool {
      let result = hasText.popLast() ?? false
      if result, !hasText.isEmpty { hasText[hasText.count - 1] = true }
      return result
    }

    private static func isVisible(_ node: MarkdownNode) -> Bool {
      node.withLiteral { literal in
        for index in literal.indices where literal[index] != UInt8(ascii: " ") { return true }
        return false
      }
    }
  }

  // MARK: Headings

  private func page(_ root: MarkdownNode, _ hasIncludes: Bool) -> HeadingCheck.Page {
    var entries: [HeadingCheck.Entry] = []
    for visit in MarkdownWalk(root) where visit.isEntering && visit.node.kind == .heading {
      let heading = visit.node
      if Self.isTab(heading) { continue }
      let label = String(decoding: heading.plainText, as: UTF8.self)
      let isEmpty = label.utf8.allSatisfy { $0 <= UInt8(ascii: " ") }
      entries.append(
        HeadingCheck.Entry(
          level: heading.headingLevel,
          text: label,
          isEmpty: isEmpty && !Self.holdsPicture(heading),
          range: range(of: heading)
        )
      )
    }
    var first = root.firstChild
    while let block = first, isInvisible(block) { first = block.next }
    let opens = first.map { $0.kind == .heading && $0.headingLevel == 1 } ?? true
    return HeadingCheck.Page(
      headings: entries,
      opening: opens ? nil : first.map(range),
      // What is included may have one, too.
      hasRawH1: entries.allSatisfy { $0.level > 1 } && (hasIncludes || Self.holdsRawH1(root)),
      hasTitle: text.source.header.title != nil
    )
  }

  /// Returns the first line of a block from its first letter on.
  private func range(of block: MarkdownNode) -> Range<Int> {
    let line = lines.range(ofLines: block.lines.lowerBound...block.lines.lowerBound)
    let bytes = text.text.span
    var (start, end) = (line.lowerBound, line.upperBound)
    while start < end, bytes[start] == UInt8(ascii: " ") { start += 1 }
    while end > start, bytes[end - 1] <= UInt8(ascii: " ") { end -= 1 }
    return start..<end
  }

  /// Whether a heading is the head of a tab: nothing but a link to `#tab/…`.
  private static func isTab(_ heading: MarkdownNode) -> Bool {
    guard let link = heading.firstChild, link.kind == .link, link.next == nil else { return false }
    return link.withDestination { $0.hasPrefix("#tab/") }
  }

  private static func holdsPicture(_ heading: MarkdownNode) -> Bool {
    for visit in MarkdownWalk(heading) {
      let node = visit.node
      if node.kind == .image { return true }
      if node.kind == .htmlInline, node.withLiteral({ $0.hasPrefix("<img") }) { return true }
    }
    return false
  }

  private static func holdsRawH1(_ root: MarkdownNode) -> Bool {
    for visit in MarkdownWalk(root) {
      let node = visit.node
      guard node.kind == .htmlBlock || node.kind == .htmlInline else { continue }
      if node.withLiteral({ $0.firstIndex(of: "<h1") != nil }) { return true }
    }
    return false
  }

  /// Whether a block shows nothing: a comment, or tags without text such as an anchor.
  private func isInvisible(_ block: MarkdownNode) -> Bool {
    switch block.kind {
    case .htmlBlock:
      block.withLiteral {
        $0.hasPrefix("<!--") || $0.hasPrefix("<a name=") || $0.hasPrefix("<a id=")
      }
    case .paragraph:
      Self.holdsTagsOnly(block) && !Self.holdsPicture(block)
    default: false
    }
  }

  private static func holdsTagsOnly(_ paragraph: MarkdownNode) -> Bool {
    for child in paragraph.children where child.kind != .htmlInline && child.kind != .softBreak {
      return false
    }
    return true
  }
}

extension ContentFault {
  fileprivate static var withoutAlternative: ContentFault {
    ContentFault(
      code: .imageAltTextMissing,
      range: 0..<0,
      message: "an image has an alternative text"
    )
  }
}
