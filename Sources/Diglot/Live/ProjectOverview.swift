/// What a project holds and how it is doing: pages by locales, with states and findings.
package struct ProjectOverview: Sendable {
  package struct Locale: Sendable, Equatable {
    /// The BCP 47 tag.
    package let tag: String
    /// The language's own name for itself.
    package let name: String
    /// `ltr` or `rtl`.
    package let direction: String
  }

  /// One page in one locale.
  package struct Cell: Sendable, Equatable {
    package enum State: String, Sendable, CaseIterable {
      /// The locale is the original's, and has the page.
      case original
      /// The original was put together from translations.
      case rebuilt
      /// A translation of what the original says today, of something older, of a page that is gone,
      /// and one of which nobody knows.
      case current, behind, orphaned, untracked
      /// The page carries another locale's text.
      case fallback
      /// The locale has no such page.
      case missing
    }

    package let state: State
    /// The page's address on the server, percent-encoded: `/docs/ko/billing/`; `nil` where it has
    /// none.
    package let href: String?
    /// Findings in the file, by severity.
    package let errors: Int
    package let warnings: Int
    package let suggestions: Int
  }

  package struct Page: Sendable, Equatable {
    /// The path without the locale: `guide/billing`.
    package let id: String
    /// In the order of the locales.
    package let cells: [Cell]
  }

  /// The site's name.
  package let title: String
  /// Those that are built, in the project's order.
  package let locales: [Locale]
  /// In the order of their ids.
  package let pages: [Page]
  /// Everything that was found, in the order of files and lines.
  package let findings: Diagnostics

  /// Puts an overview together.
  package init(title: String, locales: [Locale], pages: [Page], findings: Diagnostics) {
    self.title = title
    self.locales = locales
    self.pages = pages
    self.findings = findings
  }
}
