/// The rules about content that one page alone can break: its headings, addresses and images.
///
/// They are asked of the tree as it was parsed, before destinations are replaced.
struct ContentCheck {
  let text: PageText
  let lines: LineTable
  /// The site's base URL.
  let site: String
  /// What constructs say of the images that they made, by the identity of their nodes.
  var details: [Int: LinkDetails] = [:]

  /// How many bytes are passed on the way to the places of a page's findings; more than any page
  /// that a person wrote needs.
  private static let placingBudget = 64 << 20

  /// Reports what is wrong, each finding at its place in the file.
  func run(_ root: MarkdownNode, hasIncludes: Bool, _ diagnostics: inout Diagnostics) {
    var faults = HeadingCheck.faults(in: page(root, hasIncludes))
    let inlines = Inlines(root, lines)
    faults += linkFaults(inlines.links)
    faults += MergeConflictCheck.faults(in: text.text.span, code: inlines.code)
    faults += CodeFenceCheck.faults(in: text.text.span, fences: inlines.fences)
    report(faults, &diagnostics)
  }

  /// Reports what is wrong in a file that pages include.
  func runIncluded(_ root: MarkdownNode, _ diagnostics: inout Diagnostics) {
    var faults = HeadingCheck.faults(inIncluded: entries(root))
    faults += CodeFenceCheck.faults(in: text.text.span, fences: Inlines(root, lines).fences)
    report(faults, &diagnostics)
  }

  private func report(_ faults: [ContentFault], _ diagnostics: inout Diagnostics) {
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
        isImage
        ? imageFaults(link, destination) : LinkCheck.faults(destination, site: site, at: 0..<0)
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

  private func imageFaults(_ image: Inlines.Link, _ destination: String) -> [ContentFault] {
    var faults = LinkCheck.imageFaults(destination, site: site, at: 0..<0)
    // An icon is decoration, and has none.
    if !image.hasText, details[image.node.identity]?.isIcon != true {
      faults.append(.withoutAlternative)
    }
    return faults
  }

  /// The links and images of a page, with their blocks, and its code blocks.
  private struct Inlines {
    struct Link {
      let node: MarkdownNode
      let block: Range<Int>
      let hasText: Bool
    }

    private(set) var links: [Link] = []
    private(set) var code: [Range<Int>] = []
    /// Those of the code blocks that a fence opens.
    private(set) var fences: [Range<Int>] = []
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
          add(node, block, lines, hasText: closeImage())
        case .link: if visit.isEntering { add(node, block, lines, hasText: true) }
        case .text, .code:
          if !hasText.isEmpty, Self.isVisible(node) { hasText[hasText.count - 1] = true }
        case .codeBlock:
          code.append(lines.range(ofLines: node.lines))
          if !node.isIndentedCode { fences.append(code[code.count - 1]) }
        default: if visit.isEntering, !node.isInline { block = node }
        }
      }
    }

    private mutating func add(
      _ node: MarkdownNode,
      _ block: MarkdownNode,
      _ lines: LineTable,
      hasText: Bool
    ) {
      let range = lines.range(ofLines: block.lines)
      links.append(Link(node: node, block: range, hasText: hasText))
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
    let entries = entries(root)
    let isTitled = entries.contains { $0.level == 1 }
    return HeadingCheck.Page(
      headings: entries,
      opening: opening(root),
      // What is included may have one, too.
      hasRawH1: !isTitled && (hasIncludes || Self.holdsRawH1(root)),
      hasTitle: text.source.header.title != nil
    )
  }

  private func entries(_ root: MarkdownNode) -> [HeadingCheck.Entry] {
    var entries: [HeadingCheck.Entry] = []
    for visit in MarkdownWalk(root) where visit.isEntering && visit.node.kind == .heading {
      if !Self.isTab(visit.node) { entries.append(entry(visit.node)) }
    }
    return entries
  }

  private func entry(_ heading: MarkdownNode) -> HeadingCheck.Entry {
    let label = heading.plainText
    var isEmpty = true
    for byte in label where byte > UInt8(ascii: " ") { isEmpty = false }
    return HeadingCheck.Entry(
      level: heading.headingLevel,
      text: String(decoding: label, as: UTF8.self),
      isEmpty: isEmpty && !Self.holdsPicture(heading),
      range: range(of: heading)
    )
  }

  /// Returns where the first block that a reader sees stands, unless that is the title.
  ///
  /// A loop, since the 6.3.1 optimizer fails on closures over nodes here.
  private func opening(_ root: MarkdownNode) -> Range<Int>? {
    for block in root.children {
      if isInvisible(block) { continue }
      return block.kind == .heading && block.headingLevel == 1 ? nil : range(of: block)
    }
    return nil
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
    MarkdownWalk(heading).contains { visit in
      visit.node.kind == .image
        || visit.node.kind == .htmlInline && visit.node.withLiteral { $0.hasPrefix("<img") }
    }
  }

  private static func holdsRawH1(_ root: MarkdownNode) -> Bool {
    MarkdownWalk(root).contains { visit in
      switch visit.node.kind {
      case .htmlBlock, .htmlInline: visit.node.withLiteral { $0.firstIndex(of: "<h1") != nil }
      default: false
      }
    }
  }

  /// Whether a block shows nothing: a comment, or tags without text such as an anchor.
  private func isInvisible(_ block: MarkdownNode) -> Bool {
    switch block.kind {
    case .htmlBlock:
      block.withLiteral {
        $0.hasPrefix("<!--") || $0.hasPrefix("<a name=") || $0.hasPrefix("<a id=")
      }
    case .paragraph:
      block.children.allSatisfy { $0.kind == .htmlInline || $0.kind == .softBreak }
        && !Self.holdsPicture(block)
    default: false
    }
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
