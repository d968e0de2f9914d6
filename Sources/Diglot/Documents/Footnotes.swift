/// The footnotes of a page, numbered through all its texts, at its end.
///
/// A number leads to its note, and each note back to every place that refers to it.
enum Footnotes {
  private struct Note {
    let definition: MarkdownNode
    let id: String
    var referenceIDs: [String] = []
  }

  /// Numbers the references in the page's order, and puts the notes into a section at its end.
  static func collect(_ root: MarkdownNode, _ ids: inout UniqueIDs, _ words: InterfaceWords) {
    var notes: [Note] = []
    var numbers: [Int: Int] = [:]
    number(root, &notes, &numbers, &ids)
    // Notes may refer to other ones, which come behind those of the text.
    var next = 0
    while next < notes.count {
      number(notes[next].definition, &notes, &numbers, &ids)
      next += 1
    }
    guard !notes.isEmpty else { return }
    root.append(section(notes, root, words))
  }

  private static func number(
    _ root: MarkdownNode,
    _ notes: inout [Note],
    _ numbers: inout [Int: Int],
    _ ids: inout UniqueIDs
  ) {
    var references: [(node: MarkdownNode, isInLink: Bool)] = []
    var linkDepth = 0
    var walk = MarkdownWalk(root)
    while let visit = walk.next() {
      switch visit.node.kind {
      case .footnoteDefinition where visit.node != root: walk.skipChildren(of: visit.node)
      case .link where visit.node.firstChild != nil: linkDepth += visit.isEntering ? 1 : -1
      case .footnoteReference where visit.isEntering:
        references.append((visit.node, linkDepth > 0))
      default: break
      }
    }
    for (node, isInLink) in references {
      guard let definition = node.footnoteDefinition else { continue }
      let index = numbers[definition.identity] ?? notes.count
      if index == notes.count {
        numbers[definition.identity] = index
        notes.append(Note(definition: definition, id: ids.claim("footnote-\(index + 1)")))
      }
      refer(from: node, to: &notes[index], number: index + 1, isInLink: isInLink, &ids)
    }
  }

  private static func refer(
    from node: MarkdownNode,
    to note: inout Note,
    number: Int,
    isInLink: Bool,
    _ ids: inout UniqueIDs
  ) {
    var html = "<sup>\(number)</sup>"
    // Links do not nest.
    if !isInLink {
      let id = ids.claim("footnote-\(number)-reference")
      note.referenceIDs.append(id)
      html =
        "<sup class=\"footnote-reference\"><a href=\"#\(note.id)\" id=\"\(id)\""
        + " role=\"doc-noteref\">\(number)</a></sup>"
    }
    node.makeCustom(isInline: true, open: Array(html.utf8), close: []).insert(before: node)
    node.unlink()
  }

  private static func section(
    _ notes: [Note],
    _ root: MarkdownNode,
    _ words: InterfaceWords
  ) -> MarkdownNode {
    var open = ByteBuffer()
    open.append("<section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"")
    open.appendEscaped(words["footnotes"])
    open.append("\">\n<ol>\n")
    let section = root.makeCustom(
      isInline: false,
      open: open.finish(),
      close: Array("</ol>\n</section>\n".utf8)
    )
    for (index, note) in notes.enumerated() {
      let item = root.makeCustom(
        isInline: false,
        open: Array("<li id=\"\(note.id)\">\n".utf8),
        close: Array("</li>\n".utf8)
      )
      // What is included in the page keeps its own folder for the links in raw HTML.
      if let parent = note.definition.parent, parent.kind == .customBlock { item.tag = parent.tag }
      item.appendChildren(of: note.definition)
      note.definition.unlink()
      appendReturns(note, index + 1, words["backToText"], to: item)
      section.append(item)
    }
    return section
  }

  /// Puts the links back to the text at the end of a note's last paragraph.
  private static func appendReturns(
    _ note: Note,
    _ number: Int,
    _ label: String,
    to item: MarkdownNode
  ) {
    var paragraph = item.lastChild
    if paragraph?.kind != .paragraph {
      let new = item.makeParagraph()
      item.append(new)
      paragraph = new
    }
    for (index, id) in note.referenceIDs.enumerated() {
      let mark = index == 0 ? "\(number)" : "\(number)-\(index + 1)"
      var html = ByteBuffer()
      html.append(
        " <a class=\"footnote-return\" href=\"#\(id)\" role=\"doc-backlink\" aria-label=\""
      )
      html.appendEscaped(label)
      html.append(" \(mark)\">↩</a>")
      paragraph?.append(item.makeCustom(isInline: true, open: html.finish(), close: []))
    }
  }
}
