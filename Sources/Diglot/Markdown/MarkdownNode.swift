private import CCMarkGFM
private import CSupport

/// A node of cmark's own tree: a pointer with names, which costs nothing to make.
///
/// A copy of the tree in Swift would cost as much as the parse. The node is alive until its
/// parser is reset, and must stay on the thread that parsed it.
@safe
struct MarkdownNode: Equatable {
  private let node: UnsafeMutablePointer<cmark_node>

  init(_ node: UnsafeMutableRawPointer) {
    unsafe self.node = node.assumingMemoryBound(to: cmark_node.self)
  }

  private init?(_ node: UnsafeMutablePointer<cmark_node>?) {
    guard let node = unsafe node else { return nil }
    unsafe self.node = node
  }

  static func == (a: MarkdownNode, b: MarkdownNode) -> Bool { unsafe a.node == b.node }

  /// A number that no other living node has.
  var identity: Int { unsafe Int(bitPattern: node) }

  enum Kind: UInt8 {
    case document, blockQuote, list, item, taskItem, codeBlock, htmlBlock, customBlock, paragraph
    case heading, thematicBreak, table, tableRow, tableCell
    case text, softBreak, lineBreak, code, htmlInline, customInline, emphasis, strong, link, image
    case strikethrough, footnoteReference, footnoteDefinition, other
  }

  /// What the node is; the order of the cases is that of `diglot_node_kind` in C.
  var kind: Kind { unsafe Kind(rawValue: diglot_node_kind(node)) ?? .other }

  // MARK: Position

  var parent: MarkdownNode? { unsafe MarkdownNode(node.pointee.parent) }
  var next: MarkdownNode? { unsafe MarkdownNode(node.pointee.next) }
  var previous: MarkdownNode? { unsafe MarkdownNode(node.pointee.prev) }
  var firstChild: MarkdownNode? { unsafe MarkdownNode(node.pointee.first_child) }
  var lastChild: MarkdownNode? { unsafe MarkdownNode(node.pointee.last_child) }

  var children: Children { Children(upcoming: firstChild) }

  /// The lines that a block covers, 1-based, in the text that was parsed.
  ///
  /// Exact for blocks. cmark's columns, and its lines of inlines, are not: see `SourceMap`.
  var lines: ClosedRange<Int> {
    let start = unsafe Int(node.pointee.start_line)
    return start...max(start, unsafe Int(node.pointee.end_line))
  }

  var isInline: Bool {
    unsafe Int32(node.pointee.type) & CMARK_NODE_TYPE_MASK == CMARK_NODE_TYPE_INLINE
  }

  // MARK: Content

  /// Calls `body` with the text of a text, code or HTML node, in place.
  func withLiteral<Result>(_ body: (borrowing Span<UInt8>) -> Result) -> Result {
    unsafe read(node.pointee.as.literal, body)
  }

  /// Calls `body` with the text of a code block.
  func withCode<Result>(_ body: (borrowing Span<UInt8>) -> Result) -> Result {
    unsafe read(node.pointee.as.code.literal, body)
  }

  /// Calls `body` with the info string of a fence; empty for an indented block.
  func withInfo<Result>(_ body: (borrowing Span<UInt8>) -> Result) -> Result {
    unsafe read(node.pointee.as.code.info, body)
  }

  /// Calls `body` with the destination of a link or image.
  func withDestination<Result>(_ body: (borrowing Span<UInt8>) -> Result) -> Result {
    unsafe read(node.pointee.as.link.url, body)
  }

  func withTitle<Result>(_ body: (borrowing Span<UInt8>) -> Result) -> Result {
    unsafe read(node.pointee.as.link.title, body)
  }

  /// Calls `body` with what a custom node prints before and after its children.
  func withCustom<Result>(
    isEntering: Bool,
    _ body: (borrowing Span<UInt8>) -> Result
  ) -> Result {
    unsafe read(isEntering ? node.pointee.as.custom.on_enter : node.pointee.as.custom.on_exit, body)
  }

  private func read<Result>(
    _ chunk: cmark_chunk,
    _ body: (borrowing Span<UInt8>) -> Result
  ) -> Result {
    let bytes = unsafe UnsafeBufferPointer(start: chunk.data, count: Int(chunk.len))
    return unsafe body(bytes.span)
  }

