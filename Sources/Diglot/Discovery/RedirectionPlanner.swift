/// Makes each locale's redirections out of the lists in its folder, and sees to the pages that have
/// only another name in some locales.
struct RedirectionPlanner {
  let configuration: SiteConfiguration
  /// For each locale, the folders below which its pages lie on the host that they were made for.
  let sitePrefixes: [[String]]

  /// The lists of one locale while they are worked on; all arrays are by entry.
  private struct Draft {
    let list: RedirectionList
    /// The entries of the list that others lead to.
    var next: [Int?] = []
    var targets: [RedirectionTarget?] = []
  }

  /// Takes the files out of the trees that their locale redirects all the same, and gives the others
  /// that go by an old name the name of their page; see `RenamedPages`.
  func plan(_ trees: inout [ContentTree], _ diagnostics: inout Diagnostics) -> [Redirections] {
    let none = configuration.locales.map { _ in Redirections() }
    guard trees.contains(where: { !$0.redirectionLists.isEmpty }) else { return none }
    let ids = Set(trees.flatMap(\.pages.keys))
    var drafts: [Draft] = []
    for locale in trees.indices {
      var findings = Diagnostics()
      let list = read(locale, trees[locale], &findings)
      drafts.append(draft(list, locale, ids, trees[locale], &findings))
      findings.setLocale(configuration.locales[locale].locale.tag)
      diagnostics.append(findings)
    }
    let renames = RenamedPages(drafts.map(Self.renames), ids)
    let moved = trees.indices.map { locale in
      renames.apply(to: &trees[locale])
    }
    for locale in trees.indices {
      var findings = Diagnostics()
      removeRedirected(drafts[locale], moved[locale], &trees[locale], &findings)
      findings.setLocale(configuration.locales[locale].locale.tag)
      diagnostics.append(findings)
    }
    let own = trees.indices.map { redirections(drafts[$0], moved[$0], renames, trees[$0]) }
    return inherited(own, trees)
  }

  /// Gives each locale the redirections of those that it falls back to: where it showed their page,
  /// it leads on as they do.
  private func inherited(_ own: [Redirections], _ trees: [ContentTree]) -> [Redirections] {
    trees.indices.map { locale in
      var redirections = own[locale]
      var nearer = [locale]
      for other in configuration.locales[locale].fallback {
        redirections.inherit(own[other]) { id in nearer.contains { trees[$0].pages[id] != nil } }
        nearer.append(other)
      }
      return redirections
    }
  }

  private func read(
    _ locale: Int,
    _ tree: ContentTree,
    _ findings: inout Diagnostics
  ) -> RedirectionList {
    guard let folder = configuration.locales[locale].content else { return RedirectionList() }
    let excluded = configuration.exclude
    var reader = RedirectionReader(folder) { path in
      excluded.matches(path.string) ? nil : tree.page(ofFile: path)
    }
    for list in tree.redirectionLists { reader.read(list) }
    findings.append(reader.findings)
    return reader.list
  }

  // MARK: Chains

  private func draft(
    _ list: RedirectionList,
    _ locale: Int,
    _ ids: Set<PageID>,
    _ tree: ContentTree,
    _ findings: inout Diagnostics
  ) -> Draft {
    let scope = scope(locale)
    var draft = Draft(list: list)
    let sources = Dictionary(
      list.entries.enumerated().map { ($1.id.string, $0) },
      uniquingKeysWith: { first, _ in first }
    )
    for index in list.entries.indices {
      let entry = list.entries[index]
      let isOpenPublishing = list.isOpenPublishing(entry)
      let address = scope.address(entry.url.value, of: entry.id, isOpenPublishing: isOpenPublishing)
      guard let address else {
        if !findings.isFull { findings.report(.badAddress(entry, list)) }
        draft.next.append(nil)
        draft.targets.append(nil)
        continue
      }
      let place = Self.place(address, index, list, sources, ids, tree)
      draft.next.append(place.next)
      draft.targets.append(
        RedirectionTarget(
          page: place.page,
          url: address.url,
          query: address.query,
          fragment: address.fragment
        )
      )
    }
    check(draft, &findings)
    Self.follow(&draft, &findings)
    return draft
  }

