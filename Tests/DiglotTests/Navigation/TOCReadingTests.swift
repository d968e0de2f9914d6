import Testing

@testable import Diglot

/// What the files of a table of contents say, in every notation.
struct TOCReadingTests {
  private func read(
    _ text: String,
    as name: String = "toc.yml"
  ) throws -> (entries: [TOCEntry], findings: [String]) {
    let site = try TemporarySite([name: text])
    var diagnostics = Diagnostics()
    let file = TOCFile.read(
      ProjectFolder(path: site.folder + "/" + name),
      RelativePath(normal: name),
      locale: 0,
      &diagnostics
    )
    let findings = diagnostics.findings.map {
      "\($0.location?.line ?? 0) \($0.code.rawValue)"
    }
    return (file.entries, findings)
  }

  /// Returns each entry as its depth in spaces, its name and its address.
  private func outline(_ entries: [TOCEntry]) -> [String] {
    entries.map { entry in
      String(repeating: " ", count: entry.depth) + (entry.name ?? "-")
        + (entry.href.map { " " + $0.string } ?? "")
    }
  }

  private let nested = ["A a.md", " B b.md", "  C", " D d.md#x", "E"]

  @Test(arguments: ["", "items:\n"])
  func readsAListAndAMappingWithItems(head: String) throws {
    let (entries, findings) = try read(
      head + """
        - name: A
          href: a.md
          items:
          - name: B
            href: b.md
            items:
            - name: C
          - name: D
            href: d.md#x
        - name: E
        """
    )
    #expect(outline(entries) == nested)
    #expect(findings == [])
  }

  @Test func readsJSONWithCommentsAndCommas() throws {
    let (entries, findings) = try read(
      """
      {"metadata": {"x": 1}, // the rest
       "items": [
        {"name": "A", "href": "a.md", "items": [
          {"name": "B", "href": "b.md", "items": [{"name": "C"}]},
          {"name": "D", "href": "d.md#x"},]},
        {"name": "E"}]}
      """,
      as: "toc.json"
    )
    #expect(outline(entries) == nested)
    #expect(findings == [])
  }

  @Test func readsHeadings() throws {
    let (entries, findings) = try read(
      """
      ---
      ms.date: 1/2/2021
      ---
      <!-- nothing
      # to see -->
      ## [A](a.md)
      ### [B](b.md) ###

      #### C
      ### [D](d.md#x)
      ## E ##
      """,
      as: "TOC.md"
    )
    #expect(outline(entries) == nested)
    #expect(findings == [])
  }

  @Test(arguments: [("toc.yml", ""), ("toc.yml", "# nothing\n"), ("TOC.md", ""), ("toc.json", "")])
  func takesAnEmptyFileForAnEmptyTable(name: String, text: String) throws {
    let (entries, findings) = try read(text, as: name)
    #expect(entries == [] && findings == [])
  }

  @Test func readsEveryKey() throws {
    let (entries, findings) = try read(
      """
      - name: A
        topicHref: a.md
        tocHref: a/
        uid: a.uid
        displayName: one, two
        expanded: true
        displayname: other
        landingPageType: 3
        monikers: [x]
      - homepage: b.md
        topicUid: b.uid
        displayName: [one, two]
        name: 2021
      """
    )
    #expect(findings == [])
    let (first, second) = (try #require(entries.first), try #require(entries.last))
    #expect(first.topicHref?.string == "a.md" && first.tocHref?.string == "a/")
    #expect(first.uid?.string == "a.uid" && first.displayName == "one, two" && first.isExpanded)
    #expect(first.href == nil)
    #expect(second.topicHref?.string == "b.md" && second.uid?.string == "b.uid")
    #expect(second.displayName == "one, two" && !second.isExpanded && second.name == "2021")
  }

  @Test(arguments: [
    ("a: 1\nitems: 3", ["2 unexpected-type"]), ("text", ["1 unexpected-type"]),
    ("- A\n- name: B", ["1 unexpected-type"]), ("- name: [A]\n  href: a.md", ["1 unexpected-type"]),
    ("- name: A\n  items: b.md", ["2 unexpected-type"]),
    ("- name: A\n  name: B", ["2 yaml-duplicate-key"]), ("- name: 'A", ["1 yaml-syntax-error"]),
  ])
  func findsWhatIsNoTable(text: String, expected: [String]) throws {
    #expect(try read(text).findings == expected)
  }

  @Test func findsBrokenJSON() throws {
    #expect(
      try read("[{\"name\": }", as: "toc.json").findings.map { $0.split(separator: " ")[1] }
        == ["json-syntax-error"]
    )
  }

