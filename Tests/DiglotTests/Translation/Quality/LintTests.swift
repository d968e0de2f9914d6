import Synchronization
import Testing

@testable import Diglot
@testable import DiglotCommand

@Suite("diglot lint")
struct LintTests {
  private static func unit(_ number: Int, _ target: String, _ source: String) -> String {
    "<span data-ttu-id=\"59e94-\(number)\">\(target)</span>"
      + "<span class=\"sxs-lookup\"><span data-stu-id=\"59e94-\(number)\">\(source)</span></span>"
  }

  private static let body =
    unit(103, "차 5잔.", "Tea, 7 cups.") + "\n\n" + unit(104, "물 5잔.", "Water, 8 cups.") + "\n"

  private func lint(_ files: [String: String], _ change: (inout BuildOptions) -> Void = { _ in })
    async throws -> LintReport
  {
    let project = try TemporaryProject(files)
    var options = BuildOptions(project: project.folder)
    change(&options)
    return try await Diglot.lint(options)
  }

  @Test func `places a finding in the file, with the original`() async throws {
    let report = try await lint(["ko/a.md": "---\ntitle: A\n---\n# \(Self.body)"])
    let findings = report.diagnostics.findings
    #expect(findings.map(\.code) == [.translationNumbersDiffer, .translationNumbersDiffer])
    let first = try #require(findings.first)
    #expect(first.locale == "ko" && first.severity == .suggestion)
    #expect(first.location?.file.hasSuffix("content/ko/a.md") == true)
    // Behind `# <span data-ttu-id="59e94-103">` and `차 `.
    #expect(first.location?.line == 4 && first.location?.column == 35)
    #expect(first.notes.first == "the original of unit 103: 'Tea, 7 cups.'")
    #expect(findings.last?.location?.line == 6)
    #expect(report.locales == [.init(tag: "ko", pages: 1, units: 2, findings: 2)])
  }

  @Test(arguments: [
    ("translation-numbers-differ", 0), ("translation-numbers-differ@103", 1),
    ("[translation-numbers-differ@103, translation-numbers-differ@104]", 0),
    ("translation-untranslated, translation-numbers-differ@104", 1),
    ("translation-untranslated", 2),
  ])
  func `a page may ask to be spared`(value: String, count: Int) async throws {
    let header = "---\ntitle: A\nlint-ignore: \(value)\n---\n"
    let report = try await lint(["ko/a.md": header + Self.body])
    #expect(report.diagnostics.findings.count == count)
  }

  @Test func `names what there is not`() async throws {
    let value = "translation-number-differ, heading-skipped, translation-untranslated@500"
    let report = try await lint(["ko/a.md": "---\nlint-ignore: \(value)\n---\n" + Self.body])
    let findings = report.diagnostics.findings.filter { $0.code == .lintIgnoreInvalid }
    #expect(findings.map { $0.location?.column } == [14, 41, 83])
    #expect(findings[0].notes == ["did you mean 'translation-numbers-differ'?"])
    #expect(findings[1].message.contains("'heading-skipped'"))
    #expect(findings[2].message.contains("'500'"))
  }

  @Test func `takes no-loc from the header`() async throws {
    let text = Self.unit(103, "콘토소의 차", "Tea of Contoso")
    let plain = try await lint(["ko/a.md": text])
    #expect(plain.diagnostics.findings.isEmpty)
    let listed = try await lint(["ko/a.md": "---\nno-loc: [Contoso, Fabrikam]\n---\n" + text])
    #expect(listed.diagnostics.findings.map(\.code) == [.translationNoLocChanged])
  }

  @Test func `finds a sentence with several translations, whatever the number of workers`()
    async throws
  {
    let source = "Drink your tea while hot."
    let usual = Self.unit(103, "차를 뜨거울 때 드세요.", source)
    let other = Self.unit(103, "뜨거운 차를 마십니다.", source)
    let files = ["ko/a.md": other, "ko/b.md": usual, "ko/c.md": usual, "ko/d.md": other + "\n"]
      .merging(["ko/e.md": usual]) { first, _ in first }
    for jobs in [1, 4] {
      let report = try await lint(files) { $0.jobs = jobs }
      let finding = try #require(report.diagnostics.findings.first)
      #expect(report.diagnostics.findings.count == 1)
      #expect(finding.code == .translationInconsistent && finding.locale == "ko")
      #expect(finding.location?.file.hasSuffix("ko/a.md") == true)
      #expect(finding.notes.last == "3 of 5 times it is '차를 뜨거울 때 드세요.'")
    }
  }

  @Test func `looks at the locales that it is asked for`() async throws {
    let report = try await lint(["ko/a.md": Self.body, "en/a.md": "# A\n"]) { $0.locales = ["en"] }
    #expect(report.diagnostics.findings.isEmpty && report.units == 0)
    await #expect(throws: BuildError.self) {
      _ = try await lint(["ko/a.md": Self.body]) { $0.locales = ["fr"] }
    }
  }

  @Test func `build and check do not lint`() async throws {
    let project = try TemporaryProject(["ko/a.md": Self.body])
    let report = try await project.build { $0.writesSite = false }
    #expect(!report.diagnostics.findings.contains { QualityRule.codes.contains($0.code) })
  }

  @Test(arguments: [(["--strict"], "findings"), ([], "success")])
  func `the command prints findings and counts`(words: [String], status: String) async throws {
    let project = try TemporaryProject(["ko/a.md": Self.unit(103, "차] 5잔.", "Tea, 5 cups.")])
    let text = Mutex("")
    let console = Console { _, part in
      text.withLock { $0 += part }
      return true
    }
    let result = await DiglotCommand.run(["lint", project.folder] + words, console)
    let output = text.withLock { $0 }
    #expect("\(result)" == status)
    #expect(output.contains("[translation-brackets-unbalanced]"))
    #expect(output.contains("ko  1 page, 1 unit, 1 finding\n0 errors, 1 warning\n1 unit checked, "))
    let missing = await DiglotCommand.run(["lint", project.folder + "/none"], console)
    #expect("\(missing)" == "failure")
  }
}
