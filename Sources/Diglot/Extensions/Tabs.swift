/// Makes tabs of headings that are links to `#tab/…`, each with the blocks up to the next.
///
///     ## [Windows](#tab/windows)
///     text
///     ## [Linux](#tab/linux)
///     text
///     ***
///
/// A group ends at a thematic break beside its headings, which belongs to it, or with what it stands
/// in. Its panels are written below one another, each under its title; a script makes tabs of them.
enum Tabs {
  /// What a heading says of its tab.
  struct Item {
    /// What choosing it chooses.
    let ids: [String]
    /// What must be chosen for it to be shown.
    let condition: String?
    /// The name of the anchor that stood before the title.
    let anchor: String?
    let panel: MarkdownNode
    /// The heading's own, in the text that it stands in.
    let lines: ClosedRange<Int>
  }

  struct Group {
    let node: MarkdownNode
    var items: [Item]
  }

  /// Rewrites the tabs of a text, and returns them; they have no ids yet.
  static func rewrite(_ root: MarkdownNode) -> [Group] {
    var headings: [(node: MarkdownNode, title: Title)] = []
    for visit in MarkdownWalk(root) where visit.isEntering && visit.node.kind == .heading {
      if let title = Title(visit.node) { headings.append((visit.node, title)) }
    }
    guard !headings.isEmpty else { return [] }
    let titles = Dictionary(uniqueKeysWithValues: headings.map { ($0.node.identity, $0.title) })
    var done: Set<Int> = []
    var groups: [Group] = []
    for heading in headings where !done.contains(heading.node.identity) {
      groups.append(group(from: heading.node, titles, &done))
    }
    return groups
  }

  /// Moves all that belongs to a group into it, from its first heading on.
  private static func group(
    from first: MarkdownNode,
    _ titles: [Int: Title],
    _ done: inout Set<Int>
  ) -> Group {
    let node = makeBox(first)
    node.insert(before: first)
    var items: [Item] = []
    var upcoming: MarkdownNode? = first
    while let block = upcoming {
      upcoming = block.next
      block.unlink()
      if let title = titles[block.identity] {
        done.insert(block.identity)
        let panel = makeBox(block)
        node.append(panel)
        panel.append(title.paragraph(for: block))
        items.append(
          Item(
            ids: title.ids,
            condition: title.condition,
            anchor: title.anchor,
            panel: panel,
            lines: block.lines
          )
        )
      } else if block.kind == .thematicBreak {
        break
      } else {
        items.last?.panel.append(block)
      }
    }
    return Group(node: node, items: items)
  }

  private static func makeBox(_ node: MarkdownNode) -> MarkdownNode {
    let box = node.makeCustom(isInline: false, open: [], close: [])
    box.setLines(of: node)
    return box
  }

  // MARK: Headings

  /// A heading that is the title of a tab.
  private struct Title {
    let link: MarkdownNode
    let ids: [String]
    let condition: String?
    let anchor: String?

    /// `nil` where the heading holds anything but one link to a tab, and an anchor before it.
    init?(_ heading: MarkdownNode) {
      guard let last = heading.lastChild, last.kind == .link else { return nil }
      var first = heading.firstChild
      var anchor: String?
      if let open = first, open.kind == .htmlInline, let close = open.next,
        close.kind == .htmlInline,
        close.literal == Array("</a>".utf8), let name = Title.anchorName(open.literal)
      {
        anchor = name
        first = close.next
        if let blank = first, blank.kind == .text, blank.literal.allSatisfy({ $0.isBlank }) {
          first = blank.next
        }
      }
      guard first == last, let (ids, condition) = Title.parse(last.destination) else { return nil }
      link = last
      self.ids = ids
      self.condition = condition
      self.anchor = anchor
    }

    /// Reads `#tab/a+b/condition`.
    private static func parse(_ destination: String) -> (ids: [String], condition: String?)? {
      guard destination.hasPrefix("#tab/") else { return nil }
      let parts = destination.utf8.dropFirst("#tab/".utf8.count)
        .split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
      guard parts.count <= 2 else { return nil }
      let ids = parts[0].split(separator: UInt8(ascii: "+"), omittingEmptySubsequences: false)
      guard ids.allSatisfy({ isID($0) }) else { return nil }
      let condition = parts.count > 1 && !parts[1].isEmpty ? parts[1] : nil
      guard condition.map({ isID($0) }) ?? true else { return nil }
      return (ids.map { String(Substring($0)) }, condition.map { String(Substring($0)) })
    }

    private static func isID(_ text: Substring.UTF8View) -> Bool {
      !text.isEmpty && text.allSatisfy { $0.isASCIIAlphanumeric || $0 == UInt8(ascii: "-") }
    }

    /// Reads `<a name="x">` or `<a id="x">` of a name that needs no quoting.
    private static func anchorName(_ tag: [UInt8]) -> String? {
      for start in ["<a name=\"", "<a id=\""] where tag.starts(with: start.utf8) {
        let name = tag.dropFirst(start.utf8.count).dropLast(2)
        guard tag.hasSuffix("\">"), !name.isEmpty, name.allSatisfy({ isPlain($0) }) else {
          continue
        }
        return String(decoding: name, as: UTF8.self)
      }
      return nil
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"): false
      default: byte > 0x20
      }
    }

    /// Returns a paragraph of what the link says.
    func paragraph(for heading: MarkdownNode) -> MarkdownNode {
      let paragraph = heading.makeParagraph()
      paragraph.setLines(of: heading)
      let span = heading.makeCustom(
        isInline: true,
        open: Array("<span class=\"tab-title\">".utf8),
        close: Array("</span>".utf8)
      )
      span.appendChildren(of: link)
      paragraph.append(span)
      return paragraph
    }
  }
}

extension [UInt8] {
  fileprivate func hasSuffix(_ suffix: String) -> Bool {
    count >= suffix.utf8.count && suffix.utf8.elementsEqual(self.suffix(suffix.utf8.count))
  }
}
