import Testing

@testable import Diglot

struct BitextTests {
  @Test func findsTheUnitsOfARange() {
    let text = unit("00000-101", "가나", "AB") + " " + unit("00000-102", "다", "C")
    var diagnostics = Diagnostics()
    let bitext = UnitScanner.scan(SourceFile(path: "p", text: text), bodyStart: 0, &diagnostics)
    func keys(_ range: Range<Int>) -> [Int] { bitext.units(in: range).map(\.key.number) }
    #expect(keys(0..<6) == [101])
    #expect(keys(6..<7) == [])
    #expect(keys(5..<8) == [101, 102])
    #expect(keys(0..<10) == [101, 102])
  }

  @Test(arguments: [
    ("Azure 가나 б ひ 漢", "en", 5), ("Azure 가나", "ko", 0), ("漢字かな", "ja", 0),
    ("漢字かな", "zh", 2), ("Привет", "ru", 0), ("naïve 123 ——「」", "en", 0),
  ])
  func countsLettersOfForeignScripts(text: String, language: String, count: Int) {
    #expect(ForeignLetters(language: language[...]).count(in: Array(text.utf8).span) == count)
  }

  @Test func rebuildsFromTheLocaleThatLeavesTheFewestForeignLetters() async throws {
    let korean = "# " + unit("00000-103", "제목", "Title") + "\n\n대체 글\n"
    let japanese = "# " + unit("11111-103", "題", "Title") + "\n\nalt\n"
    let site = try TemporarySite(
      ["content/ko/p.md": korean, "content/ja/p.md": japanese])
    let report = try await site.build()
    #expect(report.summary == [])
    #expect(site.article("en/p/index.html") == "<h1 id=\"title\">Title</h1>\n<p>alt</p>\n")
    #expect(report.locales.first?.rebuiltPages == 1)
  }
}
