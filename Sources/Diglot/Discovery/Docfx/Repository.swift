/// A locale's folder that holds docsets: a repository of docfx or Open Publishing.
struct Repository: Sendable {
  /// Those that are built, in the order of the publish configuration.
  private(set) var docsets: [Docset]
  let folder: ProjectFolder

  /// Returns the docset that builds a file, and what the file is for there.
  func role(of path: RelativePath) -> (docset: Docset, role: Docset.Role)? {
    for docset in docsets {
      if let role = docset.role(of: path) { return (docset, role) }
    }
    return nil
  }

  /// Returns the docset that a file belongs to: the one that builds it, or else in whose folder it
  /// lies, the innermost first.
  func docset(of path: RelativePath) -> Docset? {
    role(of: path)?.docset
      ?? docsets.filter { $0.relative(path) != nil }
      .max { $0.folder.string.utf8.count < $1.folder.string.utf8.count }
  }

  /// Returns what docfx.json says under `key` about a file.
  func setting(_ key: String, of path: RelativePath) -> YAMLNode? {
    guard let docset = docset(of: path) else { return nil }
    return docset.configuration?.metadata.value(key, of: docset.relative(path) ?? path.string)
  }

  /// Leaves the one docset that `name` means: by its name, its folder or its `dest`, in whatever
  /// letter case.
  ///
  /// Where there is none, nothing is left, and `docset-not-found` is reported.
  mutating func choose(
    _ name: Located<String>,
    _ configuration: SourceFile,
    _ diagnostics: inout Diagnostics
  ) {
    let wanted = name.value.lowercased()
    let found = docsets.first { docset in
      [docset.name, docset.folder.string, docset.configuration?.destination ?? ""]
        .contains { $0.lowercased() == wanted }
    }
    if found == nil {
      let place = configuration.location(of: name.range)
      let names = docsets.map(\.name)
      diagnostics.report(.noDocset(name.value, names, in: folder.displayPath, at: place))
    }
    docsets = found.map { [$0] } ?? []
  }
}

extension Diagnostic {
  /// A docset that the configuration names and a folder does not have.
  static func noDocset(
    _ name: String,
    _ known: [String],
    in folder: String,
    at place: Location
  ) -> Diagnostic {
    let list = known.map { "'\($0)'" }.joined(separator: ", ")
    return Diagnostic(
      .docsetNotFound,
      "there is no docset '\(name)' in '\(folder)'",
      at: place,
      notes: [
        NearMiss.of(name, among: known).map { "did you mean '\($0)'?" }
          ?? (known.isEmpty ? "the folder has no docfx.json" : "the docsets are \(list)")
      ]
    )
  }
}
