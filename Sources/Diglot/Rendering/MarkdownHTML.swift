/// Writes a tree as HTML, byte for byte as cmark-gfm does where nothing of ours is added.
struct MarkdownHTML<Delegate: RawHTMLDelegate>: ~Copyable {
  typealias Options = MarkdownHTMLOptions

  let options: Options
  var out: ByteBuffer
  /// What the raw HTML is asked about.
  var delegate: Delegate

  /// Whether a block of code was written.
  private(set) var hasCode = false

  private var sanitizer = HTMLSanitizer()
  private var marks: [HTMLSanitizer.Mark] = []
  private var table = Table()
  /// For each open link, whether its tags were written.
  private var links: [Bool] = []

  private struct Table {
    var alignments: [MarkdownNode.Alignment] = []
    var column = 0
    var isInHeader = false
    var hasBody = false
  }

  init(options: Options = Options(), into out: consuming ByteBuffer, delegate: Delegate) {
    self.options = options
    self.out = out
    self.delegate = delegate
  }

  mutating func render(_ root: MarkdownNode) { render(root, in: .flow) }

  private mutating func render(_ root: MarkdownNode, in scope: HTMLSanitizer.Scope) {
    let mark = sanitizer.mark(scope)
    var walk = MarkdownWalk(root)
    while let visit = walk.next() {
      let node = visit.node
      let kind = node.kind
      if kind == .image {
        image(node)
        walk.skipChildren(of: node)
      } else if visit.isEntering {
        enter(node, kind)
        // Without children there is no second visit.
        if node.firstChild == nil { leave(node, kind) }
      } else {
        leave(node, kind)
      }
    }
    sanitizer.close(to: mark, into: &out)
  }

  /// Renders what is inside a paragraph, without its tags.
  mutating func renderInlines(of paragraph: MarkdownNode) {
    let mark = sanitizer.mark(.phrasing)
    for child in paragraph.children { render(child, in: .phrasing) }
    sanitizer.close(to: mark, into: &out)
  }

  consuming func finish() -> ByteBuffer { out }

  // MARK: Dispatch

  private mutating func enter(_ node: MarkdownNode, _ kind: MarkdownNode.Kind) {
    switch kind {
    case .text: node.withLiteral { out.appendEscaped($0) }
    case .softBreak: out.append(UInt8(ascii: "\n"))
    case .lineBreak: out.append("<br />\n")
    case .code: code(node)
    case .htmlInline: raw(node)
    case .emphasis: openInline("<em>")
    case .strong: openInline("<strong>")
    case .strikethrough: openInline("<del>")
    case .link: openLink(node)
    case .customInline:
      if node.tag < 0 { delegate.enterSource(-node.tag) }
      node.withCustom(isEntering: true) { out.append($0) }
      mark(.phrasing)
    default: enterBlock(node, kind)
    }
  }

  private mutating func leave(_ node: MarkdownNode, _ kind: MarkdownNode.Kind) {
    switch kind {
    case .emphasis: closeInline("</em>")
    case .strong: closeInline("</strong>")
    case .strikethrough: closeInline("</del>")
    case .link: closeLink()
    case .customInline:
      unmark()
      node.withCustom(isEntering: false) { out.append($0) }
      if node.tag < 0 { delegate.leaveSource() }
    default: leaveBlock(node, kind)
    }
  }

  private mutating func enterBlock(_ node: MarkdownNode, _ kind: MarkdownNode.Kind) {
    switch kind {
    case .paragraph:
      if !isTight(node) { openBlock("<p>", .phrasing) }
    case .heading: openHeading(node)
    case .blockQuote: openBlock("<blockquote>\n", .flow)
    case .list: openList(node)
    case .item, .taskItem: openItem(node, isTask: kind == .taskItem)
    case .codeBlock: codeBlock(node)
    case .htmlBlock:
      startLine()
      delegate.willWriteBlock(node)
      raw(node)
      startLine()
    case .customBlock:
      if node.tag < 0 { delegate.enterSource(-node.tag) }
      prepareForBlock()
      node.withCustom(isEntering: true) { out.append($0) }
      mark(.flow)
    case .thematicBreak:
      prepareForBlock()
      out.append("<hr />\n")
    case .table: openTable(node)
    case .tableRow: openRow(node)
    case .tableCell: openCell()
    default: break
    }
    if kind == .paragraph || kind == .heading || kind == .tableRow { delegate.willWriteBlock(node) }
  }

