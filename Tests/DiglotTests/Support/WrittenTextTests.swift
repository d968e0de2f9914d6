import Testing

@testable import Diglot

struct WrittenTextTests {
  @Test(arguments: [
    ("a b", "a b"), (" \t\r\na b\n", "a b"), ("\u{3000}가\u{A0}", "가"), ("a ", "a"), (" \n ", ""),
    ("", ""), ("é", "é"),
  ])
  func takesTheWhiteSpaceAway(text: String, expected: String) {
    #expect(text.trimmed == expected)
    #expect("x\(text)y".dropFirst().dropLast().trimmed == expected)
  }

  @Test(arguments: [
    ("a#b#c", "a", "b#c"), ("#b", "", "b"), ("a#", "a", ""), ("a", "a", ""), ("", "", ""),
    // An accent belongs to the sign that stands before it, and yet the sign is there.
    ("a#\u{301}", "a", "\u{301}"),
  ])
  func cutsAtTheFirstSign(text: String, before: String, behind: String) {
    let (first, second) = text.halves(at: UInt8(ascii: "#"))
    #expect(first == before && second == behind)
  }

  @Test(arguments: [
    ("..\\a\\b.md", "../a/b.md"), ("a/b", "a/b"), ("\\\u{301}가", "/\u{301}가"), ("", ""),
  ])
  func writesPathsInOneWay(path: String, expected: String) {
    #expect(path.withSlashes == expected)
  }

  @Test(arguments: [
    ("[ \ta\r]", 2..<3), ("[a b]", 0..<3), ("[ \t]", 2..<2), ("[]", 0..<0), ("[\na]", 0..<2),
  ])
  func takesTheBlanksOffARange(text: String, expected: Range<Int>) {
    let bytes = Array(text.utf8)
    let inner = bytes.span.withoutBlanks(1..<(bytes.count - 1))
    #expect(inner == (expected.lowerBound + 1)..<(expected.upperBound + 1))
  }

  @Test func findsTheEndOfALine() {
    let bytes = Array("a\n\nb".utf8)
    #expect((0...4).map { bytes.span.endOfLine(from: $0) } == [1, 1, 2, 4, 4])
  }

  @Test(arguments: [
    ("%ED%95%9C", "한"), ("100%", "100%"), ("%zz", "%zz"), ("%FF", "%FF"), ("a%2fb", "a/b"),
  ])
  func decodesPercentSequencesThatAreText(encoded: String, decoded: String) {
    #expect(PercentCoding.decoded(encoded[...]) == decoded)
  }
}
