import Foundation
import Testing

@testable import Diglot

struct HubPageTests {
  private static let yaml = """
    ### YamlMime:Hub
    title: All about cups
    summary: Cups and *saucers*
    brand: azure
    tools:
      title: Tools
      items:
      - title: Brush
        imageSrc: brush.png
        url: a.md
    highlightedContent:
      items:
      - title: New cups
        itemType: whats-new
        url: a.md#part
    conceptualContent:
      items:
      - title: Shapes
        summary: Round ones
        links:
        - {text: Mugs, url: a.md, itemType: concept}
        footerLink: {text: More, url: a.md}
    productDirectory:
      title: Products
      summary: Each of *them*
      items:
      - title: Mug
        summary: For tea
        links:
        - {text: Buy, url: 'https://example.com/buy'}
    additionalContent:
      sections:
      - title: Further
        items:
        - title: Plates
          url: a.md
        footer: See [A](a.md).
    """

  private func page() async throws -> YAMLPageFixture {
    try await YAMLPageFixture(Self.yaml, ["content/en/brush.png": "x"])
  }

  @Test func rendersSectionsInTheOrderWritten() async throws {
    let page = try await page()
    #expect(page.findings == [])
    let ids = page.html.components(separatedBy: "<section class=\"hub-section\" id=\"").dropFirst()
      .map { $0.prefix { $0 != "\"" } }
    #expect(
      ids == [
        "tools", "highlighted-content", "conceptual-content", "product-directory",
        "additional-content",
      ]
    )
    #expect(page.page.contains("<article class=\"hub\">"))
    #expect(!page.page.contains("class=\"toc\""))
  }

  @Test func makesCardsWithPicturesLinksAndFooters() async throws {
    let html = try await page().html
    #expect(html.contains("<img src=\"../brush.png\" alt=\"\" decoding=\"async\" />"))
    #expect(html.contains("<p class=\"card-title\">\n<a href=\"../a/\">Brush</a>\n</p>"))
    #expect(html.contains("<span class=\"link-type\">What's new</span>"))
    #expect(html.contains("<a href=\"../a/\">Mugs</a> <span class=\"link-type\">Concept</span>"))
    #expect(html.contains("<p class=\"card-footer\">\n<a href=\"../a/\">More</a>\n</p>"))
    #expect(html.contains("<p>See <a href=\"../a/\">A</a>.</p>"))
  }

  /// A section without a title has its cards where its title would be.
  @Test func skipsNoLevelOfHeadings() async throws {
    let html = try await page().html
    let levels = html.components(separatedBy: "<h").dropFirst().compactMap {
      $0.first?.wholeNumberValue
    }
    #expect(levels == [1, 2, 2, 2, 3, 2])
    #expect(html.contains(">Shapes</h2>") && html.contains(">Mug</h3>"))
  }

  @Test(arguments: [
    ("tools: x", ["3:8 unexpected-type"]),
    ("tools:\n  title: T", ["4:3 missing-attribute"]),
    ("tools:\n  items: [{url: a.md}]", ["4:11 missing-attribute"]),
    ("tools:\n  items: [{title: T, itemType: thing}]", ["4:32 invalid-value"]),
    ("tools:\n  items: [{title: T, footerLink: {text: x}}]", ["4:34 missing-attribute"]),
    ("tools:\n  items: [{title: T, footerLink: [x]}]", ["4:34 unexpected-type"]),
    ("tools:\n  items: [{title: T, imageSrc: no.png}]", ["4:32 file-not-found"]),
    ("tool:\n  items: []", ["3:1 unknown-field"]),
    ("conceptualContent:\n  sections: [{title: T, items: []}]", ["4:32 missing-attribute"]),
  ])
  func saysWhatIsMissingOrWrong(body: String, expected: [String]) async throws {
    let page = try await YAMLPageFixture("### YamlMime:Hub\ntitle: T\n" + body + "\n")
    #expect(page.findings == expected)
    #expect(page.page.contains("<article class=\"hub\">"))
  }
}
