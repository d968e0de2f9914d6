import Foundation
import Testing

@testable import Diglot

/// Whole imports into small projects, of catalogues that are written here by hand.
struct ImportTests {
  private static let header = "msgid \"\"\nmsgstr \"\"\n\"Language: ko\\n\"\n\n"

  private static func unit(_ number: Int, _ target: String, _ source: String) -> String {
    let id = "59e94-\(number)"
    return "<span data-ttu-id=\"\(id)\">\(target)</span>"
      + "<span class=\"sxs-lookup\"><span data-stu-id=\"\(id)\">\(source)</span></span>"
  }

  private static let page = """
    ---
    title: 제목
    ---
    # \(unit(103, "제목", "Title"))

    \(unit(104, "**저장** 을 선택합니다.", "Select **Save**.")) \(unit(105, "[여기](a.md)", "[here](a.md)"))

    | \(unit(106, "가", "A")) | \(unit(107, "나", "B")) |
    |---|---|
    | \(unit(108, "다", "C")) | \(unit(109, "라", "D")) |

    - \(unit(110, "마", "E"))
    """

  private static func entry(
    _ number: String,
    _ source: String,
    _ target: String,
    page: String = "guide.md"
  ) -> String {
    "msgctxt \"\(page)#\(number)\"\nmsgid \"\(source)\"\nmsgstr \"\(target)\"\n\n"
  }

  private func site() throws -> TemporarySite {
    try TemporarySite(
      ["content/ko/guide.md": Self.page],
      configuration: TemporarySite.configuration(locales: ["en", "ko"])
    )
  }

  private func run(
    _ site: TemporarySite,
    _ text: String,
    isDryRun: Bool = false
  ) async throws -> (report: ImportReport, page: String) {
    try site.write(["in.po": text])
    var options = ImportOptions(BuildOptions(project: site.folder), files: [site.folder + "/in.po"])
    options.isDryRun = isDryRun
    let report = try await importTranslations(options)
    let page = try String(contentsOfFile: site.folder + "/content/ko/guide.md", encoding: .utf8)
    return (report, page)
  }

