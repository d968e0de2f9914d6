import Foundation
import Testing

@testable import Diglot

/// What holds for block constructs in any mess of them.
struct BlockConstructPropertyTests {
  private static let pageCount = 300

  /// Lines at random: marks of quotes and lists, indentation, markers and tags, and words that no
  /// other line has.
  private static func page(_ random: inout SplitMix64) -> (text: String, words: [String]) {
    let prefixes = [
      "", "", "", "> ", ">", "> > ", "- ", "1. ", "  ", "   ", "    ", "> - ", "- > ",
    ]
    let markers = [
      "[!NOTE]", "[!Tip]  ", "[!WARNING]", "[! 참고]", "[!NOTE] x", "[!FOO]",
      "[!div class=\"checklist\" id=\"a b\"]", "[!div `title1=\"<\"`]", "[!div class=\"]\"]",
      "[!VIDEO https://youtu.be/a]", "[!VIDEO https://example.com/\"<b>]", "[!VIDEO x y]",
      ":::row:::", ":::row-end:::", ":::column span=\"2\":::", ":::column:::", ":::column-end:::",
      "::: zone target=\"docs\"", "::: zone pivot=\"a,b\"", "::: zone pivot=\"A\"", "::: zone-end",
      ":::: zone target=\"docs\"", ":::: zone-end", "::: moniker range=\">=a <b\"",
      "::: moniker range=\"|\"", "::: moniker-end", ":::video source=\"https://youtu.be/b\":::",
      ":::video source=\"v\"", "```", "<div>", "</div>", "<!-- -->", "---", "# H", "| a |", "|---|",
    ]
    var lines: [String] = []
    var words: [String] = []
    for _ in 0..<Int.random(in: 1...40, using: &random) {
      var line = ""
      for _ in 0..<Int.random(in: 0...2, using: &random) {
        line += prefixes.randomElement(using: &random) ?? ""
      }
      switch Int.random(in: 0..<6, using: &random) {
      case 0: break
      case 1, 2, 3: line += markers.randomElement(using: &random) ?? ""
      default:
        words.append("w\(words.count)w")
        line += words.last ?? ""
      }
      lines.append(line)
    }
    return (lines.joined(separator: "\n") + "\n", words)
  }

  @Test func keepsAllWordsInOrderAndAllElementsBalanced() async throws {
    var random = SplitMix64(seed: 30)
    var files: [String: String] = [:]
    var pages: [(text: String, words: [String])] = []
    for index in 0..<Self.pageCount {
      pages.append(Self.page(&random))
      files["content/en/p\(index).md"] = "# T\n\n" + pages[index].text
    }
    let site = try TemporarySite(
      files,
      configuration: TemporarySite.configuration(locales: ["en"])
    )
    _ = try await site.build { $0.keepsGoing = true }
    for (index, page) in pages.enumerated() {
      let article = try #require(site.article("en/p\(index)/index.html"), "\(page.text)")
      let document = GumboDocument(article: Array(article.utf8))
      #expect(document.errors.isEmpty && document.unbalanced.isEmpty, "\(page.text)")
      #expect(document.movedNodeCount == 0, "\(page.text)")
      #expect(Set(document.ids).count == document.ids.count, "\(page.text)")
      let text = document.find("article").first.map(document.text(of:)) ?? ""
      let found = text.matches(of: /w[0-9]+w/).map { String($0.output) }
      #expect(found == page.words, "\(page.text)\n→\n\(article)")
    }
  }

  @Test func makesOfEachMarkerOneAlert() async throws {
    var random = SplitMix64(seed: 31)
    for _ in 0..<20 {
      let lines = (0..<30).map { _ in
        ["> a", "> [!NOTE]", ">", "b", ""].randomElement(using: &random) ?? ""
      }
      let outcome = try await BlockFixture.build(lines.joined(separator: "\n"))
      let document = GumboDocument(article: Array(outcome.html.utf8))
      #expect(document.find("aside").count == lines.count { $0 == "> [!NOTE]" }, "\(lines)")
      #expect(!outcome.html.contains("[!"))
    }
  }

  @Test(arguments: [
    "> [!NOTE]\n", ":::row:::\n", ":::row-end:::\n", ":::row:::\n:::column:::\n",
    "::: zone target=\"docs\"\n", "::: zone-end\n", "::: moniker range=\"a\"\n",
    "::: zone pivot=\"a\n",
    "> [!VIDEO https://youtu.be/x]\n", ":::row:::\n:::column:::\n      a\n\n",
    "- ::: zone target=\"docs\"\n",
    "> [!div class=\"a\"]\n> > [!div class=\"b\"]\n",
  ])
  func takesTensOfThousands(line: String) async throws {
    let count = 20_000
    let outcome = try await BlockFixture.build(String(repeating: line, count: count) + "\nend")
    #expect(outcome.html.contains("end"))
    #expect(GumboDocument(article: Array(outcome.html.utf8)).unbalanced.isEmpty)
  }
}
