/// What the command line says in place of the configuration.
package struct ConfigurationOverrides: Sendable {
  /// Relative to where the command runs, not to `diglot.yml`.
  package var output: String?
  package var translations: SiteConfiguration.Translations?
  package var baseURL: String?

  package init(
    output: String? = nil,
    translations: SiteConfiguration.Translations? = nil,
    baseURL: String? = nil
  ) {
    self.output = output
    self.translations = translations
    self.baseURL = baseURL
  }
}
