import Testing

@testable import Diglot

/// Links of pages with all that they need, through a whole build.
struct LinkingTests {
  private func build(
    _ files: [String: String],
    locales: [String] = ["en"],
    _ change: (inout BuildOptions) -> Void = { _ in }
  ) async throws -> (TemporarySite, BuildReport) {
    var named: [String: String] = [:]
    for (path, text) in files { named["content/" + path] = text }
    let configuration = TemporarySite.configuration(locales: locales)
    let site = try TemporarySite(named, configuration: configuration)
    return (site, try await site.build(change))
  }

  @Test func keepsADotInTheNameOfAFile() async throws {
    let text = """
      # A

      ![g](guide.png) [f](guide.png) [v](release-1.2) [w](release-1.3) ![p](guide.md)
      <img src="guide.png" alt="h"> ![i](guide)
      """
    let (site, report) = try await build([
      "en/a.md": text, "en/guide.png": "x", "en/guide/index.md": "# G",
      "en/release-1/index.md": "# R", "en/release-1.2.md": "# R", "en/release-1.md": "# R",
    ])
    let article = try #require(site.article("en/a/index.html"))
    #expect(article.contains("<img src=\"../guide.png\" alt=\"g\" decoding=\"async\" />"))
    #expect(article.contains("<a href=\"../guide.png\">f</a>"))
    #expect(article.contains("<a href=\"../release-1.2/\">v</a> w"))
    #expect(article.contains("<img src=\"../guide.png\" alt=\"h\""))
    #expect(!article.contains("src=\"../guide/\""))
    #expect(report.summary.filter { $0.hasSuffix("file-not-found") }.count == 3)
  }

