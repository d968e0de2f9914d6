/// The elements that raw HTML may use; everything else is printed as text.
///
/// docfx's list, stricter where an element acts or sends (forms, `head`, `nav`), wider by what is only
/// text (`h5`, `h6`, ruby).
enum HTMLTag: String, CaseIterable, Sendable {
  case a, abbr, address, article, b, bdi, bdo, blockquote, br, caption, center, cite, code, col
  case colgroup, dd, del, details, dfn, div, dl, dt, em, figcaption, figure, font, h1, h2, h3, h4
  case h5, h6, hr, i, iframe, image, img, ins, kbd, label, li, mark, nobr, ol, p, pre, q, rb, rgn
  case rp, rt, rtc, ruby, s, samp, section, small, source, span, strike, strong, sub, summary, sup
  case table, tbody, td, tfoot, th, thead, time, tr, u, ul, video, wbr
  case variable = "var"

  /// What an element may hold, which decides what its start and end do to the ones around it.
  enum Model: Sendable {
    /// Nothing; there is no end tag.
    case void
    /// Text and inline elements; a block's start closes it.
    case phrasing
    /// Text and inline elements; a block inside is written as a `span`, so that it stays inside.
    case phrasingOnly
    /// What its parent may hold.
    case transparent
    /// Blocks and text.
    case flow
    /// Rows, or what rows are made of.
    case table
  }

  private static let byName = Dictionary(
    uniqueKeysWithValues: allCases.map { ($0.rawValue, $0) }
  )

  /// Returns the element of a lower-case name, or `nil` where raw HTML must not use it.
  init?(name: String) {
    guard let tag = Self.byName[name] else { return nil }
    self = tag
  }

  /// What HTML5 has for an obsolete element.
  var modern: HTMLTag {
    switch self {
    case .font, .nobr, .rgn: .span
    case .center: .div
    case .image: .img
    case .strike: .s
    default: self
    }
  }

  /// The class that keeps what an obsolete element looked like.
  var modernClass: String? {
    switch self {
    case .center: "align-center"
    case .nobr: "nowrap"
    default: nil
    }
  }

  var model: Model {
    switch self {
    case .br, .hr, .img, .image, .wbr, .col, .source, .iframe: .void
    case .pre, .h1, .h2, .h3, .h4, .h5, .h6, .summary: .phrasingOnly
    case .a, .ins, .del, .video: .transparent
    case .table, .thead, .tbody, .tfoot, .tr, .colgroup: .table
    case .address, .article, .blockquote, .caption, .center, .dd, .details, .div, .dl, .dt,
      .figcaption, .figure, .li, .ol, .section, .td, .th, .ul:
      .flow
    default: .phrasing
    }
  }

  /// Whether a browser ends an open paragraph before the element.
  var isBlockLevel: Bool {
    switch model {
    case .flow, .table, .phrasingOnly: true
    default: self == .p || self == .hr || self == .col
    }
  }

  var isHeading: Bool {
    switch self {
    case .h1, .h2, .h3, .h4, .h5, .h6: true
    default: false
    }
  }

  /// Whether the element stands only in a table.
  var isTablePart: Bool {
    switch self {
    case .caption, .col, .colgroup, .tbody, .td, .tfoot, .th, .thead, .tr: true
    default: false
    }
  }

  var isTableSection: Bool { self == .tbody || self == .thead || self == .tfoot }

  var isCell: Bool { self == .td || self == .th }

  /// Whether end tags do not reach beyond the element.
  var isBoundary: Bool { isCell || self == .caption || self == .table }

  /// Whether the element is one of ruby's parts, which stand only in a `ruby`.
  var isRubyPart: Bool { self == .rb || self == .rt || self == .rtc || self == .rp }
}
