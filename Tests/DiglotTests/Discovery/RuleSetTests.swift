import Testing

@testable import Diglot

/// Rules from their YAML to what becomes of findings.
struct RuleSetTests {
  private func read(_ text: String, locale: String? = nil) -> (rules: RuleSet, Diagnostics) {
    var findings = Diagnostics()
    let file = SourceFile(path: "diglot.yml", text: text)
    guard let node = YAMLDocument.parse(file, &findings) else { return (RuleSet(), findings) }
    return (RuleReader(file: file, locale: locale).read(node, &findings), findings)
  }

  private func finding(
    _ code: DiagnosticCode,
    in file: String = "content/ko/a.md",
    severity: Diagnostic.Severity? = nil,
    locale: String = "ko"
  ) -> Diagnostic {
    let place = Diagnostic.Location(file: file, line: 1, column: 1, length: 1, excerpt: "")
    return Diagnostic(code, severity: severity, "m", at: place, notes: ["n"], locale: locale)
  }

  private static let names = GlobNames(
    folders: [
      ProjectFolder(path: "content/ko"), ProjectFolder(path: "content"),
      ProjectFolder(path: "../docs.ja"),
    ],
    project: ProjectFolder(path: "")
  )

  private func apply(_ rules: RuleSet, to findings: Diagnostic...) -> [Diagnostic] {
    var diagnostics = Diagnostics()
    for finding in findings { diagnostics.report(finding) }
    rules.apply(to: &diagnostics, Self.names)
    return diagnostics.findings
  }

