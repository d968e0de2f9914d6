import Foundation
import Testing

@testable import Diglot

/// Groups of tabs in a tree.
struct TabsTests {
  private typealias Shape = [[String]]

  /// Returns the tabs of each group, and the text of the tree.
  private func groups(_ markdown: String) throws -> (Shape, text: String, html: String) {
    var parser = MarkdownParser()
    let root = try parser.parse(Array(markdown.utf8).span)
    let groups = Tabs.rewrite(root)
    for group in groups {
      group.node.setCustom(open: Array("<g>\n".utf8), close: Array("</g>\n".utf8))
      for item in group.items {
        item.panel.setCustom(open: Array("<p>\n".utf8), close: Array("</p>\n".utf8))
      }
    }
    let shape = groups.map { group in
      group.items.map { item in
        item.ids.joined(separator: "+") + (item.condition.map { "/" + $0 } ?? "")
      }
    }
    let text = String(decoding: root.plainText, as: UTF8.self)
    let html = MarkdownFixture.html(root, MarkdownFixture.plain)
    parser.reset()
    return (shape, text, html)
  }

  @Test func makesAGroupOfHeadingsAndWhatFollowsThem() throws {
    let (shape, _, html) = try groups("x\n\n## [A](#tab/a)\n1\n\n- 2\n# [*B*](#tab/b)\n3\n\n***\ny")
    #expect(shape == [["a", "b"]])
    let title = "<p><span class=\"tab-title\">"
    #expect(
      html == """
        <p>x</p>
        <g>
        <p>
        \(title)A</span></p>
        <p>1</p>
        <ul>
        <li>2</li>
        </ul>
        </p>
        <p>
        \(title)<em>B</em></span></p>
        <p>3</p>
        </p>
        </g>
        <p>y</p>

        """
    )
  }

  @Test(arguments: ["---", "***", "- - -", "________"])
  func endsAGroupAtABreak(line: String) throws {
    let (shape, _, html) = try groups("# [A](#tab/a)\n\n1\n\n\(line)\n\n# [B](#tab/b)\n2")
    #expect(shape == [["a"], ["b"]])
    #expect(!html.contains("<hr"))
  }

  @Test func goesOnBehindOtherHeadings() throws {
    let (shape, _, html) = try groups("# [A](#tab/a)\n\n## Part\n\n# [B](#tab/b)\n")
    #expect(shape == [["a", "b"]])
    #expect(html.contains("<h2>Part</h2>\n</p>\n<p>\n"))
  }

  @Test func endsAGroupWithWhatItStandsIn() throws {
    let (shape, _, html) = try groups(
      "> # [A](#tab/a)\n> 1\n\n2\n\n---\n\n- # [B](#tab/b)\n\n  3\n"
    )
    #expect(shape == [["a"], ["b"]])
    #expect(html.contains("</blockquote>\n<p>2</p>\n<hr />"))
  }

  @Test func takesABreakDeeperDownForWhatItIs() throws {
    let (shape, _, html) = try groups("# [A](#tab/a)\n> 1\n>\n> ---\n\n# [B](#tab/b)\n2")
    #expect(shape == [["a", "b"]])
    #expect(html.contains("<hr />"))
  }

  @Test func makesGroupsInPanels() throws {
    let (shape, _, _) = try groups("# [A](#tab/a)\n> # [B](#tab/b)\n> 1\n\n# [C](#tab/c)\n2")
    #expect(shape == [["a", "c"], ["b"]])
  }

  @Test(arguments: [
    ("[x](#tab/a)", "a"), ("[x](#tab/A-1+b)", "A-1+b"), ("[x](#tab/a/b)", "a/b"),
    ("[x](#tab/a/)", "a"), ("[](#tab/a)", "a"), ("<a name=\"n\"></a>[x](#tab/a)", "a"),
    ("<a id=\"n\"></a> [x](#tab/a)", "a"),
  ])
  func readsTitles(heading: String, tab: String) throws {
    #expect(try groups("## \(heading)").0 == [[tab]])
  }

  @Test(arguments: [
    "[x](#tab/)", "[x](#tab/a+)", "[x](#tab/a/b/c)", "[x](#tab/a b)", "[x](#tab/ä)", "[x](#tabs/a)",
    "[x](#tab/a) y", "y [x](#tab/a)", "[x](#tab/a)[y](#tab/b)", "[x](p.md#tab/a)",
    "<b></b>[x](#tab/a)", "x", "[x](#tab/a/ä)",
  ])
  func leavesOtherHeadingsAlone(heading: String) throws {
    let (shape, _, html) = try groups("## \(heading)\n\n---\n")
    #expect(shape == [])
    #expect(html.contains("<h2>"))
    #expect(html.contains("<hr />"))
  }

  @Test func keepsTheNameOfAnAnchor() throws {
    var parser = MarkdownParser()
    let root = try parser.parse(Array("# <a name=\"linux\"></a>[x](#tab/a)".utf8).span)
    #expect(Tabs.rewrite(root)[0].items[0].anchor == "linux")
    parser.reset()
  }

  @Test func losesNoTextWhateverTheOrder() throws {
    let blocks = [
      "# [t](#tab/a)", "## [t](#tab/b/a)", "***", "# h", "text",
      "> q\n>\n> # [t](#tab/c)\n>\n> ***",
      "- i\n\n  # [t](#tab/d)\n\n  z", "```\ncode\n```",
    ]
    var random = SplitMix64(seed: 36)
    for _ in 0..<300 {
      let count = Int.random(in: 0...14, using: &random)
      let chosen = (0..<count).map { _ in blocks.randomElement(using: &random) ?? "" }
      let markdown = chosen.joined(separator: "\n\n")
      let before = try MarkdownFixture.html(markdown)
      let (shape, _, html) = try groups(markdown)
      #expect(texts(html) == texts(before), "\(markdown)")
      #expect(shape.flatMap { $0 }.count == before.components(separatedBy: "#tab/").count - 1)
      for tag in ["g", "p", "blockquote", "li", "ul"] {
        let opened = html.components(separatedBy: "<\(tag)>").count
        #expect(opened == html.components(separatedBy: "</\(tag)>").count, "\(tag) in \(markdown)")
      }
    }
  }

  /// What stands between tags.
  private func texts(_ html: String) -> [String] {
    var texts: [String] = []
    for part in html.split(separator: "<") {
      guard let end = part.firstIndex(of: ">") else { continue }
      let text = part[part.index(after: end)...].filter { $0 != "\n" }
      if !text.isEmpty { texts.append(text) }
    }
    return texts
  }

  @Test func makesAHundredThousandTabs() throws {
    let one = try groups(String(repeating: "# [t](#tab/a)\n", count: 100_000)).0
    #expect(one.count == 1 && one[0].count == 100_000)
    let many = try groups(String(repeating: "# [t](#tab/a)\n\n***\n", count: 50_000)).0
    #expect(many.count == 50_000)
  }
}
