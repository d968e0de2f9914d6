import Foundation
import Testing

@testable import Diglot

/// Pieces of files in pages, as whole sites of one locale.
struct CodeSnippetTests {
  private func build(
    _ page: String,
    _ files: [String: String] = [:],
    configuration: String = ""
  ) async throws -> (html: String, findings: [String]) {
    var all = ["content/en/guide/p.md": "# T\n\n\(page)\n"]
    for (name, text) in files { all["content/en/" + name] = text }
    let site = try TemporarySite(
      all,
      configuration: TemporarySite.configuration(configuration, locales: ["en"])
    )
    let report = try await site.build { $0.keepsGoing = true }
    let findings = report.diagnostics.findings.map {
      "\($0.location?.line ?? 0):\($0.location?.column ?? 0) \($0.severity) \($0.code.rawValue)"
    }
    return (site.article("en/guide/p/index.html") ?? "", findings)
  }

  /// The code of a block, without its tags.
  private func code(_ html: String) -> String? {
    guard let start = html.range(of: "<pre><code"),
      let open = html.range(of: ">", range: start.upperBound..<html.endIndex),
      let end = html.range(of: "</code></pre>")
    else { return nil }
    return String(html[open.upperBound..<end.lowerBound]).replacing(/<[^>]*>/, with: "")
  }

  private let numbers = (1...6).map { "line \($0)\n" }.joined()

  @Test func showsTheLinesOfAFile() async throws {
    let (html, findings) = try await build(
      "[!code-text[Main](../src/n.txt?range=2-3,6)]",
      ["src/n.txt": numbers]
    )
    #expect(code(html) == "line 2\nline 3\nline 6\n")
    #expect(html.contains("<pre><code class=\"language-text\" translate=\"no\">"))
    #expect(findings == [])
  }

  @Test func findsFilesFromTheRootAndInBackslashes() async throws {
    for path in ["~/src/n.txt", "..\\src\\n.txt", "../src/n.txt#L4", "../src/n.txt?start=4&end=4"] {
      let (html, findings) = try await build("[!code[](\(path))]", ["src/n.txt": numbers])
      #expect(code(html)?.contains("line 4\n") == true, "\(path)")
      #expect(findings == [], "\(path)")
    }
  }

  @Test func showsATagInTheLanguageOfTheEnding() async throws {
    let (html, findings) = try await build(
      "[!CODE[](x.cs#main \"The <start>\")]",
      ["guide/x.cs": "//<snippetMain>\r\n    int a = 1;\r\n//</snippetMain>\r\n"]
    )
    #expect(code(html) == "int a = 1;\n")
    #expect(html.contains("class=\"language-csharp\""))
    #expect(html.contains("<figure class=\"code\">\n<figcaption>The &lt;start&gt;</figcaption>"))
    #expect(findings == [])
  }

  @Test func marksLinesOfWhatIsShown() async throws {
    let (html, _) = try await build(
      "[!code-text[](n.txt?range=2-5&highlight=1,3-)]",
      ["guide/n.txt": numbers]
    )
    let marked = ["line 2", "line 4", "line 5"].map { "<span class=\"hl-line\">\($0)</span>\n" }
    #expect(html.contains(marked[0] + "line 3\n" + marked[1] + marked[2] + "</code>"))
  }

  @Test func readsTheFormBetweenColons() async throws {
    let (html, findings) = try await build(
      ":::code language=\"C#\" source=\"x.cs\" id=\"a\" highlight=\"1\" interactive=\"try-dotnet\":::",
      ["guide/x.cs": "#region a\nx();\n#endregion\n"]
    )
    #expect(code(html) == "x();\n")
    #expect(html.contains("class=\"language-C#\" data-interactive=\"C#\""))
    #expect(html.contains("data-interactive-mode=\"try-dotnet\""))
    #expect(html.contains("<span class=\"hl-line\">"))
    #expect(findings == [])
  }

  @Test func infersTheLanguageBetweenColons() async throws {
    let (html, findings) = try await build(
      "::: code source=\"x.py\" range=\"2-\" :::\n\n:::code source=\"x.zzz\":::",
      ["guide/x.py": "a\nb\n", "guide/x.zzz": "c\n"]
    )
    #expect(html.contains("class=\"language-python\""))
    #expect(code(html) == "b\n")
    #expect(findings == ["5:17 error invalid-code"])
  }

  @Test(arguments: [
    (":::code language=\"x\":::", "3:1"), (":::code source=\"n.txt\" rows=\"1\":::", "3:17"),
    (":::code source=\"n.txt\" range=\"x\":::", "3:17"),
    (":::code source=\"n.txt\" highlight=\"1-2-3\":::", "3:17"),
    (":::code source=\"n.txt\" source=\"n.txt\":::", "3:17"), (":::code source=n.txt:::", "3:1"),
    (":::code source=\"n.txt\" language=\"x\"::: more", "3:17"), (":::code source=\"\":::", "3:17"),
  ])
  func leavesWhatIsWrongBetweenColonsAsItIs(line: String, place: String) async throws {
    let (html, findings) = try await build(line, ["guide/n.txt": numbers])
    #expect(findings == ["\(place) error invalid-code"])
    #expect(html.contains("<p>:::code"))
    #expect(!html.contains("<pre"))
  }

