/// A part of a repository that becomes a part of the site, as its docfx.json says.
struct Docset: Sendable {
  /// What a file is for.
  enum Role: Sendable, Equatable {
    /// A page, by where it comes to lie below the docset.
    case page(output: String)
    /// A file that is copied, by where it comes to lie below the docset.
    case resource(output: String)
    case tableOfContents
  }

  /// `docset_name` of the publish configuration; of a docset without one, its folder's name.
  let name: String
  /// Below the repository; empty where it is the repository.
  let folder: RelativePath
  /// `locale` of the publish configuration, as it is written.
  let locale: String?
  /// `nil` where the folder or its docfx.json is not there.
  let configuration: DocfxConfiguration?

  /// What `docset` in diglot.yml best calls it: its folder, unless that is the repository.
  var label: String { folder.string.isEmpty ? name : folder.string }

  /// Where the docset lies in a site of several: `dest`, or else its folder.
  var base: String {
    configuration?.destination ?? (folder.string.isEmpty ? name : folder.string)
  }

  /// How many folders below the repository the docset lies.
  var depth: Int { folder.string.split(separator: "/").count }

  /// Folders that docfx keeps for itself.
  private static let ownFolders: Set = ["_site", "_localization", "_themes", "_themes.pdf"]

  /// Returns what a file of the repository is for, or `nil` where the docset does not have it.
  func role(of path: RelativePath) -> Role? {
    guard let configuration, !isOwn(path) else { return nil }
    let stem = String(
      path.withoutExtension.dropFirst(path.folder.isEmpty ? 0 : path.folder.count + 1)
    )
    .lowercased()
    if stem == "docfx" || stem == "redirections" { return nil }
    if let output = configuration.resources.firstOutput(of: path) {
      return .resource(output: output)
    }
    guard let output = configuration.content.firstOutput(of: path) else { return nil }
    switch path.fileExtension {
    case "md", "yml", "yaml":
      return ContentTree.isTableOfContents(path) ? .tableOfContents : .page(output: output)
    case "json" where ContentTree.isTableOfContents(path): return .tableOfContents
    default: return .resource(output: output)
    }
  }

  private func isOwn(_ path: RelativePath) -> Bool {
    guard let rest = relative(path) else { return false }
    return rest.split(separator: "/").first.map { Self.ownFolders.contains($0.lowercased()) }
      ?? false
  }

  /// Returns a path as it is seen from the docset's folder; `nil` where it lies elsewhere.
  func relative(_ path: RelativePath) -> String? {
    FileMapping.rest(of: path.string, below: folder.string.isEmpty ? "" : folder.string + "/")
  }
}

extension [FileMapping] {
  /// Returns where the first mapping that means a file puts it.
  fileprivate func firstOutput(of path: RelativePath) -> String? {
    for mapping in self {
      if let output = mapping.output(of: path) { return output }
    }
    return nil
  }
}
