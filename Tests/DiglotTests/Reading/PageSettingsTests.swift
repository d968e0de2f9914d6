import Testing

@testable import Diglot

/// What holds for a page: its header first, and then the docfx.json of its docset.
struct PageSettingsTests {
  private static let docfx = """
    {"globalMetadata": {"k": "general", "l": ["a", "b"], "m": {"x": "y"}},
     "fileMetadata":
       {"k": {"sub/**": "special"}}}
    """

  /// Returns what is said as `texts @file:line:column`, and the text alone.
  private func setting(
    _ key: String,
    _ page: String,
    _ path: String = "p.md"
  ) throws -> (said: String?, text: String?) {
    let site = try TemporarySite(
      ["content/en/docfx.json": Self.docfx, "content/en/\(path)": page],
      configuration: TemporarySite.configuration(locales: ["en"])
    )
    let plan = try #require(try site.plan())
    let relative = RelativePath(normal: path)
    let file = try #require(plan.file(relative, 0))
    var diagnostics = Diagnostics()
    let source = try #require(SourcePage.read(file, sizeLimit: 1 << 20, &diagnostics))
    let settings = PageSettings(plan: plan, source: source, path: relative, locale: 0)
    let said = settings[key].map { value in
      let place = settings.location(of: value)
      let name = place?.file.split(separator: "/").last ?? ""
      return value.texts.joined(separator: "|")
        + " @\(name):\(place?.line ?? 0):\(place?.column ?? 0)"
    }
    return (said, settings.text(key))
  }

  @Test(arguments: [
    ("k: own", "own @p.md:2:4", "own"), ("a: b\nk: 'own'", "own @p.md:3:4", "own"),
    ("a: b", "general @docfx.json:1:26", "general"),
    ("k: [x, y]", "x|y @p.md:2:4", nil), ("k:\n- x", "x @p.md:3:1", nil),
    // Nothing takes away what holds for others.
    ("k: ~", nil, nil), ("k:", nil, nil), ("k: ''", nil, nil),
  ])
  func takesTheHeaderFirst(header: String, said: String?, text: String?) throws {
    let setting = try setting("k", "---\n\(header)\n---\n# T")
    #expect(setting.said == said && setting.text == text)
  }

  @Test func takesWhatHoldsForThePath() throws {
    #expect(try setting("k", "# T", "sub/p.md").said == "special @docfx.json:3:21")
    #expect(try setting("l", "# T").said == "a|b @docfx.json:1:42")
    #expect(try setting("l", "# T").text == nil)
    #expect(try setting("m", "# T").said == nil)
    #expect(try setting("n", "# T").said == nil)
  }

  @Test func readsTheMetadataOfAPageInYAML() throws {
    let page = "### YamlMime:FAQ\nmetadata:\n  k: [x, y]\n  l: z\ntitle: T\n"
    #expect(try setting("k", page, "p.yml").said == "x|y @p.yml:3:6")
    #expect(try setting("l", page, "p.yml").said == "z @p.yml:4:6")
  }

  /// Such a list is a fault of the header, and reported there.
  @Test func takesNoListWhereTextMustBe() throws {
    #expect(try setting("title", "---\ntitle: [x]\n---\n# T").said == nil)
  }
}
