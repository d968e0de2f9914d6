import Testing

@testable import Diglot

/// Links by uid, in sites of English and Korean.
struct XrefTests {
  private static let map = """
    {"references": [
      {"uid": "System.String", "name": "String", "fullName": "System.String",
       "href": "https://x.org/string"},
      {"uid": "a b", "name": "A & B", "href": "https://x.org/ab?v=1#own"},
      {"uid": "my.guide", "name": "elsewhere", "href": "https://x.org/guide"}
    ]}
    """

  private func build(
    _ page: String,
    _ more: [String: String] = [:],
    _ configuration: String = "xref: [x.json]",
    output: String = "en/index.html",
    rules: String = ""
  ) async throws -> (html: String, findings: [String]) {
    var files = [
      "x.json": Self.map, "content/ko/other.md": "# 다른 페이지",
      "content/en/deep/guide.md": "---\ntitle: Header | T\nuid: my.guide\n---\n# Guide\n\n## Part",
      "content/en/index.md": page,
    ]
    files.merge(more) { $1 }
    let site = try TemporarySite(
      files,
      configuration: TemporarySite.configuration(configuration, locales: ["en", "ko"])
        .replacing("title-missing: off }", with: "title-missing: off\(rules) }")
    )
    let report = try await site.build { $0.keepsGoing = true }
    let findings = report.diagnostics.findings.map { finding in
      let name = finding.location?.file.split(separator: "/").last ?? ""
      return "\(name):\(finding.location?.line ?? 0):\(finding.location?.column ?? 0) "
        + "\(finding.code.rawValue) \(finding.severity.name)"
    }
    return (site.article(output) ?? "", findings)
  }

  private static let guide = "<a href=\"deep/guide/\">Guide</a>"
  private static func external(_ name: String, _ url: String = "https://x.org/string") -> String {
    "<a href=\"\(url)\" class=\"no-loc\" translate=\"no\">\(name)</a>"
  }

  @Test(arguments: [
    ("<xref:my.guide>", guide), ("@my.guide", guide), ("see (x) @my.guide.", "see (x) \(guide)."),
    ("a,@my.guide, b", "a,\(guide), b"), ("@\"my.guide\"", guide), ("@'my.guide'", guide),
    ("x\n@my.guide", "x\n\(guide)"), ("*x* @my.guide", "<em>x</em> \(guide)"),
    ("<xref:my.guide#part>", "<a href=\"deep/guide/#part\">Guide</a>"),
    ("[text](xref:my.guide \"tip\")", "<a href=\"deep/guide/\" title=\"tip\">text</a>"),
    ("[](xref:my.guide?title=a%20tip)", "<a href=\"deep/guide/\" title=\"a tip\">Guide</a>"),
    ("<xref:my.guide?text=Read+me>", "<a href=\"deep/guide/\">Read me</a>"),
    ("<xref:my.guide?x=1>", "<a href=\"deep/guide/?x=1\">Guide</a>"),
    ("<xref:System.String>", external("String")),
    ("<xref:System.String?displayProperty=fullName>", external("System.String")),
    ("<xref:System.String?displayProperty=nope>", external("String")),
    ("[t](xref:System%2EString)", "<a href=\"https://x.org/string\">t</a>"),
    ("<xref:'a b'>", external("A &amp; B", "https://x.org/ab?v=1#own")),
    ("<xref:\"a b\"?x=2>", external("A &amp; B", "https://x.org/ab?v=1&amp;x=2#own")),
    ("<xref:a%20b#p>", external("A &amp; B", "https://x.org/ab?v=1#p")),
    ("x <xref href=\"my.guide\" data-x=\"y\"/>", "x \(guide)"),
    ("x <xref uid=\"System.String\"></xref>", "x " + external("String")),
    (
      "x <xref uid=\"System.String\">*y*</xref>",
      "x <a href=\"https://x.org/string\"><em>y</em></a>"
    ),
    ("x <xref href=\"my.guide\" text=\"a &amp; b\">", "x <a href=\"deep/guide/\">a &amp; b</a>"),
    ("x <a href=\"xref:my.guide#part\">y</a>", "x <a href=\"deep/guide/#part\">y</a>"),
  ])
  func resolvesEachForm(markdown: String, expected: String) async throws {
    let (html, findings) = try await build(markdown)
    #expect(html == "<p>\(expected)</p>\n")
    #expect(findings == [])
  }

