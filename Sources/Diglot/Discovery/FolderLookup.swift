/// The two questions that the configuration asks of the disk, so that tests can answer them.
struct FolderLookup: Sendable {
  let kind: @Sendable (_ path: String) -> File.Kind?
  /// The names in a folder; none where it cannot be listed.
  let names: @Sendable (_ path: String) -> [String]

  static let disk = FolderLookup(
    kind: { File.kind($0) },
    names: { path in
      do throws(FileError) { return try File.list(path).map(\.name) } catch { return [] }
    }
  )
}
