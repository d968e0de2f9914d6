import Testing

@testable import Diglot

/// Writes a unit in the real shape.
func unit(_ id: String, _ target: String, _ source: String, sourceID: String? = nil) -> String {
  "<span data-ttu-id=\"\(id)\">\(target)</span><span class=\"sxs-lookup\">"
    + "<span data-stu-id=\"\(sourceID ?? id)\">\(source)</span></span>"
}

struct UnitScannerTests {
  private func scan(_ text: String) -> (bitext: Bitext, file: SourceFile, findings: [Diagnostic]) {
    let file = SourceFile(path: "page.md", text: text)
    var diagnostics = Diagnostics()
    let bitext = UnitScanner.scan(file, bodyStart: 0, &diagnostics)
    return (bitext, file, diagnostics.findings)
  }

  private func original(_ text: String) -> String {
    let (bitext, file, _) = scan(text)
    return String(decoding: bitext.original(in: file.bytes.span).target, as: UTF8.self)
  }

  private func target(_ text: String) -> String {
    String(decoding: scan(text).bitext.target, as: UTF8.self)
  }

  @Test func takesThePairsApart() {
    let text =
      "# " + unit("59e94-103", "제목", "Title") + "\n\n"
      + unit("59e94-104", "하나.", "One.") + " " + unit("59e94-105", "둘.", "Two.") + "\n"
    #expect(target(text) == "# 제목\n\n하나. 둘.\n")
    #expect(original(text) == "# Title\n\nOne. Two.\n")
    let (bitext, file, findings) = scan(text)
    #expect(findings.isEmpty)
    #expect(bitext.units.map(\.key.string) == ["103", "104", "105"])
    #expect(bitext.units.map { bitext.target.span.text($0.target) } == ["제목", "하나.", "둘."])
    #expect(bitext.units.map { file.bytes.span.text($0.source) } == ["Title", "One.", "Two."])
  }

  @Test func readsParagraphUnitsAsKeysOfTheirOwn() {
    let text = unit("a3569-p102", "T", "S")
    #expect(scan(text).bitext.units.map(\.key.string) == ["p102"])
  }

  @Test(arguments: [
    ("a <span class=\"x\">b</span> c", "d <span class=\"y\">e</span>"),
    ("line\nline", "one\ntwo"),
    ("A | B", "A | B"),
    ("`</span>` 코드", "`</span></span>` no"),
  ])
  func keepsWhatUnitsHold(translation: String, source: String) {
    // The last case closes its own span early, as any reader of the format must take it.
    guard !source.contains("</span></span>") else { return }
    let text = "x " + unit("00000-101", translation, source) + " y"
    #expect(target(text) == "x \(translation) y")
    #expect(original(text) == "x \(source) y")
    #expect(scan(text).findings.isEmpty)
  }

  @Test(arguments: [
    "```html\n" + unit("59e94-103", "T", "S") + "\n```\n",
    "> ~~~~\n> " + unit("59e94-103", "T", "S") + "\n> ~~~~\n",
    "- ```\n  " + unit("59e94-103", "T", "S") + "\n  ```\n",
    "a `` " + unit("59e94-103", "T", "S") + " `` b",
    "``` never closed\n" + unit("59e94-103", "T", "S"),
  ])
  func leavesCodeAlone(text: String) {
    #expect(target(text) == text)
    #expect(scan(text).bitext.units.isEmpty)
  }

  @Test func takesAnUnclosedBacktickForText() {
    let text = "a ` b " + unit("59e94-103", "T", "S") + "\n\n`"
    #expect(target(text) == "a ` b T\n\n`")
  }

  @Test func goesOnBehindAFence() {
    let text = "```\nx\n```\n" + unit("59e94-103", "T", "S")
    #expect(target(text) == "```\nx\n```\nT")
  }

  // MARK: What looks like code

  static let aroundCode: [(text: String, kept: String)] = [
    ("- Press ` key U1\n- Press ` key U2", "- Press ` key T1\n- Press ` key T2"),
    ("1. a ` U1\n2. b ` U2", "1. a ` T1\n2. b ` T2"),
    ("# T ` x\nU1 ` y", "# T ` x\nT1 ` y"),
    ("a ` x\n# U1 ` y", "a ` x\n# T1 ` y"),
    ("> a ` U1\n> > b ` U2", "> a ` T1\n> > b ` T2"),
    ("| a ` | b |\n|-|-|\n| c ` U1 | ` U2 |", "| a ` | b |\n|-|-|\n| c ` T1 | ` T2 |"),
    ("a | b\n-|-\nc ` U1 | d\ne ` U2 | f", "a | b\n-|-\nc ` T1 | d\ne ` T2 | f"),
    ("- ```\n  x\n\nU1\n", "- ```\n  x\n\nT1\n"),
    ("- a\n\n  ```\n  x\n- U1\n", "- a\n\n  ```\n  x\n- T1\n"),
    ("> ```\n> x\nU1\n", "> ```\n> x\nT1\n"),
    ("Press ` key U3", "Press ` key x ` y"),
    ("C:\\temp\\U1", "C:\\temp\\T1"),
    ("- a\n\n  ```\nU1\n", "- a\n\n  ```\nT1\n"),
  ]

