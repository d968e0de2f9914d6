/// The navigation of one locale.
struct LocaleNavigation: Sendable {
  let locale: Int
  let sidebars: [Sidebar]
  /// For each page the index of its sidebar.
  let sidebarOfPage: [Int?]
  /// By path in lower case.
  let breadcrumbs: [String: BreadcrumbFile]
  /// For each page the path of its breadcrumb file, and whether its own contents go on from there.
  let breadcrumbOfPage: [(path: String, isExtended: Bool)?]

  func page(_ page: Int, _ plan: Plan) -> PageNavigation {
    let slug = plan.pages[page].id.slug
    let depth = slug.utf8.count { $0 == UInt8(ascii: "/") }
    let prefix = String(repeating: "../", count: depth)
    var navigation = PageNavigation()
    let sidebar = sidebarOfPage[page].map { sidebars[$0] }
    if let sidebar {
      navigation.sidebar = sidebar.list(for: page, depth: depth)
      if sidebar.isFolded {
        navigation.allContents = prefix + Route.percentEncoded(sidebar.contents.string)
      }
      let neighbours = sidebar.neighbours(of: page)
      navigation.previous = neighbours.previous.map { link(sidebar.tree.nodes[$0], prefix, plan) }
      navigation.next = neighbours.next.map { link(sidebar.tree.nodes[$0], prefix, plan) }
    }
    navigation.breadcrumb = breadcrumb(page, sidebar, prefix, plan)
    return navigation
  }

  /// Returns the first page of the table of contents at the top, or else of that of the most pages.
  func firstPage(_ plan: Plan) -> Int? {
    var counts = Array(repeating: 0, count: sidebars.count)
    for sidebar in sidebarOfPage { if let sidebar { counts[sidebar] += 1 } }
    let top = sidebars.indices.first { sidebars[$0].tree.path.folder.isEmpty }
    let largest = sidebars.indices.max { (counts[$0], $1) < (counts[$1], $0) }
    guard let first = top ?? largest else { return nil }
    return sidebars[first].tree.nodes.lazy.compactMap { $0.target.page?.page }
      .first { plan.isRendered($0, locale) }
  }

  private func link(_ node: TOCNode, _ prefix: String, _ plan: Plan) -> PageNavigation.Link {
    link(node.label, node.target, prefix, plan)
  }

  private func link(
    _ label: TOCLabel,
    _ target: TOCTarget,
    _ prefix: String,
    _ plan: Plan
  ) -> PageNavigation.Link {
    let page = target.page
    let route = page.flatMap { page in
      plan.destinationLocale(page.page, locale).map { plan.route(page.page, $0) }
    }
    return PageNavigation.Link(
      label: label,
      href: target.href(prefix, plan, locale),
      absoluteURL: route?.absoluteURL(plan.configuration.baseURL),
      language: page.flatMap { $0.servingLocale == locale ? nil : $0.servingLocale }
    )
  }

  // MARK: Breadcrumb

  /// Returns the way to a page: that of its breadcrumb file, then that of its table of contents.
  private func breadcrumb(
    _ page: Int,
    _ sidebar: Sidebar?,
    _ prefix: String,
    _ plan: Plan
  ) -> [PageNavigation.Link] {
    let file = breadcrumbOfPage[page]
    let upper = file.flatMap { breadcrumbs[$0.path] }?.crumbs(of: plan.pages[page].id) ?? []
    let node = sidebar?.node(of: page)
    // Where neither says anything, the site's name alone is no way.
    guard !upper.isEmpty || node != nil else { return [] }
    var crumbs = upper.isEmpty ? home(plan) : upper
    if upper.isEmpty || file?.isExtended == true, let sidebar, let last = node {
      // What the upper part ends with is often the first entry of the table of contents, too.
      let known = Set(crumbs.compactMap { $0.target.page?.page })
      for node in sidebar.tree.chain(to: last).map({ sidebar.tree.nodes[$0] }) {
        if let page = node.target.page, known.contains(page.page) { continue }
        crumbs.append((node.label, node.target))
      }
    }
    guard let own = TOCTarget.page(page, plan, locale), !crumbs.isEmpty else { return [] }
    if crumbs.last?.target.page?.page != page { crumbs.append((.own, own)) }
    guard crumbs.count > 1 else { return [] }
    if case .title = crumbs[crumbs.count - 1].label { crumbs[crumbs.count - 1].label = .own }
    return crumbs.map { link($0.label, $0.target, prefix, plan) }
  }

  /// Returns the site's name as the first crumb where no file gives one.
  private func home(_ plan: Plan) -> [(label: TOCLabel, target: TOCTarget)] {
    guard let page = plan.pages.index(ofID: "index"),
      let target = TOCTarget.page(page, plan, locale)
    else { return [] }
    return [(.text(plan.configuration.title, language: nil), target)]
  }
}
