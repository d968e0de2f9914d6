/// What a finished page leaves for the steps that look at all pages.
///
/// A class, for those steps look at each many times.
final class PageRecord: Sendable {
  /// By index.
  let page: Int
  let locale: Int
  let availability: PageTable.Availability
  let title: String
  /// Every id that a link can lead to.
  let ids: UniqueIDs
  let uses: LinkUses
  /// Whether search engines are shown the page.
  let isIndexed: Bool
  /// The locale of the file that the text stands in.
  let fileLocale: Int

  init(
    page: Int,
    locale: Int,
    availability: PageTable.Availability,
    title: String,
    ids: UniqueIDs,
    uses: LinkUses,
    isIndexed: Bool,
    fileLocale: Int
  ) {
    self.page = page
    self.locale = locale
    self.availability = availability
    self.title = title
    self.ids = ids
    self.uses = uses
    self.isIndexed = isIndexed
    self.fileLocale = fileLocale
  }
}

/// The records of a site, by page and locale.
struct RecordTable: Sendable {
  private var records: [[PageRecord?]]

  init(_ all: some Sequence<PageRecord>, _ plan: Plan) {
    let none = [PageRecord?](repeating: nil, count: plan.locales.count)
    var records = [[PageRecord?]](repeating: none, count: plan.pages.count)
    for record in all { records[record.page][record.locale] = record }
    self.records = records
  }

  /// Takes the records of a page in the place of those that it had.
  mutating func replace(_ page: Int, with new: [PageRecord]) {
    records[page] = records[page].map { _ in nil }
    for record in new { records[page][record.locale] = record }
  }

  subscript(page: Int, locale: Int) -> PageRecord? { records[page][locale] }

  /// Returns whether there are such a page and such a locale.
  func holds(_ page: Int, _ locale: Int) -> Bool {
    records.indices.contains(page) && records[page].indices.contains(locale)
  }

  /// Returns the record of a page's text in a locale: that of the page itself, or of a page that
  /// falls back to it where its own locale is not built.
  func text(of page: Int, in locale: Int) -> PageRecord? {
    records[page][locale]
      ?? records[page].lazy.compactMap { $0 }.first {
        $0.availability == .fallback(locale)
      }
  }

  /// The locales in which a page is shown to search engines, in the site's order.
  func indexedLocales(of page: Int) -> [Int] {
    records[page].compactMap { $0?.isIndexed == true ? $0?.locale : nil }
  }

  var all: some Sequence<PageRecord> { records.lazy.flatMap { $0.lazy.compactMap { $0 } } }
}