  @Test func saysWhereAPageWasFoundWithAnotherEndingOrNone() async throws {
    let text =
      "# A\n\n[b](b) [c](sub/c#part) [d](d.md) [e](b.yml) <a href=\"./b\">f</a> [g](b.md)\n"
    let (site, report) = try await build([
      "en/a.md": text, "en/b.md": "# B", "en/sub/c.md": "# C\n\n## Part",
      "en/d.yml": "### YamlMime:Landing\ntitle: D\n",
    ])
    #expect(
      report.summary.filter { !$0.hasPrefix("en/d.yml") }
        == [5, 12, 28, 38, 54].map { "en/a.md:3:\($0) link-extension-changed" }
    )
    let changed = report.diagnostics.findings.filter { $0.code == .linkExtensionChanged }
    #expect(changed.allSatisfy { $0.severity == .info })
    let article = try #require(site.article("en/a/index.html"))
    #expect(article.contains("<a href=\"../b/\">b</a> <a href=\"../sub/c/#part\">c</a>"))
    #expect(article.contains("<a href=\"../b/\">f</a> <a href=\"../b/\">g</a>"))
  }

  @Test func keepsThePartOfAFileThatIsMeant() async throws {
    let text = """
      # A

      [p](b%20c.pdf#page=3) ![i](i.svg#home) <a href="b c.pdf#page=4">h</a> [![s](i.svg)](i.svg#lightbox)
      """
    let (site, report) = try await build(["en/a.md": text, "en/b c.pdf": "x", "en/i.svg": "<svg/>"])
    #expect(report.summary == [])
    let article = try #require(site.article("en/a/index.html"))
    #expect(article.contains("<a href=\"../b%20c.pdf#page=3\">p</a>"))
    #expect(article.contains("<img src=\"../i.svg#home\" alt=\"i\""))
    #expect(article.contains("<a href=\"../b%20c.pdf#page=4\">h</a>"))
    #expect(article.contains("<a href=\"../i.svg\" class=\"lightbox\">"))
    #expect(site.output("en/b c.pdf") == "x" && site.output("en/i.svg") == "<svg/>")
  }

  @Test func findsThePicturesOfTheFileThatAPageIsRebuiltFrom() async throws {
    let text = "# " + unit("00000-101", "제목", "Title") + "\n\n![p](img/a.png)\n"
    let (site, report) = try await build(
      ["ko/a.md": text, "ko/img/a.png": "x", "ja/b.md": "# B", "en/c.md": "# C"],
      locales: ["en", "ko", "ja"]
    )
    #expect(report.summary == [])
    #expect(site.article("en/a/index.html")?.contains("src=\"../../ko/img/a.png\"") == true)
    #expect(site.article("ja/a/index.html")?.contains("src=\"../../ko/img/a.png\"") == true)
    #expect(site.output("ko/img/a.png") == "x")
  }

  /// No unit holds an alternative text, so that a rebuilt page has only that of the translation.
  @Test func saysInWhichLanguageAnAlternativeTextIsLeft() async throws {
    let text =
      "# " + unit("00000-101", "제목", "Title") + "\n\n"
        + """
        ![그림 *하나*](a.png) ![Menu](a.png) ![](a.png) ![밖](https://example.com/b.png)
        ![없는 그림](none.png) ![None](none.png)

        :::image source="a.png" alt-text="메뉴" border="false":::

        <img src="a.png" alt="차림표"> <img src="a.png" alt="차림" lang="ja"> <img src="n.png" alt="빈">
        """
    let (site, _) = try await build(
      ["ko/a.md": text, "ko/a.png": "x", "ja/b.md": "# B"],
      locales: ["en", "ko", "ja"]
    ) { $0.keepsGoing = true }
    let korean = " lang=\"ko\" dir=\"ltr\""
    for article in [site.article("en/a/index.html"), site.article("ja/a/index.html")] {
      let article = try #require(article)
      #expect(article.contains("<h1 id=\"title\">Title</h1>"))
      #expect(article.contains("alt=\"그림 하나\"\(korean) decoding"))
      #expect(article.contains("alt=\"Menu\" loading"))
      #expect(article.contains("alt=\"\" loading"))
      #expect(article.contains("alt=\"밖\"\(korean) loading"))
      #expect(article.contains("<span\(korean)>없는 그림</span> None"))
      #expect(article.contains("alt=\"메뉴\"\(korean) loading"))
      #expect(article.contains("alt=\"차림표\"\(korean) loading"))
      #expect(article.contains("alt=\"차림\" lang=\"ja\" loading"))
      #expect(article.contains("<span\(korean)>빈</span>"))
    }
    #expect(site.article("ko/a/index.html")?.contains("lang=\"ko\"") == false)
  }

  @Test(.timeLimit(.minutes(1)), arguments: ["a.png", "none.png"])
  func findsTheLanguageOfPicturesInPicturesInLinearTime(picture: String) async throws {
    let count = 20_000
    let text =
      "# " + unit("00000-101", "제목", "Title") + "\n\n" + String(repeating: "![", count: count)
      + "가" + String(repeating: "](\(picture))", count: count)
    let (site, _) = try await build(["ko/a.md": text, "ko/a.png": "x"], locales: ["en", "ko"]) {
      $0.keepsGoing = true
    }
    #expect(site.article("en/a/index.html")?.contains("Title") == true)
  }

  @Test func namesTheNearMissOnlyAmongWhatTheReaderReaches() async throws {
    let (_, report) = try await build(
      [
        "en/index.md": "[a](guide/strat.md) [b](guide/onlyy.md) [c](strat.md) [d](guide/only.md)",
        "en/guide/start.md": "# S", "ko/guide/only.md": "# O",
      ],
      locales: ["en", "ko"]
    )
    #expect(
      report.diagnostics.findings.map { $0.notes.first ?? "" } == [
        "did you mean 'guide/start.md'?", "its text is kept without the link",
        "its text is kept without the link", "it exists only in ko",
      ]
    )
  }

  @Test(arguments: [
    ("| [one](nope.md) | [two](nope.md) |\n|---|---|", ["1:9", "1:26"]),
    ("[x](ab.md) abc [y](b)", ["1:5", "1:20"]), ("[a](nope.md#a) [c](a)", ["1:5", "1:20"]),
    ("nope.md [x](nope.md), [y](<nope.md> \"t\")", ["1:13", "1:28"]),
    ("*x* [a](n.md)\n[b](n.md)\n\n[c](n.md)", ["1:9", "2:5", "4:5"]),
    ("x <a href=\"n.md\">a</a> <a href='n.md'>b</a>", ["1:12", "1:33"]),
    ("[n.md](n.md)", ["1:8"]), ("[x](n\\_m.md)", ["1:1"]),
  ])
  func saysWhereEachLinkStands(markdown: String, places: [String]) async throws {
    let (_, report) = try await build(["en/p.md": markdown])
    #expect(
      report.summary.filter { $0.contains("file-not") }
        == places.map { "en/p.md:\($0) file-not-found" }
    )
  }

  @Test(.timeLimit(.minutes(1)), arguments: ["[a](a) ", "[a](aa.md) a", "aaaa[a](a\\_) "])
  func findsPlacesInLinearTime(piece: String) async throws {
    let (_, report) = try await build(["en/p.md": String(repeating: piece, count: 20_000)])
    #expect(report.diagnostics.findings.count <= 3 * Diagnostics.pageLimit)
  }

  @Test func saysInWhichLanguageAFileIs() async throws {
    let (_, report) = try await build(
      ["en/index.md": "![a](a.png)", "ko/a.png": "x", "ko/b.md": "# B", "ja/a.png": "x"],
      locales: ["en", "ko", "ja"]
    )
    #expect(report.diagnostics.findings.map(\.notes.first) == ["it exists only in ko, ja"])
  }

  @Test func takesTheFileInTheSameLetterCaseFirst() async throws {
    let files = [
      "en/a.md": "![a](Pic.png) ![b](pic.png) ![c](PIC.png) <img src=\"PIC.PNG\" alt=\"d\">",
      "en/Pic.png": "1", "en/pic.png": "2",
    ]
    let (site, report) = try await build(files)
    let article = try #require(site.article("en/a/index.html"))
    #expect(article.contains("<img src=\"../Pic.png\" alt=\"a\" decoding=\"async\" />"))
    #expect(
      article.contains("<img src=\"../pic.png\" alt=\"b\" loading=\"lazy\" decoding=\"async\" />")
    )
    #expect(
      article.contains("<img src=\"../Pic.png\" alt=\"c\" loading=\"lazy\" decoding=\"async\" />")
    )
    #expect(
      report.summary == ["en/a.md:1:34 link-case-mismatch", "en/a.md:1:53 link-case-mismatch"]
    )
    #expect(site.output("en/Pic.png") == "1" && site.output("en/pic.png") == "2")
  }

  @Test func leadsNowhereInALocaleWithoutPages() async throws {
    let (site, report) = try await build(
      ["en/index.md": "# Home", "ko/a.txt": "x"],
      locales: ["en", "ko"]
    ) { _ in }
    #expect(report.summary == [])
    try site.write([
      "diglot.yml": TemporarySite.configuration("fallbackPages: omit", locales: ["en", "ko"])
    ])
    _ = try await site.build()
    for path in ["index.html", "404.html", "ko/404.html", "en/index.html"] {
      let page = try #require(site.output(path))
      #expect(!page.contains("href=\"ko/\"") && !page.contains("href=\"/t/ko/\""), "\(path)")
      #expect(page.contains("class=\"unavailable\""), "\(path)")
    }
    #expect(site.output("ko/404.html")?.contains("class=\"site-title\" href=\"/t/\"") == true)
  }
}
