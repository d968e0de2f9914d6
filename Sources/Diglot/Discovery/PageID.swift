/// What makes a page the same page in all locales: its path without the locale.
///
///     partner-center/Billing.md  →  partner-center/billing
///     guide/index.md             →  guide/index
struct PageID: Hashable, Sendable, Comparable {
  /// In lower case, as in the page's URL, and without the file's ending.
  let string: String

  init(_ path: RelativePath) { string = path.withoutExtension.lowercased() }

  /// Takes a path that is in lower case and has no ending.
  init(string: String) { self.string = string }

  /// The page's folder in the site, below the locale's: `a/b/`, or empty for the start page.
  var slug: String {
    if string == "index" { return "" }
    return string.hasSuffix("/index") ? String(string.dropLast(5)) : string + "/"
  }

  static func < (a: PageID, b: PageID) -> Bool { a.string < b.string }
}
