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

  struct Entry: Sendable {
    let id: PageID
    /// The file of each locale, below its folder.
    let files: [RelativePath?]
    let availability: [Availability]
  }

  /// Sorted by id.
  let entries: [Entry]
  private let indices: [String: Int]

  /// Looks every page up in all locales.
  ///
  /// `holdsUnits` says whether a locale's file of a page has units to rebuild the original of.
  init(
    _ configuration: SiteConfiguration,
    _ trees: [ContentTree],
    holdsUnits: (_ locale: Int, RelativePath) -> Bool
  ) {
    let ids = Set(trees.flatMap(\.pages.keys)).sorted()
    entries = ids.map { id in
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
    indices = Dictionary(
      uniqueKeysWithValues: entries.enumerated().map { ($0.element.id.string, $0.offset) }
    )
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

  /// Returns the page with an id, given as text in lower case.
  func index(ofID id: String) -> Int? { indices[id] }

  /// Returns the page that a locale's file becomes; letter case and ending do not matter.
  func index(ofSource path: RelativePath) -> Int? { indices[path.withoutExtension.lowercased()] }

  /// Returns the pages in a folder and below it; `folder` in lower case, with its `/`.
  func indices(below folder: String) -> Range<Int> {
    let start = entries.firstIndexAfter { $0.id.string < folder }
    let count = entries[start...].prefix { $0.id.string.utf8.starts(with: folder.utf8) }.count
    return start..<(start + count)
  }

  /// Returns the pages directly in a folder; `folder` in lower case, with its `/`.
  func indices(in folder: String) -> [Int] {
    let depth = folder.utf8.count { $0 == UInt8(ascii: "/") }
    return indices(below: folder).filter { index in
      entries[index].id.string.utf8.count { $0 == UInt8(ascii: "/") } == depth
    }
  }

  subscript(index: Int) -> Entry { entries[index] }
  var count: Int { entries.count }
}
