import Testing

@testable import Diglot

/// Text that looks like what constructs are hidden behind, and constructs where none can be.
struct PlaceholderTests {
  private func article(_ text: String) async throws -> String {
    let site = try TemporarySite(
      [
        "content/en/p.md": "# T\n\n> [!NOTE]\n> n\n\n" + text, "content/en/data.md": "# D",
        "content/en/da1.md": "# E",
      ],
      configuration: TemporarySite.configuration(locales: ["en"])
    )
    _ = try await site.build { $0.keepsGoing = true }
    return site.article("en/p/index.html") ?? ""
  }

  @Test(arguments: [
    ("[x](data.md)", "<a href=\"../data/\">x</a>"), ("[x](da1.md)", "<a href=\"../da1/\">x</a>"),
    ("[x](da:0001)", "<a href=\"da:0001\">x</a>"), ("<data value=\"1\">one", "one"),
    ("[x](db:0000)", "<a href=\"db:0000\">x</a>"),
  ])
  func takesNothingElseForAPlaceholder(text: String, expected: String) async throws {
    let html = try await article(text)
    #expect(html.contains(expected))
    #expect(!html.contains("[!NOTE]"))
  }

  @Test(arguments: [
    "[l](data.md \"a :::no-loc text='Y'::: b\")", "![i](a.png \"[!INCLUDE [x](data.md)]\")",
    "<b title=\":::no-loc text='Y':::\">x</b>", "[def]\n\n[def]: data.md \":::no-loc text='Y':::\"",
    "[x](data.md?:::no-loc)", "[x](<data.md?q=[!INCLUDE[x](y.md)]>)",
  ])
  func putsBackWhatWasHiddenInVain(text: String) async throws {
    let html = try await article(text)
    #expect(!html.contains("da:0") && !html.contains("db:0"), "\(html)")
    #expect(!html.contains("%3Cd"), "\(html)")
  }
}
