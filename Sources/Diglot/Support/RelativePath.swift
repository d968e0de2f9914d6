/// A normalised path below some folder: no leading `/`, no `.`, no `..`, no empty component.
///
///     "a/./b/../c.md"  →  "a/c.md"
///     "../x"           →  nil (leaves the folder)
struct RelativePath: Hashable, Sendable, Comparable {
  let string: String

  /// Normalises `path`; `nil` when it leads out of its folder.
  init?(_ path: String) {
    if Self.isNormal(path.utf8Span.span) {
      string = path
      return
    }
    var normal: [UInt8] = []
    normal.reserveCapacity(path.utf8.count)
    for component in path.utf8.split(separator: UInt8(ascii: "/")) {
      if component.elementsEqual(".".utf8) { continue }
      if component.elementsEqual("..".utf8) {
        guard !normal.isEmpty else { return nil }
        normal.removeSubrange((normal.lastIndex(of: UInt8(ascii: "/")) ?? 0)...)
      } else {
        if !normal.isEmpty { normal.append(UInt8(ascii: "/")) }
        normal.append(contentsOf: component)
      }
    }
    string = String(decoding: normal, as: UTF8.self)
  }

  /// Whether no component is empty or begins with a dot, as in nearly every path.
  private static func isNormal(_ path: borrowing Span<UInt8>) -> Bool {
    var isAtStart = true
    for index in path.indices {
      let isSlash = path[index] == UInt8(ascii: "/")
      if isAtStart, isSlash || path[index] == UInt8(ascii: ".") { return false }
      isAtStart = isSlash
    }
    return !isAtStart
  }

  /// Takes a path that is known to be normal, such as one that was put together from `readdir`.
  init(normal string: String) { self.string = string }

  /// The folder part without a trailing slash; empty at the top.
  var folder: Substring {
    string.utf8.lastIndex(of: UInt8(ascii: "/")).map { string[..<$0] } ?? ""
  }

  /// The last component.
  var name: Substring {
    string.utf8.lastIndex(of: UInt8(ascii: "/")).map { string[string.utf8.index(after: $0)...] }
      ?? string[...]
  }

  /// The name's ending after the last dot, in lower case and without the dot; empty where none is.
  var fileExtension: String {
    let name = name
    guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")), dot != name.startIndex else {
      return ""
    }
    return name[name.utf8.index(after: dot)...].lowercased()
  }

  /// The path without the ending of its name.
  var withoutExtension: String {
    let name = name
    guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")), dot != name.startIndex,
      name.utf8.index(after: dot) != name.endIndex
    else { return string }
    return String(string[..<dot])
  }

  static func < (a: RelativePath, b: RelativePath) -> Bool { a.string < b.string }
}
