import Testing

@testable import Diglot

@Suite("pseudo-locales")
struct PseudoLocaleTests {
  @Test
  func `text has accents and three tenths more letters`() {
    let text = "The quick brown fox jumps over the lazy dog and runs away from all of its friends"
    let shown = PseudoLocale.accented.text(text)
    let letters = text.unicodeScalars.count(where: \.properties.isAlphabetic)
    let added = shown.unicodeScalars.count - text.unicodeScalars.count
    #expect(added == letters * 3 / 10)
    #expect(shown.allSatisfy { !$0.isASCII || !$0.isLetter })
    #expect(shown.split(separator: " ").count == text.split(separator: " ").count)
  }

  @Test
  func `words without vowels owe their length to the end`() {
    #expect(PseudoLocale.accented.text("XML XSLT") == "ẊṀĻ ẊŠĻŢ~~")
  }

  @Test
  func `names in braces are filled in later and stay`() {
    #expect(PseudoLocale.accented.text("in {language}: {x") == "îñ {language}: {ẋ")
  }

  @Test
  func `text without letters stays, and right to left is said in the text`() {
    #expect(PseudoLocale.mirrored.text("1, 2") == "1, 2")
    #expect(PseudoLocale.mirrored.text("By") == "\u{202E}Ɓý\u{202C}")
  }

  private static let configuration = TemporarySite.configuration(
    locales: ["en", "ko", "qps-ploc", "qps-plocm"]
  )
  private static let files = [
    "content/en/a.md":
      "# Some *news*\n\nSee [it](b.md#part) and `code`.\n\n> [!NOTE]\n> Mind it.\n",
    "content/en/b.md": "# Other\n\n## Part\n", "content/ko/a.md": "# 소식\n",
    "content/en/toc.yml": "- name: News\n  href: a.md\n- href: b.md\n",
  ]

  @Test
  func `a page is that of the original in other letters, with the same ids and links`() async throws
  {
    let site = try TemporarySite(Self.files, configuration: Self.configuration)
    #expect(try await site.build().summary == [])
    let article = try #require(site.article("qps-ploc/a/index.html"))
    #expect(article.contains("<h1 id=\"some-news\">Šöɱéé <em>ñéŵš~</em></h1>"))
    #expect(article.contains("<a href=\"../b/#part\">îţ</a>"))
    #expect(article.contains("<code>code</code>"))
    #expect(article.contains("Ñöţéé"))
    let page = try #require(site.output("qps-ploc/a/index.html"))
    #expect(page.contains("<html lang=\"en-XA\" dir=\"ltr\">"))
    #expect(page.contains("<meta name=\"robots\" content=\"noindex\">"))
    #expect(!page.contains("rel=\"alternate\" hreflang=\"qps"))
    #expect(page.contains(">Ñéŵš~</a>") && page.contains(">Öţĥééŕ</a>"))
    #expect(!page.contains("class=\"notice\""))
    // Checkers of HTML know registered subtags only.
    for path in ["qps-ploc/a/index.html", "ko/a/index.html", "index.html", "qps-ploc/404.html"] {
      let other = try #require(site.output(path))
      #expect(other.contains("lang=\"en-XA\"") && !other.contains("lang=\"qps"), "\(path)")
    }
    let mirrored = try #require(site.output("qps-plocm/a/index.html"))
    #expect(mirrored.contains("<html lang=\"ar-XB\" dir=\"rtl\">"))
  }

  @Test
  func `they are there also where fallback pages are not`() async throws {
    let configuration = Self.configuration + "\nfallbackPages: omit\n"
    let site = try TemporarySite(Self.files, configuration: configuration)
    #expect(try await site.build().summary == [])
    #expect(site.output("qps-ploc/b/index.html") != nil)
    #expect(site.output("ko/b/index.html") == nil)
  }

  @Test
  func `the original rebuilt from units is one to make them of`() async throws {
    let unit =
      "<span data-ttu-id=\"59e94-103\">새 소식</span>"
      + "<span class=\"sxs-lookup\"><span data-stu-id=\"59e94-103\">New things</span></span>"
    let configuration = TemporarySite.configuration(locales: ["en", "ko", "qps-ploc"])
    let site = try TemporarySite(
      ["content/ko/a.md": "# " + unit + "\n"],
      configuration: configuration
    )
    #expect(try await site.build().summary == [])
    #expect(site.article("qps-ploc/a/index.html")?.contains("Ñéŵ ţĥîîñĝš") == true)
  }

  @Test
  func `they are no original and have no folder`() async throws {
    let configuration = """
      title: Test
      baseURL: https://docs.example.com/
      originalLocale: qps-ploc
      locales:
        - tag: en
        - { tag: qps-ploc, content: content/en }
      """
    let site = try TemporarySite(["content/en/a.md": "# A\n"], configuration: configuration)
    let report = try await site.build()
    #expect(report.diagnostics.findings.map(\.code) == [.invalidValue, .invalidValue])
    #expect(report.summary.map { $0.split(separator: ":")[1] } == ["3", "6"])
  }
}
