/// One item of `content` or `resource` in a docfx.json: which files, and where they come to lie.
struct FileMapping: Sendable {
  /// The folder that patterns are relative to, below the repository: `docs/articles/`, or empty.
  let source: String
  /// What stands for `source` in the site, below the docset: `guide/`, or empty.
  let destination: String
  let files: GlobSet
  let exclude: GlobSet

  /// Returns where a file comes to lie below the docset, or `nil` where it is not meant.
  ///
  ///     src docs/articles, dest guide: docs/articles/a/B.md  →  guide/a/B.md
  func output(of path: RelativePath) -> String? {
    guard let rest = Self.rest(of: path.string, below: source), files.matches(rest),
      !exclude.matches(rest)
    else { return nil }
    return destination + rest
  }

  /// Returns a path without the folder that it lies in, whose letter case does not matter.
  static func rest(of path: String, below folder: String) -> String? {
    if folder.isEmpty { return path }
    let count = folder.count
    guard path.prefix(count).lowercased() == folder.lowercased() else { return nil }
    return String(path.dropFirst(count))
  }
}
