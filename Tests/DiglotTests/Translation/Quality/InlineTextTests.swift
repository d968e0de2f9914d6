import Testing

@testable import Diglot

@Suite("markup in a sentence")
struct InlineTextTests {
  /// The text with `·` for markup and `#` for code.
  private func masked(_ text: String) -> String {
    let bytes = InlineText(Array(text.utf8)).masked.map { byte -> UInt8 in
      byte == InlineText.markup ? 0x7E : byte == InlineText.code ? 0x23 : byte
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test(arguments: [
    ("a **b** c", "a ~~b~~ c"), ("*a* _b_ c_d", "~a~ ~b~ c_d"), ("`a*b` *c*", "##### ~c~"),
    ("[a](b.md \"c\") d", "~a~~~~~~~~~~~ d"), ("![a](b(c).png)", "~~a~~~~~~~~~~~"),
    ("[a] (b)", "[a] (b)"), ("\\*a\\*", "~*a~*"), ("a &gt; b", "a ~~~~ b"),
    ("<b>a</b>", "~~~a~~~~"),
    ("a < b", "a < b"), ("https://a.example/b_c_d.", "#######################."),
    ("`` a`b `` `c", "######### `c"), ("***a***", "~~~a~~~"), ("**a", "**a"), ("a]b[c", "a]b[c"),
    ("<https://a.example>", "###################"), ("[a](b c)", "[a](b c)"),
  ])
  func `is masked at its place`(text: String, expected: String) {
    #expect(masked(text) == expected)
  }

  /// A quadratic scan would take minutes here.
  @Test(
    .timeLimit(.minutes(1)),
    arguments: [
      "[", "](", "[](<", "*a ", "**a _b", "`", "`a``b", "<", "<a", "&", "\\", "[a](b(", "](\"",
      "a* ", "*_", "http://", "((", "{", "{{", "%1$", "1,", "1 000 ", "。", ":::no-loc text=\"",
    ]
  )
  func `takes linear time also where nothing closes`(piece: String) {
    let bytes = Array(String(repeating: piece, count: 50_000).utf8)
    let pair = UnitPair(
      bytes,
      Array("Tea 5 `a` [a](b)".utf8),
      QualityLanguage(tag: "ko"),
      original: QualityLanguage(tag: "en")
    )
    #expect(pair.target.masked.count == bytes.count)
    for rule in QualityRule.all { _ = rule.faults(pair) }
  }
}
