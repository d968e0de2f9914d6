import Testing

@testable import Diglot

@Suite(.timeLimit(.minutes(1)))
struct YAMLDocumentTests {
  private func parse(_ text: String) -> (node: YAMLNode?, file: SourceFile, lines: [String]) {
    let file = SourceFile(path: "a.yml", text: text)
    var diagnostics = Diagnostics()
    let node = YAMLDocument.parse(file, &diagnostics)
    return (node, file, diagnostics.lines)
  }

  @Test func keepsOrderAndNesting() throws {
    let (node, _, lines) = parse("b: 1\na:\n  - x\n  - {c: 'y', d: }\n")
    guard case .mapping(let pairs) = try #require(node).content else {
      Issue.record("no mapping")
      return
    }
    #expect(pairs.map(\.key) == ["b", "a"])
    guard case .list(let items) = pairs[1].value.content else {
      Issue.record("no list")
      return
    }
    #expect(items[0].text == "x")
    #expect(items[1]["c"]?.content == .scalar(text: "y", isPlain: false))
    #expect(items[1]["d"]?.isNull == true)
    #expect(lines == [])
  }

  @Test(arguments: ["\n", "\r\n"])
  func givesRangesInBytesAlsoAfterKorean(end: String) throws {
    let text = ["\u{FEFF}# 설명 😀", "제목: 고객 문제", "설명: \"보고\u{2028}서\"", "목록:", "  - 가", "  - 'b'"]
      .joined(separator: end)
    let (node, file, lines) = parse(text)
    #expect(lines == [])
    guard case .mapping(let pairs) = try #require(node).content else {
      Issue.record("no mapping")
      return
    }
    let written = pairs.map { file.bytes.span.text($0.keyRange) }
    #expect(written == ["제목", "설명", "목록"])
    #expect(file.bytes.span.text(pairs[0].value.range) == "고객 문제")
    #expect(file.bytes.span.text(pairs[1].value.range) == "\"보고\u{2028}서\"")
    guard case .list(let items) = pairs[2].value.content else {
      Issue.record("no list")
      return
    }
    #expect(items.map { file.bytes.span.text($0.range) } == ["가", "'b'"])
  }

  @Test func readsOnlyTheRangeAndPlacesItInTheFile() throws {
    let file = SourceFile(path: "a.md", text: "---\n키: 값\n---\n: : :\n")
    var diagnostics = Diagnostics()
    let node = try #require(YAMLDocument.parse(file, in: 4..<13, &diagnostics))
    #expect(diagnostics.lines == [])
    #expect(node["키"].map { file.bytes.span.text($0.range) } == "값")
  }

  @Test(arguments: ["", "\n\n", "# only a comment\n", "---\n...\n", "~", "null"])
  func takesAnEmptyDocumentForNull(text: String) {
    #expect(parse(text).node?.isNull == true)
    #expect(parse(text).lines == [])
  }

  @Test func keepsTheLastOfTwoValuesAndWarns() {
    let (node, _, lines) = parse("a: 1\n한: 2\n\"a\": 3\n")
    #expect(node?["a"]?.text == "3")
    #expect(lines == ["3:1 yaml-duplicate-key: key 'a' occurs twice, the last value is used"])
  }

  @Test func warnsOfTheFirstRepeatedKeysOnly() {
    #expect(parse(String(repeating: "a: 1\n", count: 30)).lines.count == 20)
  }

  @Test func warnsOfARepeatedKeyAlsoBeforeASyntaxError() {
    #expect(
      parse("{x: 1, x: 2}\n---\nb").lines == [
        "2:1 yaml-syntax-error: invalid YAML: only one document is allowed",
        "1:8 yaml-duplicate-key: key 'x' occurs twice, the last value is used",
      ]
    )
  }

  @Test(arguments: [
    ("가: [1, 2\n나: 3\n", "2:2"), ("a: \"open\n", "2:1"), ("a:\n\t- b\n", "2:1"),
    ("a: 'x' y\n", "1:8"), ("가나: @x\n", "1:5"), ("a: b\u{1}c\n", "1:5"), ("a: b: c\n", "1:5"),
  ])
  func placesASyntaxError(text: String, place: String) {
    let (node, _, lines) = parse(text)
    #expect(node == nil)
    #expect(lines.count == 1)
    #expect(lines.first?.hasPrefix("\(place) yaml-syntax-error: invalid YAML: ") == true)
  }

  @Test func saysWhereTheOpenQuoteBegan() {
    let file = SourceFile(path: "a.yml", text: "---\nb: 1\na: \"open\n\n")
    var diagnostics = Diagnostics()
    #expect(YAMLDocument.parse(file, in: 4..<file.bytes.count, &diagnostics) == nil)
    let notes = diagnostics.findings.map(\.notes)
    #expect(notes == [["while scanning a quoted scalar, which begins on line 3"]])
  }

  @Test(arguments: [
    ("a: *b\n", "1:4 yaml-syntax-error: invalid YAML: unknown alias 'b'"),
    ("a: &a [*a]\n", "1:8 yaml-syntax-error: invalid YAML: unknown alias 'a'"),
    ("? [a]\n: b\n", "1:3 yaml-syntax-error: invalid YAML: a key must be text"),
  ])
  func refuses(text: String, line: String) {
    #expect(parse(text).lines == [line])
  }

  @Test func resolvesAliases() {
    let (node, file, lines) = parse("a: &x {k: v}\nb: *x\nc: *x\n")
    #expect(lines == [])
    #expect(node?["b"]?["k"]?.text == "v")
    #expect(node?["c"].map { file.bytes.span.text($0.range) } == "*x")
  }

  @Test func boundsWhatAliasesStandFor() {
    var text = "a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n"
    for level in 1...20 {
      let items = Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ",")
      text += "a\(level): &a\(level) [\(items)]\n"
    }
    let problem = "invalid YAML: aliases stand for more than 10000 values"
    // 10 × 11 + 10 × 111 + 7 × 1,111 = 8,997 are allowed, the next 1,111 are not.
    #expect(parse(text).lines == ["4:38 yaml-syntax-error: \(problem)"])
  }

  @Test func boundsTheDepth() {
    let problem = "yaml-syntax-error: invalid YAML: values lie deeper than 64 levels"
    let brackets = { String(repeating: "[", count: $0) + String(repeating: "]", count: $0) }
    #expect(parse(brackets(64)).lines == [])
    #expect(parse(brackets(65)).lines == ["1:65 \(problem)"])
    #expect(parse(String(repeating: "- ", count: 100_000)).lines == ["1:129 \(problem)"])
    var nested = "- &a0 [x]\n"
    for level in 1...80 { nested += "- &a\(level) [*a\(level - 1)]\n" }
    #expect(parse(nested).lines == ["64:9 \(problem)"])
  }

  @Test(arguments: [
    "[", "{", "&", "*", "!", "- ", "? ", "a: ", "\"\\x", "|\n", "한:\n ", "#", "'", "%",
  ])
  func isLinearOnHostileText(unit: String) {
    _ = parse(String(repeating: unit, count: 100_000))
  }

  @Test func knowsTheCoreSchema() {
    let text =
      "[null, ~, Null, NULL, '', 'null', true, False, 'true', yes, 12, '12', nUll, !!str true]"
    guard case .list(let items) = parse(text).node?.content else {
      Issue.record("no list")
      return
    }
    let nulls = [true, true, true, true] + Array(repeating: false, count: 10)
    #expect(items.map(\.isNull) == nulls)
    #expect(items[6].bool == true && items[7].bool == false)
    #expect(items[8].bool == nil && items[9].bool == nil && items[13].bool == nil)
    #expect(items[10].integer == 12 && items[11].integer == nil)
    #expect(items[4].text == "" && items[0].text == nil && items[13].text == "true")
  }
}
