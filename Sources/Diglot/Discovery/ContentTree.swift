/// The files of one locale's folder, by what they are for.
struct ContentTree: Sendable {
  /// Files that become pages.
  private(set) var pages: [PageID: RelativePath] = [:]
  /// All other files, by their path in lower case.
  private(set) var assets: [String: [RelativePath]] = [:]
  /// Tables of contents, in the order of their paths.
  private(set) var tocs: [RelativePath] = []

  init() {}

  /// Takes the files of `walk` through `folder`, without what `excluded` matches.
  init(
    _ folder: ProjectFolder,
    _ walk: FolderWalk,
    excluded: GlobSet,
    _ diagnostics: inout Diagnostics
  ) {
    var walk = walk
    while let listing = walk.next(&diagnostics) {
      let hasIndex = listing.files.contains { $0.lowercased() == "index.md" }
      for name in listing.files where !excluded.matches(listing.prefix + name) {
        add(RelativePath(normal: listing.prefix + name), hasIndex, folder, &diagnostics)
      }
    }
    tocs.sort()
  }

  private mutating func add(
    _ path: RelativePath,
    _ hasIndex: Bool,
    _ folder: ProjectFolder,
    _ diagnostics: inout Diagnostics
  ) {
    let name = path.name.lowercased()
    // A table of contents is navigation, not a page.
    if name == "toc.md" || name == "toc.yml" || name == "toc.json" {
      tocs.append(path)
      return
    }
    guard path.fileExtension == "md" else {
      assets[path.string.lowercased(), default: []].append(path)
      return
    }
    let id: PageID
    if name == "readme.md", !hasIndex {
      let prefix = path.folder.isEmpty ? "" : path.folder.lowercased() + "/"
      id = PageID(string: prefix + "index")
    } else {
      id = PageID(path)
    }
    if let other = pages[id] {
      diagnostics.report(
        .sameOutput(
          folder.appending(path.string).displayPath,
          folder.appending(other.string).displayPath
        )
      )
    } else {
      pages[id] = path
    }
  }

  /// Leaves a page out, as if its file were not there.
  mutating func removePage(_ id: PageID) { pages[id] = nil }
}
