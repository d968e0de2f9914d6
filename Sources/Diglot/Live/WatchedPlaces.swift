/// The folders and files that a project is made of, as the watcher names them, and which file of which
/// locale lies at a path.
package struct WatchedPlaces: Sendable, Equatable {
  /// Real paths of folders, none of which lies in another.
  package private(set) var folders: [String] = []
  /// Real paths of single files.
  package private(set) var files: [String] = []

  /// The folder that the site is written to, which may lie in one of the others.
  private var output: String?

  private struct Place: Sendable, Equatable {
    /// A real path.
    let path: String
    let locale: Int
    /// Where that lies below the locale's folder.
    let prefix: String
  }

  private var contents: [Place] = []
  /// What all pages depend on.
  private var settings: [String] = []

  init() {}

  /// Takes the places of a plan.
  init(_ plan: Plan) {
    self.init(plan.configuration)
    for (locale, tree) in plan.trees.enumerated() {
      for link in tree.links {
        contents.append(Place(path: link.target, locale: locale, prefix: link.path))
      }
    }
    // What links lead to may lie beside the locales' folders.
    folders = Self.outermost(contents.map(\.path) + folders)
  }

  init(_ configuration: SiteConfiguration) {
    for (locale, place) in configuration.locales.enumerated() {
      guard let folder = place.content, let path = File.realPath(folder.path) else { continue }
      contents.append(Place(path: path, locale: locale, prefix: ""))
    }
    let project = File.realPath(configuration.folder.path) ?? configuration.folder.path
    let templates = configuration.templates.map { File.realPath($0.path) ?? $0.path }
    settings = [templates ?? project + "/templates"]
    folders = Self.outermost(contents.map(\.path) + settings)
    files = ([configuration.file.path] + configuration.xrefMaps.map(\.path))
      .compactMap(File.realPath)
    settings += files
    output = Self.realPath(ofMissing: configuration.output)
  }

  /// Returns the real path that a folder has, or will have once it is made.
  private static func realPath(ofMissing folder: ProjectFolder) -> String? {
    if let path = File.realPath(folder.path) { return path }
    let name = folder.path.split(separator: "/").last.map { "/" + $0 } ?? ""
    return File.realPath(folder.parent.path).map { $0 + name }
  }

  /// Whether whoever watches `other` watches these, too.
  package func areWatched(with other: WatchedPlaces) -> Bool {
    (folders, files, output) == (other.folders, other.files, other.output)
  }

  /// Whether what happens at a path is none of the project's doing.
  package func passOver(_ path: String) -> Bool {
    output.map { FolderWalk.isPath(path, in: $0) } ?? false
  }

  /// The places of a project that has not been built yet, as far as its configuration tells them.
  package init(_ options: BuildOptions) {
    var ignored = Diagnostics()
    if let configuration = try? Project.configure(options, &ignored) {
      self.init(configuration)
    } else {
      self.init(project: options.project)
    }
  }

  /// The places of a project that could not be read.
  init(project: String) {
    let isFolder = File.kind(project) == .folder
    let path = isFolder ? project + "/" + ConfigurationLoader.fileName : project
    files = [File.realPath(path) ?? path]
    settings = files
  }

  private static func outermost(_ paths: [String]) -> [String] {
    var kept: [String] = []
    for path in paths.sorted() where !kept.contains(where: { FolderWalk.isPath(path, in: $0) }) {
      kept.append(path)
    }
    return kept
  }

  /// Whether a path is one of the files that say what all pages have in common.
  func isSetting(_ path: String) -> Bool { settings.contains { FolderWalk.isPath(path, in: $0) } }

  /// Returns the files of the locales that a path is; several where folders lie in each other, or
  /// links lead to the same.
  func files(at path: String) -> [LinkUses.Asset] {
    contents.compactMap { place in
      guard FolderWalk.isPath(path, in: place.path) else { return nil }
      let below = String(Substring(path.utf8.dropFirst(place.path.utf8.count)))
      let relative = RelativePath(place.prefix + below)
      return relative.map { LinkUses.Asset(locale: place.locale, path: $0) }
    }
  }
}