  var literal: [UInt8] { withLiteral { $0.copy(0..<$0.count) } }
  var destination: String { withDestination { $0.text(0..<$0.count) } }

  var headingLevel: Int { unsafe Int(node.pointee.as.heading.level) }
  var isOrderedList: Bool { unsafe node.pointee.as.list.list_type == CMARK_ORDERED_LIST }
  var listStart: Int { unsafe Int(node.pointee.as.list.start) }
  var isTightList: Bool { unsafe node.pointee.as.list.tight }
  /// Whether a code block is one by its indentation.
  var isIndentedCode: Bool { unsafe kind == .codeBlock && node.pointee.as.code.fenced == 0 }
  var isChecked: Bool { unsafe cmark_gfm_extensions_get_tasklist_item_checked(node) }
  var isTableHeader: Bool { unsafe cmark_gfm_extensions_get_table_row_is_header(node) != 0 }

  /// What a footnote's number in the text refers to.
  var footnoteDefinition: MarkdownNode? { unsafe MarkdownNode(node.pointee.parent_footnote_def) }

  enum Alignment { case none, left, center, right }

  /// The alignments of a table's columns.
  var alignments: [Alignment] {
    let count = unsafe Int(cmark_gfm_extensions_get_table_columns(node))
    guard let letters = unsafe cmark_gfm_extensions_get_table_alignments(node) else { return [] }
    return (0..<count).map { column in
      switch unsafe letters[column] {
      case UInt8(ascii: "l"): .left
      case UInt8(ascii: "c"): .center
      case UInt8(ascii: "r"): .right
      default: .none
      }
    }
  }

  /// A number of the caller's own; 0 at first.
  var tag: Int {
    get { unsafe Int(bitPattern: node.pointee.user_data) }
    nonmutating set {
      unsafe node.pointee.user_data = UnsafeMutableRawPointer(bitPattern: newValue)
    }
  }

  // MARK: Rewriting

  /// Takes the node, with all below it, out of the tree.
  func unlink() { unsafe cmark_node_unlink(node) }

  func insert(before sibling: MarkdownNode) { unsafe link(sibling.node.pointee.prev, sibling.node) }
  func insert(after sibling: MarkdownNode) { unsafe link(sibling.node, sibling.node.pointee.next) }

  /// Puts a node that has no place between two siblings, one of which may be missing.
  ///
  /// cmark's own functions refuse a custom inline in a table cell or a custom block in an item;
  /// the renderer is ours and knows what to do with them.
  private func link(
    _ before: UnsafeMutablePointer<cmark_node>?,
    _ after: UnsafeMutablePointer<cmark_node>?
  ) {
    let parent = unsafe before?.pointee.parent ?? after?.pointee.parent
    unsafe node.pointee.prev = before
    unsafe node.pointee.next = after
    unsafe node.pointee.parent = parent
    if let before = unsafe before {
      unsafe before.pointee.next = node
    } else {
      unsafe parent?.pointee.first_child = node
    }
    if let after = unsafe after {
      unsafe after.pointee.prev = node
    } else {
      unsafe parent?.pointee.last_child = node
    }
  }

  /// Makes this node, which has no place, the last child.
  func append(_ child: MarkdownNode) {
    if let last = lastChild {
      child.insert(after: last)
    } else {
      unsafe child.node.pointee.parent = node
      unsafe node.pointee.first_child = child.node
      unsafe node.pointee.last_child = child.node
    }
  }

  /// Takes all children of `other` and makes them the last ones here.
  func appendChildren(of other: MarkdownNode) {
    while let child = other.firstChild {
      child.unlink()
      append(child)
    }
  }

  /// Takes the lines of `other`, in whose place this block stands.
  func setLines(of other: MarkdownNode) {
    unsafe node.pointee.start_line = other.node.pointee.start_line
    unsafe node.pointee.end_line = other.node.pointee.end_line
  }

  /// Says that this block, with all below it, stands so many lines further down.
  func moveDown(lines: Int) {
    for visit in MarkdownWalk(self) where visit.isEntering && !visit.node.isInline {
      unsafe visit.node.node.pointee.start_line += Int32(lines)
      unsafe visit.node.node.pointee.end_line += Int32(lines)
    }
  }

  /// Says of a node that was made for a text of one line that it stands there.
  func setFirstLine() {
    unsafe node.pointee.start_line = 1
    unsafe node.pointee.end_line = 1
  }

