/// What a person is told about one kind of finding.
///
/// The guides are the one table behind `diglot explain`, the pages of the documentation and the
/// rules of SARIF. Texts are Markdown of one line a paragraph, without links.
package struct DiagnosticGuide: Sendable {
  /// Something for a page's or a file's author to compare with.
  package struct Example: Sendable {
    /// The name of the language, as a code fence has it.
    package let language: String
    /// What causes the finding.
    package let faulty: String
    /// What does not.
    package let mended: String
  }

  package let code: DiagnosticCode
  /// One sentence that says what is the matter.
  package let summary: String
  /// What it means, and what becomes of the page.
  package let cause: String
  /// What to do about it.
  package let remedy: String
  package let example: Example?

  init(
    _ code: DiagnosticCode,
    _ summary: String,
    cause: String,
    remedy: String,
    example: Example? = nil
  ) {
    self.code = code
    self.summary = summary
    self.cause = cause
    self.remedy = remedy
    self.example = example
  }

  /// Guides that belong together, under a heading of the overview.
  package struct Chapter: Sendable {
    package let title: String
    package let guides: [DiagnosticGuide]
  }

  /// Every guide, in the overview's order.
  package static let chapters = [
    Chapter(title: "Configuration and front matter", guides: configuration),
    Chapter(title: "Files and pages", guides: files),
    Chapter(title: "Links", guides: links),
    Chapter(title: "Cross references", guides: references),
    Chapter(title: "Redirections", guides: redirections),
    Chapter(title: "Tables of contents", guides: contents),
    Chapter(title: "Markdown and HTML", guides: markdown),
    Chapter(title: "Constructs in pages", guides: constructs),
    Chapter(title: "Versions and zone pivots", guides: versions),
    Chapter(title: "Headings, titles and images", guides: headings),
    Chapter(title: "Translations", guides: translations + translationHints),
    Chapter(title: "Templates", guides: templates),
    Chapter(title: "Exchange with translators", guides: exchange),
  ]

  private static let all = Dictionary(
    uniqueKeysWithValues: chapters.flatMap(\.guides).map { ($0.code, $0) }
  )

  /// Returns the guide to a kind; every kind has one.
  package static func to(_ code: DiagnosticCode) -> DiagnosticGuide {
    guard let guide = all[code] else { preconditionFailure("no guide to '\(code.rawValue)'") }
    return guide
  }
}

extension DiagnosticCode {
  /// Where the documentation of Diglot itself is published.
  private static let documentation = "https://diglot.example/docs/en/diagnostics/"

  /// The name of the kind's page, which is also its file's without the ending.
  package var pageName: String { rawValue.lowercased() }

  /// The address of the kind's page.
  package var helpURL: String { Self.documentation + pageName + "/" }

  /// `error`, `warning`, `suggestion`, `info` or `off`.
  package var levelName: String { isOffByDefault ? "off" : severity.name }
}
