/// The upper part of the way to a page, which authors write as absolute addresses.
///
///     - name: Partner Center
///       tocHref: /partner-center/             the pages below it …
///       topicHref: /partner-center/index      … and where the crumb leads
struct BreadcrumbFile: Sendable {
  private struct Node: Sendable {
    /// The beginning of the addresses that the node is for; `nil` where it is for any.
    let prefix: String?
    let label: TOCLabel
    let target: TOCTarget
    let parent: Int?
    let depth: Int
  }

  private let nodes: [Node]
  /// What the ids of the pages begin with that lie in the folder above the file's, with its `/`.
  private let folder: String
  /// Where the author's site has that folder, the likeliest first: `/partner-center/`.
  private let bases: [String]

  /// Takes a tree whose file lies in a folder of its own.
  ///
  /// `folder` is what the ids of the pages beside that folder begin with; `publishedPath` is the name
  /// that the pages' metadata have for the file, if any.
  init(_ tree: TOCTree, folder: String, publishedPath: String?, _ plan: Plan, locale: Int) {
    self.folder = folder
    let bases = Self.bases(tree, publishedPath, plan.configuration.baseURL.path, folder)
    self.bases = bases
    nodes = tree.nodes.map { node in
      let target = Self.target(node.target, bases, folder, plan, locale)
      return Node(
        prefix: node.prefix.map(Self.normalized),
        label: Self.label(node.label, target, locale),
        target: target,
        parent: node.parent,
        depth: node.depth
      )
    }
  }

  private static func bases(
    _ tree: TOCTree,
    _ publishedPath: String?,
    _ sitePath: Substring,
    _ folder: String
  ) -> [String] {
    var bases: [String] = []
    // '/partner-center/breadcrumb/toc.json' says where the folder of the file is published.
    if let publishedPath, publishedPath.hasPrefix("/") {
      let file = tree.path.withoutExtension.lowercased().split(separator: "/").suffix(2)
        .joined(separator: "/")
      let published = publishedPath.lowercased().prefix { $0 != "." }
      if published.hasSuffix("/" + file) { bases.append(String(published.dropLast(file.count))) }
    }
    bases += [sitePath.lowercased() + folder, "/" + folder]
    let roots = tree.nodes.filter { $0.parent == nil }
    if roots.count == 1, let prefix = roots[0].prefix { bases.append(normalized(prefix)) }
    return bases
  }

  /// `/a/index?view=x` → `/a/`, the form in which addresses are compared.
  static func normalized(_ address: String) -> String {
    let path = address.prefix { $0 != "?" && $0 != "#" }.lowercased()
    let stem = path.hasSuffix("/index") ? String(path.dropLast("index".count)) : path
    return stem.hasSuffix("/") ? stem : stem + "/"
  }

  /// Returns where a crumb leads: a page of ours where its address is below one of `bases`.
  private static func target(
    _ target: TOCTarget,
    _ bases: [String],
    _ folder: String,
    _ plan: Plan,
    _ locale: Int
  ) -> TOCTarget {
    guard case .url(let url) = target, url.hasPrefix("/"), !url.hasPrefix("//") else {
      return target
    }
    let address = normalized(url)
    for base in bases where address.hasPrefix(base) {
      let slug = folder + address.dropFirst(base.utf8.count)
      let ids = [slug + "index", String(slug.dropLast())]
      for page in ids.lazy.compactMap({ plan.pages.index(ofID: $0) }) {
        if let found = TOCTarget.page(page, plan, locale) { return found }
      }
    }
    // What should be ours and is not there is no link to another site either.
    return bases.first.map(address.hasPrefix) ?? false ? .none : target
  }

  /// Returns the title of a page in the reader's language, where the name is in another.
  private static func label(_ label: TOCLabel, _ target: TOCTarget, _ locale: Int) -> TOCLabel {
    guard case .text(_, .some) = label, let page = target.page, page.servingLocale == locale else {
      return label
    }
    return .title(LinkUses.Title(page: page.page, locale: locale))
  }

  /// Returns the crumbs for a page: the longest chain of nodes that are all for its address.
  func crumbs(of page: PageID) -> [(label: TOCLabel, target: TOCTarget)] {
    guard page.slug.hasPrefix(folder) else { return [] }
    let slug = page.slug.dropFirst(folder.utf8.count)
    for base in bases {
      if let last = best(for: base + slug) { return chain(to: last) }
    }
    return []
  }

  private func best(for address: String) -> Int? {
    var matches: [Bool] = []
    var best: Int?
    for (index, node) in nodes.enumerated() {
      let isAbove = node.parent.map { matches[$0] } ?? true
      matches.append(isAbove && node.prefix.map(address.hasPrefix) ?? true)
      guard matches[index], node.prefix != nil else { continue }
      if best.map({ node.depth > nodes[$0].depth }) ?? true { best = index }
    }
    return best
  }

  private func chain(to last: Int) -> [(label: TOCLabel, target: TOCTarget)] {
    var chain: [(TOCLabel, TOCTarget)] = []
    var node: Int? = last
    while let index = node {
      chain.append((nodes[index].label, nodes[index].target))
      node = nodes[index].parent
    }
    return chain.reversed()
  }
}

extension TOCTarget {
  /// Returns a whole page as a target for readers of `locale`; `nil` where they have none.
  static func page(_ page: Int, _ plan: Plan, _ locale: Int) -> TOCTarget? {
    guard let there = plan.destinationLocale(page, locale),
      let serving = plan.readingLocale(page, there)
    else { return nil }
    let folder = Route(path: plan.locale(locale).path + "/")
    let url = folder.relativeURL(to: plan.route(page, there).path)
    return .page(Page(page: page, servingLocale: serving, url: url, isWhole: true))
  }
}