  @Test(arguments: [
    ("[!code-cs[](gone.cs)]", "3:13", "warning codesnippet-not-found"),
    ("[!code-cs[]()]", "3:13", "warning codesnippet-not-found"),
    ("[!code-cs[](../../../../x.cs)]", "3:13", "warning codesnippet-not-found"),
    ("[!code-cs[](x.cs#gone)]", "3:13", "warning codesnippet-not-found"),
    ("[!code-cs[](x.cs#open)]", "3:13", "warning codesnippet-not-found"),
    ("[!code-cs[](x.cs?range=9)]", "3:13", "warning codesnippet-not-found"),
    ("[!code-cs[](large.cs)]", "3:13", "warning codesnippet-not-found"),
    (":::code source=\"gone.cs\":::", "3:17", "warning invalid-code"),
    (":::code source=\"x.cs\" id=\"gone\":::", "3:17", "warning invalid-code"),
    ("[!notebook-python[](x.cs?name=a)]", "3:21", "error not-notebook-content"),
    ("[!notebook-python[](n.ipynb?name=c)]", "3:21", "error tag-not-found"),
    ("[!notebook-python[](n.ipynb)]", "3:21", "error tag-not-found"),
    ("[!notebook-python[](n.ipynb?name=b)]", "3:21", "error multiple-tags-with-same-name"),
  ])
  func saysSoWhereNothingCanBeShown(line: String, place: String, finding: String) async throws {
    let files = [
      "guide/x.cs": "//<open>\nx\n", "guide/n.ipynb": Self.notebook,
      "guide/large.cs": String(repeating: "x", count: 5000),
    ]
    let (html, findings) = try await build(line, files, configuration: "pageSizeLimit: 4096")
    #expect(findings == ["\(place) \(finding)"])
    #expect(html.contains("WARNING\" role=\"note\">\n<p>The sample code"))
    #expect(!html.contains("<pre"))
  }

  private static let notebook = """
    {"cells": [
      {"metadata": {"name": "a"}, "source": ["import os\\n", "print(\\"é\\")"]},
      {"metadata": {"name": "b"}, "source": "x"}, {"metadata": {"name": "b"}, "source": "y"},
      {"metadata": {}, "source": []}
    ], "nbformat": 4}
    """

  @Test func showsTheCellOfANotebook() async throws {
    let (html, findings) = try await build(
      "[!notebook-python[](n.ipynb?name=a)]",
      ["guide/n.ipynb": Self.notebook]
    )
    #expect(code(html) == "import os\nprint(&quot;é&quot;)\n")
    #expect(findings == [])
  }

  @Test func triesEveryKindOfCommentOfAnUnknownLanguage() async throws {
    let (html, findings) = try await build(
      "[!code-zzz[](x.zzz#a)]",
      ["guide/x.zzz": ";<a>\n1\n;</a>\n"]
    )
    #expect(code(html) == "1\n")
    #expect(html.contains("class=\"language-zzz\""))
    #expect(findings == ["3:14 warning unknown-language-code"])
  }

  @Test func takesFilesOfTheOriginalWhereALocaleHasNone() async throws {
    let site = try TemporarySite(
      [
        "content/en/x.sql": "SELECT 'en'\n", "content/en/y.sql": "SELECT 'en'\n",
        "content/en/p.md": "# P", "content/ko/y.sql": "SELECT 'ko'\n",
        "content/ko/p.md": "# P\n\n[!code[](x.sql)]\n\n[!code[](y.sql)]\n\n[!code[](z.sql)]",
      ],
      configuration: TemporarySite.configuration(locales: ["en", "ko"])
    )
    let report = try await site.build()
    let html = try #require(site.article("ko/p/index.html"))
    let plain = html.replacing(/<[^>]*>/, with: "")
    #expect(plain.contains("SELECT 'en'\n"))
    #expect(plain.contains("SELECT 'ko'\n"))
    #expect(plain.contains("샘플 코드"))
    #expect(report.diagnostics.findings.map(\.code) == [.codesnippetNotFound])
  }

  @Test func readsFromTheFolderOfWhatIsIncluded() async throws {
    let (html, findings) = try await build(
      "[!INCLUDE [x](../parts/i.md)]",
      ["parts/i.md": "- a\n\n  [!code[](n.txt?range=1)]", "parts/n.txt": numbers]
    )
    #expect(
      html.contains("<li>\n<p>a</p>\n<pre><code translate=\"no\">line 1\n</code></pre>\n</li>")
    )
    #expect(findings == [])
  }

  @Test func isTextInASentenceAndInCode() async throws {
    let (html, _) = try await build("a [!code[x](n.txt)]\n\n```\n[!code[x](n.txt)]\n```")
    #expect(html.contains("<p>a [!code"))
    #expect(html.contains("<code translate=\"no\">[!code[x](n.txt)]\n</code>"))
  }

  @Test func escapesWhatFilesHold() async throws {
    let (html, _) = try await build(
      "[!code-html[](x.html)]",
      ["guide/x.html": "<script>alert('&')</script>\n"]
    )
    #expect(code(html) == "&lt;script&gt;alert('&amp;')&lt;/script&gt;\n")
    #expect(!html.contains("<script"))
  }

  @Test func refusesFilesThatAreNotText() async throws {
    let site = try TemporarySite(
      ["content/en/p.md": "# P\n\n[!code[](x.bin)]"],
      configuration: TemporarySite.configuration(locales: ["en"])
    )
    try Data([0x61, 0xFF, 0x0A]).write(to: URL(filePath: site.folder + "/content/en/x.bin"))
    let report = try await site.build()
    #expect(report.diagnostics.findings.map(\.code) == [.codesnippetNotFound])
  }

  @Test func showsNoMoreThanAPageMayHold() async throws {
    let line = "[!code[](n.txt?range=1-,1-,1-)]\n\n"
    let (html, findings) = try await build(
      String(repeating: line, count: 40),
      ["guide/n.txt": String(repeating: "0123456789\n", count: 30)],
      configuration: "pageSizeLimit: 4096"
    )
    // Each shows 990 bytes.
    #expect(html.components(separatedBy: "<pre").count - 1 == 4)
    #expect(findings.count == 36)
  }
}
