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

    /// Reads the placeholder at `start`, of either kind; `end` is the offset behind it.
    static func read(
      _ bytes: borrowing Span<UInt8>,
      at start: Int
    ) -> (title: Title, isInJSON: Bool, end: Int)? {
      var end = start + opening.utf8CodeUnitCount
      guard let page = number(bytes, &end), bytes.hasPrefix(":", at: end) else { return nil }
      end += 1
      guard let locale = number(bytes, &end) else { return nil }
      let isInJSON = bytes.hasPrefix(":j", at: end)
      if isInJSON { end += 2 }
      guard bytes.hasPrefix("\u{2}\u{1}", at: end) else { return nil }
      return (Title(page: page, locale: locale), isInJSON, end + 2)
    }

    /// Reads a number of no more digits than one of ours has, and steps behind it.
    private static func number(_ bytes: borrowing Span<UInt8>, _ offset: inout Int) -> Int? {
      let start = offset
      var number = 0
      while offset < bytes.count, offset - start < 10, bytes[offset].isASCIIDigit {
        number = number * 10 + Int(bytes[offset] - UInt8(ascii: "0"))
        offset += 1
      }
      return offset > start ? number : nil
    }
  }

  var fragments: [Fragment] = []
  var assets: Set<Asset> = []
}
