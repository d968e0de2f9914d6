import Testing

@testable import Diglot

/// Files included in pages, as whole sites of one locale.
struct IncludeTests {
  private func build(
    _ page: String,
    _ includes: [String: String]
  ) async throws -> (html: String, findings: [String]) {
    var files = ["content/en/p.md": "# T\n\n\(page)\n", "content/en/a.md": "# A page"]
    for (name, text) in includes { files["content/en/includes/\(name)"] = text }
    let site = try TemporarySite(
      files,
      configuration: TemporarySite.configuration("exclude: [\"includes/**\"]", locales: ["en"])
    )
    let report = try await site.build { $0.keepsGoing = true }
    let findings = report.diagnostics.findings.map { finding in
      let place = finding.location.map { "\($0.file.split(separator: "/").last ?? ""):\($0.line)" }
      return "\(place ?? "") \(finding.code.rawValue)"
    }
    return (site.article("en/p/index.html") ?? "", findings)
  }

  @Test func putsBlocksInPlace() async throws {
    let (html, findings) = try await build(
      "one\n[!INCLUDE [x](includes/n.md)]\ntwo",
      ["n.md": "---\ntitle: none\n---\n- a\n- b\n"]
    )
    #expect(html.contains("<p>one</p>\n<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n<p>two</p>"))
    #expect(findings == [])
  }

  @Test func putsBlocksIntoQuotesAndLists() async throws {
    let (html, _) = try await build(
      "1. one\n\n   [!INCLUDE [x](includes/n.md)]\n\n> [!INCLUDE [x](includes/n.md)]",
      ["n.md": "*n*"]
    )
    #expect(html.contains("<li>\n<p>one</p>\n<p><em>n</em></p>\n</li>"))
    #expect(html.contains("<blockquote>\n<p><em>n</em></p>\n</blockquote>"))
  }

  @Test func putsTextIntoSentencesHeadingsAndCells() async throws {
    let (html, _) = try await build(
      """
      ## [!INCLUDE[](includes/n.md)] Overview

      a [!INCLUDE[](includes/n.md)] b

      | [!INCLUDE[](includes/n.md)] c |
      |---|
      """,
      ["n.md": "**n**\n"]
    )
    #expect(html.contains("<h2 id=\"-overview\"><strong>n</strong> Overview</h2>"))
    #expect(html.contains("<p>a <strong>n</strong> b</p>"))
    #expect(html.contains("<th><strong>n</strong> c</th>"))
  }

  @Test func resolvesLinksFromTheFoldersOfTheFiles() async throws {
    let (html, findings) = try await build(
      "[!INCLUDE [x](includes/one.md)]",
      [
        "one.md": "[!INCLUDE [x](deep/two.md)]",
        "deep/two.md": "[A](../../a.md) <a href=\"../../a.md\">b</a>\n\n[x](gone.md)",
      ]
    )
    #expect(html.contains("<a href=\"../a/\">A</a> <a href=\"../a/\">b</a>"))
    #expect(findings == ["two.md:3 file-not-found"])
  }

  @Test func namesFaultsWhereTheyStand() async throws {
    let (html, findings) = try await build(
      "[!INCLUDE [x](includes/no.md)]\n\n[!INCLUDE [x](includes/x.txt)]\n\nz [!INCLUDE [x]()]",
      ["x.txt": "x"]
    )
    #expect(
      findings == [
        "p.md:3 include-not-found", "p.md:5 include-invalid", "p.md:7 include-not-found",
      ]
    )
    #expect(html.contains("<p>[!INCLUDE [x](includes/no.md)]</p>"))
  }

  @Test func findsCircles() async throws {
    let (_, findings) = try await build(
      "[!INCLUDE [x](includes/a.md)]",
      ["a.md": "[!INCLUDE [x](b.md)]", "b.md": "x\n\n[!INCLUDE [x](a.md)]"]
    )
    #expect(findings == ["b.md:3 circular-reference"])
  }

  @Test func leavesCodeAlone() async throws {
    let (html, findings) = try await build(
      "```\n[!INCLUDE [x](includes/no.md)]\n```\n\n    [!INCLUDE [x](includes/no.md)]",
      [:]
    )
    #expect(
      html.contains(
        "<pre><code translate=\"no\">[!INCLUDE [x](includes/no.md)]\n</code></pre>\n<pre><code translate=\"no\">[!INCLUDE"
      )
    )
    #expect(findings == [])
  }

  @Test func marksMissingPlacesInIncludedLinks() async throws {
    let (_, findings) = try await build(
      "[!INCLUDE [x](includes/n.md)]",
      ["n.md": "line\n\n[x](../a.md#nowhere)"]
    )
    #expect(findings == ["n.md:3 bookmark-not-found"])
  }

  @Test func wantsNoTitlesAndOpenFencesInIncludedFiles() async throws {
    let files = ["n.md": "---\ntitle: n\n---\n## A\n\nB\n=\n\n# [L](#tab/l)\n\n```\nx\n"]
    let (_, findings) = try await build("[!INCLUDE [x](includes/n.md)]", files)
    #expect(findings == ["n.md:6 h1-in-include", "n.md:11 code-block-unclosed"])
    let (_, inSentence) = try await build("a [!INCLUDE [x](includes/n.md)]", ["n.md": "# n"])
    #expect(!inSentence.contains { $0.hasSuffix("h1-in-include") })
  }

  @Test func saysOnceWhatIsWrongInAFileIncludedTwice() async throws {
    let (_, findings) = try await build(
      "[!INCLUDE [x](includes/n.md)]\n\n[!INCLUDE [x](includes/n.md)]",
      ["n.md": "[x](gone.md)"]
    )
    #expect(findings == ["n.md:1 file-not-found"])
  }

  @Test func findsNothingWrongInASentenceWithAnInclude() async throws {
    let (html, findings) = try await build("a [!INCLUDE [x](includes/n.md)] b", ["n.md": "*n*"])
    #expect(html.contains("<p>a <em>n</em> b</p>"))
    #expect(findings == [])
  }

  @Test func includesNoMoreThanAPageMayHold() async throws {
    let big = String(repeating: "leaf *x* ", count: 30_000)
    let (html, findings) = try await build(
      String(repeating: "a [!INCLUDE [x](includes/big.md)] b\n\n", count: 20),
      ["big.md": big]
    )
    // 270,000 bytes go seven times into 2 MiB.
    #expect(findings.filter { $0.hasSuffix("include-invalid") }.count == 13)
    #expect(html.contains("<p>a [!INCLUDE [x](includes/big.md)] b</p>"))
  }
}
