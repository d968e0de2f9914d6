/// What a folder of localized pages tells about itself, for a new project.
struct RepositorySurvey: Sendable {
  /// How many pages are looked into.
  static let sampleSize = 50

  /// As it was given.
  let folder: ProjectFolder
  let realPath: String
  /// The docsets with their numbers of pages; one without a docset for a plain folder.
  let docsets: [(docset: Docset?, pages: Int)]
  let locale: LanguageTag
  /// Whether the folder's own name says which locale it is of: `docs.ko-kr`.
  let isNamedByLocale: Bool
  /// Whether pages hold the originals of their sentences.
  let holdsUnits: Bool

  init(of path: String, _ diagnostics: inout Diagnostics) throws(InitializeError) {
    folder = ProjectFolder(path: path)
    guard File.kind(folder.path) == .folder, let real = File.realPath(folder.path) else {
      throw .repositoryNotFound(path: path, near: Self.near(folder))
    }
    realPath = real
    let repository = RepositoryReader(folder).read(&diagnostics)
    let tree = ContentTree(
      folder,
      FolderWalk(folder, allowed: []),
      excluded: GlobSet(),
      repository: repository,
      isPrefixed: true,
      &diagnostics
    )
    guard !tree.pages.isEmpty else { throw .noPages(path: path) }
    let docsets = Self.docsets(repository, tree)
    self.docsets = docsets
    let sample = Self.sample(tree, folder)
    holdsUnits = sample.contains(where: Self.holdsUnits)
    let name = Self.localeSuffix(of: Self.name(of: real))
    isNamedByLocale = name != nil
    // What the pages say counts most; a repository whose name says nothing is the original.
    locale =
      Self.mostFrequent(sample.compactMap { $0.header.contentLocale.flatMap(LanguageTag.init) })
      ?? docsets.lazy.compactMap { $0.docset?.locale.flatMap(LanguageTag.init) }.first
      ?? name ?? Self.english
  }

  private static let english =
    LanguageTag("en")
    ?? {
      preconditionFailure("'en' is a tag")
    }()

  private static func docsets(
    _ repository: Repository?,
    _ tree: ContentTree
  ) -> [(docset: Docset?, pages: Int)] {
    guard let repository else { return [(nil, tree.pages.count)] }
    let owners = tree.pages.values.compactMap { repository.role(of: $0)?.docset }
    return repository.docsets.enumerated().map { index, docset in
      (docset, owners.count { $0 == index })
    }
  }

  /// Reads the first pages; what is wrong with them is for the build to tell.
  private static func sample(_ tree: ContentTree, _ folder: ProjectFolder) -> [SourcePage] {
    var ignored = Diagnostics()
    let files = tree.pages.values.filter { $0.fileExtension == "md" }.sorted().prefix(sampleSize)
    let limit = ConfigurationReader.defaultPageSizeLimit
    return files.compactMap {
      SourcePage.read(folder.appending($0), sizeLimit: limit, &ignored)
    }
  }

  private static func holdsUnits(_ page: SourcePage) -> Bool {
    let bytes = page.file.bytes
    return bytes.span.firstIndex(of: "data-ttu-id=\"") != nil
  }

  /// Returns the tag that occurs most; of several the one that occurs first.
  private static func mostFrequent(_ tags: [LanguageTag]) -> LanguageTag? {
    let counts = tags.reduce(into: [:]) { $0[$1, default: 0] += 1 }
    let most = counts.values.max()
    return tags.first { counts[$0] == most }
  }

  // MARK: Names

  /// The docset with the most pages.
  var mainDocset: Docset? {
    docsets.reduce(nil as (docset: Docset?, pages: Int)?) { best, next in
      next.pages > best?.pages ?? 0 ? next : best
    }?.docset
  }

  /// What docfx.json calls the site; `nil` where it says nothing.
  var title: String? {
    let metadata = mainDocset?.configuration?.metadata.general
    return ["titleSuffix", "_appTitle", "_appName"].lazy
      .compactMap { metadata?[$0]?.text }.first { !$0.isEmpty }
  }

  /// The folder's name without its locale; the name of the folder above where nothing is left.
  var plainName: String {
    let name = Self.name(of: realPath)
    guard isNamedByLocale else { return name }
    guard let dot = name.lastIndex(of: ".") else {
      return Self.name(of: String(realPath.dropLast(name.count + 1)))
    }
    return String(name[..<dot])
  }

  private static func name(of path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? ""
  }

  /// Returns the locale that ends a repository's name: `docs.ko-kr`, or `ko-kr` alone.
  static func localeSuffix(of name: String) -> LanguageTag? {
    let suffix = name.split(separator: ".").last ?? ""
    let parts = suffix.split(separator: "-", omittingEmptySubsequences: false)
    let isLocale =
      (2...3).contains(parts.count)
      && parts.allSatisfy { (2...4).contains($0.utf8.count) && $0.allSatisfy(\.isLetter) }
    return isLocale ? LanguageTag(String(suffix)) : nil
  }

  private static func near(_ folder: ProjectFolder) -> String? {
    let parent = folder.parent
    let names = FolderLookup.disk.names(parent.path)
    return NearMiss.of(name(of: folder.path), among: names).map { parent.appending($0).displayPath }
  }
}
