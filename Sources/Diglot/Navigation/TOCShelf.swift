/// The tables of contents that one locale has: its own, then those of its fallback chain.
struct TOCShelf: Sendable {
  /// The names of such files, in lower case, in the order in which a folder is searched.
  static let names = ["toc.md", "toc.json", "toc.yml"]

  /// By path in lower case.
  private(set) var files: [String: TOCFile] = [:]

  /// Puts the files of `locale` on the shelf where no earlier one stands.
  mutating func add(_ all: [TOCFile]) {
    for file in all {
      let key = file.path.string.lowercased()
      if files[key] == nil { files[key] = file }
    }
  }

  subscript(path: RelativePath) -> TOCFile? { files[path.string.lowercased()] }

  /// Returns the table of contents of a folder.
  func file(inFolder folder: RelativePath) -> TOCFile? {
    let prefix = folder.string.isEmpty ? "" : folder.string.lowercased() + "/"
    return Self.names.lazy.compactMap { files[prefix + $0] }.first
  }

  /// How many entries its files have together.
  var entryCount: Int { files.values.reduce(0) { $0 + $1.entries.count } }
}
