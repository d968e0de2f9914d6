/// A locale's folder that holds docsets: a repository of docfx or Open Publishing.
struct Repository: Sendable {
  /// Those that are built, a docset in another's folder before that one, and else in the order of
  /// the publish configuration.
  private(set) var docsets: [Docset]
  let folder: ProjectFolder

  init(_ docsets: [Docset], in folder: ProjectFolder) {
    self.folder = folder
    self.docsets = docsets.enumerated().sorted { a, b in
      (-a.element.depth, a.offset) < (-b.element.depth, b.offset)
    }.map(\.element)
  }

  /// Returns the docset that builds a file, and what the file is for there.
  func role(of path: RelativePath) -> (docset: Int, role: Docset.Role)? {
    for (index, docset) in docsets.enumerated() {
      if let role = docset.role(of: path) { return (index, role) }
    }
    return nil
  }

  /// Returns the docset in whose folder a file lies, whether it builds it or not.
  func docset(around path: RelativePath) -> Docset? {
    docsets.first { $0.relative(path) != nil }
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
