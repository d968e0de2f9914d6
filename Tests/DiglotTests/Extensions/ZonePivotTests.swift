import Testing

@testable import Diglot

/// The choice between pivots, from its definition to the page.
struct ZonePivotTests {
  private static let definition = """
    ### YamlMime:ZonePivotGroups
    groups:
    - id: systems
      title: Systems
      prompt: Choose a <system>
      pivots:
      - id: linux
        title: Linux & more
      - id: mac-os
        title: Mac
    """
  private static let zones =
    "::: zone pivot=\"linux\"\na\n::: zone-end\n\n::: zone pivot=\"linux,mac-os\"\nb\n::: zone-end"

  private func build(
    _ header: String,
    _ page: String = zones,
    _ files: [String: String] = ["zone-pivot-groups.yml": definition]
  ) async throws -> BlockFixture.Outcome {
    try await BlockFixture.build(page, header: "---\n\(header)\n---\n", files)
  }

  @Test func putsTheChoiceAboveTheText() async throws {
    let outcome = try await build("zone_pivot_groups: systems")
    #expect(outcome.findings == [])
    let document = GumboDocument(outcome.page)
    let choice = try #require(document.find("fieldset", class: "pivots").first)
    #expect(choice["hidden"] != nil)
    #expect(document.find("legend").map(document.text(of:)) == ["Choose a <system>"])
    #expect(document.find("input").map { $0["value"] } == ["linux", "mac-os"])
    #expect(document.find("input").map { $0["name"] } == ["pivots-systems", "pivots-systems"])
    #expect(
      document.find("p", class: "zone-label").map(document.text(of:))
        == ["Linux & more", "Linux & more · Mac"]
    )
    let article = try #require(document.find("article").first)
    #expect(choice.textRange.upperBound <= article.textRange.lowerBound)
  }

  @Test(arguments: [
    "zone_pivot_groups: systems, others", "zone_pivot_groups:\n- systems\n- others",
  ])
  func takesSeveralGroups(header: String) async throws {
    let other = "\n- id: others\n  prompt: O\n  pivots:\n  - id: x\n"
    let outcome = try await build(
      header,
      Self.zones + "\n\n::: zone pivot=\"x\"\nc\n::: zone-end",
      ["zone-pivot-groups.yml": Self.definition + other]
    )
    #expect(outcome.findings == [])
    #expect(GumboDocument(outcome.page).find("fieldset").count == 2)
  }

  @Test func readsAnotherFile() async throws {
    let json =
      "{\"groups\":[{\"id\":\"g\",\"prompt\":\"P\",\"pivots\":[{\"id\":\"linux\"},{\"id\":\"mac-os\"}]}]}"
    let outcome = try await build(
      "zone_pivot_groups: g\nzone_pivot_group_filename: sub/pivots.json",
      Self.zones,
      ["sub/pivots.json": json]
    )
    #expect(outcome.findings == [])
    #expect(GumboDocument(outcome.page).find("input").map { $0["value"] } == ["linux", "mac-os"])
  }

  @Test func takesTheDefinitionThatALocaleFallsBackTo() async throws {
    let page = "---\nzone_pivot_groups: systems\n---\n# T\n\n" + Self.zones
    let site = try TemporarySite(
      [
        "content/en/zone-pivot-groups.yml": Self.definition, "content/en/p.md": page,
        "content/ko/p.md": page, "content/ja/p.md": page,
        "content/ja/zone-pivot-groups.yml": Self.definition.replacing("Mac", with: "マック"),
      ]
    )
    _ = try await site.build()
    #expect(site.output("ko/p/index.html")?.contains("> Mac</label>") == true)
    #expect(site.output("ja/p/index.html")?.contains("> マック</label>") == true)
  }

  @Test func reportsWhatDoesNotFit() async throws {
    #expect(
      try await build("title: x").findings == ["p.md:6:17 zone-pivot-group-missing suggestion"]
    )
    #expect(
      try await build("zone_pivot_groups: system").findings
        == ["p.md:2:20 pivot-group-not-found suggestion"]
    )
    #expect(
      try await build("zone_pivot_groups: systems", Self.zones, [:]).findings
        == ["p.md:2:20 zone-pivot-definition-not-found suggestion"]
    )
    #expect(
      try await build("zone_pivot_groups: systems", "::: zone pivot=\"linux,mac\"\na\n::: zone-end")
        .findings == [
          "p.md:2:20 pivot-id-unused suggestion", "p.md:6:17 pivot-id-not-found suggestion",
        ]
    )
  }

  private static func docset(
    _ setting: String,
    _ files: [String: String]
  ) async throws -> [String] {
    var all = [
      "content/en/docfx.json": "{\"globalMetadata\":\n  {\"zone_pivot_groups\": \"\(setting)\"}}",
      "content/ko/x.md": "# X",
    ]
    for (name, text) in files { all["content/en/\(name)"] = text }
    let site = try TemporarySite(
      all,
      configuration: TemporarySite.configuration(locales: ["en", "ko"])
    )
    return try await site.build().summary
  }

  /// All pages of the docset are at fault for one line, which is no line of theirs.
  @Test(arguments: [
    ("system", ["zone-pivot-groups.yml": definition], "pivot-group-not-found"),
    ("systems", [:], "zone-pivot-definition-not-found"),
    (
      "systems", ["zone-pivot-groups.yml": definition, "zone-pivot-groups.json": "{}"],
      "zone-pivot-definition-conflict"
    ),
  ])
  func reportsOnceWhatTheDocsetNames(
    setting: String,
    files: [String: String],
    code: String
  ) async throws {
    let pages = ["p.md", "q.md", "sub/r.md"].map { ($0, "# T\n\n" + Self.zones) }
    let findings = try await Self.docset(setting, files.merging(pages) { $1 })
    #expect(findings == ["en/docfx.json:2:25 \(code)"])
  }

  @Test func reportsOnEachPageWhatItDoesNotUseOfTheDocsets() async throws {
    let page = "# T\n\n::: zone pivot=\"linux\"\na\n::: zone-end"
    let findings = try await Self.docset(
      "systems",
      ["zone-pivot-groups.yml": Self.definition, "p.md": page, "q.md": "---\na: b\n---\n" + page]
    )
    #expect(findings == ["en/p.md:1:1 pivot-id-unused", "en/q.md:4:1 pivot-id-unused"])
  }

  @Test func reportsTwoFiles() async throws {
    let outcome = try await build(
      "zone_pivot_groups: systems",
      Self.zones,
      ["zone-pivot-groups.yml": Self.definition, "zone-pivot-groups.json": "{\"groups\":[]}"]
    )
    #expect(outcome.findings == ["p.md:2:20 zone-pivot-definition-conflict suggestion"])
  }

  @Test func knowsTheZonesOfIncludedFiles() async throws {
    let outcome = try await build(
      "zone_pivot_groups: systems",
      "[!INCLUDE [x](n.md)]",
      [
        "zone-pivot-groups.yml": Self.definition,
        "n.md": Self.zones + "\n\n::: zone pivot=\"x\"\n::: zone-end",
      ]
    )
    // The file is a page of its own, too, and has no groups there.
    #expect(
      outcome.findings.sorted() == [
        "n.md:1:17 zone-pivot-group-missing suggestion", "n.md:9:17 pivot-id-not-found suggestion",
      ]
    )
    let labels = GumboDocument(outcome.page).find("p", class: "zone-label")
    #expect(labels.count == 3)
  }

  @Test func reportsWhatIsDefinedTwice() async throws {
    let repeated = Self.definition + "\n  - id: linux\n- id: systems\n  pivots: []\n- title: none\n"
    let outcome = try await build(
      "zone_pivot_groups: systems",
      Self.zones,
      ["zone-pivot-groups.yml": repeated]
    )
    #expect(
      outcome.findings == [
        "zone-pivot-groups.yml:11:5 duplicate-pivot-ids suggestion",
        "zone-pivot-groups.yml:12:3 duplicate-pivot-groups suggestion",
        "zone-pivot-groups.yml:14:3 missing-attribute warning",
      ]
    )
  }

  @Test func readsAFileOnceForAllPages() throws {
    let site = try TemporarySite(
      ["content/en/p.md": "# T", "content/en/zone-pivot-groups.yml": Self.definition],
      configuration: TemporarySite.configuration(locales: ["en"])
    )
    let plan = try #require(try site.plan())
    let file = try #require(plan.file(RelativePath(normal: "zone-pivot-groups.yml"), 0))
    let catalog = ZonePivotCatalog(plan)
    var findings = Diagnostics()
    #expect(catalog.definitions(in: file, &findings)?.groups.map(\.id) == ["systems"])
    try site.remove("content/en/zone-pivot-groups.yml")
    #expect(catalog.definitions(in: file, &findings)?.groups.map(\.id) == ["systems"])
    #expect(ZonePivotCatalog(plan).definitions(in: file, &findings) == nil)
  }
}
