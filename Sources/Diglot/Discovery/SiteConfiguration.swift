/// What pages may hold beyond Markdown that not every site wants.
package struct MarkdownFeatures: Sendable, Equatable {
  /// `:smile:`, default on.
  var emoji = true
  /// `[^1]`, default off.
  var footnotes = false
  /// `$x$`, default off, since prices hold the sign, too.
  var math = false
}

/// What `diglot.yml` says, checked, with every default filled in.
package struct SiteConfiguration: Sendable {
  /// What becomes of the source text of a page's translation units.
  package enum Translations: String, Sendable, CaseIterable {
    /// Pages hold the translation alone.
    case strip
    /// Each unit is marked, and its original goes into a file beside the page.
    case retain
  }

  /// Which files that are no pages are copied.
  package enum Assets: String, Sendable, CaseIterable {
    /// Those that a page refers to.
    case referenced
    case all
  }

  /// What a locale shows for a page that it lacks.
  package enum FallbackPages: String, Sendable, CaseIterable {
    /// A page with the text of the first locale of its fallback chain that has it.
    case render
    /// No page.
    case omit
  }

  /// What the language switcher shows for a locale that lacks the page.
  package enum MissingInSwitcher: String, Sendable, CaseIterable {
    /// A link to the locale's fallback page.
    case fallback
    /// The language's name without a link.
    case unavailable
  }

  /// What the reader of a translation sees where the original has changed since.
  package enum StaleUnits: String, Sendable, CaseIterable {
    /// The translation.
    case keep
    /// Today's sentence of the original in its place.
    case original
    /// The translation, and behind it today's sentence of the original.
    case both
  }

  /// `title`, required: the site's name.
  package let title: String
  /// `baseURL`, required unless the command line gives one.
  package let baseURL: BaseURL
  /// `content`, default `content`: where the locales' folders lie unless they say otherwise.
  package let content: ProjectFolder
  /// `output`, default `public`.
  package let output: ProjectFolder
  /// `locales`, required, in the switcher's order; at least one.
  package let locales: [LocaleConfiguration]
  /// `originalLocale`, required: an index into `locales`.
  package let originalLocale: Int
  /// `translations`, default `strip`.
  package let translations: Translations
  /// `exclude`, default none: matched against paths below a locale's folder.
  let exclude: GlobSet
  /// `assets`, default `referenced`.
  package let assets: Assets
  /// `fallbackPages`, default `render`.
  package let fallbackPages: FallbackPages
  /// `missingInSwitcher`, default `fallback`.
  package let missingInSwitcher: MissingInSwitcher
  /// `templates`, default `templates` where that exists: the folder whose files replace built-in ones.
  package let templates: ProjectFolder?
  /// `pageSizeLimit`, default 2 MiB: in bytes; a larger page is left out.
  package let pageSizeLimit: Int
  /// `trustedContent`, default false: whether raw HTML passes as it is.
  package let trustedContent: Bool
  /// `statusPage`, default false: whether each locale has a page about how far its translation has come.
  package let statusPage: Bool
  /// `rules`, default none: what becomes of findings.
  let rules: RuleSet

  /// `emoji`, `footnotes` and `math`.
  let markdown: MarkdownFeatures
  /// `xref`, default none: the maps of uids beside those in the content, the first one first.
  let xrefMaps: [ProjectFolder]
  /// `workingPages`, default false: whether translators get a page for each that is behind.
  let hasWorkingPages: Bool

  let names: LanguageNames
  /// The configuration's own text, for findings that other steps make about it.
  let file: SourceFile
  /// The folder of `diglot.yml`.
  package let folder: ProjectFolder

  var original: Locale { locales[originalLocale].locale }

  /// Returns the index of the locale with `tag`, whose case does not matter.
  package func index(ofTag tag: String) -> Int? {
    guard let tag = LanguageTag(tag) else { return nil }
    return locales.firstIndex { $0.locale.tag == tag.string }
  }
}
