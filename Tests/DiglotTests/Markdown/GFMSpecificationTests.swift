import Testing

@testable import Diglot

/// The specification's examples, byte for byte, through our tree and renderer.
@Suite(
  .enabled(if: !GFMSpecification.examples.isEmpty, Comment(rawValue: GFMSpecification.absence))
)
struct GFMSpecificationTests {
  @Test func readsTheWholeSpecification() {
    let labels = Dictionary(grouping: GFMSpecification.examples, by: \.label).mapValues(\.count)
    #expect(
      labels == [
        "": 649, "table": 8, "strikethrough": 2, "autolink": 11, "tagfilter": 1, "disabled": 2,
      ]
    )
  }

  /// The plain examples, in the process whose character tables are frozen with all extensions on.
  @Test func rendersPlainExamples() throws {
    for example in GFMSpecification.examples where example.label.isEmpty {
      let html = try MarkdownFixture.html(example.markdown, isCoreOnly: true)
      #expect(html == example.html, "example \(example.number): \(example.markdown)")
    }
  }

  /// `tagfilter` is no part of the parser but a switch of cmark's own renderer, whose place our
  /// sanitizer takes: see the next test.
  @Test func rendersExamplesOfExtensions() throws {
    let labels = ["table", "strikethrough", "autolink"]
    for example in GFMSpecification.examples where labels.contains(example.label) {
      let html = try MarkdownFixture.html(example.markdown)
      #expect(html == example.html, "example \(example.number): \(example.markdown)")
    }
  }

  /// The one example that differs, and why: the sanitizer escapes the tags that the filter escapes,
  /// all of them, and on top lower-cases and balances those that it lets through.
  @Test func filtersAtLeastTheTagsOfTheTagFilter() throws {
    let example = try #require(GFMSpecification.examples.first { $0.label == "tagfilter" })
    let html = try MarkdownFixture.html(example.markdown, options: MarkdownHTMLOptions())
    for tag in ["title", "textarea", "style", "xmp", "noembed", "noframes", "script", "plaintext"] {
      #expect(!html.lowercased().contains("<" + tag), "\(tag)")
    }
    #expect(html.contains("&lt;title>") || html.contains("&lt;title&gt;"))
    #expect(html.contains("<strong>"))
  }

  /// With the extensions on, as every page is parsed, only bare addresses are links on top.
  @Test func rendersPlainExamplesTheSameWithExtensionsButForBareAddresses() throws {
    var differing: [Int] = []
    for example in GFMSpecification.examples where example.label.isEmpty {
      if try MarkdownFixture.html(example.markdown) != example.html {
        differing.append(example.number)
        #expect(example.markdown.contains("://") || example.markdown.contains("@"))
      }
    }
    #expect(differing.count == 5)
  }
}
