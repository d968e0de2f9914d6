import Foundation
import Testing

@testable import Diglot

/// The rules about content, asked of whole pages; the codes' order is that of the places.
struct ContentCheckTests {
  private func findings(_ source: String) throws -> [Diagnostic] {
    let text = PageFixture.text(source)
    let lines = LineTable(text.text.span)
    var parser = MarkdownParser()
    let root = try parser.parse(text.text.span)
    var diagnostics = Diagnostics()
    ContentCheck(text: text, lines: lines, site: "https://docs.example.com/a/")
      .run(root, hasIncludes: false, &diagnostics)
    parser.reset()
    diagnostics.sort()
    return diagnostics.findings
  }

  /// Returns each finding as `line:column+length code`.
  private func lines(_ source: String) throws -> [String] {
    try findings(source).map { finding in
      let place = finding.location.map { "\($0.line):\($0.column)+\($0.length) " } ?? ""
      return place + finding.code.rawValue
    }
  }

  @Test(arguments: [
    ("# A\n\n## B\n\n### C\n\n## D\n", []),
    ("", ["1:1+1 h1-missing", "1:1+1 title-missing"]),
    ("---\ntitle: T\n---\nText\n", ["4:1+1 h1-missing"]),
    ("## B\n", ["1:1+1 h1-missing"]),
    ("---\ntitle: T\n---\n\n<h1>Raw</h1>\n", []),
    ("<h1>Raw</h1>\n", []),
    ("Text\n\n# A\n", ["3:1+3 h1-not-first"]),
    ("> # A\n", ["1:1+5 h1-not-first"]),
    ("## B\n\n# A\n", ["3:1+3 h1-not-first"]),
    ("# A\n\n# B\n\n# C\n", ["3:1+3 multiple-h1s", "5:1+3 multiple-h1s"]),
    // A comment, an anchor and the page's header are not seen.
    ("---\na: b\n---\n<!-- c -->\n\n<a name=\"x\"></a>\n\n# A\n", []),
    ("<a id=\"x\"></a>\n# A\n", []),
    ("# <a name=\"a\"></a>제목\n\n## <a name=\"b\"></a>B\n", []),
    ("A\n=\n\nB\n-\n", []),
  ])
  func asksForOneTitleAtTheTop(source: String, expected: [String]) throws {
    #expect(try lines(source) == expected)
  }

  @Test(arguments: [
    ("# A\n\n### B\n\n#### C\n", ["3:1+5 heading-skipped"]),
    (
      "# A\n\n## B\n\n#### C\n\n## D\n\n##### E\n",
      ["5:1+6 heading-skipped", "9:1+7 heading-skipped"]
    ),
    ("# A\n\n  ### 제목  \n", ["3:3+6 heading-skipped"]),
    (
      "#\n\n##\n\n## ![](x.png)\n",
      [
        "1:1+1 heading-empty", "3:1+2 heading-empty", "5:8+5 missing-image-altText",
        "1:1+1 title-missing",
      ]
    ),
    (
      "# A\n\n![![b](x.png)](y.png) ![`c`](z.png) ![![](v.png)](w.png)\n",
      ["3:43+5 missing-image-altText", "3:51+5 missing-image-altText"]
    ),
    ("# A\n\n## <img src=\"x.png\" alt=\"x\">\n", []),
    ("# A\n\n## B\n\n### B\n\n## b\n\n## B \n", ["7:1+4 h2-duplicated", "9:1+4 h2-duplicated"]),
    // The heads of tabs are no headings.
    ("# A\n\n# [Linux](#tab/linux)\n\n#### [X](#tab/x)\n\n## B\n", []),
  ])
  func asksForAnOutline(source: String, expected: [String]) throws {
    #expect(try Set(lines(source)) == Set(expected))
  }

