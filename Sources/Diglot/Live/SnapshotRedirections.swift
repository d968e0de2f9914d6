extension SiteSnapshot.Redirection {
  /// Returns what `redirects.json` says, by paths that are not percent-encoded.
  static func all(in list: [UInt8]) -> [String: Self] {
    var ignored = Diagnostics()
    let file = SourceFile(path: MovedPages.listName, bytes: list)
    guard case .list(let entries)? = JSONDocument.parse(file, &ignored)?.content else { return [:] }
    var all: [String: Self] = [:]
    for entry in entries {
      guard let from = entry["from"]?.text, let target = entry["to"]?.text,
        let status = entry["status"]?.integer
      else { continue }
      all[PercentCoding.decoded(from[...])] = Self(target: target, status: status)
    }
    return all
  }
}
