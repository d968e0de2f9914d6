import Testing

@testable import Diglot

@Suite(.timeLimit(.minutes(1)))
struct JSONDocumentTests {
  private func parse(_ text: String) -> (node: YAMLNode?, file: SourceFile, lines: [String]) {
    let file = SourceFile(path: "a.json", text: text)
    var diagnostics = Diagnostics()
    let node = JSONDocument.parse(file, &diagnostics)
    return (node, file, diagnostics.lines)
  }

  @Test func readsWhatPeopleWriteByHand() throws {
    let text = """
      \u{FEFF}{
      \t// where it comes from
      \t"url": "https://docs.example.com/*not a comment*/", /* two
      \tlines */ "list": [1, true, null, "x",],
      \t"object": {"a":"b","c":{},},
      }
      """
    let (node, _, lines) = parse(text)
    #expect(lines == [])
    let root = try #require(node)
    #expect(root["url"]?.text == "https://docs.example.com/*not a comment*/")
    guard case .list(let items)? = root["list"]?.content else {
      Issue.record("no list")
      return
    }
    #expect(items.map(\.text) == ["1", "true", nil, "x"])
    #expect(items[1].bool == true && items[0].integer == 1 && items[3].bool == nil)
    #expect(root["object"]?["a"]?.text == "b")
    #expect(root["object"]?["c"]?.kindName == "a mapping")
  }

  @Test(arguments: [
    (#""a\/b""#, "a/b"), (#""\"\\\b\f\n\r\t""#, "\"\\\u{8}\u{C}\n\r\t"), (#""\u00e9\uAC00""#, "é가"),
    (#""\uD83D\uDE00 x""#, "😀 x"), (#""a\uD83D\uDE00\/\uD83D\uDE01""#, "a😀/😁"),
    (#""\uD83D""#, "\u{FFFD}"), (#""\uDE00\uD83D x""#, "\u{FFFD}\u{FFFD} x"),
    (#""\uD83D\u0041""#, "\u{FFFD}A"), (#""\\uD83D""#, "\\uD83D"),
    (#""a // b /* c""#, "a // b /* c"),
    ("\"a\\\\\"", "a\\"), ("'it // is'", "it // is"), ("\"한국어\"", "한국어"), ("\"a\tb\"", "a\tb"),
    ("\"\"", ""),
  ])
  func readsStrings(json: String, expected: String) {
    let (node, _, lines) = parse("[\(json), \"next\"]")
    #expect(lines == [])
    guard case .list(let items)? = node?.content else {
      Issue.record("no list")
      return
    }
    #expect(items.map(\.text) == [expected, "next"])
  }

  @Test func givesTheFilesOwnPlaces() throws {
    let text = "{ /* é */ \"\\/k\\uD83D\\uDE00\": \"v\",\n\t\"next\": [\"\\/\"] }"
    let (node, file, _) = parse(text)
    guard case .mapping(let pairs) = try #require(node).content else {
      Issue.record("no mapping")
      return
    }
    #expect(pairs.map(\.key) == ["/k😀", "next"])
    #expect(file.bytes.span.text(pairs[0].value.range) == "\"v\"")
    #expect(file.bytes.span.text(pairs[1].keyRange) == "\"next\"")
    let place = file.location(of: pairs[1].value.range)
    #expect((place.line, place.column) == (2, 10))
  }

  @Test(arguments: [
    ("{\n\"a\": [1, 2\n}", "3:1 json-syntax-error: "), ("{\"a\": \"b}", "1:10 json-syntax-error: "),
    ("{\"a\": 1}\n{\"b\": 2}", "2:1 json-syntax-error: "), ("{\"a\" 1}", "1:6 json-syntax-error: "),
    ("{ /* x */ \"a\": \"\\q\" }", "1:17 json-syntax-error: "),
  ])
  func reportsWhereItIsNoJSON(text: String, line: String) throws {
    let (node, _, lines) = parse(text)
    #expect(node == nil)
    #expect(lines.count == 1)
    #expect(lines.first?.hasPrefix(line) == true, "\(lines)")
  }

  /// The excerpt that a person sees is the file's, not what was made of it.
  @Test func showsTheFilesOwnText() throws {
    let file = SourceFile(path: "a.json", text: "{ // why\n \"a\": \"\\/\" 1 // so\n}")
    var diagnostics = Diagnostics()
    #expect(JSONDocument.parse(file, &diagnostics) == nil)
    let place = try #require(diagnostics.findings.first?.location)
    #expect(place.excerpt == " \"a\": \"\\/\" 1 // so")
  }

  @Test func tellsOfAKeyThatOccursTwice() {
    let (node, _, lines) = parse("{\"a\": 1,\n \"a\": 2}")
    #expect(node?["a"]?.integer == 2)
    #expect(lines == ["2:2 yaml-duplicate-key: key 'a' occurs twice, the last value is used"])
  }

  @Test func isLinearOnHostileText() {
    for text in ["\"", "/*", "//", "\\", "{\"a\":", "[\"\\uD83D\"", "'", "\t"] {
      _ = parse(String(repeating: text, count: 100_000))
    }
  }
}
