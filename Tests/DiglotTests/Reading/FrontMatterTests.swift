import Testing

@testable import Diglot

struct FrontMatterTests {
  private func read(_ text: String) -> (FrontMatter, body: String, [String]) {
    let file = SourceFile(path: "a.md", text: text)
    var diagnostics = Diagnostics()
    let header = FrontMatter.read(file, &diagnostics)
    let body = file.bytes.span.text(header.bodyStart..<file.bytes.count)
    return (header, body, diagnostics.lines)
  }

  // MARK: Delimiters

  @Test(
    arguments: [
      ("---\ntitle: T\n---\n# H\n", "T", "# H\n"),
      ("\u{FEFF}---\r\ntitle: T\r\n---\r\n# H", "T", "# H"),
      ("---  \t\r\ntitle: T\r\n---\n# H\n", "T", "# H\n"),
      ("---\ntitle: T\n...\n---\n", "T", "---\n"),
      ("---\ntitle: T\n---", "T", ""),
      ("---\n---\nx", nil, "x"),
      ("---\n# title: T\n\n---\nx", nil, "x"),
      ("---\ntitle: |\n  T\n  ---\n--- \nx", "T\n---\n", "x"),
      ("---\ntitle: T\n----\n---\n", nil, ""),
    ] as [(String, String?, String)]
  )
  func splitsAHeaderFromItsBody(text: String, title: String?, body: String) {
    let (header, rest, _) = read(text)
    #expect(header.title == title)
    #expect(rest == body)
  }

  @Test(arguments: [
    "", "---", "---\n", "---\ntitle: T\n", " ---\ntitle: T\n---\n", "----\ntitle: T\n---\n",
    "\n---\ntitle: T\n---\n", "--- x\ntitle: T\n---\n", "Text\n---\n",
  ])
  func leavesATextWithoutHeaderAlone(text: String) {
    let (header, body, lines) = read(text)
    #expect(header.entries == [])
    #expect(body == text)
    #expect(lines == [])
  }

  @Test func dropsAByteOrderMarkWithoutAHeader() {
    #expect(read("\u{FEFF}# T").body == "# T")
  }

  // MARK: Values

