/// What the links of a page asked of others, for the steps that know all pages.
struct LinkUses: Sendable {
  /// A place in a page that a link leads to.
  struct Fragment: Sendable, Hashable {
    let page: Int
    /// The locale of the text that has to have the place.
    let locale: Int
    /// Percent-decoded.
    let name: String
    /// The destination as it is written, to find it again.
    let destination: String
    /// The file that the link stands in, where that is not the page's own.
    let file: Asset?
  }

  struct Asset: Sendable, Hashable, Comparable {
    let locale: Int
    let path: RelativePath

    static func < (a: Asset, b: Asset) -> Bool { (a.locale, a.path) < (b.locale, b.path) }
  }

  /// A link without text, which takes the title of the page that it leads to.
  struct Title: Sendable, Hashable {
    let page: Int
    let locale: Int

    /// What stands in the page until the title is known: controls, which no text holds.
    var placeholder: [UInt8] { Array("\u{1}\u{2}\(page):\(locale)\u{2}\u{1}".utf8) }

    /// The same in a JSON string, where the title is escaped in another way.
    var placeholderInJSON: [UInt8] { Array("\u{1}\u{2}\(page):\(locale):j\u{2}\u{1}".utf8) }

    static let opening: StaticString = "\u{1}\u{2}"
    static let closing: StaticString = "\u{2}\u{1}"
    /// How many bytes a placeholder has at most.
    static let longest = 48
  }

  var fragments: [Fragment] = []
  var assets: Set<Asset> = []
  var titles: Set<Title> = []
}
