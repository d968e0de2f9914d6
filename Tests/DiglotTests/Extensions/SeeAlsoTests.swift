import Testing

@testable import Diglot

struct SeeAlsoTests {
  private func article(_ text: String) async throws -> String {
    let site = try TemporarySite(
      ["content/en/p.md": text, "content/en/a.md": "# A page"],
      configuration: TemporarySite.configuration(locales: ["en"])
    )
    _ = try await site.build()
    return try #require(site.article("en/p/index.html"))
  }

  @Test(arguments: [
    "## See also", "## 참고 항목", "## Дальнейшие действия:", "**另請參閱**", "## 次の手順",
    "**참고**",
  ])
  func knowsTheTitlesOfFiveLanguages(title: String) async throws {
    let html = try await article("# T\n\n\(title)\n\n- [A](a.md)\n")
    #expect(html.contains("<nav class=\"see-also\" aria-labelledby=") == (title != "**참고**"))
  }

  @Test func goesByTheEnglishOfTheUnit() async throws {
    let title = unit("00000-110", "더 읽기", "See also")
    let html = try await article("# T\n\n## <a name=\"see-also\"></a>\(title)\n\n- [A](a.md)\n")
    #expect(html.contains("<nav class=\"see-also\" aria-labelledby=\"see-also\">"))
    #expect(html.contains("<h2 id=\"see-also\">더 읽기</h2>"))
  }

  @Test func namesABoldTitleByAnIDOfItsOwn() async throws {
    let html = try await article("# T\n\n## See also\n\ntext\n\n**See also**\n\n- [A](a.md)\n")
    #expect(html.contains("aria-labelledby=\"see-also-1\""))
    #expect(html.contains("<span id=\"see-also-1\"><strong>See also</strong></span>"))
  }

  @Test(arguments: [
    "## See also\n\ntext", "## See also\n\n- no link", "# See also\n\n- [A](a.md)",
    "See also\n\n- [A](a.md)",
    "## See also\n\ntext\n\n- [A](a.md)",
  ])
  func leavesOtherListsAlone(text: String) async throws {
    #expect(try await article(text).contains("see-also\" aria") == false)
  }

  @Test(arguments: [
    "- [A](a.md)\n  - [B](a.md)\n    - [C](a.md)\n- [D](a.md)", "- Guides\n  - [A](a.md)",
  ])
  func takesNestedLists(list: String) async throws {
    let html = try await article("# T\n\n## See also\n\n\(list)\n")
    #expect(html.contains("<nav class=\"see-also\" aria-labelledby=\"see-also\">"))
  }

  @Test func takesNoNestedListThatHoldsMore() async throws {
    let html = try await article("# T\n\n## See also\n\n- [A](a.md)\n  - text\n")
    #expect(!html.contains("<nav"))
  }

  @Test func takesTheTargetsTitleForALinkWithoutText() async throws {
    let html = try await article("# T\n\n## See also\n\n- [](a.md)\n")
    #expect(html.contains("<a href=\"../a/\">A page</a>"))
  }
}

struct UnitOriginalsTitleTests {
  @Test func leavesNoPlaceholderInTheFileOfOriginals() async throws {
    let site = try TemporarySite(
      [
        "content/ko/p.md": "# " + unit("00000-103", "가", "A") + "\n\n"
          + unit("00000-104", "[](p.md)", "[](p.md)"),
        "content/en/i.md": "# I", "content/ja/i.md": "# J",
      ],
      configuration: TemporarySite.configuration("translations: retain")
    )
    _ = try await site.build()
    let units = try #require(site.output("ko/p/units.json"))
    #expect(
      units
        == "{\"original\":\"en\",\"units\":{\"103\":\"A\",\"104\":\"<a href=\\\"./\\\"></a>\"}}\n"
    )
    #expect(site.article("ko/p/index.html")?.contains(">가</a>") == true)
  }
}
