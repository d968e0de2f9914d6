import Testing

@testable import Diglot

/// What tables of contents become once everything in them is looked up.
struct TOCExpansionTests {
  private static let pages = [
    "en/index.md": "# Start", "en/a.md": "# A", "en/b.md": "# B", "en/sub/c.md": "# C",
    "en/sub/d.md": "# D",
  ]

  private func fixture(
    _ toc: String,
    _ more: [String: String] = [:],
    uids: [String: UIDTarget] = [:]
  ) throws -> NavigationFixture {
    let files = Self.pages.merging(["en/toc.yml": toc]) { $1 }.merging(more) { $1 }
    return try NavigationFixture(files, uids: uids)
  }

  /// The findings without those about pages that the small table does not list.
  private func findings(_ fixture: NavigationFixture) -> [String] {
    fixture.findings.filter { !$0.hasSuffix(" toc-missing") }
  }

  @Test func resolvesAddresses() throws {
    let fixture = try fixture(
      """
      - name: Page
        href: a.md?view=x&tabs=t#part
      - {name: Upper, href: ./sub/../b.md}
      - {name: Root, href: ~/index.md}
      - {name: Site, href: /azure/overview}
      - {name: Web, href: "https://example.com/x?y"}
      - {name: File, href: files/x.pdf}
      - {name: Group}
      """,
      ["en/files/x.pdf": "x"]
    )
    #expect(
      fixture.outline(0) == [
        "Page → a/?tabs=t#part", "Upper → b/", "Root → ./", "Site → /azure/overview",
        "Web → https://example.com/x?y", "File → files/x.pdf", "Group",
      ]
    )
    #expect(findings(fixture) == [])
    #expect(fixture.navigation.assets.map(\.path.string) == ["files/x.pdf"])
  }

  @Test(arguments: ["href: sub/TOC.md", "tocHref: sub/toc.md", "tocHref: sub/TOC.md\n  href: a.md"])
  func putsAnIncludedTableIntoItsEntry(address: String) throws {
    let fixture = try fixture(
      "- name: Sub\n  \(address)\n  items:\n  - {name: Own, href: b.md}\n- {name: After, href: b.md}",
      ["en/sub/TOC.md": "# [C](c.md)\n## [D](d.md)\n"]
    )
    let head = address.contains("a.md") ? "Sub → a/" : "Sub"
    #expect(
      fixture.outline(0) == [head, " C → sub/c/", "  D → sub/d/", " Own → b/", "After → b/"]
    )
    #expect(fixture.outline(0, "sub/TOC.md") == [])
    #expect(
      findings(fixture) == ["en/toc.yml:\(address.contains("a.md") ? 6 : 5) toc-entry-duplicated"]
    )
  }

  @Test func includesTablesInIncludedTables() throws {
    let fixture = try fixture(
      "- name: Sub\n  href: sub/toc.yml\n- name: End",
      [
        "en/sub/toc.yml": "- name: Deep\n  href: deep/toc.json\n  topicHref: c.md\n",
        "en/sub/deep/toc.json": "[{\"name\": \"A\", \"href\": \"../../a.md\"}]",
      ]
    )
    #expect(fixture.outline(0) == ["Sub", " Deep → sub/c/", "  A → a/", "End"])
  }

  @Test func leadsToTheFirstPageOfAFolder() throws {
    let files = ["en/sub/toc.yml": "- name: X\n- name: Y\n  items:\n  - {name: D, href: d.md}"]
    let fixture = try fixture("- {name: Sub, href: sub/}\n- {name: B, href: b.md}", files)
    #expect(fixture.outline(0) == ["Sub → sub/d/", "B → b/"])
    // It stands alone, for its own pages.
    #expect(fixture.outline(0, "sub/toc.yml") == ["X", "Y", " D → sub/d/"])
    #expect(findings(fixture) == [])
  }

  @Test func searchesAFolderForMarkdownFirst() throws {
    let fixture = try fixture(
      "- {name: Sub, tocHref: sub/}",
      ["en/sub/toc.yml": "- {name: D, href: d.md}", "en/sub/toc.md": "# [C](c.md)"]
    )
    #expect(fixture.outline(0) == ["Sub → sub/c/"])
  }

  @Test func endsWhereFoldersLeadToEachOther() throws {
    let fixture = try fixture(
      "- {name: Sub, href: sub/}",
      ["en/sub/toc.yml": "- {name: Up, href: ../}"]
    )
    #expect(fixture.outline(0) == ["Sub"])
  }

  @Test func leadsToTheFirstPagesOfFiveHundredFolders() throws {
    var files: [String: String] = [:]
    var toc = ""
    for folder in 0..<500 {
      toc += "- {name: F\(folder), href: f\(folder)/}\n"
      files["en/f\(folder)/toc.yml"] = "- {name: P, href: p.md}"
      files["en/f\(folder)/p.md"] = "# P"
    }
    let fixture = try fixture(toc, files)
    #expect(fixture.outline(0) == (0..<500).map { "F\($0) → f\($0)/p/" })
    #expect(!findings(fixture).contains { $0.hasSuffix(" page-over-budget") })
  }

  @Test func endsWhereTooManyFoldersLeadToEachOther() throws {
    var files: [String: String] = [:]
    for level in 0..<200 {
      files["en/l\(level)/toc.yml"] = "- {name: X, href: ../l\(level + 1)/}\n"
    }
    files["en/l200/toc.yml"] = "- {name: A, href: ../a.md}"
    let fixture = try fixture("- {name: X, href: l0/}\n- {name: Y, href: l180/}", files)
    #expect(fixture.outline(0) == ["X", "Y → a/"])
    #expect(findings(fixture).contains { $0.hasSuffix(" page-over-budget") })
  }

  @Test func takesTheTopicOfAnEntryWithATable() throws {
    let fixture = try fixture(
      """
      - {name: A, tocHref: sub/toc.yml, topicHref: a.md}
      - {name: B, href: sub/, topicHref: b.md}
      - {name: C, tocHref: /azure/, topicHref: a.md}
      """,
      ["en/sub/toc.yml": "- {name: D, href: d.md}"]
    )
    #expect(fixture.outline(0) == ["A → a/", " D → sub/d/", "B → b/", "C → /azure/"])
  }

  @Test func takesAUidWhereThereIsNoAddress() throws {
    let start = try #require(try fixture("").plan.pages.index(ofID: "b"))
    let fixture = try fixture(
      """
      - uid: b.uid
      - {name: Named, uid: b.uid}
      - {name: Both, href: a.md, uid: b.uid}
      - topicUid: x.uid
      - uid: nowhere
      """,
      uids: ["b.uid": .page(start), "x.uid": .url("https://example.com/x", title: "X")]
    )
    #expect(
      fixture.outline(0) == [
        "<b en> → b/", "Named → b/", "Both → a/", "X → https://example.com/x", "nowhere",
      ]
    )
    #expect(
      findings(fixture) == ["en/toc.yml:2 toc-entry-duplicated", "en/toc.yml:5 xref-not-found"]
    )
  }

  @Test func takesAnAddressWithAUidForTheUid() throws {
    let start = try #require(try fixture("").plan.pages.index(ofID: "b"))
    let uids = ["b.uid*": UIDTarget.page(start)]
    let table = "- {name: B, href: 'xref:b.uid%2A?displayProperty=name'}\n- href: xref:none"
    let structured = try fixture(table, uids: uids)
    #expect(structured.outline(0) == ["B → b/", "none"])
    #expect(findings(structured) == ["en/toc.yml:2 xref-not-found"])
    let markdown = try fixture(
      "- {name: Sub, href: sub/toc.md}",
      ["en/sub/toc.md": "# [B](xref:b.uid%2A?text=x)"],
      uids: uids
    )
    #expect(markdown.outline(0) == ["Sub", " B → b/"])
  }

  @Test func takesThePagesTitleForAMissingName() throws {
    let fixture = try fixture("- href: a.md\n- href: https://example.com/\n  items:\n  - name: X\n")
    #expect(fixture.outline(0) == ["<a en> → a/", "X"])
    #expect(findings(fixture) == ["en/toc.yml:2 missing-attribute"])
  }

  @Test(arguments: [
    ("href: missing.md", "file-not-found"), ("href: sub/missing/toc.yml", "file-not-found"),
    ("href: ../../../etc/toc.yml", "file-not-found"), ("href: ../../../etc/x.md", "file-not-found"),
    ("href: missing/", "toc-not-found"), ("tocHref: missing/", "toc-not-found"),
    ("tocHref: a.md", "invalid-toc-href"), ("topicHref: sub/", "invalid-topic-href"),
    ("topicHref: sub/toc.yml", "invalid-topic-href"), ("href: 'C:\\x.md'", "local-file-path"),
    ("href: 'javascript:alert(1)'", "disallowed-html-attribute"),
    ("href: \"java\\tscript:alert(1)\"", "disallowed-html-attribute"),
    ("href: '#x'", "invalid-topic-href"), ("tocHref: '#x'", "invalid-toc-href"),
    ("href: toc.yml", "circular-reference"), ("href: A.md", "link-case-mismatch"),
  ])
  func keepsAnEntryWhoseAddressIsWrong(address: String, code: String) throws {
    let fixture = try fixture("- name: X\n  \(address)\n- name: Y")
    #expect(fixture.outline(0) == [code == "link-case-mismatch" ? "X → a/" : "X", "Y"])
    #expect(findings(fixture) == ["en/toc.yml:2 \(code)"])
  }

  @Test func leadsToTheStartOfAFolderWithoutATable() throws {
    let fixture = try fixture("- {name: X, href: sub/}", ["en/sub/index.md": "# Sub"])
    #expect(fixture.outline(0) == ["X → sub/"])
    #expect(findings(fixture) == ["en/toc.yml:1 toc-not-found"])
  }

  @Test func findsACircle() throws {
    let fixture = try fixture(
      "- {name: X, href: sub/toc.yml}",
      ["en/sub/toc.yml": "- {name: Y, href: ../TOC.yml}"]
    )
    #expect(
      findings(fixture) == [
        "en/sub/toc.yml:1 circular-reference", "en/toc.yml:1 circular-reference",
      ]
    )
  }

  @Test func keepsTheSidebarOfTablesThatIncludeEachOther() throws {
    let fixture = try fixture(
      "- {name: A, href: a.md}\n- {name: Sub, href: sub/toc.yml}",
      ["en/sub/toc.yml": "- {name: Back, href: ../toc.yml}\n- {name: C, href: c.md}"]
    )
    #expect(fixture.navigation.trees(0).map(\.path.string) == ["toc.yml"])
    #expect(fixture.outline(0) == ["A → a/", "Sub", " Back", " C → sub/c/"])
    for page in ["a", "sub/c", "index"] { #expect(fixture.sidebar(page).contains(">Sub<")) }
  }

  @Test func namesTheNearMissOfAMissingPage() throws {
    let fixture = try fixture("- {name: X, href: sub/cc.md}")
    let finding = try #require(
      fixture.navigation.findings.findings.first { $0.code == .fileNotFound }
    )
    #expect(finding.notes.first == "did you mean 'sub/c.md'?")
    #expect(finding.locale == "en")
    #expect(finding.location?.column == 19)
  }

  @Test(arguments: [("a.yml", "a.md"), ("y.md", "y.yml"), ("y.yaml", "y.yml"), ("a", "a.md")])
  func saysWhereAPageWasFoundWithAnotherEnding(href: String, actual: String) throws {
    let fixture = try fixture(
      "- {name: I, href: index.md}\n- {name: X, href: \(href)#part}",
      ["en/y.yml": "### YamlMime:Landing\ntitle: Y\n"]
    )
    #expect(fixture.outline(0).last == "X → \(actual.first == "a" ? "a" : "y")/#part")
    let findings = fixture.navigation.findings.findings.filter { $0.code != .tocMissing }
    #expect(findings.map(\.code) == [.linkExtensionChanged])
    #expect(findings.first?.severity == .info)
    #expect(findings.first?.message.contains("'\(actual)'") == true)
    #expect(findings.first?.location?.line == 2 && findings.first?.location?.column == 19)
  }

  /// Whoever reads Korean gets another file than the author of the English table had in mind.
  @Test func saysNothingOfTheEndingsThatAnotherLanguageHas() throws {
    let fixture = try fixture(
      "- {name: A, href: a.md}",
      ["ko/index.md": "# 시작", "ko/a.yml": "### YamlMime:Landing\ntitle: 가\n"]
    )
    #expect(fixture.outline(1) == ["<a ko> → a/"])
    #expect(findings(fixture) == [])
  }

  @Test func boundsWhatFilesThatIncludeEachOtherTwiceBecome() throws {
    var files: [String: String] = [:]
    for level in 0..<30 {
      let include = "- {name: X, href: ../l\(level + 1)/toc.yml}\n"
      files["en/l\(level)/toc.yml"] = include + include
    }
    files["en/l30/toc.yml"] = "- {name: A, href: ../a.md}"
    let fixture = try fixture("- {name: X, href: l0/toc.yml}", files)
    #expect(fixture.outline(0).count <= TOCExpander.entryLimit)
    #expect(findings(fixture).contains { $0.hasSuffix(" page-over-budget") })
  }

  @Test func boundsTheDepth() throws {
    var files: [String: String] = [:]
    for level in 0..<80 {
      files["en/l\(level)/toc.yml"] = "- {name: X, href: ../l\(level + 1)/toc.yml}\n"
    }
    files["en/l80/toc.yml"] = "- {name: A, href: ../a.md}"
    let fixture = try fixture("- {name: X, href: l0/toc.yml}", files)
    #expect(fixture.outline(0).count == TOCExpander.depthLimit)
    #expect(findings(fixture).contains { $0.hasSuffix(" page-over-budget") })
  }

  @Test(arguments: ["name: X, ", ""])
  func includesNoFilesBelowTheLimit(name: String) throws {
    var files: [String: String] = [:]
    for level in 0..<200 {
      files["en/l\(level)/toc.yml"] = "- {\(name)href: ../l\(level + 1)/toc.yml}\n"
    }
    let fixture = try fixture("- {name: X, href: l0/toc.yml}\n- {name: A, href: a.md}", files)
    let tree = try #require(fixture.navigation.trees(0).first { $0.path.string == "toc.yml" })
    #expect(tree.included.count == TOCExpander.depthLimit)
    #expect(findings(fixture).contains { $0.hasSuffix(" page-over-budget") })
  }

  @Test func saysOnceWhatIsInTheTreesOfSeveralFiles() throws {
    let fixture = try fixture(
      "- {name: X, href: x/toc.yml}",
      [
        "en/x/toc.yml": "- {name: Y, href: y/toc.yml}\n- {name: F, href: y/}",
        "en/x/y/toc.yml": "- {name: Z, href: none.md}\n- {name: A, href: ../../a.md}\n"
          + "- {href: 'https://example.com/'}\n- {name: A, href: ../../a.md}",
        "ko/index.md": "# 시작", "ja/index.md": "# J",
      ]
    )
    #expect(
      findings(fixture) == [
        "en/x/y/toc.yml:1 file-not-found", "en/x/y/toc.yml:3 missing-attribute",
        "en/x/y/toc.yml:4 toc-entry-duplicated",
      ]
    )
  }

  @Test func findsPagesThatNoTableLists() throws {
    let fixture = try fixture("- {name: A, href: a.md}\n- {name: B, href: b.md#x}")
    #expect(fixture.findings == ["en/sub/c.md:1 toc-missing", "en/sub/d.md:1 toc-missing"])
    #expect(try NavigationFixture(Self.pages).findings == [])
  }
}
