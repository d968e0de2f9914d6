import Foundation
import Testing

@testable import Diglot

/// Rows, columns, zones and monikers: what stands between tags of colons.
struct ContainerTests {
  private func html(_ page: String) async throws -> String {
    let outcome = try await BlockFixture.build(page)
    #expect(outcome.findings == [])
    return outcome.html
  }

  // MARK: Rows

  @Test(arguments: [
    ":::row:::\n:::column:::\na\n:::column-end:::\n:::column span=\"2\":::\nb\n:::column-end:::\n:::row-end:::",
    "::: ROW :::\n::: Column :::\na\n::: column-END :::\n:::column span=\"2\"  :::\n\nb\n\n:::column-end:::\n:::Row-End:::",
    "::::row:::\n   :::column:::\n      a\n   :::column-end:::\n\n   :::column span=\"2\":::\n      b\n   :::column-end:::\n::::row-end:::",
  ])
  func putsColumnsBesideEachOther(page: String) async throws {
    #expect(
      try await html(page)
        == "<div class=\"row\">\n<div class=\"column\">\n<p>a</p>\n</div>\n"
        + "<div class=\"column span2\">\n<p>b</p>\n</div>\n</div>\n"
    )
  }

  @Test func takesOneForTheWidthOfAColumnAndKeepsAnEmptyOne() async throws {
    let html = try await html(
      ":::row:::\n:::column span=\"1\":::\n:::column-end:::\n:::column span=\"\":::\n:::column-end:::\n:::row-end:::"
    )
    #expect(html.contains("<div class=\"column\">\n</div>\n<div class=\"column span\">\n</div>"))
  }

  @Test func doesNotTakeIndentedColumnsForCode() async throws {
    let html = try await html(
      """
      :::row:::
          :::column:::
              ## H

              - a
                  - b

              [!INCLUDE [x](n.md)] and `c`
              > [!TIP]
              > d
          :::column-end:::
      :::row-end:::

          code
      """.replacing("[!INCLUDE [x](n.md)]", with: ":::no-loc text=\"n\":::")
    )
    let document = GumboDocument(article: Array(html.utf8))
    #expect(
      document.outline(inside: "article").contains(
        "<div><div><h2></h2><ul><li><ul><li></li></ul></li></ul><p>"
      )
    )
    #expect(document.find("aside").map(document.text(of:)) == ["\nTip\nd\n"])
    #expect(document.find("pre").map(document.text(of:)) == ["code\n"])
  }

  @Test func findsWhatStandsInIndentedColumnsOnItsLine() async throws {
    let outcome = try await BlockFixture.build(
      ":::row:::\n   :::column:::\n      a\n\n      [x](gone.md)\n   :::column-end:::\n:::row-end:::"
    )
    #expect(outcome.findings == ["p.md:7:11 file-not-found warning"])
  }

  @Test func keepsUnitsInIndentedColumns() async throws {
    let unit = PageFixture.unit(103, "안녕 **여기**", "Hello **here**")
    let site = try TemporarySite(
      [
        "content/ko/p.md":
          "# T\n\n:::row:::\n   :::column:::\n      안녕\n\n      \(unit)\n   :::column-end:::\n:::row-end:::"
      ],
      configuration: TemporarySite.configuration("translations: retain", locales: ["en", "ko"])
    )
    _ = try await site.build()
    #expect(
      site.article("ko/p/index.html")?.contains(
        "<p>안녕</p>\n<p><span class=\"tu\" data-tu=\"103\">안녕 <strong>여기</strong></span></p>\n</div>"
      ) == true
    )
  }

  @Test func standsInItemsAndQuotes() async throws {
    let row = ":::row:::\n:::column:::\na\n:::column-end:::\n:::row-end:::"
    let inItem = "- x\n\n" + row.split(separator: "\n").map { "  \($0)" }.joined(separator: "\n")
    let inQuote = row.split(separator: "\n").map { "> \($0)" }.joined(separator: "\n")
    for page in [inItem, inQuote] {
      #expect(
        try await html(page).contains(
          "<div class=\"row\">\n<div class=\"column\">\n<p>a</p>\n</div>\n</div>\n"
        )
      )
    }
  }

  @Test(arguments: [
    (":::row:::\na", ["p.md:3:1 invalid-row warning"], "<div><p></p></div>"),
    ("a\n\n:::row-end:::", ["p.md:5:1 invalid-row warning"], "<p></p><p></p>"),
    (
      ":::row:::\n::::row-end:::",
      ["p.md:4:1 invalid-row warning", "p.md:3:1 invalid-row warning"], "<div><p></p></div>"
    ),
    (
      ":::row x=\"1\":::\na\n:::row-end:::", ["p.md:3:1 invalid-row warning"],
      "<p></p><p></p><p></p>"
    ),
    (":::row:::\n:::row-end::: b", ["p.md:4:15 invalid-row warning"], "<div></div><p></p>"),
    (":::row::: b\n:::row-end:::", ["p.md:3:11 invalid-row warning"], "<div><p></p></div>"),
    (
      ":::column:::\na\n:::column-end:::", ["p.md:3:1 invalid-nested-column warning"],
      "<p></p><p></p><p></p>"
    ),
    (
      ":::row:::\n:::column:::\na\n:::column:::\nb\n:::column-end:::\n:::row-end:::",
      ["p.md:4:1 invalid-nested-column warning"], "<div><div><p></p></div><div><p></p></div></div>"
    ),
    (
      ":::row:::\n:::column:::\na\n:::row-end:::", ["p.md:4:1 invalid-nested-column warning"],
      "<div><div><p></p></div></div>"
    ),
    (
      ":::row:::\n:::column span=\"x\":::\n:::column-end:::\n:::row-end:::",
      ["p.md:4:1 invalid-nested-column warning"], "<div><p></p><p></p></div>"
    ),
  ])
  func reportsFaultyTags(page: String, findings: [String], outline: String) async throws {
    let outcome = try await BlockFixture.build(page)
    #expect(outcome.findings.sorted() == findings.sorted())
    let document = GumboDocument(article: Array(outcome.html.utf8))
    #expect(document.outline(inside: "article") == outline)
  }

  // MARK: Zones

  @Test func putsAZoneIntoAnElement() async throws {
    let outcome = try await BlockFixture.build(
      "::: zone pivot=\"a, b-2\" target=\"docs\"\n\nx\n\n::: zone-end\n\n:::zone target=\"docs\"\ny\n:::zone-end"
    )
    #expect(
      outcome.html
        == "<div class=\"zone has-target has-pivot\" data-target=\"docs\" data-pivot=\"a b-2\">\n"
        + "<p class=\"zone-label\">a · b-2</p>\n<p>x</p>\n</div>\n"
        + "<div class=\"zone has-target\" data-target=\"docs\">\n<p>y</p>\n</div>\n"
    )
    #expect(outcome.findings == ["p.md:3:17 zone-pivot-group-missing suggestion"])
  }

  @Test(arguments: ["chromeless", "pdf"])
  func leavesOutWhatIsForOtherPlaces(target: String) async throws {
    #expect(
      try await html(
        "a\n\n::: zone target=\"\(target)\"\n## H\n[!INCLUDE [x](gone.md)]\n\n[y](gone.md)\n::: zone-end\n\nb"
      ) == "<p>a</p>\n<p>b</p>\n"
    )
  }

  @Test(arguments: [
    ("::: zone", "3:1"), ("::: zone pivot=\"A\"", "3:1"), ("::: zone pivot=\"\"", "3:1"),
    ("::: zone pivot=\"a,\"", "3:1"), ("::: zone target=\"web\"", "3:1"),
    ("::: zone pivot=\"a\" target=\"pdf\"", "3:1"), ("::: zone pivot=\"a\" other=\"b\"", "3:1"),
    ("::: zone pivot=\"a\":::", "3:1"), ("::: zone pivot=\"a", "3:10"),
    ("::: zone pivot=\"a\" pivot=\"b\"", "3:20"),
  ])
  func showsAFaultyZoneAsItIsWritten(tag: String, place: String) async throws {
    let outcome = try await BlockFixture.build("\(tag)\n\nx\n\n::: zone-end")
    #expect(outcome.findings == ["p.md:\(place) invalid-zone error"])
    let document = GumboDocument(article: Array(outcome.html.utf8))
    #expect(document.find("p").map(document.text(of:)) == [tag, "x", "::: zone-end"])
  }

  @Test(arguments: [
    "::: zone target=\"docs\"\n::: zone target=\"docs\"\nx\n::: zone-end\n::: zone-end",
    "::: zone target=\"docs\"\n- y\n\n  ::: zone target=\"docs\"\n  x\n  ::: zone-end\n\n::: zone-end",
    "::: zone target=\"docs\"\n:::row:::\n:::column:::\n::: zone target=\"docs\"\nx\n::: zone-end\n:::column-end:::\n:::row-end:::\n::: zone-end",
  ])
  func doesNotPutZonesIntoZones(page: String) async throws {
    let outcome = try await BlockFixture.build(page)
    #expect(outcome.findings.count == 1)
    #expect(outcome.findings.first?.hasSuffix("invalid-zone error") == true)
    let document = GumboDocument(article: Array(outcome.html.utf8))
    #expect(document.find("div", class: "zone").count == 1)
    #expect(document.unbalanced.isEmpty)
  }

  @Test func reportsWhatLacksItsOtherHalf() async throws {
    let outcome = try await BlockFixture.build(
      "::: zone-end\n\n::: zone target=\"docs\"\nx\n:::: zone-end"
    )
    #expect(
      outcome.findings == [
        "p.md:3:1 invalid-zone warning", "p.md:5:1 invalid-zone warning",
        "p.md:7:1 invalid-zone warning",
      ]
    )
  }

  @Test func reportsTitlesInZones() async throws {
    let outcome = try await BlockFixture.build(
      "::: zone target=\"docs\"\n\n# H\n\n::: zone-end\n\n# I"
    )
    #expect(outcome.findings == ["p.md:5:1 h1-in-zone suggestion"])
  }

  // MARK: Monikers

  @Test func showsTheRangeOfAMoniker() async throws {
    let outcome = try await BlockFixture.build(
      "::: moniker range=\">=a-1.0 <a-3.0 || b\"\nx\n::: moniker-end",
      header: "---\nmonikerRange: a\n---\n"
    )
    #expect(
      outcome.html
        == "<div class=\"moniker\" data-moniker-range=\"&gt;=a-1.0 &lt;a-3.0 || b\">\n"
        + "<p class=\"moniker-label\">Applies to: &gt;=a-1.0 &lt;a-3.0 || b</p>\n<p>x</p>\n</div>\n"
    )
    #expect(outcome.findings == [])
  }

  @Test func saysThatThePageHasNoRange() async throws {
    let outcome = try await BlockFixture.build("::: moniker range=\"a\"\nx\n::: moniker-end")
    #expect(outcome.findings == ["p.md:3:1 moniker-range-undefined suggestion"])
  }

  @Test(arguments: [
    ("::: moniker range=\"a ||\"", "moniker-range-invalid error"),
    ("::: moniker", "invalid-moniker-range warning"),
    ("::: moniker range=\"a\" x=\"y\"", "invalid-moniker-range warning"),
  ])
  func showsAFaultyMonikerAsItIsWritten(tag: String, code: String) async throws {
    let header = "---\nmonikerRange: a\n---\n"
    let outcome = try await BlockFixture.build("\(tag)\nx\n::: moniker-end", header: header)
    #expect(outcome.findings == ["p.md:6:1 \(code)"])
    let document = GumboDocument(article: Array(outcome.html.utf8))
    #expect(document.find("p").map(document.text(of:)) == [tag, "x", "::: moniker-end"])
  }

  // MARK: Forms

  @Test func leavesFormsOut() async throws {
    let outcome = try await BlockFixture.build("a\n\n:::form action=\"x\" submitText=\"y\":::\n\nb")
    #expect(outcome.html == "<p>a</p>\n<p>b</p>\n")
    #expect(outcome.findings == ["p.md:5:1 invalid-form warning"])
  }
}

