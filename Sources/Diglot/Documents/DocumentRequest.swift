/// What a page's tree is made for.
struct DocumentRequest {
  let resolver: LinkResolver
  /// The page, by index.
  let page: Int
  let retainsUnits: Bool
  let isTrusted: Bool
  var lookup = LinkLookup()
  /// Of the site; without it, each page reads for itself.
  var pivots: ZonePivotCatalog?

  var plan: Plan { resolver.plan }

  /// Returns the words of the interface for a text; marked where its units are.
  func words(of text: PageText) -> InterfaceWords {
    let original = plan.configuration.originalLocale
    let isMarked = retainsUnits && text.locale != original && !text.bitext.units.isEmpty
    return InterfaceWords(
      plan.strings[text.locale],
      originals: isMarked ? plan.strings[original] : nil
    )
  }
}
