/// Where pages lie in the author's folders and in the site, which in a docset are two things.
extension Plan {
  /// Returns the file that a page of a locale is made of, and the locale in whose folder it lies.
  func source(of page: Int, _ locale: Int) -> (path: RelativePath, locale: Int)? {
    let files = pages[page].files
    let candidates = [locale, servingLocale(page, locale)].compactMap { $0 } + Array(files.indices)
    return candidates.lazy.compactMap { other in files[other].map { ($0, other) } }.first
  }

  /// Returns what the ids of the pages in a folder begin with: empty, or with its `/`.
  ///
  ///     a plain folder, "guide"             →  "guide/"
  ///     the docset's own, "partner-center"  →  ""
  func idPrefix(ofFolder folder: some StringProtocol) -> String {
    let prefix = folder.isEmpty ? "" : folder.lowercased() + "/"
    for page in pages.entries {
      for file in page.files.lazy.compactMap({ $0 }) {
        let stem = file.withoutExtension.lowercased()
        guard stem.hasPrefix(prefix) else { continue }
        let rest = stem.dropFirst(prefix.count)
        if page.id.string.hasSuffix(rest) { return String(page.id.string.dropLast(rest.count)) }
      }
    }
    return prefix
  }
}
