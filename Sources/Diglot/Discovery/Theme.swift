/// The files that pages are dressed in: the built-in ones, and those of the project in their place.
struct Theme: Sendable {
  /// By name below the templates folder: `page.mustache`, `assets/diglot.css`.
  private(set) var files: [String: SourceFile] = [:]
  /// What the project's own strings file changes.
  private var ownStrings: SourceFile?

  private static let stringsName = "strings.yml"
  /// What only the page about the translations has.
  static let statusAssets = ["assets/status.css", "assets/status.js"]
  /// What only pages with the originals of their sentences ask for.
  static let bilingualAssets = ["assets/bilingual.css", "assets/bilingual.js"]
  /// The style of the pages for translators, which most sites have none of.
  static let workingStyle = RelativePath(normal: "assets/working.css")

  /// Takes the built-in files, which travel inside the binary.
  init() {
    for file in EmbeddedFile.all where !file.name.hasPrefix(PreviewAssets.folder) {
      files[file.name] = SourceFile(path: "templates/" + file.name, bytes: file.bytes)
    }
  }

  /// Takes the files of `walk` through `folder`, each in the place of the built-in one of its name.
  mutating func override(
    with folder: ProjectFolder,
    _ walk: FolderWalk,
    _ diagnostics: inout Diagnostics
  ) {
    var walk = walk
    while let listing = walk.next(&diagnostics) {
      for file in listing.files {
        let name = listing.prefix + file
        take(name, folder.appending(name), &diagnostics)
      }
    }
  }

  private mutating func take(
    _ name: String,
    _ place: ProjectFolder,
    _ diagnostics: inout Diagnostics
  ) {
    do {
      let file = SourceFile(path: place.displayPath, bytes: try File.read(place.path))
      if name == Self.stringsName { ownStrings = file } else { files[name] = file }
    } catch {
      diagnostics.report(.unreadable(error))
    }
  }

  /// The strings files, the built-in one first.
  var strings: [SourceFile] { [files[Self.stringsName], ownStrings].compactMap { $0 } }

  /// The templates by the names that partials call them by.
  var templates: [String: SourceFile] {
    let ending = ".mustache"
    return Dictionary(
      uniqueKeysWithValues: files.compactMap { name, file in
        name.hasSuffix(ending) ? (String(name.dropLast(ending.count)), file) : nil
      }
    )
  }

  /// The files that the site gets as they are, under `assets/`.
  var assets: [(path: RelativePath, bytes: [UInt8])] {
    files.filter { $0.key.hasPrefix("assets/") }.sorted { $0.key < $1.key }.map {
      (RelativePath(normal: $0.key), $0.value.bytes)
    }
  }
}
