/// What a build did, for the command to tell.
package struct BuildReport: Sendable {
  /// The pages of one locale.
  package struct LocaleCount: Sendable, Equatable {
    package let tag: String
    /// All pages that a reader of this locale finds, the next two kinds included.
    package let pages: Int
    /// Those that carry another locale's text.
    package let fallbackPages: Int
    /// Those that were put together from the units of translations.
    package let rebuiltPages: Int

    /// Counts the pages of the locale `tag`.
    package init(tag: String, pages: Int, fallbackPages: Int = 0, rebuiltPages: Int = 0) {
      self.tag = tag
      self.pages = pages
      self.fallbackPages = fallbackPages
      self.rebuiltPages = rebuiltPages
    }
  }

  /// Everything that was found, in the order of files, lines and columns.
  package var diagnostics = Diagnostics()
  /// In the project's order of locales.
  package var locales: [LocaleCount] = []
  /// Files that are new or whose bytes changed.
  package var written = 0
  /// Files that were left untouched because their bytes are the same.
  package var unchanged = 0
  /// Files of the last build that this one no longer has.
  package var removed = 0
  /// Whether the site was brought up to date; errors and checks leave it as it was.
  package var isWritten = false
  /// The output folder, as a person would type it.
  package var outputPath = ""

  /// Notes what was written.
  mutating func note(_ summary: WriteSummary) {
    written = summary.written
    unchanged = summary.unchanged
    removed = summary.removed
    isWritten = true
  }

  /// Reports nothing yet.
  package init() {}
}
