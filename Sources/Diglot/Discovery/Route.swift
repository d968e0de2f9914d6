/// Where a page lies in the site; the only one that knows `index.html` and relative URLs.
///
///     ko, "billing"      →  "ko/billing/"
///     ko, "guide/index"  →  "ko/guide/"
///     ko, "index"        →  "ko/"
struct Route: Hashable, Sendable {
  /// The page's folder below the site's root, not percent-encoded; ends with `/`, empty at the root.
  let path: String

  init(path: String) { self.path = path }

  init(_ locale: Locale, _ page: PageID) { path = locale.path + "/" + page.slug }

  /// Takes the place of the page for the translators of a page, or of the list of all of them.
  ///
  ///     ko, "billing"  →  "ko/_translation/billing/"
  ///     ko, "index"    →  "ko/_translation/index/"
  ///     ko, nil        →  "ko/_translation/"
  init(ofWorkOn page: PageID?, _ locale: Locale) {
    path = locale.path + "/" + Self.workFolder + "/" + (page.map { $0.string + "/" } ?? "")
  }

  /// The folder of a locale in which no page of the content may lie.
  static let workFolder = "_translation"

  var outputPath: RelativePath { RelativePath(normal: path + "index.html") }

  /// The prefix that leads from the page to the site's root: `../../`, or `./` at the root.
  var relativeRoot: String {
    let depth = path.utf8.count { $0 == UInt8(ascii: "/") }
    return depth == 0 ? "./" : String(repeating: "../", count: depth)
  }

  /// The page's absolute address.
  func absoluteURL(_ base: BaseURL) -> String { base.string + Self.percentEncoded(path) }

  /// Returns the URL of `other`, a folder or file below the site's root, as seen from this page.
  ///
  /// Relative, so that the site works under any prefix and from any file server.
  ///
  ///     ko/a/b/ → ko/a/c/    "../c/"
  ///     ko/a/b/ → en/a/b/    "../../../en/a/b/"
  ///     ko/a/   → ko/a/      "./"
  func relativeURL(to other: String) -> String {
    let (ups, shared) = Self.step(from: path.utf8Span.span, to: other.utf8Span.span)
    let rest = other.utf8.dropFirst(shared)
    let url = String(repeating: "../", count: ups) + Self.percentEncoded(String(Substring(rest)))
    return url.isEmpty ? "./" : url
  }

  /// Returns how many folders `to` lies above `from`, and how many bytes of the two are shared.
  private static func step(
    from: borrowing Span<UInt8>,
    to: borrowing Span<UInt8>
  ) -> (ups: Int, shared: Int) {
    var (shared, index) = (0, 0)
    while index < from.count, index < to.count, from[index] == to[index] {
      index += 1
      if from[index - 1] == UInt8(ascii: "/") { shared = index }
    }
    var ups = 0
    for offset in shared..<from.count where from[offset] == UInt8(ascii: "/") { ups += 1 }
    return (ups, shared)
  }

  /// Encodes what may not stand in a URL's path; `/` stays.
  static func percentEncoded(_ path: String) -> String {
    PercentCoding.encoded(path, where: isPathByte)
  }

  private static func isPathByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "-")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "~"):
      true
    default: false
    }
  }
}