  private mutating func leaveBlock(_ node: MarkdownNode, _ kind: MarkdownNode.Kind) {
    switch kind {
    case .paragraph: if !isTight(node) { closeBlock("</p>\n", startsLine: false) }
    case .heading:
      closeMark()
      out.append("</h")
      out.append(UInt8(ascii: "0") + UInt8(node.headingLevel))
      out.append(">\n")
    case .blockQuote: closeBlock("</blockquote>\n", startsLine: true)
    case .list:
      if node.isOrderedList {
        closeBlock("</ol>\n", startsLine: false)
      } else {
        closeBlock("</ul>\n", startsLine: false)
      }
    case .item, .taskItem: closeBlock("</li>\n", startsLine: false)
    case .customBlock:
      closeMark()
      startLine()
      node.withCustom(isEntering: false) { out.append($0) }
      if node.tag < 0 { delegate.leaveSource() }
    case .table: closeTable()
    case .tableRow: closeRow()
    case .tableCell:
      if table.isInHeader {
        closeBlock("</th>", startsLine: false)
      } else {
        closeBlock("</td>", startsLine: false)
      }
    default: break
    }
  }

  // MARK: Raw HTML

  private mutating func raw(_ node: MarkdownNode) {
    if options.isTrusted {
      node.withLiteral { out.append($0) }
    } else {
      node.withLiteral { sanitizer.write($0, into: &out, delegate: &delegate) }
    }
  }

  private mutating func mark(_ scope: HTMLSanitizer.Scope) { marks.append(sanitizer.mark(scope)) }

  private mutating func unmark() {
    guard let mark = marks.popLast() else { preconditionFailure("every element is left once") }
    sanitizer.close(to: mark, into: &out)
  }

  private mutating func closeMark() { unmark() }

  // MARK: Blocks

  private mutating func startLine() {
    if let last = out.bytes.last, last != UInt8(ascii: "\n") { out.append(UInt8(ascii: "\n")) }
  }

  private mutating func prepareForBlock() {
    sanitizer.prepareForBlock(into: &out)
    startLine()
  }

  private mutating func openBlock(_ tag: StaticString, _ scope: HTMLSanitizer.Scope) {
    prepareForBlock()
    out.append(tag)
    mark(scope)
  }

  private mutating func closeBlock(_ tag: StaticString, startsLine: Bool) {
    unmark()
    if startsLine { startLine() }
    out.append(tag)
  }

  /// In a tight list the paragraphs of items print no tags.
  private func isTight(_ paragraph: MarkdownNode) -> Bool {
    guard let list = paragraph.parent?.parent, list.kind == .list else { return false }
    return list.isTightList
  }

  private mutating func openHeading(_ node: MarkdownNode) {
    prepareForBlock()
    out.append("<h")
    out.append(UInt8(ascii: "0") + UInt8(node.headingLevel))
    if node.tag > 0, node.tag <= options.headingIDs.count {
      out.append(" id=\"")
      out.appendEscaped(options.headingIDs[node.tag - 1])
      out.append("\"")
    }
    out.append(">")
    mark(.phrasing)
  }

  private mutating func openList(_ node: MarkdownNode) {
    prepareForBlock()
    if !node.isOrderedList {
      out.append("<ul>\n")
    } else if node.listStart == 1 {
      out.append("<ol>\n")
    } else {
      out.append("<ol start=\"")
      out.append(decimal: node.listStart)
      out.append("\">\n")
    }
    mark(.flow)
  }

  private mutating func openItem(_ node: MarkdownNode, isTask: Bool) {
    startLine()
    if isTask { openTask(node) } else { out.append("<li>") }
    mark(node.parent?.isTightList == true ? .cell : .flow)
  }

