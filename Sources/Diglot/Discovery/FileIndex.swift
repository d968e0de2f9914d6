/// Files by their paths, found in whatever letter case a link writes them.
struct FileIndex: Sendable {
  /// By path in lower case.
  private var files: [String: [RelativePath]] = [:]

  mutating func insert(_ path: RelativePath) {
    files[path.string.lowercased(), default: []].append(path)
  }

  /// Returns the paths, in lower case, at which the two find different files.
  func differences(from other: FileIndex) -> [String] { files.differingKeys(from: other.files) }

  /// Returns the file of a path, or else the first of those in another letter case.
  func find(_ path: RelativePath) -> RelativePath? {
    guard let found = files[path.string.lowercased()] else { return nil }
    return found.contains(path) ? path : found.min()
  }
}
