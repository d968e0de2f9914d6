import Testing

@testable import Diglot

struct SiteConfigurationTests {
  /// Reads `text` as `site/diglot.yml` beside the folders that are named.
  private func read(
    _ text: String,
    folders: [String] = ["site/content", "site/content/en", "site/content/ko"],
    overrides: ConfigurationOverrides = ConfigurationOverrides()
  ) -> (SiteConfiguration?, Diagnostics) {
    let lookup = FolderLookup(
      kind: { folders.contains($0) ? .folder : nil },
      names: { parent in
        folders.filter { $0.hasPrefix(parent + "/") }.map { String($0.dropFirst(parent.count + 1)) }
          .filter { !$0.contains("/") }
      }
    )
    var diagnostics = Diagnostics()
    let configuration = ConfigurationReader(
      file: SourceFile(path: "site/diglot.yml", text: text),
      overrides: overrides,
      lookup: lookup,
      folder: ProjectFolder(path: "site")
    ).read(&diagnostics)
    return (configuration, diagnostics)
  }

  /// Lines 1 to 5; what a test adds starts on line 6.
  private static let base = """
    title: T
    baseURL: https://example.com/d
    originalLocale: en
    locales: [{tag: en}, {tag: ko}]
    # 한국어

    """

  @Test func fillsInEveryDefault() throws {
    let (result, diagnostics) = read(Self.base)
    let site = try #require(result, "\(diagnostics.lines)")
    #expect(site.title == "T")
    #expect(site.baseURL.string == "https://example.com/d/")
    #expect(site.content.path == "site/content")
    #expect(site.output.path == "site/public")
    #expect(site.translations == .strip)
    #expect(site.assets == .referenced)
    #expect(site.fallbackPages == .render)
    #expect(site.missingInSwitcher == .fallback)
    #expect(site.templates == nil)
    #expect(site.pageSizeLimit == 2_097_152)
    #expect(!site.trustedContent)
    #expect(site.markdown.emoji && !site.markdown.footnotes && !site.markdown.math)
    #expect(site.xrefMaps.isEmpty)
    #expect(!site.exclude.matches("a.md"))
    #expect(site.originalLocale == 0)
    #expect(site.locales.map(\.locale.tag) == ["en", "ko"])
    #expect(site.locales.map(\.content?.path) == ["site/content/en", "site/content/ko"])
    #expect(site.locales.map(\.fallback) == [[], [0]])
  }

  @Test func readsTheIssuesExample() throws {
    let (result, diagnostics) = read(
      """
      title: Partner Center operated by 21Vianet
      baseURL: https://docs.example.com/partner/
      output: out
      originalLocale: EN
      translations: retain
      exclude: ["**/obj/**"]
      assets: all
      fallbackPages: omit
      missingInSwitcher: unavailable
      templates: theme
      pageSizeLimit: 1000
      trustedContent: true
      locales:
        - tag: en
        - tag: ko
          content: ../corpus/ko-kr
          fallback: [zh-tw, en]
        - tag: zh-tw
          name: 번체
          path: tw
          content: /srv/zh
          fallback: []
      """,
      folders: ["site/../corpus/ko-kr", "/srv/zh", "site/theme"]
    )
    let site = try #require(result, "\(diagnostics.lines)")
    #expect(site.output.path == "site/out")
    #expect(site.translations == .retain && site.assets == .all && site.trustedContent)
    #expect(site.fallbackPages == .omit && site.missingInSwitcher == .unavailable)
    #expect(site.templates?.path == "site/theme" && site.pageSizeLimit == 1000)
    #expect(site.exclude.matches("x/obj/y.md"))
    #expect(site.locales.map(\.content?.path) == [nil, "site/../corpus/ko-kr", "/srv/zh"])
    #expect(site.locales.map(\.content?.displayPath) == [nil, "corpus/ko-kr", "/srv/zh"])
    #expect(site.locales.map(\.fallback) == [[], [2, 0], []])
    #expect(site.locales.map(\.locale.tag) == ["en", "ko", "zh-TW"])
    #expect(site.locales.map(\.locale.path) == ["en", "ko", "tw"])
    #expect(site.locales.map(\.locale.name) == ["English", "한국어", "번체"])
    #expect(site.index(ofTag: "ZH-TW") == 2)
    #expect(site.index(ofTag: "ja") == nil)
  }

  @Test func takesTheTemplatesBesideItWhereTheyExist() {
    let folders = ["site/content/en", "site/content/ko", "site/templates"]
    #expect(read(Self.base, folders: folders).0?.templates?.path == "site/templates")
  }

