/// A text whose links are resolved: where they are relative to, and where they stand.
struct LinkSource {
  let resolver: LinkResolver
  let text: PageText
  let lines: LineTable
  /// The locale of the text of the page itself, by index, which `#part` leads into.
  let pageLocale: Int
  /// The file, where the text is included in a page.
  let included: LinkUses.Asset?

  init(
    _ resolver: LinkResolver,
    _ text: PageText,
    lines: LineTable? = nil,
    pageLocale: Int? = nil,
    included: LinkUses.Asset? = nil
  ) {
    self.resolver = resolver
    self.text = text
    self.lines = lines ?? LineTable(text.text.span)
    self.pageLocale = pageLocale ?? text.locale
    self.included = included
  }
}
