import Testing

@testable import Diglot
@testable import DiglotCommand

struct ExchangeCommandTests {
  private func arguments(_ words: String...) throws -> Arguments {
    guard case .run(_, let arguments) = try ArgumentParser.parse(words) else { return Arguments() }
    return arguments
  }

  @Test func passesEveryOptionOfAnExportOn() throws {
    let words = try arguments(
      "export",
      "p",
      "--format",
      "po",
      "--locale",
      "ko",
      "--with",
      "ja",
      "--page",
      "a.md",
      "--output",
      "o.po",
      "--jobs",
      "3"
    )
    let options = try #require(ExportCommand.options(from: words))
    #expect(options.build.project == "p" && options.build.jobs == 3)
    #expect(options.format == .po && options.locale == "ko" && options.other == "ja")
    #expect(options.page == "a.md" && options.output == "o.po")
  }

  @Test func asksForFormatAndLocale() {
    #expect(throws: ArgumentError.self) { try arguments("export", "--locale", "ko") }
    #expect(throws: ArgumentError.self) { try arguments("export", "--format", "po") }
    #expect(throws: ArgumentError.self) {
      try arguments("export", "--format", "doc", "--locale", "ko")
    }
    #expect(throws: ArgumentError.self) { try arguments("import") }
  }

  @Test func takesTheFirstWordForTheProjectWhereItIsOne() throws {
    let site = try TemporarySite([:])
    let first = ImportCommand.options(from: try arguments("import", site.folder, "a.po", "b.xlf"))
    #expect(first.build.project == site.folder && first.files == ["a.po", "b.xlf"])
    let second = ImportCommand.options(from: try arguments("import", "--dry-run", "a.po", "b.xlf"))
    #expect(second.build.project == "." && second.files == ["a.po", "b.xlf"] && second.isDryRun)
  }

  @Test func tellsWhatAnImportDid() {
    var report = ImportReport()
    (report.changedCount, report.writtenCount, report.unchangedCount) = (3, 2, 7)
    report.writtenFiles = ["ko/a.md"]
    #expect(
      ImportCommand.summary(report, isDryRun: false) == """
        ko/a.md: written
        2 changed in 1 page written, 7 unchanged, 0 untranslated
        1 changed, but not written, since their pages were refused

        """
    )
  }
}
