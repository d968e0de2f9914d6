/// The files of one locale's folder, by what they are for.
struct ContentTree: Sendable {
  /// A file that pages are made with, such as the groups of zone pivots.
  struct DataFile: Sendable, Equatable {
    let path: RelativePath
    /// What follows `YamlMime:`.
    let kind: String
  }

  /// The docsets that the folder holds; `nil` for a plain folder.
  let repository: Repository?
  /// Whether ids begin with the docset's place, since the site has several.
  private let isPrefixed: Bool
  /// Files that become pages.
  private(set) var pages: [PageID: RelativePath] = [:]
  /// All other files that may be copied, by their path in lower case.
  private(set) var assets: [String: [RelativePath]] = [:]
  /// Tables of contents, in the order of their paths.
  private(set) var tocs: [RelativePath] = []
  private(set) var data: [DataFile] = []
  /// Every file of the folder, whatever it is for.
  private(set) var files = FileIndex()
  /// Files of the repository that no docset has as page or resource.
  private(set) var outOfScope = FileIndex()
  /// Where a file to copy comes to lie, where that is not its own path.
  private var outputs: [RelativePath: String] = [:]
  private var assetOfOutput: [String: RelativePath] = [:]
  /// Files that say where pages have gone, in the order of their paths.
  private(set) var redirectionLists: [RelativePath] = []
  /// The symbolic links in the folder that are followed.
  private(set) var links: [FolderWalk.Link] = []
  /// The docsets of pages, by index.
  private var docsets: [RelativePath: Int] = [:]

  init() {
    repository = nil
    isPrefixed = false
  }

  /// Takes the files of `walk` through `folder`, without what `excluded` matches.
  init(
    _ folder: ProjectFolder,
    _ walk: FolderWalk,
    excluded: GlobSet,
    repository: Repository? = nil,
    isPrefixed: Bool = false,
    _ diagnostics: inout Diagnostics
  ) {
    self.repository = repository
    self.isPrefixed = isPrefixed
    var walk = walk
    while let listing = walk.next(&diagnostics) {
      redirectionLists += listing.redirectionLists
      let hasIndex = listing.files.contains { $0.lowercased() == "index.md" }
      for name in listing.files {
        let path = RelativePath(normal: listing.prefix + name)
        // What is no page can still be included in one.
        files.insert(path)
        if excluded.matches(path.string) { continue }
        if repository == nil {
          add(path, hasIndex, folder, &diagnostics)
        } else {
          addToDocset(path, folder, &diagnostics)
        }
      }
    }
    links = walk.links
    tocs.sort()
    data.sort { $0.path < $1.path }
    redirectionLists.sort()
  }

  /// Returns whether a file is navigation, not a page.
  static func isTableOfContents(_ path: RelativePath) -> Bool {
    ["toc.md", "toc.yml", "toc.json"].contains(path.name.lowercased())
  }

  // MARK: Plain folders

  private mutating func add(
    _ path: RelativePath,
    _ hasIndex: Bool,
    _ folder: ProjectFolder,
    _ diagnostics: inout Diagnostics
  ) {
    if Self.isTableOfContents(path) {
      tocs.append(path)
      return
    }
    let ending = path.fileExtension
    let kind = ending == "yml" || ending == "yaml" ? YAMLMime.kind(of: folder.appending(path)) : nil
    if ending == "md" || kind.map(YAMLMime.isPage) ?? false {
      let isReadme = !hasIndex && path.name.lowercased() == "readme.md"
      addPage(id(isReadme ? Self.index(beside: path) : path.string), path, folder, &diagnostics)
    } else {
      if let kind { data.append(DataFile(path: path, kind: kind)) }
      assets[path.string.lowercased(), default: []].append(path)
    }
  }

  private static func index(beside path: RelativePath) -> String {
    (path.folder.isEmpty ? "" : path.folder + "/") + "index.md"
  }

  // MARK: Docsets

