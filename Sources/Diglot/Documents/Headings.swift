/// The headings of a page, with the ids that links reach them by.
struct Headings {
  struct Heading {
    let node: MarkdownNode
    let id: String
    let level: Int
    /// As a reader sees it.
    let text: String

    /// Whether there is nothing to call the heading by, such as for a picture.
    var isEmpty: Bool { text.utf8.allSatisfy { $0 <= UInt8(ascii: " ") } }
  }

  private(set) var all: [Heading] = []
  var ids: UniqueIDs

  /// Ids that the built-in templates use around the article.
  private static let reservedIDs = ["diglot-main"]

  /// What headings are to be called, by their node's tag minus one.
  private var wanted: [String] = []
  /// What they are called, by the same.
  private(set) var idsByTag: [String] = []

  init() {
    ids = UniqueIDs()
    for id in Self.reservedIDs { _ = ids.claim(id) }
  }

  /// Notes what the headings of one text are to be called, and takes the anchors that named them
  /// out of the tree.
  ///
  /// An anchor that opens the heading gives the id, else the slug of its English unit, else the
  /// slug of its own text: an address stays the same in every language. What is included in a
  /// heading has no part in its id.
  mutating func collect(_ root: MarkdownNode, _ sources: UnitSources) {
    // A walk knows its next node, which taking an anchor out of the tree would lead astray.
    let nodes = MarkdownWalk(root).filter { $0.isEntering && $0.node.kind == .heading }.map(\.node)
    for node in nodes {
      let anchor = Self.takeAnchor(node)
      wanted.append(anchor ?? HeadingSlug.slug(of: sources.plainText(of: node) ?? node.plainText))
      node.tag = wanted.count
    }
  }

  /// Notes what a heading that no text has written as one is to be called.
  mutating func collect(_ heading: MarkdownNode, id: String? = nil) {
    wanted.append(id ?? HeadingSlug.slug(of: heading.plainText))
    heading.tag = wanted.count
  }

  /// Names the headings of the whole tree, in its order.
  ///
  /// Headings come before the anchors of raw HTML, wherever those stand: a link to `#q` means the
  /// section of that name, and an empty anchor just before it would lead to the same place.
  mutating func name(_ root: MarkdownNode) {
    idsByTag = wanted
    for visit in MarkdownWalk(root) where visit.isEntering && visit.node.kind == .heading {
      let node = visit.node
      guard node.tag > 0 else { continue }
      idsByTag[node.tag - 1] = ids.claim(wanted[node.tag - 1])
      all.append(
        Heading(
          node: node,
          id: idsByTag[node.tag - 1],
          level: node.headingLevel,
          text: String(decoding: node.plainText, as: UTF8.self)
        )
      )
    }
  }

  /// The page's first heading of level 1.
  var title: Heading? { all.first { $0.level == 1 && !$0.isEmpty } }

  func id(of node: MarkdownNode) -> String? {
    node.kind == .heading && node.tag > 0 ? idsByTag[node.tag - 1] : nil
  }

  // MARK: Anchors

  /// Removes `<a name="x"></a>` from the head of a heading and returns its name.
  static func takeAnchor(_ heading: MarkdownNode) -> String? {
    guard let open = heading.firstChild, open.kind == .htmlInline,
      let close = open.next, close.kind == .htmlInline, close.next != nil,
      close.withLiteral({ $0.count == 4 && $0.hasPrefix("</a>") }),
      let name = open.withLiteral(anchorName)
    else { return nil }
    open.unlink()
    close.unlink()
    if let text = heading.firstChild, text.kind == .text { trimStart(text) }
    return name
  }

  /// Reads `<a name="x">` or `<a id="x">`; one attribute, and a name that can be an id.
  private static func anchorName(_ tag: borrowing Span<UInt8>) -> String? {
    let start = tag.hasPrefix("<a name=\"") ? 9 : tag.hasPrefix("<a id=\"") ? 7 : tag.count
    let end = tag.count - 2
    guard start < end, tag.hasPrefix("\">", at: end) else { return nil }
    var isPlain = true
    for index in start..<end {
      switch tag[index] {
      case UInt8(ascii: "\""), UInt8(ascii: "<"), UInt8(ascii: ">"): return nil
      case UInt8(ascii: "&"): isPlain = false
      case 0x21...0x7E: continue
      default: isPlain = false
      }
    }
    if isPlain { return tag.text(start..<end) }
    let decoded = HTMLCharacterReference.decode(attribute: tag.extracting(start..<end))
    let name = String(decoding: decoded, as: UTF8.self)
    return String(name.map { $0.isWhitespace ? "-" : $0 })
  }

  private static func trimStart(_ text: MarkdownNode) {
    let literal = text.literal
    let trimmed = literal.drop { $0 == UInt8(ascii: " ") }
    if trimmed.count < literal.count { text.setLiteral(Array(trimmed)) }
  }
}
