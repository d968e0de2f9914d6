/// What the redirection lists of one locale say, as it was read.
///
/// docfx's lists are in JSON and lie anywhere in a repository; its own newer form is one YAML or
/// JSON file in a docset's folder.
struct RedirectionList: Sendable {
  struct Entry: Sendable {
    /// The file that is gone, below the locale's folder.
    let source: RelativePath
    /// The page that it was.
    let id: PageID
    /// Where it leads, as it is written.
    let url: Located<String>
    /// Whether the page lives on under another name.
    let keepsDocumentID: Bool
    /// The place of the source in its list.
    let range: Range<Int>
    /// An index into `files`.
    let file: Int
  }

  var files: [SourceFile] = []
  var entries: [Entry] = []

  func location(of entry: Entry) -> Diagnostic.Location {
    files[entry.file].location(of: entry.range)
  }

  func urlLocation(of entry: Entry) -> Diagnostic.Location {
    files[entry.file].location(of: entry.url.range)
  }

  /// Whether a list is one of the Open Publishing kind, whose addresses are those of its own host.
  func isOpenPublishing(_ entry: Entry) -> Bool {
    Self.isOpenPublishing(files[entry.file].path.split(separator: "/").last ?? "")
  }

  fileprivate static func isOpenPublishing(_ name: some StringProtocol) -> Bool {
    let name = name.lowercased()
    return name.hasSuffix(".json") && name.contains(".openpublishing.redirection")
  }
}

extension FolderWalk.Listing {
  /// The folder's redirection lists; those of the newer form are looked for beside `docfx.json` and
  /// in the first folder.
  var redirectionLists: [RelativePath] {
    var names = (hiddenFiles + files).filter(RedirectionList.isOpenPublishing)
    if prefix.isEmpty || files.contains(where: { $0.lowercased() == "docfx.json" }) {
      let known = ["redirections.yml", "redirections.yaml", "redirections.json"]
      names += files.filter { known.contains($0.lowercased()) }
    }
    return names.map { RelativePath(normal: prefix + $0) }
  }
}