  private mutating func addToDocset(
    _ path: RelativePath,
    _ folder: ProjectFolder,
    _ diagnostics: inout Diagnostics
  ) {
    guard let repository, let (index, role) = repository.role(of: path) else {
      outOfScope.insert(path)
      return
    }
    let docset = repository.docsets[index]
    switch role {
    case .tableOfContents: tocs.append(path)
    case .resource(let output): addResource(path, place(output, docset), folder, &diagnostics)
    case .page(let output):
      if path.fileExtension != "md", let kind = YAMLMime.kind(of: folder.appending(path)),
        !YAMLMime.isPage(kind)
      {
        data.append(DataFile(path: path, kind: kind))
      } else {
        docsets[path] = index
        addPage(id(place(output, docset)), path, folder, &diagnostics)
      }
    }
  }

  /// Returns the docset of a page, or of any other file by the folder that it lies in.
  func docset(of path: RelativePath) -> Docset? {
    guard let repository else { return nil }
    return docsets[path].map { repository.docsets[$0] } ?? repository.docset(around: path)
  }

  /// Returns what docfx.json says under `key` about a file.
  func setting(_ key: String, of path: RelativePath) -> YAMLNode? {
    guard let docset = docset(of: path) else { return nil }
    return docset.configuration?.metadata.value(key, of: docset.relative(path) ?? path.string)
  }

  /// Returns where a file of a docset comes to lie below the locale.
  private func place(_ output: String, _ docset: Docset) -> String {
    isPrefixed ? docset.base + "/" + output : output
  }

  private mutating func addResource(
    _ path: RelativePath,
    _ output: String,
    _ folder: ProjectFolder,
    _ diagnostics: inout Diagnostics
  ) {
    if let other = assetOfOutput[output] {
      diagnostics.report(.sameOutput(path, other, in: folder))
      outOfScope.insert(path)
      return
    }
    assetOfOutput[output] = path
    if output != path.string { outputs[path] = output }
    assets[path.string.lowercased(), default: []].append(path)
  }

  // MARK: Pages

  /// Makes the id of a page of the file that comes to lie at `output`.
  private func id(_ output: String) -> PageID { PageID(RelativePath(normal: output)) }

  private mutating func addPage(
    _ id: PageID,
    _ path: RelativePath,
    _ folder: ProjectFolder,
    _ diagnostics: inout Diagnostics
  ) {
    guard let other = pages[id] else {
      pages[id] = path
      return
    }
    // Of a Markdown page and a YAML page, Markdown stays, as it did while it was alone.
    let replaces = path.fileExtension == "md" && other.fileExtension != "md"
    let (kept, dropped) = replaces ? (path, other) : (other, path)
    pages[id] = kept
    diagnostics.report(.sameOutput(dropped, kept, in: folder))
  }

  /// Leaves a page out, as if its file were not there.
  mutating func removePage(_ id: PageID) { pages[id] = nil }

  /// Makes the file of one page that of another, which has none.
  mutating func renamePage(_ id: PageID, to other: PageID) {
    pages[other] = pages.removeValue(forKey: id)
  }

  // MARK: Places

  /// Returns the page that a file would be if it were there; `nil` where no docset would have it.
  func page(ofFile path: RelativePath) -> PageID? {
    guard let repository else { return id(path.string) }
    guard case (let index, .page(let output))? = repository.role(of: path) else { return nil }
    return id(place(output, repository.docsets[index]))
  }

  /// The folders that lie before the paths of pages where docfx's own host has them.
  var sitePrefixes: [String] {
    guard let repository, !isPrefixed else { return [] }
    return repository.docsets.map { $0.base.lowercased() }
  }

  /// Returns where a file to copy comes to lie below the locale.
  func output(ofAsset path: RelativePath) -> String { outputs[path] ?? path.string }

  /// The folders of ids with the folders of the files that have them, in lower case, each with its
  /// `/`; a plain folder has them where they are.
  var sourceFolders: [(id: String, source: String)] {
    guard let repository else { return [("", "")] }
    return repository.docsets.flatMap { docset in
      (docset.configuration?.content ?? []).map { mapping in
        (place(mapping.destination, docset).lowercased(), mapping.source.lowercased())
      }
    }
  }
}

extension Diagnostic {
  fileprivate static func sameOutput(
    _ path: RelativePath,
    _ other: RelativePath,
    in folder: ProjectFolder
  ) -> Diagnostic {
    sameOutput(
      folder.appending(path.string).displayPath,
      folder.appending(other.string).displayPath
    )
  }
}
