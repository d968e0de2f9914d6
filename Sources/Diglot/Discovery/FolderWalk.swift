/// Lists a folder and all that lie in it, and decides which symbolic links are followed.
///
/// A link is refused, with a finding, where it leads out of all the folders of the project, where it
/// leads back to a folder that it lies in, and where it leads to a folder from within a folder that
/// a link has led to. So a walk ends, and what it lists is of the order of what there is.
struct FolderWalk {
  /// The files of one folder.
  struct Listing {
    /// The folder's path below the first one, with its `/`; empty for that one.
    let prefix: String
    let files: [String]
    /// The files whose names begin with a dot; they are no content.
    let hiddenFiles: [String]
  }

  /// A symbolic link that is followed.
  struct Link: Sendable {
    /// Below the first folder.
    let path: String
    /// The real path of what it leads to.
    let target: String
  }

  private struct Folder {
    let prefix: String
    let realPath: String
    let isLinked: Bool
  }

  /// Deeper folders have paths that no system call takes.
  private static let maximumDepth = 64

  private let root: ProjectFolder
  /// The real paths of the folders that links may lead to.
  private let allowed: [String]
  /// The real paths of folders that are not entered.
  private let skipped: Set<String>
  private var waiting: [Folder] = []
  private(set) var links: [Link] = []

  init(_ root: ProjectFolder, allowed: [ProjectFolder], skipping: [ProjectFolder] = []) {
    self.root = root
    self.allowed = (allowed + [root]).compactMap { File.realPath($0.path) }
    skipped = Set(skipping.compactMap { File.realPath($0.path) })
    waiting = [Folder(prefix: "", realPath: File.realPath(root.path) ?? "", isLinked: false)]
  }

  /// Returns the files of the next folder.
  mutating func next(_ diagnostics: inout Diagnostics) -> Listing? {
    while let folder = waiting.popLast() {
      do throws(FileError) {
        let place = folder.prefix.isEmpty ? root : root.appending(String(folder.prefix.dropLast()))
        return listing(folder, try File.list(place.path), &diagnostics)
      } catch {
        diagnostics.report(.unreadable(error))
      }
    }
    return nil
  }

  private mutating func listing(
    _ folder: Folder,
    _ entries: [File.Entry],
    _ diagnostics: inout Diagnostics
  ) -> Listing {
    var files: [String] = []
    for entry in entries where !entry.name.hasPrefix(".") {
      let path = folder.prefix + entry.name
      guard entry.isValid else {
        diagnostics.report(.nameNotUTF8(root.appending(path).displayPath))
        continue
      }
      var realPath = folder.realPath + "/" + entry.name
      if entry.isLink {
        guard let target = target(of: path, entry.kind, in: folder) else {
          diagnostics.report(.refusedLink(root.appending(path).displayPath))
          continue
        }
        realPath = target
        links.append(Link(path: path, target: target))
      }
      switch entry.kind {
      case .file: files.append(entry.name)
      case .folder:
        let depth = path.utf8.count { $0 == UInt8(ascii: "/") }
        guard depth < Self.maximumDepth, !skipped.contains(realPath) else { continue }
        let isLinked = folder.isLinked || entry.isLink
        waiting.append(Folder(prefix: path + "/", realPath: realPath, isLinked: isLinked))
      case .other: break
      }
    }
    return Listing(prefix: folder.prefix, files: files, hiddenFiles: hiddenFiles(folder, entries))
  }

  private func hiddenFiles(_ folder: Folder, _ entries: [File.Entry]) -> [String] {
    entries.filter { entry in
      guard entry.name.hasPrefix("."), entry.isValid, entry.kind == .file else { return false }
      return !entry.isLink || target(of: folder.prefix + entry.name, .file, in: folder) != nil
    }.map(\.name)
  }

  /// Returns where a link leads, or `nil` where it is not followed.
  private func target(of path: String, _ kind: File.Kind, in folder: Folder) -> String? {
    guard let target = File.realPath(root.appending(path).path),
      allowed.contains(where: { Self.isPath(target, in: $0) })
    else { return nil }
    let isLoop = folder.isLinked || Self.isPath(folder.realPath, in: target)
    return kind == .folder && isLoop ? nil : target
  }

  /// Returns whether a path is a folder's or lies below it; both are real paths.
  static func isPath(_ path: String, in folder: String) -> Bool {
    path == folder || path.hasPrefix(folder.hasSuffix("/") ? folder : folder + "/")
  }
}

extension Diagnostic {
  static func unreadable(_ error: FileError) -> Diagnostic {
    Diagnostic(
      .fileUnreadable,
      error.description,
      at: Location(file: error.path, line: 1, column: 1, length: 1, excerpt: ""),
      notes: ["the rest is built without it"]
    )
  }

  fileprivate static func nameNotUTF8(_ path: String) -> Diagnostic {
    Diagnostic(
      .encodingInvalid,
      "a file's name is UTF-8",
      at: Location(file: path, line: 1, column: 1, length: 1, excerpt: ""),
      notes: ["rename the file; it is left out"]
    )
  }

  fileprivate static func refusedLink(_ path: String) -> Diagnostic {
    Diagnostic(
      .linkOutOfScope,
      "a symbolic link leads to another place in the project's folders",
      at: Location(file: path, line: 1, column: 1, length: 1, excerpt: ""),
      notes: ["it is not followed; put the files themselves in its place"]
    )
  }
}
