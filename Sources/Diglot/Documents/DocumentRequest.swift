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
}
