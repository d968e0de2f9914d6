/// A table of contents as HTML, written once for all pages that are equally deep in the site, with
/// the places where single pages differ.
struct SidebarHTML: Sendable {
  /// Where a node lies in the bytes.
  struct Place: Sendable {
    /// From its `<li>` to behind its `</li>`.
    var range: Range<Int>
    /// Where a link says that it is the current page; `nil` where it is no link.
    var current: Int?
    /// Where a group says that it is open; `nil` where it is none, or open already.
    var open: Int?
    /// What lies in it; empty where it is no group.
    var children: Range<Int>
    /// The same node as a link to the list of all contents; empty where it is no group.
    var folded: [UInt8] = []
  }

  private(set) var bytes: [UInt8] = []
  private(set) var places: [Place] = []

  /// What the addresses of one list have in common.
  struct Frame {
    let plan: Plan
    let locale: Int
    /// The way from a page to the locale's folder: `../../`, or nothing.
    let prefix: String
    /// The list of all contents below that folder.
    let contents: String
  }

  init(_ nodes: [TOCNode], _ frame: Frame) {
    var out = ByteBuffer(capacity: nodes.count * 128)
    var open: [Int] = []
    places.reserveCapacity(nodes.count)
    for (index, node) in nodes.enumerated() {
      while let last = open.last, nodes[last].end <= index { close(open.removeLast(), &out) }
      let isGroup = node.end > index + 1
      write(node, index, isGroup: isGroup, frame, &out)
      if isGroup { open.append(index) }
    }
    while let last = open.popLast() { close(last, &out) }
    bytes = out.finish()
  }

  private mutating func close(_ index: Int, _ out: inout ByteBuffer) {
    let start = places[index].children.lowerBound
    places[index].children = start..<out.count
    out.append("</ul></details></li>\n")
    places[index].range = places[index].range.lowerBound..<out.count
  }

  private mutating func write(
    _ node: TOCNode,
    _ index: Int,
    isGroup: Bool,
    _ frame: Frame,
    _ out: inout ByteBuffer
  ) {
    let start = out.count
    let label = Self.label(node.label, frame)
    var place = Place(range: start..<start, children: start..<start)
    guard isGroup else {
      out.append("<li>")
      place.current = Self.write(node, label, frame, &out)
      out.append("</li>\n")
      place.range = start..<out.count
      return places.append(place)
    }
    place.folded = Self.folded(node, label, index, frame)
    out.append(node.target == .none ? "<li>" : "<li class=\"both\">")
    if node.target != .none { place.current = Self.write(node, label, frame, &out) }
    out.append("<details")
    if node.isExpanded { out.append(" open") } else { place.open = out.count }
    out.append("><summary")
    if node.target == .none {
      Self.appendAttributes(label, node.words, &out)
      out.append(">")
      out.append(label.html)
    } else {
      out.append(" aria-label=\"")
      out.append(label.html)
      out.append("\">")
    }
    out.append("</summary><ul>\n")
    place.children = out.count..<out.count
    places.append(place)
  }

  /// A name as HTML, and what says its language.
  private struct Label {
    var html: [UInt8]
    var language: String?
  }

  private static func label(_ label: TOCLabel, _ frame: Frame) -> Label {
    switch label {
    case .text(let text, let language):
      var html = ByteBuffer()
      html.appendEscaped(text)
      return Label(html: html.finish(), language: language.map { frame.plan.locale($0).lang })
    case .title(let title):
      let isForeign = title.locale != frame.locale
      let tag = isForeign ? frame.plan.locale(title.locale).lang : nil
      return Label(html: title.placeholder, language: tag)
    case .own: return Label(html: [])
    }
  }

  private static func appendAttributes(_ label: Label, _ words: String, _ out: inout ByteBuffer) {
    if let language = label.language {
      out.append(" lang=\"")
      out.appendEscaped(language)
      out.append("\"")
    }
    if !words.isEmpty {
      out.append(" data-words=\"")
      out.appendEscaped(words)
      out.append("\"")
    }
  }

  /// Appends a node's link, or its name where it leads nowhere; returns where the current page is
  /// marked.
  private static func write(
    _ node: TOCNode,
    _ label: Label,
    _ frame: Frame,
    _ out: inout ByteBuffer
  ) -> Int? {
    guard let href = node.target.href(frame.prefix, frame.plan, frame.locale) else {
      out.append("<span")
      appendAttributes(label, node.words, &out)
      out.append(">")
      out.append(label.html)
      out.append("</span>")
      return nil
    }
    out.append("<a href=\"")
    out.appendEscapedHref(Array(href.utf8))
    out.append("\"")
    let current = out.count
    let language = node.foreignLanguage(for: frame.locale).map { frame.plan.locale($0) }
    if let language { out.append(LinkRewriter.languageAttribute(language)) }
    appendAttributes(label, node.words, &out)
    out.append(">")
    out.append(label.html)
    out.append("</a>")
    if let language { out.append(LinkRewriter.label(language)) }
    return current
  }

  private static func folded(
    _ node: TOCNode,
    _ label: Label,
    _ index: Int,
    _ frame: Frame
  ) -> [UInt8] {
    var out = ByteBuffer()
    out.append(node.target == .none ? "<li>" : "<li class=\"both\">")
    if node.target != .none { _ = write(node, label, frame, &out) }
    out.append("<a class=\"folded\" href=\"")
    out.appendEscapedHref(Array((frame.prefix + frame.contents).utf8))
    out.append("#\(Self.id(of: index))\"")
    if node.target == .none {
      appendAttributes(label, "", &out)
      out.append(">")
      out.append(label.html)
    } else {
      out.append(" aria-label=\"")
      out.append(label.html)
      out.append("\">")
    }
    out.append("</a></li>\n")
    return out.finish()
  }

  /// The id of a group in the list of all contents.
  static func id(of node: Int) -> String { "n\(node)" }
}

extension TOCTarget {
  /// Returns the address as seen from a page `prefix` below the locale's folder.
  func href(_ prefix: String, _ plan: Plan, _ locale: Int) -> String? {
    switch self {
    case .none: return nil
    case .url(let url): return url
    case .page(let page):
      guard !prefix.isEmpty, page.url.utf8.starts(with: "./".utf8) else { return prefix + page.url }
      return prefix + page.url.dropFirst(2)
    case .asset(let asset):
      let folder = Route(path: plan.locale(locale).path + "/")
      let output = plan.output(ofAsset: asset.path, in: asset.locale)
      return prefix + folder.relativeURL(to: output)
    }
  }
}
