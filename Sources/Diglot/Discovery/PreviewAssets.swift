/// What a preview adds to the pages that it sends: scripts and styles that no site has.
package enum PreviewAssets {
  /// Where they lie among the built-in files; a theme has nothing below it.
  static let folder = "serve/"

  private static let files: [String: [UInt8]] = Dictionary(
    uniqueKeysWithValues: EmbeddedFile.all.compactMap { file in
      file.name.hasPrefix(folder) ? (String(file.name.dropFirst(folder.count)), file.bytes) : nil
    }
  )

  /// All names, such as `live.js`.
  package static var names: [String] { files.keys.sorted() }

  /// Returns the file of that name, or `nil` where there is none.
  package static func bytes(named name: String) -> [UInt8]? { files[name] }
}
