/// Reads the tables of contents of all locales and makes the navigation of each.
struct NavigationBuilder {
  private let plan: Plan
  private let wholeLimit: Int
  private let uidTarget: @Sendable (String) -> UIDTarget?
  /// For each locale, its own files.
  private let files: [[TOCFile]]
  private(set) var findings = Diagnostics()
  /// Whose the files are, by the name that findings show for them.
  private let homes: [String: Int]
  /// What is said already, by the tree of another file or of another locale.
  private var known: Set<Known> = []

  private struct Known: Hashable {
    let location: Diagnostic.Location?
    let message: String
  }

  init(_ plan: Plan, wholeLimit: Int, _ uidTarget: @escaping @Sendable (String) -> UIDTarget?) {
    self.plan = plan
    self.wholeLimit = wholeLimit
    self.uidTarget = uidTarget
    var findings = Diagnostics()
    files = plan.locales.indices.map { locale in
      var found = Diagnostics()
      let files = plan.tocs[locale].compactMap { path in
        plan.file(path, locale).map { TOCFile.read($0, path, locale: locale, &found) }
      }
      found.setLocale(plan.locale(locale).tag)
      findings.append(found)
      return files
    }
    self.findings = findings
    var homes: [String: Int] = [:]
    for file in files.joined() { homes[file.source.path] = file.locale }
    self.homes = homes
  }

  mutating func navigation(of locale: Int) -> LocaleNavigation {
    let shelf = shelf(of: locale)
    let resolver = TOCEntryResolver(plan: plan, locale: locale, shelf: shelf, uidTarget: uidTarget)
    let settings = breadcrumbSettings(locale, shelf)
    let paths = shelf.files.keys.sorted()
    let isBreadcrumb = { Self.isBreadcrumb($0) || settings.published[$0] != nil }
    let breadcrumbs = breadcrumbs(paths.filter(isBreadcrumb), resolver, settings.published)
    var expander = TOCExpander(resolver)
    let trees = paths.filter { !isBreadcrumb($0) }.compactMap { shelf.files[$0] }.map {
      expander.expand($0)
    }
    keep(expander.findings, locale)
    let choice = TOCChoice(trees)
    reportMissing(locale, choice)
    let treeOfPage = plan.pages.entries.indices.map { index in
      plan.isRendered(index, locale)
        ? plan.source(of: index, locale).flatMap { choice.tree(of: index, $0.path) } : nil
    }
    let (sidebars, indices) = sidebars(trees, treeOfPage, locale)
    return LocaleNavigation(
      locale: locale,
      sidebars: sidebars,
      sidebarOfPage: treeOfPage.map { $0.flatMap { indices[$0] } },
      breadcrumbs: breadcrumbs,
      breadcrumbOfPage: settings.ofPage
    )
  }

  // MARK: Tables of contents

  /// Returns the files of a locale and of its fallback chain.
  ///
  /// An original without any, as one that is rebuilt, takes those of the translation that has the
  /// most entries.
  private func shelf(of locale: Int) -> TOCShelf {
    var shelf = TOCShelf()
    for source in [locale] + plan.locales[locale].fallback { shelf.add(files[source]) }
    guard shelf.files.isEmpty, locale == plan.configuration.originalLocale else { return shelf }
    for source in files {
      var other = TOCShelf()
      other.add(source)
      if other.entryCount > shelf.entryCount { shelf = other }
    }
    return shelf
  }

  /// Makes the sidebars of the trees that pages have, and says which is of which tree.
  private func sidebars(
    _ trees: [TOCTree],
    _ treeOfPage: [Int?],
    _ locale: Int
  ) -> (sidebars: [Sidebar], indices: [Int: Int]) {
    var depths: [Int: Int] = [:]
    for (page, tree) in treeOfPage.enumerated() {
      guard let tree, !trees[tree].nodes.isEmpty else { continue }
      depths[tree] = max(depths[tree] ?? 0, Self.depth(plan.pages[page].id.slug))
    }
    var sidebars: [Sidebar] = []
    var indices: [Int: Int] = [:]
    var taken: Set<String> = []
    for (index, depth) in depths.sorted(by: { $0.key < $1.key }) {
      let tree = trees[index]
      let contents = contentsPath(tree.path, locale, &taken)
      indices[index] = sidebars.count
      sidebars.append(
        Sidebar(
          tree,
          isFolded: tree.nodes.count > wholeLimit,
          contents: contents,
          depths: max(depth, Self.depth(contents.string)),
          plan,
          locale
        )
      )
    }
    return (sidebars, indices)
  }

  private static func depth(_ path: String) -> Int { path.utf8.count { $0 == UInt8(ascii: "/") } }

  /// Returns where the list of all contents lies: among its pages, under a name that is free.
  private func contentsPath(
    _ toc: RelativePath,
    _ locale: Int,
    _ taken: inout Set<String>
  ) -> RelativePath {
    let folder = plan.idPrefix(ofFolder: toc.folder)
    var path = folder + "contents.html"
    var number = 1
    while plan.assets[locale][path] != nil || plan.pages.index(ofID: path) != nil
      || !plan.pages.indices(below: path + "/").isEmpty || !taken.insert(path).inserted
    {
      number += 1
      path = folder + "contents-\(number).html"
    }
    return RelativePath(normal: path)
  }

  // MARK: Breadcrumbs

  /// What the pages' metadata say of breadcrumbs.
  private struct BreadcrumbSettings {
    var ofPage: [(path: String, isExtended: Bool)?] = []
    /// By path in lower case, the name under which pages name the file.
    var published: [String: String] = [:]
  }

