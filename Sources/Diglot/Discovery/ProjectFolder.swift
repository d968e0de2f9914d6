/// A folder of the project, or a file of it, by two names.
package struct ProjectFolder: Sendable, Hashable {
  /// What system calls take: the configuration's folder and the path as written, joined.
  package let path: String
  /// What a person would type: the same without `.` and `folder/..`.
  package let displayPath: String

  private init(path: String, displayPath: String) {
    self.path = path
    self.displayPath = displayPath
  }

  init(path: String) {
    self.path = path.isEmpty ? "." : path
    displayPath = Self.shortened(path)
  }

  /// Returns what `path` means in this folder.
  ///
  ///     "site" + "../corpus"  →  "site/../corpus", shown as "corpus"
  ///     "."    + "content"    →  "content"
  ///     any    + "/srv/docs"  →  "/srv/docs"
  func appending(_ relative: String) -> ProjectFolder {
    if relative.hasPrefix("/") || path == "." { return ProjectFolder(path: relative) }
    return ProjectFolder(path: path.hasSuffix("/") ? path + relative : path + "/" + relative)
  }

  /// Returns a file or folder below this one.
  func appending(_ relative: RelativePath) -> ProjectFolder {
    guard path != ".", displayPath != ".", displayPath.utf8.last != UInt8(ascii: "/") else {
      return appending(relative.string)
    }
    let slash = path.utf8.last == UInt8(ascii: "/") ? "" : "/"
    return ProjectFolder(
      path: path + slash + relative.string,
      displayPath: displayPath + "/" + relative.string
    )
  }

  /// The folder that the path, as it is written, lies in.
  var parent: ProjectFolder {
    guard let slash = path.lastIndex(of: "/") else { return ProjectFolder(path: "") }
    return ProjectFolder(path: slash == path.startIndex ? "/" : String(path[..<slash]))
  }

  /// Whether this folder is `other` or lies in it, as far as their names tell.
  func isInside(_ other: ProjectFolder) -> Bool {
    let (a, b) = (displayPath, other.displayPath)
    if a == b { return true }
    if b == "." { return !a.hasPrefix("/") && !a.hasPrefix("../") && a != ".." }
    return a.hasPrefix(b.hasSuffix("/") ? b : b + "/")
  }

  private static func shortened(_ path: String) -> String {
    var components: [Substring] = []
    for component in path.split(separator: "/") where component != "." {
      if component == "..", let last = components.last, last != ".." {
        components.removeLast()
      } else if component != ".." || !path.hasPrefix("/") {
        components.append(component)
      }
    }
    let joined = components.joined(separator: "/")
    return path.hasPrefix("/") ? "/" + joined : joined.isEmpty ? "." : joined
  }
}
