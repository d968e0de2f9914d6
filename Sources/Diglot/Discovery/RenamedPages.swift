/// Pages that some locales have under an old name and others under a new one, brought together.
///
/// A locale may not have taken part in a renaming yet. Where any locale's list says that a page was
/// renamed, the files of both names are one page:
///
///     ko: insights-roles.md, and a list with pci-roles.md → insights-roles
///     ja: pci-roles.md                                    →  ja's insights-roles
struct RenamedPages {
  struct Rename: Equatable {
    let old: PageID
    /// Never the old name of another one.
    let new: PageID
    /// The file of the old name, as the list has it.
    let source: RelativePath
  }

  /// By the old name, in its order.
  let all: [Rename]
  private let news: [PageID: PageID]

  /// Takes the renames of each locale's lists; of those that contradict each other, the first.
  init(_ lists: [[Rename]], _ ids: Set<PageID>) {
    var renames: [Rename] = []
    var indices: [PageID: Int] = [:]
    for rename in lists.joined() where indices[rename.old] == nil {
      indices[rename.old] = renames.count
      renames.append(rename)
    }
    let chains = RedirectionChains(next: renames.map { indices[$0.new] })
    var ends = renames.map(\.new)
    for index in chains.order {
      if let next = indices[renames[index].new] { ends[index] = ends[next] }
    }
    all = renames.indices.filter { chains.ends[$0] && ids.contains(ends[$0]) }.map { index in
      Rename(old: renames[index].old, new: ends[index], source: renames[index].source)
    }.sorted { $0.old < $1.old }
    news = Dictionary(uniqueKeysWithValues: all.map { ($0.old, $0.new) })
  }

  /// Returns the name that a page has now; `nil` for one that was not renamed.
  subscript(old: PageID) -> PageID? { news[old] }

  /// Gives a locale's files of old names to the pages of the new ones, where these have none yet.
  ///
  /// Returns the old names of those pages.
  func apply(to tree: inout ContentTree) -> Set<PageID> {
    var moved: Set<PageID> = []
    for rename in all where tree.pages[rename.old] != nil && tree.pages[rename.new] == nil {
      tree.renamePage(rename.old, to: rename.new)
      moved.insert(rename.old)
    }
    return moved
  }
}
