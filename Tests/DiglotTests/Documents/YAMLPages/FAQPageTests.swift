import Foundation
import Testing

@testable import Diglot

struct FAQPageTests {
  static let yaml = #"""
    ### YamlMime:FAQ
    metadata:
      title: Questions
    title: Questions about cups
    summary: "**For**: everybody\n\n## <a name=\"before\"></a>Before\n\nSee [A](a.md).\n        \n"
    sections:
    - name: Ignored
      questions:
      - question: >
          May I *wash* it?
        answer: >
          Yes:


          > [!NOTE]

          > Not the [lid](gone.md).
      - question: "<a name=\"break\"></a>And if it breaks?"
        answer: |
          1. Sweep.
          2. Buy [another](a.md#none).

          <table><tr><td>Free &amp; fast</td></tr></table>
    additionalContent: '## <a name="next-steps"></a>What''s left


      [It](no''where.md)'
    """#

  private func data(_ page: String) throws -> [(name: String, answer: String)] {
    let start = "<script type=\"application/ld+json\">"
    let text = try #require(page.components(separatedBy: start).dropFirst().first)
    let json = text.components(separatedBy: "</script>")[0]
    let object = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
    #expect(object?["@type"] as? String == "FAQPage")
    let entries = try #require(object?["mainEntity"] as? [[String: Any]])
    return try entries.map { entry in
      let answer = try #require(entry["acceptedAnswer"] as? [String: Any])
      return (entry["name"] as? String ?? "", answer["text"] as? String ?? "")
    }
  }

  @Test func makesHeadingsOfQuestions() async throws {
    let html = try await YAMLPageFixture(Self.yaml).html
    let headings = html.components(separatedBy: "<h").dropFirst().map {
      $0.components(separatedBy: "</h")[0]
    }
    #expect(
      headings == [
        "1 id=\"questions-about-cups\">Questions about cups", "2 id=\"before\">Before",
        "2 id=\"may-i-wash-it\">May I <em>wash</em> it?", "2 id=\"break\">And if it breaks?",
        "2 id=\"next-steps\">What's left",
      ]
    )
    #expect(!html.contains("Ignored"))
    #expect(html.contains("<div class=\"answer\">\n<ol>\n<li>Sweep.</li>"))
  }

  @Test func namesSectionsWhereThereAreSeveral() async throws {
    let page = try await YAMLPageFixture(
      """
      ### YamlMime:FAQ
      title: T
      sections:
      - name: One
        questions: [{question: Q1, answer: A1}]
      - name: Two
        questions: [{question: Q1, answer: A2}]
      """
    )
    #expect(page.html.contains("<h2 id=\"one\">One</h2>\n<h3 id=\"q1\">Q1</h3>"))
    #expect(page.html.contains("<h2 id=\"two\">Two</h2>\n<h3 id=\"q1-1\">Q1</h3>"))
    #expect(page.findings == [])
  }

  @Test func reportsLinksInEveryStyleWhereTheyStand() async throws {
    let page = try await YAMLPageFixture(Self.yaml)
    let expected = [("gone.md", "file-not-found"), ("a.md#none", "bookmark-not-found")].map {
      YAMLPageFixture.place(of: $0.0, in: Self.yaml) + " " + $0.1
    }
    #expect(Array(page.findings.prefix(2)) == expected)
    // What is escaped in YAML cannot be found by its text, but its line is right.
    #expect(page.findings.count == 3)
    #expect(page.findings.last?.hasSuffix("file-not-found") == true)
    let line = Self.yaml.components(separatedBy: "\n").count
    #expect(page.findings.last?.hasPrefix("\(line):") == true)
  }

  @Test func tellsSearchEnginesOfQuestions() async throws {
    let page = try await YAMLPageFixture(Self.yaml)
    let entries = try data(page.page)
    #expect(entries.map(\.name) == ["May I wash it?", "And if it breaks?"])
    #expect(entries.last?.answer == "Sweep. Buy another. Free & fast")
  }

  @Test func endsNoScriptInAnAnswer() async throws {
    let page = try await YAMLPageFixture(
      "### YamlMime:FAQ\ntitle: T\nsections:\n- questions:\n  - question: '`</script>`?'\n"
        + "    answer: \"`</script><b>`\\\\\\n\\u0007 \\\"x\\\"\"\n"
        + "  - {question: Picture, answer: '![](no.png)'}\n"
    )
    let entries = try data(page.page)
    #expect(entries.map(\.name) == ["</script>?"])
    #expect(entries.first?.answer.hasPrefix("</script><b>") == true)
  }

  @Test func putsIncludesIntoAnswers() async throws {
    let page = try await YAMLPageFixture(
      "### YamlMime:FAQ\ntitle: T\nsections:\n- questions:\n  - question: Q\n"
        + "    answer: |\n      [!INCLUDE [x](more/n.md)]\n\n      [!INCLUDE [x](more/no.md)]\n",
      ["content/en/more/n.md": "# N\n\n[A](../a.md)\n"]
    )
    #expect(page.html.contains("<a href=\"../a/\">A</a>"))
    #expect(page.findings == ["9:21 include-not-found"])
  }

  @Test(arguments: [
    ("title: T", ["2:1 missing-attribute"]),
    ("title: T\nsections: {}", ["3:11 unexpected-type"]),
    (
      "title: T\nsections:\n- name: [x]\n  questions: []",
      [
        "4:9 unexpected-type", "5:14 missing-attribute",
      ]
    ),
    (
      "title: T\nsections:\n- name: N\n  questions:\n  - question: ~\n    answer: A",
      [
        "6:15 missing-attribute"
      ]
    ),
    (
      "title: T\nsections:\n- name: N\n  questions:\n  - question: Q\n    anwser: A",
      [
        "6:5 missing-attribute", "7:5 unknown-field",
      ]
    ),
    (
      "title: T\nsections:\n- questions:\n  - question: Q\n    answer: {a: b}",
      [
        "6:13 unexpected-type"
      ]
    ),
    ("title: T\nsections:\n- questions: [Q]", ["4:15 unexpected-type"]),
  ])
  func saysWhatIsMissingOrWrong(body: String, expected: [String]) async throws {
    let page = try await YAMLPageFixture("### YamlMime:FAQ\n" + body + "\n")
    #expect(page.findings == expected)
    #expect(page.page.contains("<article class=\"faq\">"))
  }
}
