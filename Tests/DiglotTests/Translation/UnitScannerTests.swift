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
