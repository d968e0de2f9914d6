/// What surrounds one page: the list beside it, the way to it, and what comes before and behind.
struct PageNavigation: Sendable {
  /// A link to a page or a name on the way, as seen from the page.
  struct Link: Sendable, Equatable {
    let label: TOCLabel
    /// `nil` for a name that leads nowhere.
    let href: String?
    /// The same place for those who are not on the page; only of places of ours.
    let absoluteURL: String?
    /// The language that readers find there, by index, where it is not their own.
    let language: Int?
  }

  /// The table of contents as HTML; empty where the page has none.
  var sidebar: [UInt8] = []
  /// The list of all contents, where `sidebar` holds the page's branch alone.
  var allContents: String?
  /// From the top to the page itself; empty where there is nothing above it.
  var breadcrumb: [Link] = []
  var previous: Link?
  var next: Link?
}
