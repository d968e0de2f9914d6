import Testing

@testable import Diglot

struct ConstructScannerTests {
  /// Returns what is found, as it is written, blocks in brackets.
  private func found(_ text: String) -> [String] {
    let (hidden, _) = ConstructScanner.scan(Array(text.utf8))
    #expect(hidden.masked.count == text.utf8.count)
    return hidden.constructs.map { construct in
      let written = text.utf8.span.text(construct.range)
      return construct.isBlock ? "[\(written)]" : written
    }
  }

  @Test(arguments: [
    ("> [!NOTE]\n> x", ["[[!NOTE]]"]), (">[!Tip]  \n", ["[[!Tip]  ]"]),
    (">  [!NOTE]\n", []), ("> - [!NOTE]\n", []), ("- > [!NOTE]\n", ["[[!NOTE]]"]),
    ("[!NOTE]\n", []), ("> [!FOO]\n", []), ("> [! 참고 사항]\n", ["[[! 참고 사항]]"]),
    ("> [!div class=\"checklist\"]\n", ["[[!div class=\"checklist\"]]"]),
    ("> [!VIDEO https://x/y]\n", ["[[!VIDEO https://x/y]]"]), ("> [!VIDEO]\n", []),
    ("[!INCLUDE [a](b.md)]\n", ["[[!INCLUDE [a](b.md)]]"]),
    ("a [!include[](b.md)] c", ["[!include[](b.md)]"]),
    ("- [!INCLUDE+[a](b.md)]", ["[[!INCLUDE+[a](b.md)]]"]),
    ("[!code-sql[a](b.sql?range=1-2)]", ["[[!code-sql[a](b.sql?range=1-2)]]"]),
    ("x [!code-sql[a](b.sql)]", []), ("[!codex[a](b.sql)]", []),
    (":::image source=\"a\" alt-text=\"|\":::", [":::image source=\"a\" alt-text=\"|\":::"]),
    ("x :::no-loc text=\"y\"::: z", [":::no-loc text=\"y\":::"]),
    ("::: image source=\"a\"", []), ("::: zone pivot=\"a\"\n", ["[::: zone pivot=\"a\"]"]),
    (":::note\n", []), ("x ::: zone\n", []),
    // Nested tags are hidden with their indentation, so that they are no code.
    (":::row:::\n      :::column:::\n", ["[:::row:::]", "[      :::column:::]"]),
    ("`:::image source=\"a\":::`", []), ("```\n:::row:::\n```\n", []),
    ("<!-- > [!NOTE]\n:::row::: -->", []), ("\\:::row:::\n:::row:::", ["[:::row:::]"]),
  ])
  func findsConstructs(text: String, expected: [String]) {
    #expect(found(text) == expected)
  }

  @Test func setsMarkersWithTextBehindThemAside() {
    let (hidden, misses) = ConstructScanner.scan(Array("> [!NOTE] text\n".utf8))
    #expect(hidden.constructs.isEmpty)
    #expect(misses.malformed == [MalformedConstruct(shape: .textBehindMarker, range: 2..<9)])
  }

  @Test func hidesNothingBehindWhatTheTextHoldsItself() {
    let (hidden, _) = ConstructScanner.scan(Array("<da:1> <!--db :::row:::\n:::row:::".utf8))
    #expect(hidden.nonce == Array("dc".utf8))
  }

  @Test(
    .timeLimit(.minutes(1)),
    arguments: [
      ("[!INCLUDE [", "", 0), ("[!INCLUDE [", "](", 0), ("[!INCLUDE [", "](x)", 0),
      ("[!INCLUDE [a](x", ")", 0), ("[!INCLUDE [a](x \"", ")", 0), ("[!INCLUDE [](", "", 0),
      ("[!code-sql[", "](", 0), ("[!VIDEO ", "", 0), ("> [!NOTE] ", "", 0),
      (":::image source=\"", "", 33_333), (":::image source='", "", 50_000),
      (":::no-loc text=\"\\", "", 0), ("::: image ", "", 0),
    ]
  )
  func readsOneLongLineOnce(piece: String, ending: String, count: Int) {
    let text = String(repeating: piece, count: 100_000) + ending
    #expect(ConstructScanner.scan(Array(text.utf8)).text.constructs.count >= count)
  }

  @Test(.timeLimit(.minutes(1)))
  func readsATagOfAHundredThousandAttributes() {
    let text = ":::zone " + (1...100_000).map { "a\($0) " }.joined()
    #expect(ConstructScanner.scan(Array(text.utf8)).text.constructs.count == 1)
  }

  @Test(arguments: [
    ("a(1).md", "a(1).md"), ("ok.md \"title (x)\"", "ok.md"), ("ok.md 'a) b'", "ok.md"),
    ("it's(1).md", "it's(1).md"), ("a(1.md", "a(1.md"), ("a((1)(2)).md", "a((1)(2)).md"),
  ])
  func readsParenthesesInAReferenceToAFile(destination: String, path: String) throws {
    let text = "[!INCLUDE [x](\(destination))]"
    let construct = try #require(ConstructScanner.scan(Array(text.utf8)).text.constructs.first)
    guard case .include(let reference) = construct.kind else { return #expect(Bool(false)) }
    #expect(reference.path == path)
    #expect(construct.range == 0..<text.utf8.count)
  }
}
