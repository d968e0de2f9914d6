import Testing

@testable import Diglot

/// What is meant as a construct and is not written as one: one finding each, where it stands.
struct MalformedConstructTests {
  /// Returns `line:column code severity` of all findings; the text begins on line 3.
  private func findings(
    _ page: String,
    _ files: [String: String] = ["a.md": "text", "x.cs": "x", "x.ipynb": "x"]
  ) async throws -> [String] {
    try await BlockFixture.build(page, files).findings
      .filter { $0.hasPrefix("p.md:") }.map { String($0.dropFirst("p.md:".count)) }
  }

  @Test(arguments: [
    "[!INCLUDE [x](a.md)", "[!INCLUDE ok.md]", "[!INCLUDE](a.md)", "[!include[x]]", "[!INCLUDE]",
    "[!INCLUDE- [x](a.md)", "[!INCLUDE", "[!INCLUDE \"a.md\"]",
  ])
  func reportsAnIncludeThatIsNone(text: String) async throws {
    #expect(try await findings(text) == ["3:1 include-invalid warning"])
    #expect(try await findings("- \(text)") == ["3:3 include-invalid warning"])
  }

  @Test func reportsAnIncludeInASentenceOrACell() async throws {
    #expect(try await findings("é [!INCLUDE [x](a.md) b") == ["3:3 include-invalid warning"])
    #expect(
      try await findings("| a |\n|---|\n| [!INCLUDE a.md] |") == ["5:3 include-invalid warning"]
    )
  }

  @Test(arguments: [
    "[!code-csharp[](x.cs)", "[!code[](x.cs)", "[!code-csharp](x.cs)", "[!code](x.cs)",
    "[!code-csharp x.cs]", "[!notebook-python[](x.ipynb)", "[!code-csharp[](x.cs)] text",
    "[!code csharp[](x.cs)]", "[!code]",
  ])
  func reportsASnippetThatIsNone(text: String) async throws {
    let lines = try await findings(text)
    // Its inner brackets are a link, which is asked for a text of its own.
    #expect(lines.filter { !$0.contains("link-text-missing") } == ["3:1 invalid-code warning"])
  }

  @Test func reportsASnippetInASentence() async throws {
    #expect(
      try await findings("see [!code-csharp[a](x.cs)]") == ["3:5 invalid-code warning"]
    )
  }

  @Test(arguments: [
    ("[!VIDEO https://www.youtube.com/embed/a]", 1), ("- [!VIDEO https://x.example]", 3),
    ("a [!VIDEO https://x.example] b", 3), ("> [!VIDEO]", 3), ("> [!VIDEO https://x.example", 3),
    ("> a [!VIDEO https://x.example]", 5), ("[!VIDEO](https://www.youtube.com/embed/a)", 1),
  ])
  func reportsAVideoOutsideOfAQuote(text: String, column: Int) async throws {
    #expect(try await findings(text) == ["3:\(column) invalid-video warning"])
  }

  @Test(arguments: [
    ("[!NOTE]", 1), ("[!Tip] a", 1), ("- [!NOTE]", 3), (">   [!NOTE]\n> a", 5),
    ("> - [!NOTE]", 5), ("> [!NOTE", 3), ("> [!HINT]\n> a", 3), ("> [!HINT] a", 3),
    ("> [! Опасно]\n> a", 3), ("> [!div class=\"checklist\"", 3), ("[!div class=\"checklist\"]", 1),
    ("> [!NOTE] a", 3),
  ])
  func reportsAMarkerThatIsNone(text: String, column: Int) async throws {
    #expect(try await findings(text) == ["3:\(column) invalid-note-section warning"])
  }

  /// What is indented so far goes on with the paragraph.
  @Test func reportsAMarkerInAParagraph() async throws {
    let pages = [
      (
        "a\n     > [!NOTE]\n     > [!IMPORTANT]\n     >[!TIP]", ["4:8", "5:8", "6:7"],
        "invalid-note-section"
      ),
      ("a\n     :::row:::\n     :::row-end:::", ["4:6", "5:6"], "invalid-row"),
    ]
    for (page, places, code) in pages {
      let outcome = try await BlockFixture.build(page)
      #expect(outcome.findings == places.map { "p.md:\($0) \(code) warning" })
      let text = page.replacing("     ", with: "").replacing(">", with: "&gt;")
      #expect(outcome.html == "<p>\(text)</p>\n")
    }
  }

  @Test(arguments: [
    ("::: image source=\"a.png\" alt-text=\"b\":::", "1 invalid-image warning"),
    ("a ::: image source=\"a.png\" alt-text=\"b\" :::", "3 invalid-image warning"),
    ("::: no-loc text=\"b\" :::", "1 invalid-no-loc suggestion"),
    ("a ::: video source=\"b\":::", "3 invalid-video warning"),
    ("a :::row:::", "3 invalid-row warning"),
    ("a :::column-end:::", "3 invalid-nested-column warning"),
    ("a ::: zone-end", "3 invalid-zone warning"),
    ("a ::: zone pivot=\"b\"", "3 invalid-zone warning"),
    ("a :::moniker range=\"b\"", "3 invalid-moniker-range warning"),
    ("a :::code language=\"sql\" source=\"x.cs\":::", "3 invalid-code warning"),
    ("::image source=\"a.png\" alt-text=\"b\"::", "1 invalid-image warning"),
    (":: code source=\"x.cs\" ::", "1 invalid-code warning"),
    (":::imgae source=\"a.png\" alt-text=\"b\":::", "1 invalid-image warning"),
    (":::images source=\"a.png\":::", "1 invalid-image warning"),
    ("::: zones pivot=\"b\"", "1 invalid-zone warning"),
  ])
  func reportsATagThatIsNone(text: String, expected: String) async throws {
    #expect(try await findings(text) == ["3:" + expected])
  }

  @Test(arguments: [
    ("<div>\n> [!NOTE]\n> a\n</div>", "4:3 invalid-note-section warning"),
    ("<div>\n> [!NOTE] a\n</div>", "4:3 invalid-note-section warning"),
    ("<table><tr><td>[!INCLUDE [x](a.md)]</td></tr></table>", "3:16 include-invalid warning"),
    ("<table><tr><td>[!INCLUDE [x](a.md)</td></tr></table>", "3:16 include-invalid warning"),
    ("<p>\n:::image source=\"a.png\" alt-text=\"b\":::\n</p>", "4:1 invalid-image warning"),
    ("<div>\n[!code-csharp[](x.cs)]\n</div>", "4:1 invalid-code warning"),
    ("<div>\n> [!VIDEO https://www.youtube.com/embed/a]\n</div>", "4:3 invalid-video warning"),
    ("<div>\n:::row:::\n</div>", "4:1 invalid-row warning"),
  ])
  func reportsAConstructInRawHTML(text: String, expected: String) async throws {
    #expect(try await findings(text) == [expected])
  }

  @Test func readsAConstructBetweenTheBlankLinesOfRawHTML() async throws {
    #expect(try await findings("<div>\n\n> [!NOTE]\n> a\n\n[!INCLUDE [x](a.md)]\n\n</div>") == [])
  }

  @Test(arguments: [
    "[!]", "> [!]", "> [!] a", "a ::: b", ":::", "::: ", ":::note\na\n:::", "::: tip", "a :::row",
    "::: image of a cup", "a ::: video", "std::image x", "a::image source=\"x\"", ":: image",
    "[!important](a.md)", "> [!note](a.md)", "[!NOTE][x]\n\n[x]: a.md", "a [!NOTE] b",
    "the word [!INCLUDE] in a sentence", "[!INCLUDE] is a word", "[!code] and [!VIDEO] too",
    "[!VIDEOS a]", "[!codex[a](a.md)]", "[!includes [a](a.md)]", "> [!x] a", "> - [!done]",
    "> [!not a word] but text", "\\[!INCLUDE a.md]", "\\:::row:::", "a \\::: zone-end",
    "[!include-files]", "::: x y=\"z\"", ":::imagery source=\"z\":::", "> a [!FOO]",
  ])
  func takesOrdinaryTextForNothingElse(text: String) async throws {
    #expect(try await findings(text) == [])
  }

  @Test func takesAPictureForNothingElse() async throws {
    let pictures = try await findings(
      "![alt](a.md) ![!NOTE](a.md) [![b](a.md)](a.md)\n\n> ![!HINT]"
    )
    #expect(pictures.allSatisfy { !$0.contains("invalid") })
  }

  private static let all = [
    "[!INCLUDE a.md]", "[!INCLUDE [x](a.md)]", "> [!HINT]", "[!NOTE]", "> [!NOTE] a",
    "::: image source=\"a.png\":::", "::image source=\"a.png\"::", "[!VIDEO https://x.example]",
    "[!code-csharp[](x.cs)", "> [!NOTE]",
  ]

  @Test(arguments: all)
  func leavesCodeAndCommentsAlone(text: String) async throws {
    let line = text.hasPrefix("> ") ? String(text.dropFirst(2)) : text
    for page in [
      "```\n\(text)\n```", "~~~\n\(text)\n~~~", "a\n\n    \(text)", "- a\n\n      \(text)",
      "a `\(text)` b", "<!-- \(text) -->", "<!--\n\(text)\n-->", "<pre>\n\(text)\n</pre>",
      "<pre>\na\n\n\(text)\n</pre>", "<p>a <CODE>\(line)</CODE></p>",
    ] {
      #expect(try await findings(page) == [], "\(page)")
    }
    if line != "[!INCLUDE [x](a.md)]" {
      let lines = try await findings("a <code>\(line)</code> b")
      #expect(lines.allSatisfy { $0.contains("link-text-missing") })
    }
  }

  @Test func leavesAttributesOfRawHTMLAlone() async throws {
    let pages = [
      "<div title=\"[!INCLUDE a.md]\">\na\n</div>",
      "<div title=\"[!INCLUDE [x](a.md)]\">\na\n</div>",
    ]
    for page in pages { #expect(try await findings(page) == []) }
  }

  @Test func saysHowItIsWritten() async throws {
    let site = try TemporarySite(
      [
        "content/en/p.md": "# T\n\n[!INCLUDE a.md]\n\n> [!HINT]\n\n::: image source=\"a\":::\n\n"
          + "<div>\n:::row:::\n</div>"
      ],
      configuration: TemporarySite.configuration(locales: ["en"])
    )
    let report = try await site.build { $0.keepsGoing = true }
    let notes = report.diagnostics.findings.flatMap(\.notes)
    let expected = [
      "'[!INCLUDE [title](path.md)]'", "'NOTE', 'TIP', 'IMPORTANT', 'WARNING' or 'CAUTION'",
      "':::image source=\"…\" alt-text=\"…\":::'", "a blank line before it",
    ]
    #expect(notes.count == expected.count)
    for (note, form) in zip(notes, expected) { #expect(note.contains(form)) }
  }

  @Test func reportsWhatIsIncludedAtItsOwnPlace() async throws {
    let outcome = try await BlockFixture.build(
      "[!INCLUDE [x](a.md)]\n\n[!INCLUDE [x](a.md)]",
      ["a.md": "b\n\n  [!INCLUDE c.md]"]
    )
    #expect(
      outcome.findings.filter { $0.contains("include-invalid") } == [
        "a.md:3:3 include-invalid warning"
      ]
    )
  }

  // MARK: Hostile input

  @Test(
    .timeLimit(.minutes(1)),
    arguments: [
      ("[!INCLUDE [", 100_000), ("[!INCLUDE [\n", 100_000), ("[!VIDEO http", 100_000),
      ("> [!HINT]\n", 100_000), ("[!code-x", 100_000), ("::imgae a=\"", 0),
      ("::: image a=\"", 100_000),
      (":::imgae a=\"", 100_000), ("<code>[!INCLUDE a", 100_000),
      ("<pre></code>[!INCLUDE a", 100_000),
      ("a ::: zone-end ", 100_000), ("[!INCLUDE\t", 100_000),
    ]
  )
  func readsAHundredThousandOnce(piece: String, count: Int) {
    let text = String(repeating: piece, count: 100_000)
    #expect(ConstructScanner.scan(Array(text.utf8)).misses.malformed.count == count)
  }

  @Test(.timeLimit(.minutes(1)))
  func readsTheStartOfALineOnce() {
    let text =
      String(repeating: ">", count: 100_000) + String(repeating: "[!INCLUDE a::", count: 100_000)
    #expect(ConstructScanner.scan(Array(text.utf8)).misses.malformed.count == 100_000)
  }

  @Test(.timeLimit(.minutes(1)))
  func reportsAThousandOfThem() async throws {
    let html =
      "<div>\n" + String(repeating: "[!INCLUDE a.md]\n:::row:::\n", count: 2_000) + "</div>"
    let found = try await findings(html)
    #expect(found.count == 1000)
    #expect(Set(found).count == 1000)
  }
}