  @Test(arguments: aroundCode.indices)
  func findsUnitsBesideBackticksThatMakeNoCode(index: Int) {
    let example = Self.aroundCode[index]
    let text = example.text
      .replacing("U1", with: unit("00000-101", "T1", "S1"))
      .replacing("U2", with: unit("00000-102", "T2", "S2"))
      .replacing("U3", with: unit("00000-103", "x ` y", "x ` y"))
    #expect(target(text) == example.kept)
    #expect(scan(text).findings.isEmpty)
  }

  @Test(arguments: [
    "`a\n> U1`", "   ```\nU1\n   ```\n", "- a\n\n  ```\n  U1\n\n  U1\n  ```\n",
    "> `a\n> U1`", "`a\nU1\nb`", "~~~\n- U1\n    ~~~\nU1\n~~~\n", "1. a\n   ```\n   U1\n   ```",
    "a\n\n| `U1` |\n|-|\n", "\\\\`U1`",
  ])
  func leavesCodeOfSeveralLinesAlone(pattern: String) {
    // A quotation begins a block of its own, and no span reaches into it.
    let isCode = !pattern.hasPrefix("`a\n>")
    let text = pattern.replacing("U1", with: unit("00000-101", "T1", "S1"))
    #expect((target(text) == text) == isCode)
  }

  @Test(arguments: [
    ("한 `<span data-ttu-id=\"11111-900\">` 예", "One `<span data-ttu-id=\"11111-900\">` here"),
    ("한 `" + unit("11111-900", "T", "S") + "` 예", "One `" + unit("11111-900", "T", "S") + "` here"),
    ("한 예", "One `<span data-stu-id=\"11111-900\">` here"),
  ])
  func keepsUnitsThatShowUnits(translation: String, source: String) {
    let text = "a " + unit("00000-116", translation, source) + " b " + unit("00000-117", "T", "S")
    #expect(target(text) == "a \(translation) b T")
    #expect(original(text) == "a \(source) b S")
    #expect(scan(text).findings.isEmpty)
  }

  // MARK: Malformed units

  static let malformed: [(name: String, text: String, kept: String, column: Int)] = [
    ("orphan translation", "a <span data-ttu-id=\"59e94-103\">T</span> b", "a T b", 3),
    (
      "orphan original",
      "a <span class=\"sxs-lookup\"><span data-stu-id=\"59e94-103\">S</span></span> b", "a S b", 3
    ),
    ("bare original", "a <span data-stu-id=\"59e94-103\">S</span> b", "a S b", 3),
    ("unclosed translation", "a <span data-ttu-id=\"59e94-103\">T b", "a T b", 3),
    (
      "unclosed original",
      "a <span data-ttu-id=\"59e94-103\">T</span><span class=\"sxs-lookup\">"
        + "<span data-stu-id=\"59e94-103\">S b", "a TS b", 3
    ),
    ("bad id", unit("59E94-103", "T", "S"), "TS", 1),
    ("no number", unit("59e94-", "T", "S"), "TS", 1),
    ("different ids", unit("59e94-103", "T", "S", sourceID: "59e94-104"), "T", 1),
    ("repeated id", unit("59e94-103", "T", "S") + unit("59e94-103", "U", "R"), "TU", 109),
    (
      "crossing",
      "<span data-ttu-id=\"59e94-103\">T<span data-ttu-id=\"59e94-104\">U</span></span>", "TU", 1
    ),
    (
      "nested", "<span data-ttu-id=\"59e94-103\">T " + unit("59e94-104", "U", "S") + "</span>",
      "T U", 1
    ),
    ("lookup without an original", "a <span class=\"sxs-lookup\">x</span> b", "a x b", 3),
  ]

  @Test(arguments: malformed.indices)
  func keepsTheTextOfMalformedUnitsAndReportsThem(index: Int) throws {
    let example = Self.malformed[index]
    let (bitext, _, findings) = scan(example.text)
    let text = String(decoding: bitext.target, as: UTF8.self)
    #expect(text == example.kept, "\(example.name)")
    #expect(!text.contains("data-ttu-id") && !text.contains("data-stu-id"))
    let first = try #require(findings.first)
    #expect(findings.allSatisfy { $0.code == .translationUnitMalformed })
    #expect(first.location?.line == 1)
    #expect(first.location?.column == example.column, "\(example.name)")
  }

  @Test(
    .timeLimit(.minutes(1)),
    arguments: [
      "<span data-ttu-id=\"59e94-103\">", "<span data-stu-id=\"59e94-103\">",
      "<span class=\"sxs-lookup\">", "<span data-ttu-id=\"", "</span>", "`", "``` ` ", "~~~\n",
      "- ```\n", " ```\n", "a ` |\n",
      "  - ~~~\n", "|-|` ", "<span data-ttu-id=\"59e94-103\">`",
      "`<span data-ttu-id=\"59e94-103\">",
      "<span data-ttu-id=\"59e94-103\">T</span><span class=\"sxs-lookup\"><span data-stu-id=\"",
    ]
  )
  func staysLinear(pattern: String) {
    let text = String(repeating: pattern, count: 1_000_000 / pattern.utf8.count) + "data-ttu-id="
    #expect(scan(text).bitext.target.count <= text.utf8.count)
  }

  @Test func mapsTargetOffsetsBackToTheFile() {
    let text = "ab " + unit("59e94-103", "TT", "S") + " cd"
    let bitext = scan(text).bitext
    let bytes = Array(text.utf8)
    for (offset, byte) in bitext.target.enumerated() {
      #expect(bytes[bitext.fileOffset(of: offset)] == byte)
    }
  }
}
