/// Where the pages of a locale are that have gone: every redirection with the end of its chain.
struct Redirections: Sendable {
  struct Entry: Sendable, Equatable {
    /// The page that the file was.
    let id: PageID
    let target: RedirectionTarget
    /// Whether the page only has another name in other locales, so that the old one is no fault.
    var isSilent: Bool
    /// The entry of the list, `nil` for one of another locale's.
    let index: Int?

    /// The entry without its place in a list, of which only its being there tells anything.
    fileprivate var meaning: Entry {
      Entry(id: id, target: target, isSilent: isSilent, index: index.map { _ in 0 })
    }

    fileprivate var inherited: Entry {
      Entry(id: id, target: target, isSilent: isSilent, index: nil)
    }
  }

  let list: RedirectionList
  /// By the path of the file, as `key(_:)` makes it.
  private var entries: [String: Entry] = [:]
  private var entriesOfPages: [PageID: Entry] = [:]

  init(_ list: RedirectionList = RedirectionList()) { self.list = list }

  /// Adds what is known of a file; the first entry of a file is kept.
  mutating func add(_ entry: Entry, for source: RelativePath) {
    let key = Self.key(source)
    if entries[key] == nil { entries[key] = entry }
    if entriesOfPages[entry.id] == nil { entriesOfPages[entry.id] = entry }
  }

  /// Adds the entries of a locale whose texts this one shows, for what it has no entry of its own.
  mutating func inherit(_ other: Redirections, unless hasPage: (PageID) -> Bool) {
    let own = entriesOfPages
    for (key, entry) in other.entries where entries[key] == nil {
      guard own[entry.id] == nil, !hasPage(entry.id) else { continue }
      entries[key] = entry.inherited
    }
    for (id, entry) in other.entriesOfPages where own[id] == nil && !hasPage(id) {
      entriesOfPages[id] = entry.inherited
    }
  }

  /// Returns what has become of a page.
  func entry(of page: PageID) -> Entry? { entriesOfPages[page] }

  /// Returns what has become of a file; letter case and a page's ending do not matter.
  subscript(path: RelativePath) -> Entry? {
    guard !entries.isEmpty else { return nil }
    let key = Self.key(path)
    if let entry = entries[key] { return entry }
    // What has no page's ending may be a folder.
    guard key == path.string.lowercased() else { return nil }
    return entries[key.isEmpty ? "index" : key + "/index"]
  }

  var isEmpty: Bool { entries.isEmpty }

  /// Returns the files and pages, as paths without endings, of which the two say different things.
  func differences(from other: Redirections) -> [String] {
    entries.mapValues(\.meaning).differingKeys(from: other.entries.mapValues(\.meaning))
      + Self.byName(entriesOfPages).differingKeys(from: Self.byName(other.entriesOfPages))
  }

  private static func byName(_ entries: [PageID: Entry]) -> [String: Entry] {
    Dictionary(uniqueKeysWithValues: entries.map { ($0.key.string, $0.value.meaning) })
  }

  /// All entries, by the pages that the files were.
  var sorted: [Entry] { entries.values.sorted { $0.id < $1.id } }

  /// Returns the place of an entry in its list.
  func location(of entry: Entry) -> Diagnostic.Location? {
    entry.index.map { list.location(of: list.entries[$0]) }
  }

  private static func key(_ path: RelativePath) -> String {
    let isPage = ["md", "yml", "yaml", "json"].contains(path.fileExtension)
    return (isPage ? path.withoutExtension : path.string).lowercased()
  }
}

extension Plan {
  /// Where the readers of a locale find what has moved.
  enum NewPlace: Equatable {
    /// In the part of the site that belongs to `locale`.
    case page(Int, locale: Int)
    /// Somewhere else; without query and fragment.
    case url(String)
  }

  /// Returns where a redirection leads the readers of a locale; `nil` where there is nothing.
  func place(of target: RedirectionTarget, for locale: Int) -> NewPlace? {
    if let page = target.page.flatMap({ pages.index(ofID: $0.string) }),
      let destination = destinationLocale(page, locale)
    {
      return .page(page, locale: destination)
    }
    return target.url.map { .url($0) }
  }

  /// Returns the page of a locale that took the place of one that the locale does not have.
  func newPage(of page: Int, _ locale: Int) -> Int? {
    guard !isRendered(page, locale),
      let entry = redirections[locale].entry(of: pages[page].id),
      case .page(let new, locale: locale) = place(of: entry.target, for: locale)
    else { return nil }
    return new
  }
}