struct MonikerRangeTests {
  @Test func readsComparisonsAndAlternatives() {
    typealias Comparator = MonikerRange.Comparator
    #expect(
      MonikerRange(" >=a-1.0 <A_3 || b||= c ")?.alternatives == [
        [
          Comparator(comparison: .greaterOrEqual, moniker: "a-1.0"),
          Comparator(comparison: .less, moniker: "a_3"),
        ],
        [Comparator(comparison: .equal, moniker: "b")],
        [Comparator(comparison: .equal, moniker: "c")],
      ]
    )
  }

  @Test(arguments: [
    "", "  ", "||", "a ||", "|| a", "a | b", "a |||| b", ">", ">> a", "a & b", "=< a", "ä",
  ])
  func refusesOtherTexts(text: String) { #expect(MonikerRange(text) == nil) }

  @Test(arguments: [
    (":::row:::\n:::column span=\"99\":::\n:::column-end:::\n:::row-end:::", "from 1 to 12"),
    ("::: zone pivot=\"a<b\"\na\n::: zone-end", "letters, digits and dashes"),
  ])
  func saysWhatIsAllowed(page: String, words: String) async throws {
    let site = try TemporarySite(
      ["content/en/p.md": "# T\n\n\(page)\n"],
      configuration: TemporarySite.configuration(locales: ["en"])
    )
    let report = try await site.build { $0.keepsGoing = true }
    #expect(report.diagnostics.findings.contains { $0.message.contains(words) })
  }
}