  @Test(arguments: [
    ("104", "Select **Save**.", "**저장** 을 선택합니다.", "**Save** 를 누릅니다."),
    ("104", "Select **Save**.", "**저장** 을 선택합니다.", "5 \\\\* 3: **저장** 을 선택합니다."),
    ("105", "[here](a.md)", "[여기](a.md)", "[이곳](a.md)"), ("106", "A", "가", "각 \\\\| 각"),
    ("110", "E", "마", "말 | 말"), ("103", "Title", "제목", "새 제목"),
  ])
  func changesOnlyItsSpan(number: String, source: String, old: String, new: String) async throws {
    let text = Self.header + Self.entry(number, source, new)
    let (report, page) = try await run(try site(), text)
    #expect(report.diagnostics.findings == [])
    #expect(report.writtenCount == 1)
    let written = new.replacing("\\\\", with: "\\")
    #expect(
      page
        == Self.page.replacing(">\(old)</span><span class=", with: ">\(written)</span><span class=")
    )
  }

  @Test(arguments: [
    ("104", "Select **Save**.", "저장 을 선택합니다.", "keeps the code '**'"),
    ("104", "Select **Save**.", "**저장 을 선택합니다.", "has its partner"),
    ("104", "Select **Save**.", "** 저장** 을 선택합니다.", "has its partner"),
    ("104", "Select **Save**.", "**저장** 을\\n선택합니다.", "no line break"),
    ("105", "[here](a.md)", "[여기](b.md)", "keeps the code '](a.md)'"),
    ("105", "[here](a.md)", "](a.md)여기[", "keeps the code"),
    ("106", "A", "가 | 나", "a '|' in a table"), ("106", "A", "<b>가</b>", "no more often"),
    ("106", "A", "가</span>", "no more often"), ("106", "A", " ", "not blank"),
    ("106", "A", "<span data-ttu-id=\\\"59e94-106\\\">가</span>", "markup of units"),
    ("103", "Title", "`제목", "stay as they are"), ("110", "E", "    - 마", "stay as they are"),
    ("110", "E", "> 마", "stay as they are"), ("110", "E", "1. 마", "stay as they are"),
    ("104", "Select **Save**.", "# **저장**", "stay as they are"),
  ])
  func refusesWhatWouldBreakThePage(
    number: String,
    source: String,
    new: String,
    reason: String
  ) async throws {
    // A sound change beside it is not written either.
    let other = number == "109" ? "" : Self.entry("109", "D", "락")
    let text = Self.header + other + Self.entry(number, source, new)
    let (report, page) = try await run(try site(), text)
    if new == "`제목" {
      // An open backtick that finds no partner is only text.
      #expect(report.diagnostics.findings == [])
      return
    }
    let finding = try #require(report.diagnostics.findings.first)
    #expect(report.diagnostics.findings.count == 1)
    #expect(finding.code == .exchangeTargetRefused)
    #expect(finding.message.contains("guide.md#\(number)'"), "\(finding.message)")
    #expect(finding.message.contains(reason), "\(finding.message)")
    #expect(finding.location?.file.hasSuffix("in.po") == true)
    #expect(finding.location?.line == (other.isEmpty ? 7 : 11))
    #expect(page == Self.page)
    #expect(report.writtenFiles == [])
  }

  @Test(arguments: [
    (entry("999", "A", "x"), DiagnosticCode.exchangeUnitUnknown),
    (entry("0106", "A", "x"), .exchangeUnitUnknown),
    (entry("106", "A", "x", page: "other.md"), .exchangeUnitUnknown),
    (entry("106", "A", "x", page: "../ko/guide.md"), .exchangeUnitUnknown),
    (entry("106", "AA", "x"), .exchangeSourceChanged),
    (entry("106", "A", "x") + entry("106", "A", "y"), .exchangeUnitRepeated),
    ("#, fuzzy\n" + entry("106", "A", "x"), .exchangeTargetFuzzy),
    ("msgid \"a\"\nmsgstr \"b\"\n", .exchangeFileInvalid),
    ("msgid \"a\"\nmsgid_plural \"b\"\nmsgstr[0] \"c\"\n", .exchangeFileInvalid),
    ("msgctxt \"a\"\nmsgid \"b\"\n", .exchangeFileInvalid),
    ("msgctxt \"a\\q\"\n", .exchangeFileInvalid), ("msgctxt \"a\n", .exchangeFileInvalid),
    ("nonsense\n", .exchangeFileInvalid), ("msgctxt \"\\377\"\n", .exchangeFileInvalid),
  ])
  func saysWhatItCannotUse(entries: String, code: DiagnosticCode) async throws {
    let (report, page) = try await run(try site(), Self.header + entries)
    #expect(report.diagnostics.findings.map(\.code) == [code])
    #expect(page == Self.page)
  }

  @Test func asksForTheLanguage() async throws {
    for header in ["", "msgid \"\"\nmsgstr \"\"\n\n", Self.header.replacing("ko", with: "fr")] {
      let (report, _) = try await run(try site(), header + Self.entry("106", "A", "x"))
      #expect(report.diagnostics.findings.count == 1)
      #expect(report.diagnostics.hasErrors)
    }
  }

  @Test func leavesWhatIsNotTranslated() async throws {
    let text = Self.header + Self.entry("106", "A", "") + Self.entry("107", "B", "나")
    let (report, page) = try await run(try site(), text)
    #expect((report.untranslatedCount, report.unchangedCount, report.changedCount) == (1, 1, 0))
    #expect(page == Self.page)
  }

  @Test func writesNothingInADryRun() async throws {
    let text = Self.header + Self.entry("106", "A", "각")
    let (report, page) = try await run(try site(), text, isDryRun: true)
    #expect(report.writtenCount == 1)
    #expect(page == Self.page)
  }

  @Test func keepsThePermissionsOfAFile() async throws {
    let site = try site()
    let file = site.folder + "/content/ko/guide.md"
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: file)
    _ = try await run(site, Self.header + Self.entry("106", "A", "각"))
    let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
    #expect(mode == 0o640)
    let left = try FileManager.default.contentsOfDirectory(atPath: site.folder + "/content/ko")
    #expect(left == ["guide.md"])
  }

  @Test func followsNoSymbolicLink() async throws {
    let site = try site()
    let file = site.folder + "/content/ko/guide.md"
    try FileManager.default.moveItem(atPath: file, toPath: site.folder + "/outside.md")
    try FileManager.default.createSymbolicLink(
      atPath: file,
      withDestinationPath: "../../outside.md"
    )
    let (report, page) = try await run(site, Self.header + Self.entry("106", "A", "각"))
    #expect(report.diagnostics.hasErrors)
    #expect(page == Self.page)
  }

  // MARK: XLIFF

  private func xliff(_ body: String, root: String = "") -> String {
    """
    <xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="en" trgLang="ko">
    <file id="f" original="guide.md"><unit id="104"><originalData><data id="d1">**</data></originalData>
    \(body)</unit></file></xliff>
    """
  }

  @Test func takesXLIFFThatAToolCutIntoSegments() async throws {
    let text = xliff(
      """
      <segment><source>Select <sc id="1" dataRef="d1"/></source><target><sc id="1" \
      dataRef="d1"/><mrk id="m" type="term">저장</mrk></target></segment><segment><source>Save\
      <ec startRef="1" dataRef="d1"/>.</source><target><ec startRef="1" dataRef="d1"/> 누름\
      </target></segment>
      """
    )
    let (report, page) = try await run(try site(), text)
    #expect(report.diagnostics.findings == [])
    #expect(page == Self.page.replacing("**저장** 을 선택합니다.", with: "**저장** 누름"))
  }

  @Test(arguments: [
    "<segment><source>Select</source><target><ph id=\"1\"/></target></segment>",
    "<segment><source>Select</source><target order=\"2\">a</target></segment>",
    "<segment><source>Select</source><target><cp hex=\"D800\"/></target></segment>",
    "<segment><source>Select</source><target><x/></target></segment>",
  ])
  func refusesUnitsThatCannotBePutTogether(body: String) async throws {
    let (report, page) = try await run(try site(), xliff(body))
    #expect(report.diagnostics.findings.map(\.code) == [.exchangeFileInvalid])
    #expect(report.diagnostics.findings.first?.message.contains("guide.md#104") == true)
    #expect(page == Self.page)
  }

  @Test(arguments: [
    "<xliff version=\"1.2\"/>", "<a/>", "<!DOCTYPE a><a/>",
    "<xliff xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" version=\"2.1\" srcLang=\"en\"/>",
  ])
  func refusesOtherXML(text: String) async throws {
    let (report, _) = try await run(try site(), text)
    #expect(report.diagnostics.findings.map(\.code) == [.exchangeFileInvalid])
  }

  @Test(arguments: [ExchangeFormat.xliff, .po])
  func touchesNothingWhereNothingChanged(format: ExchangeFormat) async throws {
    let site = try site()
    var options = ExportOptions(BuildOptions(project: site.folder), format, locale: "ko")
    options.output = site.folder + "/in.po"
    let exported = try await export(options)
    #expect(exported.unitCount == 8)
    let before = try FileManager.default.attributesOfItem(
      atPath: site.folder + "/content/ko/guide.md"
    )
    let text = try String(contentsOfFile: site.folder + "/in.po", encoding: .utf8)
    let (report, page) = try await run(site, text)
    let after = try FileManager.default.attributesOfItem(
      atPath: site.folder + "/content/ko/guide.md"
    )
    #expect(report.unchangedCount == 8 && report.changedCount == 0)
    #expect(page == Self.page)
    #expect(before[.systemFileNumber] as? Int == after[.systemFileNumber] as? Int)
  }

  @Test func refusesToExportWhatIsNone() async throws {
    let site = try site()
    func error(_ change: (inout ExportOptions) -> Void) async -> ExchangeError? {
      var options = ExportOptions(BuildOptions(project: site.folder), .po, locale: "ko")
      change(&options)
      do throws(ExchangeError) { _ = try await export(options) } catch { return error }
      return nil
    }
    #expect(await error { $0.locale = "en" } == .isOriginal(tag: "en"))
    #expect(await error { $0.other = "ko" } == .sameLocale(tag: "ko"))
    #expect(await error { $0.page = "other.md" } == .pageNotFound(path: "other.md"))
    #expect(await error { $0.page = "guide.md" } == nil)
    let inside = site.folder + "/content/ko/guide.md"
    #expect(await error { $0.output = inside } != nil)
    #expect(try String(contentsOfFile: inside, encoding: .utf8) == Self.page)
    #expect(
      await error { $0.locale = "fr" }
        == .build(.localeNotConfigured(tag: "fr", configured: ["en", "ko"]))
    )
  }

  @Test func `flags before an obsolete entry are not those of the next`() async throws {
    let obsolete = "#, fuzzy\n#~ msgctxt \"guide.md#1\"\n#~ msgid \"a\"\n#~ msgstr \"b\"\n\n"
    let text = Self.header + obsolete + Self.entry("106", "A", "각")
    let (report, page) = try await run(try site(), text)
    #expect(report.diagnostics.findings == [] && report.writtenCount == 1)
    #expect(page.contains(">각</span>"))
  }

  @Test func `a file that cannot be read keeps the others from nothing`() async throws {
    let site = try site()
    try site.write(["in.po": Self.header + Self.entry("106", "A", "각")])
    let files = [site.folder + "/none.po", site.folder + "/in.po"]
    let options = ImportOptions(BuildOptions(project: site.folder), files: files)
    let report = try await importTranslations(options)
    #expect(report.writtenCount == 1)
    #expect(report.diagnostics.findings.map(\.code) == [.fileUnreadable])
    #expect(
      report.diagnostics.findings[0].notes == ["the other files are taken over without it"]
    )
  }
}
