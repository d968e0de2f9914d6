import Testing

@testable import Diglot

struct DiagnosticGuideTests {
  private let guides = DiagnosticGuide.chapters.flatMap(\.guides)

  @Test func explainsEveryCodeOnce() {
    #expect(guides.count == DiagnosticCode.allCases.count)
    #expect(Set(guides.map(\.code)) == Set(DiagnosticCode.allCases))
    for code in DiagnosticCode.allCases { #expect(DiagnosticGuide.to(code).code == code) }
  }

  /// Texts are sentences of one line, so that they fit every place where they are shown.
  @Test func writesSentences() {
    for guide in guides {
      for text in [guide.summary, guide.cause, guide.remedy] {
        #expect(text.hasSuffix("."), "\(guide.code.rawValue): \(text)")
        #expect(!text.contains("\n") && !text.contains("  "), "\(guide.code.rawValue): \(text)")
        #expect(text.filter { $0 == "`" }.count.isMultiple(of: 2), "\(guide.code.rawValue)")
      }
      #expect(guide.summary.split(separator: ". ").count == 1, "\(guide.code.rawValue)")
      if let example = guide.example { #expect(example.faulty != example.mended) }
    }
  }

  @Test func givesEachCodeAPageOfItsOwn() {
    #expect(Set(DiagnosticCode.allCases.map(\.pageName)).count == DiagnosticCode.allCases.count)
    #expect(DiagnosticCode.imageAltTextMissing.pageName == "missing-image-alttext")
  }

  @Test func writesAPage() {
    let guide = DiagnosticGuide(
      .codeBlockUnclosed,
      "A \"fence\" is open.",
      cause: "Because.",
      remedy: "Close it.",
      example: .init(language: "markdown", faulty: "```\na", mended: "```\na\n```")
    )
    let expected = """
      ---
      title: code-block-unclosed
      description: "A \\"fence\\" is open."
      author: diglot
      ms.date: 11/20/2026
      ms.topic: troubleshooting
      ---
      # `code-block-unclosed`

      **Suggestion.** A "fence" is open.

      Because.

      ## What to do

      Close it.

      ## Example

      This causes the finding:

      ````markdown
      ```
      a
      ````

      This does not:

      ````markdown
      ```
      a
      ```
      ````

      ## See also

      - [Diagnostics](../diagnostics.md)

      """
    #expect(guide.markdownPage == expected)
  }
}
