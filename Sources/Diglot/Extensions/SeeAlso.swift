/// The list of further reading that ends a page, made a landmark of its own.
///
/// A heading or a bold paragraph that says so, followed by a list of links, becomes
/// `<nav class="see-also">` around both. It says so when its English unit does, or when its text is
/// one of those that translators used.
enum SeeAlso {
  private static let words: Set<String> = [
    "see also", "next steps", "next step", "related topics", "related links", "related articles",
    "참고 항목", "참고항목", "관련 항목", "다음 단계", "추가 정보",
    "另請參閱", "請參閱", "後續步驟", "下一步", "接下來的步驟", "相關主題",
    "関連項目", "参照", "参照してください", "次の手順", "次のステップ", "こちらもご覧ください",
    "см. также", "смотрите также", "дальнейшие действия", "дальнейшие шаги",
    "следующие шаги", "следующий шаг",
  ]

  /// A title with the list of links that follows it.
  struct Section {
    let title: MarkdownNode
    let list: MarkdownNode
  }

  /// Returns the lists of further reading among the blocks of a page.
  ///
  /// `english` gives the source text of the units in a block, or `nil` where it has none.
  static func sections(
    in root: MarkdownNode,
    english: (MarkdownNode) -> String?
  ) -> [Section] {
    var sections: [Section] = []
    for node in root.children {
      guard let list = list(after: node), isTitle(node, english) else { continue }
      sections.append(Section(title: node, list: list))
    }
    return sections
  }

  /// Puts the title and its list into a landmark that the title names.
  static func wrap(_ section: Section, id: String) {
    let (title, list) = (section.title, section.list)
    var open = ByteBuffer()
    open.append("<nav class=\"see-also\" aria-labelledby=\"")
    open.appendEscaped(id)
    open.append("\">\n")
    let nav = title.makeCustom(
      isInline: false,
      open: open.finish(),
      close: Array("</nav>\n".utf8)
    )
    nav.insert(before: title)
    title.unlink()
    nav.append(title)
    list.unlink()
    nav.append(list)
    if title.kind == .paragraph { makeTitle(title, id) }
  }

  /// A bold paragraph stays one, with an id that the landmark is named by.
  private static func makeTitle(_ paragraph: MarkdownNode, _ id: String) {
    let title = paragraph.makeCustom(
      isInline: true,
      open: Array("<span id=\"\(id)\">".utf8),
      close: Array("</span>".utf8)
    )
    for child in paragraph.children {
      child.unlink()
      title.append(child)
    }
    paragraph.append(title)
  }

  /// Returns the list of links that directly follows what may be a title.
  private static func list(after title: MarkdownNode) -> MarkdownNode? {
    guard let list = title.next, list.kind == .list,
      title.kind == .heading && title.headingLevel > 1 || isBold(title), isListOfLinks(list)
    else { return nil }
    return list
  }

  private static func isTitle(
    _ node: MarkdownNode,
    _ english: (MarkdownNode) -> String?
  ) -> Bool {
    words.contains(normalized(english(node) ?? String(decoding: node.plainText, as: UTF8.self)))
  }

  /// `**See also**` and `## See also` alike, without marks, case and a final colon or full stop.
  private static func normalized(_ text: String) -> String {
    var text = text.lowercased()[...]
    let edges: Set<Character> = [" ", "*", "#", "_", ":", "：", "。", "\u{A0}", "\n"]
    while let first = text.first, edges.contains(first) { text.removeFirst() }
    while let last = text.last, edges.contains(last) { text.removeLast() }
    return String(text)
  }

  /// Whether a paragraph is nothing but bold text; a line with only a no-break space, which stands
  /// before many of these paragraphs, does not count.
  private static func isBold(_ node: MarkdownNode) -> Bool {
    guard node.kind == .paragraph else { return false }
    var strongCount = 0
    for child in node.children {
      switch child.kind {
      case .strong: strongCount += 1
      case .softBreak, .lineBreak: continue
      case .text where isBlank(child): continue
      default: return false
      }
    }
    return strongCount == 1
  }

  private static func isBlank(_ text: MarkdownNode) -> Bool {
    String(decoding: text.literal, as: UTF8.self).allSatisfy(\.isWhitespace)
  }

  /// Whether every item holds a paragraph whose text is links, and at most a list of such items; an
  /// item with a list may be its title alone.
  ///
  /// Loops throughout this file, since the 6.3.1 optimizer fails on closures nested in closures.
  private static func isListOfLinks(_ list: MarkdownNode) -> Bool {
    var lists = [list]
    while let list = lists.popLast() {
      for item in list.children {
        guard let paragraph = item.firstChild, paragraph.kind == .paragraph else { return false }
        if let inner = paragraph.next {
          guard inner.kind == .list, inner.next == nil else { return false }
          lists.append(inner)
        }
        guard isLinks(paragraph, orTitle: paragraph.next != nil) else { return false }
      }
    }
    return true
  }

  /// Whether a paragraph holds a link, unless it may be a title, and beside it only short texts.
  private static func isLinks(_ paragraph: MarkdownNode, orTitle: Bool) -> Bool {
    var hasLink = orTitle
    for child in paragraph.children {
      if child.kind == .link { hasLink = true }
      if child.kind == .text, child.literal.count >= 80 { return false }
    }
    return hasLink
  }
}
