/// What a docfx.json says about the pages of its docset, in general and by their paths.
struct DocsetMetadata: Sendable {
  /// A value for the files that a pattern matches.
  struct FileValue: Sendable {
    let files: Glob
    let value: YAMLNode
  }

  /// `globalMetadata`.
  var general: [String: YAMLNode] = [:]
  /// `fileMetadata`, the patterns of a key in the file's order.
  var byFile: [String: [FileValue]] = [:]

  /// Returns the value of `key` for a file; `path` is relative to the docset's folder.
  ///
  /// The last pattern that matches wins, and any pattern over what holds in general; null takes a
  /// value away.
  func value(_ key: String, of path: String) -> YAMLNode? {
    let match = byFile[key]?.last { $0.files.matches(path) }
    let value = match?.value ?? general[key]
    return value.flatMap { $0.isNull ? nil : $0 }
  }
}