  @Test func resolvesTagsInBlocksOfRawHTML() async throws {
    let (html, findings) = try await build(
      "<div>\n<xref href=\"System.String\"/> <xref uid=\"my.guide\"></xref>\n"
        + "<xref href=\"my.guide\">x</xref></div>"
    )
    #expect(
      html == """
        <div>
        <a href="https://x.org/string">String</a> <a href="deep/guide/">Header</a>
        <a href="deep/guide/">x</a></div>

        """
    )
    #expect(findings == [])
  }

  @Test(arguments: [
    "`@my.guide`", "\\@my.guide", "a@my.guide", "(@my.guide)", "/@my.guide", "@", "@1", "@ x",
    "**@**my.guide", "    @my.guide", "[@my.guide](https://x.org)", "me@my.guide.com",
  ])
  func takesNothingElseForAUID(markdown: String) async throws {
    let (html, findings) = try await build(markdown)
    #expect(!html.contains("deep/guide"), "\(html)")
    #expect(findings == [])
  }

  @Test(arguments: [
    ("<xref:none>", "<span class=\"no-loc\" translate=\"no\">&lt;xref:none&gt;</span>", "1:2"),
    ("[](xref:none)", "<span class=\"no-loc\" translate=\"no\">[](xref:none)</span>", "1:4"),
    ("<xref:none?alt=An+alt>", "<span class=\"no-loc\" translate=\"no\">An alt</span>", "1:2"),
    ("[a *b*](xref:none)", "a <em>b</em>", "1:9"),
    ("<xref:'n n'>", "<span class=\"no-loc\" translate=\"no\">&lt;xref:'n n'&gt;</span>", "1:1"),
    ("x <a href=\"xref:none\">y</a>", "x y", "1:12"),
  ])
  func reportsAUIDThatNothingHas(markdown: String, expected: String, place: String) async throws {
    let (html, findings) = try await build(markdown)
    #expect(html == "<p>\(expected)</p>\n")
    #expect(findings == ["index.md:\(place) xref-not-found warning"])
  }

  @Test func leavesUnknownWordsBehindAnAtSign() async throws {
    let (html, findings) = try await build(
      "mail @contoso.com, SET @Params = 1",
      rules: ", at-xref-not-found: info"
    )
    #expect(html == "<p>mail @contoso.com, SET @Params = 1</p>\n")
    #expect(
      findings == [
        "index.md:1:6 at-xref-not-found info", "index.md:1:24 at-xref-not-found info",
      ]
    )
  }

  @Test(arguments: [".@a", "@\"a ", "<xref:'a ", "<xref href=a>", "@a ", "<xref:a>"])
  func staysLinear(pattern: String) async throws {
    let (_, findings) = try await build(String(repeating: pattern, count: 20_000))
    #expect(findings.count <= 3 * Diagnostics.pageLimit)
  }

  @Test func prefersThePageInTheReadersLanguage() async throws {
    let (html, findings) = try await build(
      "# x",
      [
        "content/ko/index.md": "<xref:my.guide> <xref:en.only>",
        "content/ko/here.md": "---\nuid: my.guide\n---\n# 여기",
        "content/en/only.md": "---\nuid: en.only\n---\n# Only",
      ],
      output: "ko/index.html"
    )
    #expect(html.contains("<a href=\"here/\">여기</a>"), "\(html)")
    #expect(html.contains("<a href=\"only/\" hreflang=\"en\">Only</a>"), "\(html)")
    #expect(findings == [])
  }

  @Test(arguments: [
    "javascript:alert(1)", "JavaScript:alert(1)", "java\\tscript:x", "\\u0001javascript:x",
    "data:text/html,x", "vbscript:x", "C:/x.html",
  ])
  func refusesAddressesThatRunSomething(href: String) async throws {
    let (html, findings) = try await build(
      "[y](xref:js) <a href=\"xref:js\">z</a>\n",
      ["x.json": "{\"references\":\n[{\"uid\": \"js\", \"href\": \"\(href)\"}]}"]
    )
    #expect(html == "<p>y z</p>\n")
    #expect(findings.contains("x.json:2:24 disallowed-html-attribute info"), "\(findings)")
    #expect(findings.contains("index.md:1:5 xref-not-found warning"), "\(findings)")
  }

  @Test func refusesABaseThatRunsSomething() async throws {
    let (html, _) = try await build(
      "<xref:js>",
      [
        "content/en/xrefmap.yml":
          "baseUrl: \"javascript:\"\nreferences:\n- {uid: js, name: JS, href: \"alert(1)\"}\n"
      ]
    )
    #expect(!html.contains("href"), "\(html)")
  }

  @Test func readsMapsInTheContent() async throws {
    let (html, findings) = try await build(
      "<xref:one> <xref:two>",
      [
        "content/en/api/xrefmap.yml":
          "references:\n- {uid: one, name: One, href: ../deep/guide.md#part}\n- {uid: no}\n",
        "content/en/xrefmap.json":
          "{\"baseUrl\": \"https://y.org/b\", \"references\": [{\"uid\": \"two\", \"href\": \"t.html\"}]}",
      ]
    )
    #expect(
      html == "<p>" + Self.external("One", "deep/guide/#part") + " "
        + Self.external("two", "https://y.org/b/t.html") + "</p>\n"
    )
    #expect(findings == [])
  }

  @Test func reportsAMapThatIsNotThereOrCannotBeRead() async throws {
    let (_, missing) = try await build("x", [:], "xref: [no.yml]")
    #expect(missing == ["diglot.yml:9:8 file-not-found warning"])
    let (_, broken) = try await build("<xref:x>", ["x.json": "{\"references\": ["])
    #expect(broken.contains { $0.hasPrefix("x.json:") && $0.contains("json-syntax-error") })
  }

  @Test func reportsEveryPageThatSharesAUID() async throws {
    let (html, findings) = try await build(
      "<xref:dup>",
      [
        "content/en/a.md": "---\nuid: dup\n---\n# A", "content/en/b.md": "---\nuid: dup\n---\n# B",
        // The translation of a page has its uid, too.
        "content/ko/a.md": "---\nuid: dup\n---\n# 가",
      ]
    )
    #expect(html == "<p><a href=\"a/\">A</a></p>\n")
    #expect(
      findings == ["a.md:2:6 duplicate-uid warning", "b.md:2:6 duplicate-uid warning"]
    )
  }
}