  @Test(arguments: [
    ("off", nil), ("OFF", nil), ("Info", Diagnostic.Severity.info), ("suggestion", .suggestion),
    ("\"warning\"", .warning), ("ERROR", .error), ("{severity: Error}", .error),
    ("{disabled: true}", nil), ("{severity: error, disabled: true}", nil),
    ("{disabled: false}", .warning), ("[info]", .info), ("[{severity: info}, error]", .info),
  ])
  func raisesAndLowersAKind(value: String, expected: Diagnostic.Severity?) {
    let (rules, faults) = read("file-not-found: \(value)")
    #expect(faults.lines == [])
    #expect(
      apply(rules, to: finding(.fileNotFound)).map(\.severity) == (expected.map { [$0] } ?? [])
    )
    #expect(apply(rules, to: finding(.bookmarkNotFound)).map(\.severity) == [.warning])
  }

  @Test func readsTheSpellingOfJSON() {
    let (rules, faults) = read(
      #"{"heading-skipped": {"severity": "off"}, "file-not-found": "Off"}"#
    )
    #expect(faults.lines == [])
    #expect(apply(rules, to: finding(.headingSkipped), finding(.fileNotFound)).isEmpty)
  }

  @Test(arguments: [
    // Below the locale's folder, below the project, and as displayed.
    ("guide/**", "content/ko/guide/a.md", true), ("guide/**", "content/ko/a.md", false),
    ("content/ko/**", "content/ko/a.md", true), ("content/ko/**", "content/en/a.md", false),
    ("guide/**", "../docs.ja/guide/a.md", true), ("en/*.md", "content/en/a.md", true),
    ("GUIDE/*.MD", "content/ko/guide/a.md", true), ("/srv/*.md", "/srv/a.md", true),
    ("srv/*.md", "/srv/a.md", true), ("**/*.mustache", "templates/page.mustache", true),
  ])
  func meansFilesByTheirPath(pattern: String, file: String, isMeant: Bool) {
    for (key, isDropped) in [("include", isMeant), ("exclude", !isMeant)] {
      let (rules, faults) = read("file-not-found: {severity: off, \(key): \"\(pattern)\"}")
      #expect(faults.lines == [])
      #expect(apply(rules, to: finding(.fileNotFound, in: file)).isEmpty == isDropped, "\(key)")
    }
  }

  @Test func takesTheFirstRuleThatIsMeant() {
    let text = """
      file-not-found:
        - {severity: error, include: ["guide/**", "faq/**"], exclude: ["**/old/**"]}
        - {severity: off, include: "*.md"}
      """
    let (rules, faults) = read(text)
    #expect(faults.lines == [])
    let files = ["guide/a.md", "faq/b.md", "guide/old/c.md", "d.md", "other/e.md"]
    let severities = files.map { file in
      apply(rules, to: finding(.fileNotFound, in: "content/ko/" + file)).first?.severity
    }
    #expect(severities == [.error, .error, .warning, nil, .warning])
  }

  @Test func changesWhatAFindingSays() {
    let (rules, _) = read(
      "{file-not-found: {message: gone}, heading-skipped: {additionalMessage: see the guide}}"
    )
    let changed = apply(rules, to: finding(.fileNotFound), finding(.headingSkipped))
    #expect(changed.map(\.message) == ["gone", "m"])
    #expect(changed.map(\.notes) == [["n"], ["n", "see the guide"]])
    #expect(changed.map(\.severity) == [.warning, .suggestion])
  }

  @Test func dropsWhatIsOffUnlessARuleRaisesIt() {
    #expect(apply(RuleSet(), to: finding(.atXrefNotFound)).isEmpty)
    let (plain, _) = read("at-xref-not-found: {message: x}")
    #expect(apply(plain, to: finding(.atXrefNotFound)).isEmpty)
    let (raised, _) = read("at-xref-not-found: {severity: warning, include: guide/**}")
    let findings = apply(
      raised,
      to: finding(.atXrefNotFound),
      finding(.atXrefNotFound, in: "content/ko/guide/a.md")
    )
    #expect(findings.map(\.severity) == [.warning])
  }

  @Test func neverLowersWhatKeepsAPageFromBeingMade() {
    let (rules, faults) = read(
      "{encoding-invalid: warning, unknown-field: off, include-not-found: off}"
    )
    #expect(
      faults.lines == [
        "1:20 rule-override-invalid: an error of 'encoding-invalid' stays an error",
        "1:44 rule-override-invalid: an error of 'unknown-field' stays an error",
      ]
    )
    let kept = apply(
      rules,
      to: finding(.encodingInvalid),
      finding(.unknownField),
      // A header's key in another case is a suggestion under the same code.
      finding(.unknownField, severity: .suggestion),
      finding(.includeNotFound)
    )
    #expect(kept.map(\.code) == [.encodingInvalid, .unknownField])
    #expect(kept.allSatisfy { $0.severity == .error })
  }

  @Test func keepsALocalesRulesToItsFindings() {
    var (rules, _) = read("file-not-found: off", locale: "ko")
    #expect(
      apply(rules, to: finding(.fileNotFound), finding(.fileNotFound, locale: "ja")).map(\.locale)
        == ["ja"]
    )
    var site = read("file-not-found: error").rules
    site.append(rules)
    #expect(apply(site, to: finding(.fileNotFound)).map(\.severity) == [.error])
    rules.append(read("file-not-found: error").rules)
    #expect(apply(rules, to: finding(.fileNotFound, locale: "ja")).map(\.severity) == [.error])
  }

  @Test(arguments: [
    (
      "file-not-fuond: off",
      "1:1 rule-override-invalid: no diagnostic has the code 'file-not-fuond'"
    ),
    ("[a]", "1:1 rule-override-invalid: 'rules' is a mapping of codes to severities"),
    (
      "file-not-found: fatal",
      "1:17 rule-override-invalid: a severity is 'off', 'info', 'suggestion', 'warning' or "
        + "'error', not 'fatal'"
    ),
    (
      "file-not-found: {severity: [off]}",
      "1:28 rule-override-invalid: a severity is 'off', 'info', 'suggestion', 'warning' or "
        + "'error', not a list"
    ),
    ("file-not-found: {sverity: off}", "1:18 rule-override-invalid: a rule has no key 'sverity'"),
    (
      "file-not-found: {exclude: {a: b}}",
      "1:27 rule-override-invalid: 'exclude' of a rule is a pattern or a list of patterns"
    ),
    ("file-not-found: {message: []}", "1:27 rule-override-invalid: 'message' of a rule is text"),
    (
      "file-not-found: {additionalMessage: {}}",
      "1:37 rule-override-invalid: 'additionalMessage' of a rule is text"
    ),
  ])
  func reportsWhatItCannotRead(text: String, expected: String) {
    let (rules, faults) = read(text)
    #expect(faults.lines == [expected])
    #expect(faults.findings.map(\.severity) == [.warning])
    #expect(apply(rules, to: finding(.fileNotFound)) == [finding(.fileNotFound)])
  }

  @Test func reportsABadPattern() {
    let (_, faults) = read("file-not-found: {severity: off, include: [\"a/{b\"]}")
    #expect(faults.findings.map(\.code) == [.globPatternInvalid])
    #expect(faults.findings.map(\.location?.column) == [43])
  }

  @Test func suggestsWhatWasMeant() {
    #expect(read("file-not-fuond: off").1.findings[0].notes == ["did you mean 'file-not-found'?"])
    let key = read("file-not-found: {sverity: off}").1.findings[0]
    #expect(key.notes == ["did you mean 'severity'?"])
    #expect(read("xyz: off").1.findings[0].notes == [])
  }

  @Test func knowsTheOtherNamesOfDocfx() {
    let text = """
      {ms-date-missing: off, title-bad-length: {severity: warning}, ALT-TEXT-MISSING: "off",
       multiple-h1s: {severity: off, contentTypes: [conceptual]}}
      """
    let (rules, faults) = read(text)
    #expect(
      faults.lines == ["2:32 rule-override-invalid: 'contentTypes' of a rule has no effect"]
    )
    #expect(faults.findings.map(\.severity) == [.info])
    #expect(apply(rules, to: finding(.imageAltTextMissing), finding(.multipleH1s)).isEmpty)
    let ours = Set(DiagnosticCode.allCases.map(\.rawValue))
    #expect(DiagnosticCode.foreignNames.isDisjoint(with: ours))
  }

  @Test func ignoresNoRules() {
    #expect(read("").1.findings.isEmpty)
    #expect(apply(read("").rules, to: finding(.fileNotFound)) == [finding(.fileNotFound)])
  }
}

