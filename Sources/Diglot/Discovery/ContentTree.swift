/// The files of one locale's folder, by what they are for.
struct ContentTree: Sendable {
  /// Files that become pages.
  private(set) var pages: [PageID: RelativePath] = [:]
  /// All other files, by their path in lower case.
  private(set) var assets: [String: RelativePath] = [:]

  /// Deeper folders are a loop of links, not content.
  private static let maximumDepth = 64

  init() {}

  /// Lists `folder`, without dot files, what `excluded` matches, and the folders in `skipping`.
  init(
    _ folder: ProjectFolder,
    excluded: GlobSet,
    skipping: [ProjectFolder],
    _ diagnostics: inout Diagnostics
  ) {
    var folders = [""]
    while let prefix = folders.popLast() {
      let place = prefix.isEmpty ? folder : folder.appending(String(prefix.dropLast()))
      let entries: [(name: String, kind: File.Kind, isValid: Bool)]
      do { entries = try File.list(place.path) } catch {
        diagnostics.report(.unreadable(error))
        continue
      }
      let hasIndex = entries.contains { $0.name.lowercased() == "index.md" }
      for entry in entries where !entry.name.hasPrefix(".") {
        let path = prefix + entry.name
        guard entry.isValid else {
          diagnostics.report(.nameNotUTF8(folder.appending(path).displayPath))
          continue
        }
        switch entry.kind {
        case .folder:
          let depth = path.utf8.count { $0 == UInt8(ascii: "/") }
          let isSkipped = skipping.contains { $0.displayPath == folder.appending(path).displayPath }
          if depth < Self.maximumDepth, !isSkipped { folders.append(path + "/") }
        case .file where !excluded.matches(path):
          add(RelativePath(normal: path), hasIndex, folder, &diagnostics)
        default: break
        }
      }
    }
  }

  private mutating func add(
    _ path: RelativePath,
    _ hasIndex: Bool,
    _ folder: ProjectFolder,
    _ diagnostics: inout Diagnostics
  ) {
    guard path.fileExtension == "md" else {
      assets[path.string.lowercased()] = path
      return
    }
    let name = path.name.lowercased()
    // A table of contents is navigation, not a page.
    if name == "toc.md" { return }
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
}
