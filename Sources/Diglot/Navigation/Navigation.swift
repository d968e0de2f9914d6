/// The tables of contents and breadcrumbs of a site, made once between the plan and the pages.
///
/// Nothing in it changes afterwards; all workers share it.
struct Navigation: Sendable {
  /// How many entries a table of contents may have for each page to hold the whole of it.
  ///
  /// Measured on 341 entries and 1,802 pages in five languages: with the whole list a page has
  /// 55.8 kB (13.4 kB compressed), with its branch 19.9 kB (5.3 kB), which makes 64 MB of the site;
  /// the whole list, once a language, is 41 kB. An entry costs a page about 110 bytes, so at this limit
  /// the list outweighs most articles.
  static let wholeLimit = 300

  /// By locale; `nil` for one that is not built.
  private let locales: [LocaleNavigation?]
  private let plan: Plan
  /// What was found in the files.
  let findings: Diagnostics

  /// `uidTarget` says what a uid stands for.
  init(
    _ plan: Plan,
    wholeLimit: Int = wholeLimit,
    uidTarget: @escaping @Sendable (String) -> UIDTarget? = { _ in nil }
  ) {
    self.plan = plan
    var builder = NavigationBuilder(plan, wholeLimit: wholeLimit, uidTarget)
    locales = plan.locales.indices.map { plan.isPublished[$0] ? builder.navigation(of: $0) : nil }
    findings = builder.findings
  }

  /// Returns what surrounds a page in one of the languages that it is built in.
  func page(_ page: Int, _ locale: Int) -> PageNavigation {
    locales[locale]?.page(page, plan) ?? PageNavigation()
  }

  /// A list of all contents, for readers of pages that hold a branch of it alone.
  struct Contents: Sendable {
    /// Below the locale's folder.
    let path: RelativePath
    let html: [UInt8]
  }

  /// Returns the lists of a locale that are files of their own.
  func contents(_ locale: Int) -> [Contents] {
    (locales[locale]?.sidebars ?? []).filter(\.isFolded).map { sidebar in
      Contents(path: sidebar.contents, html: sidebar.openList())
    }
  }

  /// Returns whether a locale has a list of all contents at a path below its folder.
  func hasContents(at path: RelativePath, _ locale: Int) -> Bool {
    (locales[locale]?.sidebars ?? []).contains { $0.isFolded && $0.contents == path }
  }

  /// Returns the tables of contents that stand alone in a locale, each with what it includes.
  func trees(_ locale: Int) -> [TOCTree] { locales[locale]?.sidebars.map(\.tree) ?? [] }

  /// Returns the page of a locale that its first table of contents begins with.
  func firstPage(_ locale: Int) -> Int? { locales[locale]?.firstPage(plan) }

  /// The files that entries lead to.
  var assets: Set<LinkUses.Asset> {
    var assets: Set<LinkUses.Asset> = []
    for node in locales.lazy.compactMap({ $0 }).flatMap(\.sidebars).flatMap(\.tree.nodes) {
      if case .asset(let asset) = node.target { assets.insert(asset) }
    }
    return assets
  }
}