  private func scope(_ locale: Int) -> RedirectionScope {
    RedirectionScope(
      baseURL: configuration.baseURL,
      locale: configuration.locales[locale].locale,
      localePaths: Set(configuration.locales.map { $0.locale.path.lowercased() }),
      sitePrefixes: sitePrefixes[locale]
    )
  }

  /// Returns the entry or the page that an address means.
  private static func place(
    _ address: RedirectionAddress,
    _ index: Int,
    _ list: RedirectionList,
    _ sources: [String: Int],
    _ ids: Set<PageID>,
    _ tree: ContentTree
  ) -> (next: Int?, page: PageID?) {
    for id in address.ids {
      if let next = sources[id], next != index { return (next, nil) }
      let page = PageID(string: id)
      if sources[id] == nil, ids.contains(page) { return (nil, page) }
    }
    let entry = list.entries[index]
    guard address.ids.contains(entry.id.string) else { return (nil, nil) }
    // The page has the old address, and its file another ending: there is nothing to redirect.
    let isElsewhere = ids.contains(entry.id) && !isPresent(entry, tree)
    return isElsewhere ? (nil, entry.id) : (index, nil)
  }

  /// Whether the file is still there that an entry says is gone.
  private static func isPresent(_ entry: RedirectionList.Entry, _ tree: ContentTree) -> Bool {
    tree.pages[entry.id]?.string.lowercased() == entry.source.string.lowercased()
  }

  /// Gives every entry the target of the last one that it leads to.
  private static func follow(_ draft: inout Draft, _ findings: inout Diagnostics) {
    let chains = RedirectionChains(next: draft.next)
    for index in chains.order {
      guard let next = draft.next[index] else {
        if let target = draft.targets[index], target.page == nil, target.url == nil {
          draft.targets[index] = nil
        }
        continue
      }
      guard chains.ends[index], let own = draft.targets[index] else {
        draft.targets[index] = nil
        continue
      }
      draft.targets[index] =
        draft.targets[next]?.inheriting(query: own.query, fragment: own.fragment)
    }
    for circle in chains.circles where !findings.isFull {
      findings.report(.circle(circle, draft.list))
    }
  }

  /// Reports what leads nowhere, and renames that are none; before chains are followed.
  private func check(_ draft: Draft, _ findings: inout Diagnostics) {
    var olds: [PageID: Int] = [:]
    for (index, entry) in draft.list.entries.enumerated() {
      guard let target = draft.targets[index], !findings.isFull else { continue }
      let page = draft.next[index].map { draft.list.entries[$0].id } ?? target.page
      guard let page else {
        if entry.keepsDocumentID || target.url == nil {
          findings.report(.noTarget(entry, isNowhere: target.url == nil, draft.list))
        }
        continue
      }
      guard entry.keepsDocumentID else { continue }
      if let first = olds[page] {
        findings.report(.renamedTwice(entry, draft.list.entries[first], draft.list))
      } else {
        olds[page] = index
      }
    }
  }

  // MARK: Renamed pages

  /// Returns the new names of pages, not the ends of chains: a later step may be no rename.
  private static func renames(_ draft: Draft) -> [RenamedPages.Rename] {
    draft.list.entries.indices.compactMap { index in
      let entry = draft.list.entries[index]
      let next = draft.next[index].map { draft.list.entries[$0].id }
      guard entry.keepsDocumentID, let target = draft.targets[index],
        let page = next ?? target.page
      else { return nil }
      return RenamedPages.Rename(old: entry.id, new: page, source: entry.source)
    }
  }