  /// The box is named by its task, in whatever language that is.
  private mutating func openTask(_ node: MarkdownNode) {
    out.append(options.namesTaskItems ? "<li class=\"task-list-item\">" : "<li>")
    out.append("<input type=\"checkbox\"")
    if node.isChecked { out.append(" checked=\"\"") }
    out.append(" disabled=\"\"")
    if options.namesTaskItems {
      let task = node.firstChild.flatMap { $0.kind == .paragraph ? $0.plainText : nil } ?? []
      out.append(" aria-label=\"")
      out.appendEscaped(task.contains { $0 > 0x20 } ? task : Array("…".utf8))
      out.append("\"")
    }
    out.append(" /> ")
  }

  private mutating func codeBlock(_ node: MarkdownNode) {
    prepareForBlock()
    hasCode = true
    CodeBlockHTML.write(node, options, into: &out)
  }

  // MARK: Tables

  private mutating func openTable(_ node: MarkdownNode) {
    prepareForBlock()
    out.append("<table>")
    table = Table(alignments: node.alignments)
    mark(.flow)
  }

  private mutating func closeTable() {
    unmark()
    if table.hasBody {
      startLine()
      out.append("</tbody>")
    }
    startLine()
    out.append("</table>\n")
  }

  private mutating func openRow(_ node: MarkdownNode) {
    startLine()
    table.isInHeader = node.isTableHeader
    table.column = 0
    if table.isInHeader {
      out.append("<thead>\n")
    } else if !table.hasBody {
      out.append("<tbody>\n")
      table.hasBody = true
    }
    out.append("<tr>")
  }

  private mutating func closeRow() {
    startLine()
    out.append("</tr>")
    guard table.isInHeader else { return }
    startLine()
    out.append("</thead>")
    table.isInHeader = false
  }

  private mutating func openCell() {
    startLine()
    out.append(table.isInHeader ? "<th" : "<td")
    let column = table.column
    table.column += 1
    if column < table.alignments.count, let name = table.alignments[column].name {
      out.append(options.usesAlignmentClasses ? " class=\"align-" : " align=\"")
      out.append(name)
      out.append("\"")
    }
    out.append(">")
    mark(.cell)
  }

  // MARK: Inlines

  private mutating func code(_ node: MarkdownNode) {
    out.append("<code>")
    node.withLiteral { out.appendEscaped($0) }
    out.append("</code>")
  }

  private mutating func openInline(_ tag: StaticString) {
    out.append(tag)
    mark(.phrasing)
  }

  private mutating func closeInline(_ tag: StaticString) {
    unmark()
    out.append(tag)
  }

  private mutating func openLink(_ node: MarkdownNode) {
    let isWritten = options.isTrusted || sanitizer.prepareForLink(into: &out)
    links.append(isWritten)
    if isWritten {
      out.append("<a href=\"")
      node.withDestination { out.appendEscapedHref($0) }
      title(node)
      out.append("\"")
      if node.tag > 0, node.tag <= options.linkAttributes.count {
        out.append(options.linkAttributes[node.tag - 1])
      }
      out.append(">")
    }
    mark(.phrasing)
    sanitizer.isInsideLink = true
  }

  private mutating func closeLink() {
    unmark()
    if links.popLast() == true { out.append("</a>") }
    sanitizer.isInsideLink = links.contains(true)
  }

  private mutating func title(_ node: MarkdownNode) {
    node.withTitle { title in
      guard !title.isEmpty else { return }
      out.append("\" title=\"")
      out.appendEscaped(title)
    }
  }

  private mutating func image(_ node: MarkdownNode) {
    out.append("<img src=\"")
    node.withDestination { out.appendEscapedHref($0) }
    out.append("\" alt=\"")
    for visit in MarkdownWalk(node) where visit.isEntering {
      switch visit.node.kind {
      case .text, .code, .htmlInline: visit.node.withLiteral { out.appendEscaped($0) }
      case .softBreak, .lineBreak: out.append(" ")
      default: break
      }
    }
    title(node)
    out.append("\"")
    if node.tag > 0, node.tag <= options.linkAttributes.count {
      out.append(options.linkAttributes[node.tag - 1])
    }
    out.append(delegate.loadingAttributes())
    out.append(" />")
  }
}
