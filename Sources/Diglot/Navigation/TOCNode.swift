/// An entry of a table of contents with all that it asks for found, in one locale.
struct TOCNode: Sendable {
  /// How many entries it lies in, those of files that include its own among them.
  let depth: Int
  let label: TOCLabel
  let target: TOCTarget
  /// The absolute address of the part of the site that it stands for; breadcrumbs ask for it.
  let prefix: String?
  /// Words that the filter finds it by besides its label; empty where there are none.
  let words: String
  let isExpanded: Bool
  /// Whether it was found by a link to its folder, so that its own table of contents stands alone.
  let isFolderLink: Bool
  /// The index of the entry that it lies in.
  var parent: Int?
  /// The index behind the last entry that lies in it.
  var end = 0

  /// Whether readers find another language there, by index.
  func foreignLanguage(for locale: Int) -> Int? {
    guard case .page(let page) = target, page.servingLocale != locale else { return nil }
    return page.servingLocale
  }
}

/// What an entry is called.
enum TOCLabel: Sendable, Equatable {
  /// A text, with the locale of its language where that is not the reader's.
  case text(String, language: Int?)
  /// The title of a page, which is known once that page is built.
  case title(LinkUses.Title)
  /// The title of the page that shows it, at the end of its breadcrumb.
  case own
}

/// Where an entry leads.
enum TOCTarget: Sendable, Equatable {
  /// Nowhere: a group, or a page that is not there.
  case none
  case page(Page)
  /// A file that the build copies.
  case asset(LinkUses.Asset)
  /// An address that is not ours, as it is written.
  case url(String)

  struct Page: Sendable, Equatable {
    let page: Int
    /// The locale whose text readers find there.
    let servingLocale: Int
    /// As seen from the locale's folder: `billing/?tabs=a#cost`.
    let url: String
    /// Whether it is the page itself, and not a place or state of it.
    let isWhole: Bool
  }

  var page: Page? {
    guard case .page(let page) = self else { return nil }
    return page
  }
}

/// What a uid stands for.
enum UIDTarget: Sendable {
  case page(Int)
  case url(String, title: String)
}