  /// Takes out the files that are still there though they are redirected: the redirection counts.
  private func removeRedirected(
    _ draft: Draft,
    _ moved: Set<PageID>,
    _ tree: inout ContentTree,
    _ findings: inout Diagnostics
  ) {
    for (index, entry) in draft.list.entries.enumerated() where draft.targets[index] != nil {
      let isRenamed = moved.contains(entry.id)
      guard isRenamed || Self.isPresent(entry, tree) else { continue }
      if !findings.isFull { findings.report(.notRemoved(entry, isRenamed, draft.list)) }
      if !isRenamed { tree.removePage(entry.id) }
    }
  }

  private func redirections(
    _ draft: Draft,
    _ moved: Set<PageID>,
    _ renames: RenamedPages,
    _ tree: ContentTree
  ) -> Redirections {
    var redirections = Redirections(draft.list)
    for (index, entry) in draft.list.entries.enumerated() {
      guard var target = draft.targets[index], target.page != entry.id else { continue }
      if let page = target.page, tree.pages[page] == nil, let new = renames[page] {
        target.page = new
      }
      let isSilent = moved.contains(entry.id)
      redirections.add(
        Redirections.Entry(id: entry.id, target: target, isSilent: isSilent, index: index),
        for: entry.source
      )
    }
    for rename in renames.all where tree.pages[rename.old] == nil {
      let target = RedirectionTarget(page: rename.new, url: nil, query: "", fragment: "")
      redirections.add(
        Redirections.Entry(id: rename.old, target: target, isSilent: true, index: nil),
        for: rename.source
      )
    }
    return redirections
  }
}

extension Diagnostic {
  fileprivate static func badAddress(
    _ entry: RedirectionList.Entry,
    _ list: RedirectionList
  ) -> Diagnostic {
    Diagnostic(
      .redirectURLInvalid,
      severity: .warning,
      "a redirection leads to a page or a web address, not to '\(entry.url.value)'",
      at: list.urlLocation(of: entry),
      notes: ["it is left out"]
    )
  }

  fileprivate static func noTarget(
    _ entry: RedirectionList.Entry,
    isNowhere: Bool,
    _ list: RedirectionList
  ) -> Diagnostic {
    Diagnostic(
      .redirectURLInvalid,
      severity: isNowhere ? .warning : nil,
      isNowhere
        ? "a redirection leads to a page that exists, not to '\(entry.url.value)'"
        : "only a page of the site takes over the id of another, not '\(entry.url.value)'",
      at: list.urlLocation(of: entry),
      notes: [isNowhere ? "it is left out" : "set 'redirect_document_id' to false"]
    )
  }

  fileprivate static func renamedTwice(
    _ entry: RedirectionList.Entry,
    _ first: RedirectionList.Entry,
    _ list: RedirectionList
  ) -> Diagnostic {
    let place = list.location(of: first)
    return Diagnostic(
      .redirectionURLConflict,
      "a page takes over the id of one other, '\(first.source.string)'",
      at: list.urlLocation(of: entry),
      notes: [
        "the other is in \(place.file):\(place.line); of one, 'redirect_document_id' is false"
      ]
    )
  }

  fileprivate static func notRemoved(
    _ entry: RedirectionList.Entry,
    _ isRenamed: Bool,
    _ list: RedirectionList
  ) -> Diagnostic {
    Diagnostic(
      .redirectedFileNotRemoved,
      "a redirected file is gone, which '\(entry.source.string)' is not",
      at: list.location(of: entry),
      notes: [isRenamed ? "it is taken for the page's new name" : "it is not built"]
    )
  }

  /// Names of a long circle are left out.
  fileprivate static func circle(_ circle: [Int], _ list: RedirectionList) -> Diagnostic {
    let shown = circle.prefix(10).map { "'\(list.entries[$0].source.string)'" }
    let names = shown + (circle.count > shown.count ? ["…"] : []) + shown.prefix(1)
    return Diagnostic(
      .circularRedirection,
      "redirections come to an end: \(names.joined(separator: " --> "))",
      at: list.urlLocation(of: list.entries[circle[0]]),
      notes: ["none of them is followed"]
    )
  }
}