  @Test(
    arguments: [
      ("# [A](a.md \"one, two\")", "A", "a.md", nil, "one, two"), ("# C#", "C#", nil, nil, nil),
      ("# [C#](c.md) #", "C#", "c.md", nil, nil), ("# @a.uid", nil, nil, "a.uid", nil),
      ("# <xref:a.uid>", nil, nil, "a.uid", nil), ("# [A](xref:a.uid)", "A", nil, "a.uid", nil),
      ("# A *b* `c`", "A b c", nil, nil, nil), ("#\t[A](b/TOC.md)", "A", "b/TOC.md", nil, nil),
      ("######## A", "A", nil, nil, nil), ("# 1. A", "1. A", nil, nil, nil),
    ] as [(String, String?, String?, String?, String?)]
  )
  func readsAHeading(
    text: String,
    name: String?,
    href: String?,
    uid: String?,
    words: String?
  ) throws {
    let (entries, findings) = try read(text, as: "toc.md")
    #expect(findings == [])
    let entry = try #require(entries.first)
    #expect(entry.name == name && entry.href?.string == href)
    #expect(entry.uid?.string == uid && entry.displayName == words)
  }

  @Test(arguments: [
    "# A\ntext", "# A\n- [B](b.md)", "# A\n#[B](b.md)", "# A\n# [B](b.md) and",
    "# A\n# x [B](b.md)",
    "# A\n# [B](b.md)[C](c.md)", "# A\n# ![B](b.png)", "# A\n# [B](b.md) <b>x</b>", "# A\n> # B",
  ])
  func findsWhatIsNoHeading(text: String) throws {
    let (entries, findings) = try read(text, as: "TOC.md")
    #expect(outline(entries) == ["A"])
    #expect(findings == ["2 invalid-toc-syntax"])
  }

  @Test func findsAnUnderlinedHeading() throws {
    let (entries, findings) = try read("A\n=", as: "TOC.md")
    #expect(entries == [])
    #expect(findings == ["1 invalid-toc-syntax", "2 invalid-toc-syntax"])
  }

  @Test(arguments: [
    ("# A\n### B\n## C", ["A", " B", " C"], ["2 invalid-toc-level"]),
    ("# A\n### B\n### C\n#### D", ["A", " B", " C", "  D"], ["2 invalid-toc-level"]),
    ("## A\n# B\n### C", ["A", "B", " C"], ["2 invalid-toc-level"]),
    ("## A\n### B\n##### C\n## D", ["A", " B", "  C", "D"], ["3 invalid-toc-level"]),
  ])
  func keepsEntriesOfLevelsThatNothingLeadsTo(text: String, names: [String], expected: [String])
    throws
  {
    let (entries, findings) = try read(text, as: "TOC.md")
    #expect(outline(entries) == names)
    #expect(findings == expected)
  }

  @Test func endsOnHostileInput() throws {
    for text in ["<!--", "# [", "#", "# A\n", "<!-- -->", "- - - - "] {
      let (entries, findings) = try read(String(repeating: text, count: 100_000), as: "TOC.md")
      #expect(entries.count <= 100_000 && findings.count <= Diagnostics.pageLimit)
    }
  }

  @Test func takesANameOfSpacesForNone() throws {
    #expect(try read("- {name: '  ', href: a.md}").entries.first?.name == nil)
    #expect(try read("# [&nbsp;](a.md)", as: "TOC.md").entries.map(\.name) == [nil])
  }

  @Test func boundsTheDepthOfHeadings() throws {
    let levels = 1...(YAMLDocument.depthLimit + 1)
    let text = levels.map { String(repeating: "#", count: $0) + " A" }.joined(separator: "\n")
    let (entries, findings) = try read(text, as: "TOC.md")
    #expect(entries.count == levels.count)
    #expect(entries.map(\.depth).max() == YAMLDocument.depthLimit - 1)
    #expect(findings == ["\(levels.upperBound) invalid-toc-level"])
  }

  @Test func findsAFileThatIsNotThere() {
    var diagnostics = Diagnostics()
    let file = TOCFile.read(
      ProjectFolder(path: "/nowhere/toc.yml"),
      RelativePath(normal: "toc.yml"),
      locale: 0,
      &diagnostics
    )
    #expect(file.entries == [])
    #expect(diagnostics.findings.map(\.code) == [.fileUnreadable])
  }
}