/// Rules in a whole build.
struct RulesInBuildsTests {
  private func report(rules: String) async throws -> BuildReport {
    let project = try TemporaryProject([
      "en/index.md": "# Start\n\n[gone](gone.md)\n", "en/archive/old.md": "# Old\n\n[x](x.md)\n",
    ])
    try project.put(
      """
      title: Guide
      baseURL: https://docs.example.com/
      originalLocale: en
      locales: [{tag: en}]
      rules:
        \(rules)
      """,
      at: "diglot.yml"
    )
    return try await project.build()
  }

  @Test func raisedFindingsKeepTheSiteFromBeingWritten() async throws {
    let raised = try await report(
      rules: "file-not-found: {severity: error, exclude: \"archive/**\"}"
    )
    #expect(raised.diagnostics.findings.map(\.severity).sorted() == [.warning, .error])
    #expect(!raised.isWritten)
    let off = try await report(rules: "file-not-found: off")
    #expect(off.diagnostics.findings == [] && off.isWritten)
  }

  @Test func rulesHoldForFindingsAboutTheProjectToo() async throws {
    let other = try await report(rules: "{yaml-duplicate-key: off, fil-not-found: off}\ntitle: Two")
    let codes = Set(other.diagnostics.findings.map(\.code))
    #expect(codes == [.ruleOverrideInvalid, .fileNotFound])
  }
}