  @Test func readsWhatASeedSays() {
    let (header, _, lines) = read(
      """
      ---
      title: 고객 (21Vianet에서 운영 하는 파트너 센터)를 대신 | 파트너 센터
      ms.topic: article
      ms.date: 10/29/2018
      description: 'It''s a "test": yes'
      ms.openlocfilehash: d5c4703423360d228a810ee739dc1916ca056a58
      ms.sourcegitcommit: 4c34d6fcaf020bcc53eaa5f0379011a56149a14f
      ms.translationtype: MT
      ms.contentlocale: ko-KR
      ms.lasthandoff: 3/5/19
      ms.locfileid: "57585806"
      ms.custom:
      - a
      - b
      ROBOTS: NOINDEX, nofollow
      ---
      """
    )
    #expect(lines == [])
    #expect(header.title == "고객 (21Vianet에서 운영 하는 파트너 센터)를 대신 | 파트너 센터")
    #expect(header.description == "It's a \"test\": yes")
    #expect(header.date?.iso == "2018-10-29")
    #expect(header.handOffDate?.iso == "2019-03-05")
    #expect(header.translationKind == .machine)
    #expect(header.contentLocale == "ko-KR")
    #expect(header.originalHash == "d5c4703423360d228a810ee739dc1916ca056a58")
    #expect(header.originalCommit == "4c34d6fcaf020bcc53eaa5f0379011a56149a14f")
    #expect(header.isNoIndex)
    #expect(
      header.entries.map(\.key) == [
        "title", "ms.topic", "ms.date", "description", "ms.openlocfilehash", "ms.sourcegitcommit",
        "ms.translationtype", "ms.contentlocale", "ms.lasthandoff", "ms.locfileid", "ROBOTS",
      ]
    )
  }

  @Test(
    arguments: [
      ("ms.translationtype: HT", .human), ("translationtype: Human Translation", .human),
      ("ms.translationtype: MT", .machine), ("ms.translationtype: MTE95", .machineEdited),
      ("ms.translationtype: Blank", nil), ("ms.translationtype: MTE9x", nil), ("a: b", nil),
      ("translationtype: MT\nms.translationtype: HT", .human),
    ] as [(String, TranslationKind?)]
  )
  func knowsWhoTranslated(line: String, kind: TranslationKind?) {
    #expect(read("---\n\(line)\n---\n").0.translationKind == kind)
  }

  @Test(arguments: [
    ("robots: noindex", true), ("robots: index, follow", false), ("robots: ''", false),
    ("Robots: nofollow,NoIndex", true), ("robots: none", true), ("a: b", false),
  ])
  func knowsWhatSearchEnginesMayTake(line: String, isNoIndex: Bool) {
    #expect(read("---\n\(line)\n---\n").0.isNoIndex == isNoIndex)
  }

  @Test(arguments: ["title:", "title: ''", "title: ~", "title: null", "title: \"\""])
  func takesAnEmptyTitleForNone(line: String) {
    let (header, _, lines) = read("---\n\(line)\n---\n")
    #expect(header.title == nil)
    #expect(lines == [])
  }

  @Test func readsATitleInOtherCaseAndSuggests() {
    let file = SourceFile(path: "a.md", text: "---\na: b\nDescription: D\nTITLE: T\n---\n")
    var diagnostics = Diagnostics()
    let header = FrontMatter.read(file, &diagnostics)
    #expect(header.title == "T")
    #expect(header.description == "D")
    #expect(
      diagnostics.lines == [
        "4:1 unknown-field: 'TITLE' is read as 'title'",
        "3:1 unknown-field: 'Description' is read as 'description'",
      ]
    )
    #expect(diagnostics.findings.map(\.severity) == [.suggestion, .suggestion])
  }

  @Test func prefersTheExactKey() {
    let (header, _, lines) = read("---\nTitle: no\ntitle: yes\n---\n")
    #expect(header.title == "yes")
    #expect(lines == [])
  }

  @Test(arguments: [
    ("Report problems | Partner Center", "Report problems"), ("A | B | C", "A | B"),
    ("문제 보고  | 파트너 센터", "문제 보고"), ("A|B", "A|B"), ("| B", "| B"), (" | B", " | B"),
    ("A |", "A |"), ("", ""), ("A", "A"),
  ])
  func dropsTheSitesNameFromATitle(title: String, expected: String) {
    #expect(FrontMatter.titleWithoutSuffix(title) == expected)
  }

  // MARK: Findings

  @Test(arguments: [
    ("- a\n- b", "2:1 yaml-header-not-object: a header must be a mapping, not a list"),
    ("word", "2:1 yaml-header-not-object: a header must be a mapping, not text"),
    ("~", "2:1 yaml-header-not-object: a header must be a mapping, not nothing"),
    ("가: b\n나: [x", "4:1 yaml-header-syntax-error: "),
    ("a: b\n<<<<<<< HEAD\ntitle: T", "4:1 yaml-header-syntax-error: "),
    ("키: @x", "2:4 yaml-header-syntax-error: "),
    ("a: 1\nb: 2\na: 3", "4:1 yaml-duplicate-key: key 'a' occurs twice"),
    ("제: x\nms.date: 2019-04-23", "3:10 date-format-invalid: 'ms.date' must be a date as month"),
    ("ms.lasthandoff: 23/04/2019", "2:17 date-format-invalid: 'ms.lasthandoff' must be"),
    ("ms.lasthandoff: \"2/30/2019\"", "2:17 date-format-invalid: 'ms.lasthandoff' must be"),
    ("title: {a: b}", "2:8 unexpected-type: 'title' must be text, not a mapping"),
    ("robots:\n  - a", "3:3 unexpected-type: 'robots' must be text, not a list"),
  ])
  func reports(header: String, line: String) {
    let (_, body, lines) = read("---\n\(header)\n---\nbody")
    #expect(lines.count == 1)
    #expect(lines.first?.hasPrefix(line) == true, "\(lines)")
    #expect(body == "body")
  }

  @Test func warnsAndGoesOnWithABrokenHeader() {
    let file = SourceFile(path: "a.md", text: "---\ntitle: [\n---\n# T\n")
    var diagnostics = Diagnostics()
    let header = FrontMatter.read(file, &diagnostics)
    #expect(header.entries == [])
    #expect(diagnostics.findings.map(\.severity) == [.warning])
  }

  @Test func keepsTheLastOfTwoValues() {
    #expect(read("---\ntitle: A\ntitle: B\n---\n").0.title == "B")
  }
}
