/// What the pages of one locale have in common around their articles, made once.
struct SiteChrome: Sendable {
  let locale: Int
  /// The UI strings as templates see them.
  let text: TemplateValue
  let strings: [String: String]
  let siteTitle: TemplateValue
  /// Where the locale begins, below the site's root; `nil` where it has no page.
  let startPath: String?

  init(_ plan: Plan, _ navigation: Navigation, locale: Int) {
    self.locale = locale
    strings = plan.strings[locale]
    text = .record(
      TemplateRecord(
        strings.sorted { $0.key < $1.key }.map { (TemplateName($0.key), .text($0.value)) }
      )
    )
    startPath = plan.startPath(locale, listedFirst: navigation.firstPage(locale))
    siteTitle = .text(plan.configuration.title)
  }

  /// Returns a UI string with its placeholders filled in.
  func string(_ key: String, _ values: [String: String] = [:]) -> String {
    UIStrings.filled(strings[key] ?? key, with: values)
  }
}