  @Test(arguments: [
    ("https://docs.microsoft.com/azure", ["docs-link-absolute"]),
    ("https://LEARN.microsoft.com", ["docs-link-absolute"]),
    ("https://docs.microsoft.com:443/x", ["docs-link-absolute"]),
    ("https://docs.microsoft.com.example/x", []), ("https://mydocs.microsoft.com/x", []),
    ("https://docs.example.com/a/b", ["docs-link-absolute"]), ("https://docs.example.com/b", []),
    ("https://docs.microsoft.com/en-us/azure", ["docs-link-absolute", "hard-coded-locale"]),
    ("https://www.microsoft.com/zh-cn", ["hard-coded-locale"]),
    ("https://microsoft.com/EN-US?x", ["hard-coded-locale"]),
    ("/en-us/azure", ["hard-coded-locale"]), ("en-us/azure.md", []), ("/azure/en-us", []),
    ("https://flow.microsoft.com/ui-flows", []), ("https://a.microsoft.com/co-op-guide/x", []),
    ("https://example.com/en-us/x", []), ("/e1-us/x", []),
    ("http://azure.microsoft.com/", ["insecure-link"]), ("HTTP://microsoft.com", ["insecure-link"]),
    ("http://notmicrosoft.com/", []), ("http://example.com/microsoft.com", []),
    ("/graph/x?view=v1", ["preserve-view-not-set"]),
    ("x.md?a=b&view=v1#c", ["preserve-view-not-set"]),
    ("/graph/x?view=v1&preserve-view=true", []), ("/x?preserve-view=TRUE&view=v1", []),
    ("https://learn.microsoft.com/x?view=v1", ["docs-link-absolute", "preserve-view-not-set"]),
    ("https://example.com/x?view=list", []), ("/x?preview=1", []), ("/x#a?view=1", []),
    ("//docs.microsoft.com/x", ["docs-link-absolute"]), ("https:", []),
    ("?view=1", ["preserve-view-not-set"]),
    ("mailto:a@microsoft.com", []), ("", []),
  ])
  func asksForAddressesThatLast(destination: String, expected: [String]) throws {
    let faults = LinkCheck.faults(destination, site: "https://docs.example.com/a/", at: 3..<5)
    #expect(faults.map(\.code.rawValue) == expected)
    #expect(faults.allSatisfy { $0.range == 3..<5 })
  }

