/// A locale of the site with what the configuration says about it.
package struct LocaleConfiguration: Sendable {
  package let locale: Locale
  /// Where its pages lie; `nil` where they are rebuilt from the units of the others.
  package let content: ProjectFolder?
  /// The locales to look for a missing page in, in this order: indices into the site's `locales`.
  package let fallback: [Int]
  /// The docset of its folder that is built; `nil` for all of them.
  var docset: Located<String>?
  /// `staleUnits`, default that of the site, and `keep`.
  var staleUnits = SiteConfiguration.StaleUnits.keep
}
