/// The addresses of one page in the languages that really have it, for `hreflang`.
///
/// The same set on each of them, so that it is symmetric by construction.
enum Alternates {
  struct Alternate {
    let tag: String
    let url: String
  }

  /// Returns the addresses of `page` in `locales`: those that have it, in the site's order.
  static func of(_ page: Int, in locales: [Int], _ plan: Plan) -> [Alternate] {
    let base = plan.configuration.baseURL
    var alternates = locales.map {
      Alternate(tag: plan.locale($0).tag, url: plan.route(page, $0).absoluteURL(base))
    }
    // For readers of any other language: the original where it is, else the first translation.
    let original = plan.configuration.originalLocale
    if let fallback = locales.first(where: { $0 == original }) ?? locales.first {
      let url = plan.route(page, fallback).absoluteURL(base)
      alternates.append(Alternate(tag: "x-default", url: url))
    }
    return alternates
  }
}
