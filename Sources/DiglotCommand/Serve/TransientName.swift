/// Names of files and folders that are no content whoever makes them.
enum TransientName {
  private static let names: Set = [".git", ".hg", ".svn", ".build", "node_modules", "4913"]
  private static let prefixes = [".#", ".goutputstream-"]
  private static let suffixes = [
    "~", ".swp", ".swo", ".swx", ".tmp", ".kate-swp", "___jb_tmp___", "___jb_old___",
  ]

  /// Returns whether a name is that of a version system's or a tool's folder, or of a file that an
  /// editor keeps while somebody writes: Vim tries whether it can write with the file `4913`.
  static func matches(_ name: String) -> Bool {
    names.contains(name) || prefixes.contains(where: name.hasPrefix)
      || suffixes.contains(where: name.hasSuffix) || name.hasPrefix("#") && name.hasSuffix("#")
  }
}