  @Test func letsTheCommandLineWin() {
    let overrides = ConfigurationOverrides(
      output: "x",
      translations: .retain,
      baseURL: "http://localhost:8080"
    )
    let text = Self.base.replacing("baseURL: https://example.com/d", with: "output: y")
    let site = read(text, overrides: overrides).0
    #expect(site?.output.path == "x")
    #expect(site?.translations == .retain)
    #expect(site?.baseURL.string == "http://localhost:8080/")
    let bad = read(text, overrides: ConfigurationOverrides(baseURL: "x")).1
    #expect(
      bad.lines == ["invalid-value: '--base-url' must be an absolute http or https URL, not 'x'"]
    )
  }

  @Test(arguments: [
    ("translation: strip", "6:1 unknown-field: unknown key 'translation'"),
    ("assets: al", "6:9 invalid-value: 'assets' must be one of 'referenced', 'all', not 'al'"),
    ("assets: [all]", "6:9 unexpected-type: 'assets' must be text, not a list"),
    ("output: ''", "6:9 invalid-value: 'output' must not be empty"),
    ("output: content", "6:9 invalid-value: the output 'site/content' must lie apart from "),
    ("output: content/ko/x", "6:9 invalid-value: the output 'site/content/ko/x' must lie apart "),
    ("emoji: on", "6:8 unexpected-type: 'emoji' must be true or false, not"),
    ("footnotes: 1", "6:12 unexpected-type: 'footnotes' must be true or false, not"),
    ("math: [true]", "6:7 unexpected-type: 'math' must be true or false, not"),
    ("xref: a.yml", "6:7 unexpected-type: 'xref' must be a list, not"),
    ("trustedContent: yes", "6:17 unexpected-type: 'trustedContent' must be true or false, not"),
    ("pageSizeLimit: 2M", "6:16 unexpected-type: 'pageSizeLimit' must be a whole number above 0"),
    ("pageSizeLimit: 0", "6:16 unexpected-type: 'pageSizeLimit' must be a whole number above 0"),
    ("exclude: '*'", "6:10 unexpected-type: 'exclude' must be a list, not '*'"),
    ("exclude: [a, [b]]", "6:14 unexpected-type: an item of 'exclude' must be text, not a list"),
    ("exclude: ['한/[b']", "6:14 glob-pattern-invalid: in '한/[b': '[' needs a closing ']'"),
    ("exclude:\n  - 'a'\n  - a{b", "8:6 glob-pattern-invalid: in 'a{b': '{' needs a closing '}'"),
    ("exclude: [\"\\x5b\"]", "6:11 glob-pattern-invalid: in '[': '[' needs a closing ']'"),
    ("templates: them", "6:12 directory-not-found: there is no folder 'site/them'"),
    ("content: contents", "6:10 directory-not-found: there is no folder 'site/contents'"),
    ("output: b: c", "6:10 yaml-syntax-error: invalid YAML: mapping values are not allowed in thi"),
  ])
  func reports(added: String, line: String) {
    let (site, diagnostics) = read(Self.base + added)
    #expect(site == nil)
    #expect(diagnostics.lines.count == 1, "\(diagnostics.lines)")
    #expect(diagnostics.lines.first?.hasPrefix(line) == true, "\(diagnostics.lines)")
    #expect(diagnostics.hasErrors)
  }

  @Test func reportsARepeatedKeyAndGoesOn() {
    let (site, diagnostics) = read(Self.base + "title: U\n")
    #expect(site?.title == "U")
    #expect(
      diagnostics.lines == [
        "6:1 yaml-duplicate-key: key 'title' occurs twice, the last value is used"
      ]
    )
  }

  /// The fault lies where `^` is, which is not part of the text.
  @Test(arguments: [
    ("{tag: ko}, {tag: ^KO}", "invalid-value: the locale 'ko' is taken"),
    ("{tag: ko, path: ^En}", "invalid-value: the path 'En' is taken"),
    ("{tag: ko, path: ^a/b}", "invalid-value: 'a/b' cannot be a locale's path"),
    ("{tag: ko, path: ^assets}", "invalid-value: 'assets' cannot be a locale's path"),
    ("{tag: ko, path: ^404.html}", "invalid-value: '404.html' cannot be a locale's path"),
    ("{tag: ko, path: ^..}", "invalid-value: '..' cannot be a locale's path"),
    ("{tag: ^ko_KR}", "locale-invalid: 'ko_KR' is not a language tag (BCP 47)"),
    ("{tag: ^ja}", "directory-not-found: there is no folder 'site/content/ja'"),
    ("{tag: ko, content: ^kr}", "directory-not-found: there is no folder 'site/kr'"),
    (
      "{tag: ko, fallback: [^ja]}",
      "invalid-value: 'fallback' must name one of the locales, not 'ja'"
    ),
    ("{tag: ko, fallback: [^ko]}", "invalid-value: 'ko' cannot fall back to itself"),
    ("{tag: ko, fallback: [en, ^en]}", "invalid-value: 'en' occurs twice in 'fallback'"),
    ("{tag: ko, fallback: [^e]}", "locale-invalid: 'e' is not a language tag (BCP 47)"),
    ("{tag: ko, fallback: ^en}", "unexpected-type: 'fallback' must be a list, not 'en'"),
    ("{tag: ko, ^contents: x}", "unknown-field: unknown key 'contents'"),
    ("^{name: x}", "missing-attribute: 'tag' is required"),
    ("^ko", "unexpected-type: an item of 'locales' must be a mapping, not 'ko'"),
  ])
  func reportsAFaultOfALocale(marked: String, finding: String) throws {
    let lead = "  - {tag: en, name: 영}\n  - "
    let items = marked.split(separator: "}, {").joined(separator: "}\n  - {")
    let caret = try #require((lead + items).firstIndex(of: "^"))
    let lines = (lead + items)[..<caret].split(separator: "\n", omittingEmptySubsequences: false)
    let place = "\(4 + lines.count):\((lines.last?.count ?? 0) + 1)"
    let text = "title: T\nbaseURL: http://a\noriginalLocale: en\nlocales:\n"
    let (site, diagnostics) = read(text + (lead + items).replacing("^", with: ""))
    #expect(site == nil)
    #expect(diagnostics.lines == ["\(place) \(finding)"])
  }

  @Test func namesWhatIsRequired() {
    for text in ["", "# nothing\n", "title:\nlocales: ~\n"] {
      let (site, diagnostics) = read(text)
      #expect(site == nil)
      #expect(
        diagnostics.findings.map(\.message) == [
          "'title' is required", "'baseURL' is required", "'locales' is required",
          "'originalLocale' is required",
        ]
      )
    }
  }

  @Test(arguments: [
    ("ja", "3:17 invalid-value: 'originalLocale' must name one of the locales, not 'ja'"),
    ("english!", "3:17 locale-invalid: 'english!' is not a language tag (BCP 47)"),
  ])
  func refusesAnOriginalThatIsNoLocale(tag: String, line: String) {
    let text = Self.base.replacing("originalLocale: en", with: "originalLocale: \(tag)")
    #expect(read(text).1.lines == [line])
  }

  @Test(arguments: [
    "https://example.com/p//", "https://example.com//p", "docs.example.com", "/docs", "ftp://a",
    "https://", "https:///x", "https://a/?q",
    "https://a/#f",
    "https://u@a/", "https://a b/", "https://a:x/", "https://a:70000/", "https://한국/",
  ])
  func wantsAnAbsoluteURL(url: String) {
    let text = Self.base.replacing("https://example.com/d", with: "'\(url)'")
    let expected =
      "2:10 invalid-value: 'baseURL' must be an absolute http or https URL, not '\(url)'"
    #expect(read(text).1.lines == [expected])
  }

  @Test func rebuildsOnlyTheOriginalFromTheOthers() {
    let folders = ["site/content/ko"]
    #expect(
      read(Self.base, folders: folders).0?.locales.map { $0.content == nil } == [true, false]
    )
    let alone = Self.base.replacing(", {tag: ko}", with: "")
    #expect(
      read(alone, folders: []).1.lines == [
        "4:17 directory-not-found: there is no folder 'site/content/en'"
      ]
    )
    let named = Self.base.replacing("{tag: en}", with: "{tag: en, content: e}")
    #expect(
      read(named).1.lines == ["4:30 directory-not-found: there is no folder 'site/e'"]
    )
  }

  @Test(arguments: [
    (
      "locales: [{tag: en}, {tag: ko}]", "locales: en", "4:10 unexpected-type: 'locales' must be a "
    ),
    (
      "locales: [{tag: en}, {tag: ko}]", "locales: []", "4:10 unexpected-type: 'locales' must be a "
    ),
  ])
  func wantsAListOfLocales(old: String, new: String, line: String) {
    let lines = read(Self.base.replacing(old, with: new)).1.lines
    #expect(lines.count == 1 && lines[0].hasPrefix(line), "\(lines)")
  }

  @Test(arguments: [
    ("Title: x", "did you mean 'title'?"), ("pagesizelimit: 1", "did you mean 'pageSizeLimit'?"),
    ("assets: al", "did you mean 'all'?"), ("templates: contnt", "did you mean 'content'?"),
  ])
  func saysWhatWasMeant(line: String, note: String) {
    #expect(read(Self.base + line).1.findings.map(\.notes) == [[note]])
  }

  @Test func saysHowAFolderIsSpelled() {
    let folders = ["site/content/en", "site/content/zh-tw"]
    let text = Self.base.replacing("tag: ko", with: "tag: zh-TW")
    let findings = read(text, folders: folders).1.findings
    #expect(findings.map(\.notes) == [["did you mean 'zh-tw'?"]])
  }
}
