/// The table of contents beside the pages that it belongs to.
///
/// Its list is written once for each depth of pages; a page then costs a copy with its own branch
/// opened. A long one is in each page with the branch of that page alone, and whole in one file.
/// `Navigation.wholeLimit` says what that saves.
struct Sidebar: Sendable {
  let tree: TOCTree
  /// Whether pages hold the current branch alone.
  let isFolded: Bool
  /// The list of all contents, below the locale's folder.
  let contents: RelativePath
  /// For each page its first node, where there is one one that leads to the whole page.
  private let nodes: [Int: Int]
  /// The nodes of the pages in reading order.
  private let order: [Int]
  private let places: [Int: Int]
  /// By how deep below the locale's folder their pages lie.
  private let htmls: [SidebarHTML]

  init(
    _ tree: TOCTree,
    isFolded: Bool,
    contents: RelativePath,
    depths: Int,
    _ plan: Plan,
    _ locale: Int
  ) {
    self.tree = tree
    self.isFolded = isFolded
    self.contents = contents
    nodes = Self.nodes(tree.nodes)
    order = nodes.values.sorted()
    places = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0) })
    htmls = (0...depths).map { depth in
      SidebarHTML(
        tree.nodes,
        SidebarHTML.Frame(
          plan: plan,
          locale: locale,
          prefix: String(repeating: "../", count: depth),
          contents: Route.percentEncoded(contents.string)
        )
      )
    }
  }

  private static func nodes(_ all: [TOCNode]) -> [Int: Int] {
    var nodes: [Int: Int] = [:]
    for (index, node) in all.enumerated() {
      guard let page = node.target.page else { continue }
      if let known = nodes[page.page], all[known].target.page?.isWhole == true || !page.isWhole {
        continue
      }
      nodes[page.page] = index
    }
    return nodes
  }

  /// Returns the node that stands for a page.
  func node(of page: Int) -> Int? { nodes[page] }

  /// Returns the nodes before and behind a page's in reading order.
  func neighbours(of page: Int) -> (previous: Int?, next: Int?) {
    guard let place = nodes[page].flatMap({ places[$0] }) else { return (nil, nil) }
    return (
      place > 0 ? order[place - 1] : nil,
      place + 1 < order.count ? order[place + 1] : nil
    )
  }

  /// Returns the list with a page marked and its branch open.
  func list(for page: Int, depth: Int) -> [UInt8] {
    let html = htmls[depth]
    let chain = nodes[page].map(tree.chain) ?? []
    return isFolded ? branch(chain, html) : whole(chain, html)
  }

  /// Returns the whole list with every group open, each with its id.
  func openList() -> [UInt8] {
    let depth = contents.folder.isEmpty ? 0 : contents.folder.split(separator: "/").count
    let html = htmls[depth]
    var out = ByteBuffer(capacity: html.bytes.count + tree.nodes.count * 8)
    var copied = 0
    for (index, place) in html.places.enumerated() where !place.folded.isEmpty {
      // A group that is open already says so behind the same word.
      let offset =
        place.open ?? html.bytes.span.firstIndex(
          of: " open><summary",
          from: place.range.lowerBound
        ) ?? copied
      out.append(html.bytes.span.extracting(copied..<offset))
      out.append(place.open == nil ? " id=\"" : " open id=\"")
      out.append(SidebarHTML.id(of: index))
      out.append("\"")
      copied = offset
    }
    out.append(html.bytes.span.extracting(copied..<html.bytes.count))
    return out.finish()
  }

  private static let open: StaticString = " open"
  private static let current: StaticString = " aria-current=\"page\""

  private func whole(
    _ chain: [Int],
    _ html: SidebarHTML
  ) -> [UInt8] {
    var out = ByteBuffer(capacity: html.bytes.count + 128)
    var copied = 0
    for node in chain { Self.copyHead(of: node, isLast: node == chain.last, html, &copied, &out) }
    out.append(html.bytes.span.extracting(copied..<html.bytes.count))
    return out.finish()
  }

  /// Appends what lies between `copied` and the end of a node's marks, with the marks.
  private static func copyHead(
    of node: Int,
    isLast: Bool,
    _ html: SidebarHTML,
    _ copied: inout Int,
    _ out: inout ByteBuffer
  ) {
    let place = html.places[node]
    if isLast, let current = place.current {
      out.append(html.bytes.span.extracting(copied..<current))
      out.append(Self.current)
      copied = current
    }
    if let open = place.open {
      out.append(html.bytes.span.extracting(copied..<open))
      out.append(Self.open)
      copied = open
    }
  }

  /// Returns the list with the nodes beside those of `chain` alone, and what lies in the last.
  private func branch(
    _ chain: [Int],
    _ html: SidebarHTML
  ) -> [UInt8] {
    var out = ByteBuffer(capacity: 8192)
    var next = 0
    for node in chain {
      while next < node { next = copyFolded(next, html, &out) }
      var copied = html.places[node].range.lowerBound
      Self.copyHead(of: node, isLast: node == chain.last, html, &copied, &out)
      let place = html.places[node]
      let end = place.folded.isEmpty ? place.range.upperBound : place.children.lowerBound
      out.append(html.bytes.span.extracting(copied..<end))
      next = node + 1
    }
    for node in chain.reversed() {
      while next < tree.nodes[node].end { next = copyFolded(next, html, &out) }
      let place = html.places[node]
      guard !place.folded.isEmpty else { continue }
      out.append(html.bytes.span.extracting(place.children.upperBound..<place.range.upperBound))
    }
    while next < tree.nodes.count { next = copyFolded(next, html, &out) }
    return out.finish()
  }

  /// Appends a node without what lies in it, and returns the one behind.
  private func copyFolded(
    _ node: Int,
    _ html: SidebarHTML,
    _ out: inout ByteBuffer
  ) -> Int {
    let place = html.places[node]
    if place.folded.isEmpty {
      out.append(html.bytes.span.extracting(place.range))
    } else {
      out.append(place.folded)
    }
    return tree.nodes[node].end
  }
}
