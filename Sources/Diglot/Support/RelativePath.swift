/// A normalised path below some folder: no leading `/`, no `.`, no `..`, no empty component.
///
///     "a/./b/../c.md"  →  "a/c.md"
///     "../x"           →  nil (leaves the folder)
struct RelativePath: Hashable, Sendable, Comparable {
  let string: String

  /// Normalises `path`; `nil` when it leads out of its folder.
  init?(_ path: String) {
    var components: [Substring] = []
    for component in path.split(separator: "/", omittingEmptySubsequences: true) {
      switch component {
      case ".": continue
      case "..": guard components.popLast() != nil else { return nil }
      default: components.append(component)
      }
    }
    string = components.joined(separator: "/")
  }

  /// Takes a path that is known to be normal, such as one that was put together from `readdir`.
  init(normal string: String) { self.string = string }

  /// The folder part without a trailing slash; empty at the top.
  var folder: Substring {
    string.lastIndex(of: "/").map { string[..<$0] } ?? ""
  }

  /// The last component.
  var name: Substring {
    string.lastIndex(of: "/").map { string[string.index(after: $0)...] } ?? string[...]
  }

  /// The name's ending after the last dot, in lower case and without the dot; empty where none is.
  var fileExtension: String {
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return "" }
    return name[name.index(after: dot)...].lowercased()
  }

  /// The path without the ending of its name.
  var withoutExtension: String {
    let ending = fileExtension
    return ending.isEmpty ? string : String(string.dropLast(ending.count + 1))
  }

  static func < (a: RelativePath, b: RelativePath) -> Bool { a.string < b.string }
}