  @Test func saysWhereALinkStands() throws {
    let source = """
      ---
      title: T
      ---
      # A

      - 한국어 [a](http://microsoft.com/x) and [b](http://microsoft.com/x)
        ![](b.png) ![b](c.png) <https://docs.microsoft.com>
      """
    #expect(
      try lines(source) == [
        "6:11+22 insecure-link", "6:43+22 insecure-link", "7:7+5 missing-image-altText",
        "7:27+26 docs-link-absolute",
      ]
    )
  }

  @Test(arguments: [
    ("<<<<<<< HEAD\na\n=======\nb\n>>>>>>> main\n", ["3:1+12 merge-conflict"]),
    (
      "a\n<<<<<<< HEAD\na\n>>>>>>> x\n\n<<<<<<< y\n",
      ["4:1+12 merge-conflict", "8:1+9 merge-conflict"]
    ),
    ("b\n>>>>>>> main\n", ["4:1+12 merge-conflict"]),
    ("Title\n=======\n", []), ("a <<<<<<< b\n", []), ("<<<<<<<<\n", []),
    ("```\n<<<<<<< HEAD\n>>>>>>> main\n```\n", []), ("    <<<<<<< HEAD\n", []),
    ("```\n<<<<<<< a\n```\n<<<<<<< b\n```\n<<<<<<< c\n```\n", ["6:1+9 merge-conflict"]),
  ])
  func findsTheMarksOfGit(source: String, expected: [String]) throws {
    let conflicts = try lines("# A\n\n" + source).filter { $0.hasSuffix("merge-conflict") }
    #expect(conflicts == expected)
  }

  @Test(arguments: [
    ("```\na\n", ["3:1+3"]), ("```", ["3:1+3"]), ("~~~~ x\na\n~~~\n", ["3:1+4"]),
    ("````md\n```\na\n```\n", ["3:1+4"]), ("```\n``` a\n", ["3:1+3"]),
    ("> ```\n> a\n\nb\n", ["3:3+3"]), ("- ~~~\n  a\n\nb\n", ["3:3+3"]),
    ("```\na\n~~~", ["3:1+3"]), ("```\na\n```\n\n~~~\n```\n", ["7:1+3"]),
    ("```\n```\n", []), ("```\na\n```", []), ("~~~\r\na\r\n~~~~  \r\n", []),
    ("> ```\n> a\n> ```\nb\n", []), ("1. ```js\n   a\n   ```\n", []),
    ("  ```\n  a\n ```\t\n", []), ("    ```\n    a\n", []), ("`` a ` b\n", []),
  ])
  func wantsFencesClosed(source: String, expected: [String]) throws {
    #expect(
      try lines("# A\n\n" + source) == expected.map { $0 + " code-block-unclosed" }
    )
  }

  @Test(arguments: [
    ("https://x.example/a.png", 1), ("HTTP://x.example/a.png", 1), ("//x.example:80/a.png", 1),
    ("https://docs.example.com/a.png", 0), ("//DOCS.example.com/b/a.png", 0), ("/x/a.png", 0),
    ("http.png", 0), ("media/a.png?x=https://y.example/", 0), ("https:", 0), ("https:///a", 0),
    ("data:image/png;base64,x", 0), ("", 0),
  ])
  func wantsImagesOnItsOwnHost(destination: String, count: Int) throws {
    let found = try lines("# A\n\n![x](\(destination)) [x](\(destination))\n").filter {
      $0.hasSuffix("external-image")
    }
    let place = "3:6+\(destination.utf8.count) external-image"
    #expect(found == Array(repeating: place, count: count))
  }

  @Test func saysHowDeepAHeadingLies() throws {
    let finding = try #require(try findings("# A\n\n#### B\n").first)
    #expect(finding.message == "a heading is at most one level below the one before it")
    #expect(finding.notes == ["this one is of level 4, the one before it of level 1"])
    #expect(finding.severity == .suggestion)
  }

  @Test(
    .timeLimit(.minutes(1)),
    arguments: [
      "# a\n\n", "## a\n\n", "[a](http://microsoft.com/en-us/x) ", "![](x.png) ", "#\n\n",
      "[a](<http://microsoft.com/\\(x>) ", ">>>>>>> a\n", "> # a\n\n",
      "![x](https://x.example/) ", "> ```\n\n", "```a`\n",
    ]
  )
  func stopsAtTheLimitOfFindings(piece: String) throws {
    let text = String(repeating: piece, count: 20_000)
    #expect(try findings(text).count <= Diagnostics.pageLimit)
    // Images in images, each without a text of its own.
    let nest = String(repeating: "![", count: 20_000) + String(repeating: "](a)", count: 20_000)
    #expect(try findings(nest).count <= Diagnostics.pageLimit)
  }
}

/// Where the rules about content are asked.
struct ContentRulesInBuildsTests {
  @Test func reportsOnlyWhereATextIsAtHome() async throws {
    let unit = PageFixture.unit(101, "제목", "Title")
    let project = try TemporarySite(
      [
        "content/en/own.md": "# Own\n\n### Deep\n",
        "content/ko/rebuilt.md": "# \(unit)\n\n### \(PageFixture.unit(102, "깊이", "Deep"))\n",
      ],
      configuration: TemporarySite.configuration(locales: ["en", "ko"])
    )
    let report = try await project.build()
    let found = report.diagnostics.findings.filter { $0.code == .headingSkipped }
    #expect(found.map(\.locale) == ["en", "ko"])
  }

  @Test func showsTheAddressOfALinkWithoutText() async throws {
    let project = try TemporarySite(
      [
        "content/en/a.md": "# A\n\n[](https://example.com/x) [](#a) [](b.zip) [ ](/c)\n",
        "content/en/b.zip": "z",
      ],
      configuration: TemporarySite.configuration(locales: ["en"])
    )
    let report = try await project.build()
    #expect(
      report.diagnostics.findings.map(\.code.rawValue)
        == Array(repeating: "link-text-missing", count: 4)
    )
    #expect(report.diagnostics.findings.allSatisfy { $0.notes == ["its address is shown"] })
    let page = try String(
      contentsOfFile: project.folder + "/public/en/a/index.html",
      encoding: .utf8
    )
    for text in ["https://example.com/x</a>", "#a</a>", "b.zip</a>", "/c</a>"] {
      #expect(page.contains(text), "\(text)")
    }
  }
}
