import Testing

@testable import Diglot

/// What holds for every language, whatever the code is.
struct CodeHighlighterTests {
  /// What lexers begin something at, and what they end it with.
  private static let fragments = """
    " ' ` \\ /* */ // <!-- --> <![CDATA[ ]]> <? <! </ <a <script> </script> <style> & &amp; &# ;
    ( ) { } [ ] {{ }} $( ${ $x $ @" @' "@ '@ @ @x # #" "# \\( \\#( f" $" $$\"\"\" \"\"\" ''' `${ <# #>
    << <<EOF EOF <<< --- ... %Y | > >>> - -x --x a: : ? ! * &x , = + 1 1e 0x1F 1.5 1_0 PS C:\\> $ ~$
    GET HTTP/1.1 SELECT if def é 한 🙂 \u{0} _ . .. a-b N' (/[ /x/ ### %> ~ ^
    """.split(whereSeparator: { $0 == " " || $0 == "\n" }).map { Array($0.utf8) }
    + [" ", " ", "\n", "\n", "\r\n", "\t", "\n  ", "  ", "\n\n", "PS C:\\> ", "- ", ": |\n "].map {
      Array($0.utf8)
    }

  private func expectWhole(_ code: [UInt8], _ language: CodeLanguage) {
    let highlighted = HighlightedCode(code, language)
    if highlighted.text != code || !highlighted.faults.isEmpty {
      let shown = String(decoding: code, as: UTF8.self).debugDescription
      Issue.record("\(language): \(highlighted.faults) for \(shown)")
    }
  }

  @Test(arguments: CodeLanguage.allCases)
  func keepsEveryByteOfWhateverTheCodeIs(language: CodeLanguage) {
    var generator = SplitMix64(seed: 3)
    for _ in 0..<3000 {
      var code: [UInt8] = []
      for _ in 0..<Int.random(in: 0...14, using: &generator) {
        code += Self.fragments.randomElement(using: &generator) ?? []
      }
      expectWhole(code, language)
    }
  }

  @Test(arguments: CodeLanguage.allCases)
  func keepsEveryByteOfAnyText(language: CodeLanguage) {
    var generator = SplitMix64(seed: 4)
    for _ in 0..<1000 {
      let scalars = (0..<Int.random(in: 0...40, using: &generator)).map { _ in
        Unicode.Scalar(UInt32.random(in: 0..<0x2FF, using: &generator)) ?? "x"
      }
      expectWhole(Array(String(String.UnicodeScalarView(scalars)).utf8), language)
    }
  }

  @Test(arguments: CodeLanguage.allCases)
  func keepsEveryByteOfCodeThatIsCutOff(language: CodeLanguage) throws {
    for name in try CodeSnippet.names() {
      let code = try CodeSnippet.bytes(name)
      for end in stride(from: 0, to: code.count, by: 53) {
        expectWhole(Array(String(decoding: code[..<end], as: UTF8.self).utf8), language)
      }
    }
  }

  @Test func closesSpansAtEveryLineEnd() {
    let highlighted = HighlightedCode("/* a\n\nb */ x", .swift)
    #expect(highlighted.tokens == ["c /* a", "c b */"])
    #expect(highlighted.faults == [])
  }

  @Test func joinsNeighboursOfOneKind() {
    #expect(HighlightedCode("'a''b'\"c\"", .shell).tokens == ["s 'a''b'\"c\""])
  }

  @Test func addsToWhatIsThere() {
    var out = ByteBuffer()
    out.append("<code>")
    CodeHighlighter.highlight(Array("a < 1".utf8).span, language: .sql, into: &out)
    let html = String(decoding: out.finish(), as: UTF8.self)
    #expect(html == "<code>a &lt; <span class=\"hl-n\">1</span>")
  }

  /// A quadratic lexer would need hours for some of these.
  @Test(.timeLimit(.minutes(1)), arguments: CodeLanguage.allCases)
  func readsHostileCodeInOnePass(language: CodeLanguage) {
    for fragment in [
      "\"", "'", "`", "/*", "$(", "\"$(", "\"${", "<", "</", "<script>", "(/[", "{", "a-", "a:",
      "<<A\n", "PS ", "#\"", "\\(", "f\"{", "$\"{", "`${", "\"\"", "- ", "|\n ", "{\n", "GET {",
      "é",
    ] {
      let text = String(repeating: fragment, count: 200_000 / fragment.utf8.count)
      var out = ByteBuffer()
      CodeHighlighter.highlight(Array(text.utf8).span, language: language, into: &out)
      #expect(out.count >= text.utf8.count)
    }
  }

  @Test(
    .timeLimit(.minutes(1)),
    arguments: [
      (CodeLanguage.csharp, "$", "\"\"\"", "{"), (.csharp, "\"", "x", "\"\" "),
      (.swift, "#", "\"", "\"#"),
      (.swift, "#", "\"", "\\#"),
    ]
  )
  func readsLongDelimitersInOnePass(
    language: CodeLanguage,
    mark: String,
    open: String,
    text: String
  ) {
    let code =
      String(repeating: mark, count: 50_000) + open + String(repeating: text, count: 49_999)
    expectWhole(Array(code.utf8), language)
  }
}
