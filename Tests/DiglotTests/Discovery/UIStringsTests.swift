import Testing

@testable import Diglot

struct UIStringsTests {
  private static let file = SourceFile(
    path: "strings.yml",
    text: """
      skipToContent:
        en: Skip to content
        ko: 본문으로
        zh-tw: 跳到主要內容
      machine:
        en: From {language}
        ko: "{language}에서"
        pt: De {language}
      """
  )

  private func texts(_ tag: String, _ files: [SourceFile] = [file], required: [String] = []) throws
    -> ([String: String], [String])
  {
    var diagnostics = Diagnostics()
    let strings = UIStrings(files, &diagnostics)
    let languageTag = try #require(LanguageTag(tag))
    let locale = Locale(languageTag, names: LanguageNames([languageTag]))
    return (strings.texts(for: locale, required: required, &diagnostics), diagnostics.lines)
  }

  @Test func findsTheNearestLanguage() throws {
    #expect(try texts("ko-KR").0["skipToContent"] == "본문으로")
    #expect(try texts("zh-TW").0["skipToContent"] == "跳到主要內容")
    #expect(try texts("zh-Hant-TW").0["skipToContent"] == "跳到主要內容")
    #expect(try texts("ko").1 == [])
  }

  @Test func fallsBackToEnglishAndSaysSo() throws {
    let (portuguese, lines) = try texts("pt-BR")
    #expect(portuguese == ["skipToContent": "Skip to content", "machine": "De {language}"])
    #expect(lines == ["1:1 missing-attribute: 'skipToContent' has no text in 'pt-BR'"])
    #expect(
      try texts("de").1 == [
        "missing-attribute: the interface has no texts in 'de', so it is shown in English"
      ]
    )
  }

  @Test func reportsAKeyThatNoFileHas() throws {
    let (texts, lines) = try texts("ko", required: ["machine", "home"])
    #expect(texts["home"] == "home")
    #expect(lines == ["missing-attribute: 'home' is missing in the strings of the interface"])
  }

  @Test func letsALaterFileReplaceSingleTexts() throws {
    let own = SourceFile(path: "own.yml", text: "skipToContent: {ko: 건너뛰기}\nmine: {en: M, ko: 내}\n")
    let (texts, lines) = try texts("ko", [Self.file, own])
    #expect(lines == [])
    #expect(texts == ["skipToContent": "건너뛰기", "machine": "{language}에서", "mine": "내"])
  }

  @Test(arguments: [
    ("- a", "1:1 unexpected-type: a strings file must be a mapping"),
    ("a: b", "1:4 unexpected-type: 'a' must be a mapping"),
    ("a: {en: x, 한: y}", "1:12 locale-invalid: '한' is not a language tag (BCP 47)"),
    ("a: {en: x, ko: [y]}", "1:16 unexpected-type: 'ko' must be text"),
    ("\na: {ko: y}", "2:1 missing-attribute: 'a' has no text in 'en'"),
    (
      "a: {en: '{x}', ko: '{y}{x}'}",
      "1:1 invalid-value: '{y}' in the 'ko' text of 'a' does not occur in its English"
    ),
    ("a: [", "2:1 yaml-syntax-error: invalid YAML: did not find expected node content"),
  ])
  func reports(text: String, line: String) {
    var diagnostics = Diagnostics()
    _ = UIStrings([SourceFile(path: "s.yml", text: text + "\n")], &diagnostics)
    #expect(diagnostics.lines == [line])
  }

  @Test(arguments: [
    ("From {language} on {date}", "From English on 4/23"), ("{language}", "English"),
    ("{other} {", "{other} {"), ("{{language}}", "{English}"), ("{}{language }", "{}{language }"),
    ("", ""), ("{language", "{language"),
  ])
  func fillsPlaceholders(text: String, expected: String) {
    #expect(UIStrings.filled(text, with: ["language": "English", "date": "4/23"]) == expected)
  }
}
