import Testing

@testable import Diglot

struct SourceMapTests {
  private func sources(_ markdown: String) throws -> [String] {
    try MarkdownFixture.parse(markdown) { root, span in
      SourceMap(of: root, in: span, lines: LineTable(span)).leaves.map { span.text($0.range) }
    }
  }

  @Test(arguments: [
    ("a *b* `c` <i>d</i>\n", ["a ", "b", " ", "c", " ", "<i>", "d", "</i>"]),
    ("a\nb\\\nc\n", ["a", "b", "c"]), ("a\r\nb\rc", ["a", "b", "c"]),
    ("\\*a &amp; b&#33;\n", ["\\*a &amp; b&#33;"]),
    ("> a\n> b\n>\n> - c\n>   d\n", ["a", "b", "c", "d"]),
    ("[a](b 'a') a\n", ["a", " a"]), ("[a][a] a\n\n[a]: a\n", ["a", " a"]),
    ("![a](<a b>) a\n", ["a", " a"]),
    ("|a|a\\|b|\n|-|-|\n|a|`c`|\n", ["a", "a\\|b", "a", "c"]),
    ("- [x] x\n", ["x"]), ("x\n\n    x\n\nx\n", ["x", "x"]),
    ("<a b>\n", ["<a b>\n"]),
    ("a\\\\*b* &amp;amp; `&amp;` c &d &e;\n", ["a\\\\", "b", " &amp;amp; ", "&amp;", " c &d &e;"]),
    ("> <p>\n> b\n", ["<p>\n> b\n"]),
    ("``a ` b`` a\n", ["a ` b", " a"]), ("# a\n\na\n=\n", ["a", "a"]),
    ("https://a.example a\n", ["https://a.example", " a"]),
  ])
  func findsEveryLeaf(markdown: String, leaves: [String]) throws {
    #expect(try sources(markdown) == leaves)
  }

  @Test func findsWhatComesAfterALeafThatItCannotFind() throws {
    // One reference that stands for two characters, and a NUL, which the parser replaces.
    #expect(try sources("&NotEqualTilde; *a* \u{0}b *c*\n").suffix(1) == ["c"])
  }

  @Test func translatesOffsetsInOnePass() throws {
    try MarkdownFixture.parse("a\\*b &lt; c\n") { root, span in
      let map = SourceMap(of: root, in: span, lines: LineTable(span))
      let leaf = try #require(map.leaves.first)
      #expect(leaf.node.literal == Array("a*b < c".utf8))
      let offsets = SourceMap.literalOffsets(of: [0, 1, 3, 4, 9, 10, 99], in: leaf, span)
      #expect(offsets == [0, 1, 2, 3, 5, 6, 7])
    }
  }

  @Test func tellsWrittenCharactersFromEscapedOnes() throws {
    try MarkdownFixture.parse("x* \\* &#42; *\n") { root, span in
      let map = SourceMap(of: root, in: span, lines: LineTable(span))
      let leaf = try #require(map.leaves.first)
      let found = SourceMap.offsets(ofUnescaped: UInt8(ascii: "*"), in: leaf, span)
      #expect(found.map(\.text) == [1, 12])
    }
  }

  @Test(
    .timeLimit(.minutes(1)),
    arguments: [
      String(repeating: "a", count: 500_000) + "\u{0}",
      String(repeating: "a\u{0} *b* ", count: 50_000),
      String(repeating: "&NotEqualTilde;", count: 30_000),
      String(repeating: "[a](b(", count: 80_000), String(repeating: "![a](b)", count: 80_000),
    ]
  )
  func takesLinearTime(text: String) throws { _ = try? sources(text) }

  /// A leaf's source is its text once escapes, references and the marks of containers are undone,
  /// here by a comparison of its own: only the letters and digits of both, in order.
  @Test(.enabled(if: MarkdownCorpus.exists, Comment(rawValue: MarkdownCorpus.absence)))
  func findsTheLeavesOfTheCorpus() throws {
    var (all, mapped, wrong) = (0, 0, 0)
    var parser = MarkdownParser()
    for page in try MarkdownCorpus.texts() {
      parser.reset()
      let root = try parser.parse(page.text.span)
      let span = page.text.span
      for visit in MarkdownWalk(root) where visit.isEntering {
        switch visit.node.kind {
        case .text, .code, .htmlInline, .htmlBlock:
          if visit.node.withLiteral({ !$0.isEmpty }) { all += 1 }
        default: break
        }
      }
      for leaf in SourceMap(of: root, in: span, lines: LineTable(span)).leaves {
        mapped += 1
        if !Self.isSame(leaf.node.literal, span.copy(leaf.range)) {
          wrong += 1
          if wrong < 5 { Issue.record("\(page.path): '\(span.text(leaf.range))'") }
        }
      }
    }
    print("source map: \(mapped) of \(all) leaves")
    #expect(wrong == 0)
    #expect(Double(mapped) / Double(all) > 0.9999)
  }

  private static func isSame(_ literal: [UInt8], _ source: [UInt8]) -> Bool {
    if literal == source { return true }
    var text = String(decoding: source, as: UTF8.self)
    // In a comparison by letters a reference is left out on the source's side, and its character,
    // which is no ASCII letter in these pages, on the other.
    text = text.replacing(/&(#x?[0-9A-Fa-f]+|[A-Za-z0-9]+);/, with: "")
    let letters = Array(text.utf8).filter(\.isASCIIAlphanumeric)
    return letters == literal.filter(\.isASCIIAlphanumeric)
  }
}
