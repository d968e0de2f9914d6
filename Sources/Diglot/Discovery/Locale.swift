/// A language that the site is published in.
///
/// Files that also import Foundation write `Diglot::Locale`.
package struct Locale: Sendable, Hashable {
  /// Which way text runs: the value of HTML's `dir`.
  package enum Direction: String, Sendable {
    case leftToRight = "ltr"
    case rightToLeft = "rtl"
  }

  /// The BCP 47 tag in canonical case: `zh-TW`.
  package let tag: String
  /// The locale's folder below the site's root: `zh-tw`.
  package let path: String
  /// Its own name for itself, as a menu shows it: `繁體中文`.
  package let name: String
  package let direction: Direction
  /// How its text is made from the original's; `nil` for a language that people speak.
  package let pseudo: PseudoLocale?

  /// Fills in what is not given: the path is the tag in lower case, the name comes from `names`.
  init(_ tag: LanguageTag, path: String? = nil, name: String? = nil, names: LanguageNames) {
    self.tag = tag.string
    self.path = path ?? tag.string.lowercased()
    pseudo = PseudoLocale(tag)
    self.name = name ?? pseudo?.name ?? names.ownName(of: tag)
    let isRightToLeft = pseudo == .mirrored || LocaleData.isRightToLeft(tag.string)
    direction = isRightToLeft ? .rightToLeft : .leftToRight
  }

  /// What pages say in `lang` and `hreflang`, where only registered subtags count.
  var lang: String { pseudo?.lang ?? tag }
  /// The tag's first part: `zh`.
  var language: Substring { tag.prefix { $0 != "-" } }
}