  /// Leaves the children in the node's place.
  func unwrap() {
    while let child = firstChild {
      child.unlink()
      child.insert(before: self)
    }
    unlink()
  }

  func setLiteral(_ text: [UInt8]) { unsafe node.pointee.as.literal = chunk(text) }
  func setCode(_ text: [UInt8]) { unsafe node.pointee.as.code.literal = chunk(text) }
  func setTitle(_ text: [UInt8]) { unsafe node.pointee.as.link.title = chunk(text) }
  func setDestination(_ text: [UInt8]) { unsafe node.pointee.as.link.url = chunk(text) }

  /// Returns a node in the same tree's memory that prints `open` and `close` around its children.
  func makeCustom(isInline: Bool, open: [UInt8], close: [UInt8]) -> MarkdownNode {
    let new = make(isInline ? CMARK_NODE_CUSTOM_INLINE : CMARK_NODE_CUSTOM_BLOCK)
    new.setCustom(open: open, close: close)
    return new
  }

  /// Changes what a custom node prints around its children.
  func setCustom(open: [UInt8], close: [UInt8]) {
    unsafe node.pointee.as.custom.on_enter = chunk(open)
    unsafe node.pointee.as.custom.on_exit = chunk(close)
  }

  func makeParagraph() -> MarkdownNode { make(CMARK_NODE_PARAGRAPH) }
  func makeDocument() -> MarkdownNode { make(CMARK_NODE_DOCUMENT) }
  func makeBlockQuote() -> MarkdownNode { make(CMARK_NODE_BLOCK_QUOTE) }

  func makeHeading(level: Int) -> MarkdownNode {
    let new = make(CMARK_NODE_HEADING)
    unsafe new.node.pointee.as.heading.level = Int32(level)
    return new
  }

  /// Returns a fenced block with the info string `info`.
  func makeCodeBlock(info: [UInt8], _ code: [UInt8]) -> MarkdownNode {
    let new = make(CMARK_NODE_CODE_BLOCK)
    unsafe new.node.pointee.as.code.fenced = 1
    unsafe new.node.pointee.as.code.info = chunk(info)
    new.setCode(code)
    return new
  }

  func makeLink(to destination: [UInt8]) -> MarkdownNode {
    let new = make(CMARK_NODE_LINK)
    new.setDestination(destination)
    return new
  }

  func makeImage(source: [UInt8]) -> MarkdownNode {
    let new = make(CMARK_NODE_IMAGE)
    new.setDestination(source)
    return new
  }

  func makeText(_ text: [UInt8]) -> MarkdownNode {
    let new = make(CMARK_NODE_TEXT)
    new.setLiteral(text)
    return new
  }

  func makeHTMLBlock(_ html: [UInt8]) -> MarkdownNode {
    let new = make(CMARK_NODE_HTML_BLOCK)
    new.setLiteral(html)
    return new
  }

  func makeHTMLInline(_ html: [UInt8]) -> MarkdownNode {
    let new = make(CMARK_NODE_HTML_INLINE)
    new.setLiteral(html)
    return new
  }

  func makeEmphasis(isStrong: Bool) -> MarkdownNode {
    make(isStrong ? CMARK_NODE_STRONG : CMARK_NODE_EMPH)
  }

  private func make(_ type: cmark_node_type) -> MarkdownNode {
    guard let new = unsafe MarkdownNode(cmark_node_new_with_mem(type, node.pointee.content.mem))
    else { preconditionFailure("cmark makes a node or aborts") }
    return new
  }

  /// Copies `text` into the tree's memory.
  private func chunk(_ text: [UInt8]) -> cmark_chunk {
    guard let data = unsafe node.pointee.content.mem.pointee.calloc(text.count + 1, 1) else {
      preconditionFailure("the arena gives memory or aborts")
    }
    let bytes = unsafe data.assumingMemoryBound(to: UInt8.self)
    unsafe text.withUnsafeBufferPointer { text in
      if let base = text.baseAddress { unsafe bytes.update(from: base, count: text.count) }
    }
    return unsafe cmark_chunk(data: bytes, len: Int32(text.count), alloc: 0)
  }

  /// The children, safe against taking the current one out.
  struct Children: Sequence, IteratorProtocol {
    fileprivate var upcoming: MarkdownNode?

    mutating func next() -> MarkdownNode? {
      let node = upcoming
      upcoming = node?.next
      return node
    }
  }
}