  /// Whether a file lies where such files lie by convention.
  private static func isBreadcrumb(_ path: String) -> Bool {
    let folder = path.split(separator: "/").dropLast().last
    return folder == "breadcrumb" || folder == "breadcrumbs"
  }

  private mutating func breadcrumbSettings(_ locale: Int, _ shelf: TOCShelf) -> BreadcrumbSettings {
    var settings = BreadcrumbSettings()
    var missing = Diagnostics()
    var asked: [String: String?] = [:]
    let conventional = shelf.files.keys.filter(Self.isBreadcrumb).sorted()
    for page in plan.pages.entries.indices {
      guard plan.isRendered(page, locale), let file = plan.source(of: page, locale) else {
        settings.ofPage.append(nil)
        continue
      }
      let setting = plan.setting("breadcrumb_path", of: file.path, in: file.locale)
      let name = setting?.text
      if let setting, let name, asked[name] == nil {
        let found = Self.file(named: name, shelf)
        asked[name] = .some(found)
        if found == nil {
          let place = plan.location(of: setting, for: file.path, in: file.locale)
          missing.report(.noBreadcrumb(name, at: place))
        }
      }
      let path = name.flatMap { asked[$0] ?? nil } ?? Self.nearest(conventional, file.path)
      if let path, let name { settings.published[path] = name }
      // Where nothing names the file, nothing says that it is all there is to the way either.
      let isExtended = plan.setting("extendBreadcrumb", of: file.path, in: file.locale)?.bool
      settings.ofPage.append(path.map { ($0, isExtended ?? (name == nil)) })
    }
    keep(missing, locale)
    return settings
  }

  /// Returns the file that metadata name as it is published: `/base/breadcrumb/toc.json`.
  private static func file(named name: String, _ shelf: TOCShelf) -> String? {
    let path = name.lowercased().drop { "~./".contains($0) }
    let wanted = "/" + RelativePath(normal: String(path)).withoutExtension
    // The file's folder must fit, too: every other name ends like 'toc.yml' at the top.
    return shelf.files.keys
      .filter {
        let stem = "/" + RelativePath(normal: $0).withoutExtension
        return stem == wanted || $0.contains("/") && wanted.hasSuffix(stem)
      }
      .max { ($0.utf8.count, $0) < ($1.utf8.count, $1) }
  }

  /// Returns the file whose folder lies beside a page or beside a folder above it.
  private static func nearest(_ paths: [String], _ page: RelativePath) -> String? {
    let folder = page.folder.lowercased().split(separator: "/")
    return
      paths
      .filter { folder.starts(with: $0.split(separator: "/").dropLast(2)) }
      .max { ($0.utf8.count, $0) < ($1.utf8.count, $1) }
  }

  private mutating func breadcrumbs(
    _ paths: [String],
    _ resolver: TOCEntryResolver,
    _ published: [String: String]
  ) -> [String: BreadcrumbFile] {
    var resolver = resolver
    resolver.prefersTopics = true
    var expander = TOCExpander(resolver)
    var all: [String: BreadcrumbFile] = [:]
    for path in paths {
      guard let file = resolver.shelf.files[path] else { continue }
      let tree = expander.expand(file)
      all[path] = BreadcrumbFile(
        tree,
        folder: plan.idPrefix(
          ofFolder: path.split(separator: "/").dropLast(2).joined(separator: "/")
        ),
        publishedPath: published[path],
        plan,
        locale: resolver.locale
      )
    }
    keep(expander.findings, resolver.locale)
    return all
  }

  // MARK: Findings

  /// Keeps what was found in the locale's own files.
  ///
  /// Files of others are looked through where they are at home, and an original that borrows the
  /// table of a translation lacks pages through no fault of that table.
  private mutating func keep(_ new: Diagnostics, _ locale: Int) {
    var kept = Diagnostics()
    for finding in new.findings {
      let home = finding.location.flatMap { homes[$0.file] } ?? locale
      guard home == locale else { continue }
      let place = Known(location: finding.location, message: finding.message)
      if known.insert(place).inserted { kept.report(finding) }
    }
    kept.setLocale(plan.locale(locale).tag)
    findings.append(kept)
  }

  /// Reports the locale's own pages that none of its own tables of contents lists.
  ///
  /// The start page has the way home in every header.
  private mutating func reportMissing(_ locale: Int, _ choice: TOCChoice) {
    guard files[locale].contains(where: { !Self.isBreadcrumb($0.path.string.lowercased()) }) else {
      return
    }
    var missing = Diagnostics()
    for (index, page) in plan.pages.entries.enumerated()
    where page.availability[locale] == .own && page.id.string != "index" && !choice.isListed(index)
    {
      guard let path = page.files[locale], let place = plan.file(path, locale) else { continue }
      missing.report(.notListed(place.displayPath))
    }
    keep(missing, locale)
  }
}

extension Diagnostic {
  /// A suggestion where another repository may publish the file.
  fileprivate static func noBreadcrumb(_ name: String, at location: Location?) -> Diagnostic {
    Diagnostic(
      .fileNotFound,
      severity: name.hasPrefix("/") ? .suggestion : nil,
      "the file of the breadcrumb '\(name)' does not exist",
      at: location,
      notes: ["the nearest 'breadcrumb/toc.yml' takes its place, where there is one"]
    )
  }

  fileprivate static func notListed(_ path: String) -> Diagnostic {
    Diagnostic(
      .tocMissing,
      "a page stands in a table of contents",
      at: Location(file: path, line: 1, column: 1, length: 1, excerpt: ""),
      notes: ["readers find it by links alone"]
    )
  }
}
