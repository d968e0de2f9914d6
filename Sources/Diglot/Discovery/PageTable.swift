/// Which pages there are, and what each locale has of them.
struct PageTable: Sendable {
  /// How a locale comes by a page.
  enum Availability: Sendable, Hashable {
    /// Its folder has the file.
    case own
    /// It is the original's locale, and the units of the others hold the text.
    case rebuilt
    /// It shows the text of another locale, by index.
    case fallback(Int)
    case missing

    /// Whether the locale has the page in its own language.
    var isReal: Bool { self == .own || self == .rebuilt }
  }

  struct Entry: Sendable, Equatable {
    let id: PageID
    /// The file of each locale, below its folder.
    let files: [RelativePath?]
    let availability: [Availability]
  }

  /// Sorted by id.
  let entries: [Entry]
  private let indices: [String: Int]
  /// By the paths of files, in lower case and without their endings.
  private let sources: [String: Int]
  /// The keys of `sources`, sorted.
  private let stems: [String]

  /// Looks every page up in all locales.
  ///
  /// A locale that redirects a page shows no other's text in its place. `holdsUnits` says whether a
  /// locale's file of a page has units to rebuild the original of.
  init(
    _ configuration: SiteConfiguration,
    _ trees: [ContentTree],
    _ redirections: [Redirections],
    holdsUnits: (_ locale: Int, RelativePath) -> Bool
  ) {
    let ids = Set(trees.flatMap(\.pages.keys)).sorted()
    let all = ids.map { id in
      let files = trees.map { $0.pages[id] }
      let own = Self.own(configuration, files, holdsUnits)
      return Entry(
        id: id,
        files: files,
        availability: own.indices.map { locale in
          if own[locale].isReal { return own[locale] }
          let fallback = configuration.locales[locale].fallback.first { own[$0].isReal }
          return fallback.map { .fallback($0) } ?? .missing
        }
      )
    }
    let indices = Dictionary(
      uniqueKeysWithValues: all.enumerated().map { ($0.element.id.string, $0.offset) }
    )
    self.indices = indices
    if redirections.allSatisfy(\.isEmpty) {
      entries = all
    } else {
      let moves = RedirectedPages(all, indices, redirections, configuration)
      entries = all.indices.map { moves.entry(of: $0) }
    }
    sources = Self.sources(entries, trees)
    stems = sources.keys.sorted()
  }

  /// Returns the pages by the paths of their files, and by those that the files would have in the
  /// folders of locales that lack them.
  private static func sources(_ entries: [Entry], _ trees: [ContentTree]) -> [String: Int] {
    var sources: [String: Int] = [:]
    for (index, entry) in entries.enumerated() {
      for case let file? in entry.files {
        let stem = file.withoutExtension.lowercased()
        if sources[stem] == nil { sources[stem] = index }
      }
    }
    var folders: [(id: String, source: String)] = []
    for folder in trees.flatMap(\.sourceFolders) where !folders.contains(where: { $0 == folder }) {
      folders.append(folder)
    }
    for folder in folders {
      for (index, entry) in entries.enumerated() where entry.id.string.hasPrefix(folder.id) {
        let stem = folder.source + entry.id.string.dropFirst(folder.id.count)
        if sources[stem] == nil { sources[stem] = index }
      }
    }
    return sources
  }

  private static func own(
    _ configuration: SiteConfiguration,
    _ files: [RelativePath?],
    _ holdsUnits: (Int, RelativePath) -> Bool
  ) -> [Availability] {
    var own: [Availability] = files.map { $0 == nil ? .missing : .own }
    let original = configuration.originalLocale
    let isRebuildable = files.indices.contains { locale in
      files[locale].map { holdsUnits(locale, $0) } ?? false
    }
    if own[original] == .missing, isRebuildable { own[original] = .rebuilt }
    return own
  }

  /// Returns the page whose folder in the site is `slug`: `guide/billing/`, or empty for the start.
  func index(ofSlug slug: String) -> Int? {
    let name = slug.hasSuffix("/") ? String(slug.dropLast()) : slug
    let ids = name.isEmpty ? ["index"] : [name, name + "/index"]
    return ids.lazy.compactMap { indices[$0] }.first
  }

  /// Returns the page with an id, given as text in lower case.
  func index(ofID id: String) -> Int? { indices[id] }

  /// Returns the page that a file becomes, by its path below the locale's folder; letter case and
  /// ending do not matter.
  func index(ofSource path: RelativePath) -> Int? { indices(ofSource: path).first }

  /// Returns the pages that the path of a file may mean, the likeliest first.
  ///
  /// A dot alone makes no ending: `release-1.2` may be the page of `release-1.2.md`.
  func indices(ofSource path: RelativePath) -> [Int] {
    let stem = path.withoutExtension.lowercased()
    switch path.fileExtension {
    case "md": return [stem, stem.replacingReadme].compactMap { sources[$0] }
    case "yml", "yaml": return [stem].compactMap { sources[$0] }
    default:
      let whole = path.string.lowercased()
      return [whole, (whole.isEmpty ? "" : whole + "/") + "index"].compactMap { sources[$0] }
    }
  }

  /// Returns the ids of pages, and the paths of files in lower case and without their endings, at which
  /// the two find different pages, or pages that not the same locales have.
  func differences(from other: PageTable) -> [String] {
    entries(by: sources).differingKeys(from: other.entries(by: other.sources))
      + entries(by: indices).differingKeys(from: other.entries(by: other.indices))
  }

  private func entries(by names: [String: Int]) -> [String: Entry] {
    names.mapValues { entries[$0] }
  }

  /// Returns the pages whose files lie directly in a folder; `folder` with its `/`.
  func indices(ofSourcesIn folder: String) -> [Int] {
    let folder = folder.lowercased()
    let start = stems.firstIndexAfter { $0 < folder }
    return stems[start...].prefix { $0.utf8.starts(with: folder.utf8) }
      .filter { !$0.utf8.dropFirst(folder.utf8.count).contains(UInt8(ascii: "/")) }
      .compactMap { sources[$0] }
  }

  /// Returns the pages in a folder and below it; `folder` in lower case, with its `/`.
  func indices(below folder: String) -> Range<Int> {
    let start = entries.firstIndexAfter { $0.id.string < folder }
    let count = entries[start...].prefix { $0.id.string.utf8.starts(with: folder.utf8) }.count
    return start..<(start + count)
  }

  subscript(index: Int) -> Entry { entries[index] }
  var count: Int { entries.count }
}

extension String {
  /// `guide/readme` → `guide/index`, the page that such a file is where there is no index.
  fileprivate var replacingReadme: String {
    guard utf8.last == UInt8(ascii: "e"), self == "readme" || hasSuffix("/readme") else {
      return self
    }
    return dropLast("readme".count) + "index"
  }
}
