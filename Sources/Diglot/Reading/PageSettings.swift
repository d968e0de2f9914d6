/// What holds for a page: what its header says, or else the docfx.json of its docset.
struct PageSettings {
  let plan: Plan
  let header: FrontMatter
  /// The page's file; `nil` where it has none to look up.
  let path: RelativePath?
  /// The locale of that file.
  let locale: Int

  /// Returns the value of a key as text; null or nothing in the header takes away what docfx.json
  /// says.
  func text(_ key: String) -> String? {
    if let entry = header.entries.last(where: { $0.key == key }) {
      return entry.value.isEmpty ? nil : entry.value
    }
    return path.flatMap { plan.setting(key, of: $0, in: locale)?.text }
  }

  /// Whether search engines are asked to leave the page out.
  var isNoIndex: Bool {
    if header.isNoIndex || text("_noindex") == "true" { return true }
    // Of `robots` and `ROBOTS`, either may be in the header, and either in docfx.json.
    let keys = ["robots", "ROBOTS"]
    guard !header.entries.contains(where: { $0.key.lowercased() == "robots" }) else { return false }
    return keys.contains { text($0).map(FrontMatter.isNoIndex) ?? false }
  }
}
