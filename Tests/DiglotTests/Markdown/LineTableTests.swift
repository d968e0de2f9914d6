import Testing

@testable import Diglot

struct LineTableTests {
  @Test(arguments: [
    ("a\nb\n", [0, 2, 4]), ("a\r\nb\r\n", [0, 3, 6]), ("a\rb\r", [0, 2, 4]),
    ("a\r\r\nb\n\rc", [0, 2, 4, 6, 7]), ("", [0]), ("\n", [0, 1]), ("\r", [0, 1]), ("a", [0]),
  ])
  func knowsEveryEndOfALine(text: String, starts: [Int]) {
    let bytes = Array(text.utf8)
    let lines = LineTable(bytes.span)
    #expect((1...starts.count).map(lines.start(ofLine:)) == starts)
    #expect(lines.start(ofLine: starts.count + 1) == bytes.count)
  }

  @Test func agreesWithTheParser() throws {
    for end in ["\n", "\r\n", "\r"] {
      let text = ["# a", "", "b", "c", "", "- d", "- e"].joined(separator: end)
      try MarkdownFixture.parse(text) { root, span in
        let lines = LineTable(span)
        let texts = root.children.map { span.text(lines.range(ofLines: $0.lines)) }
        #expect(
          texts == ["# a\(end)", "b\(end)c\(end)", "- d\(end)- e"],
          "\(end.debugDescription)"
        )
      }
    }
  }

  @Test(.timeLimit(.minutes(1))) func readsAFileOfOneKindOfEndInOnePass() {
    let bytes = [UInt8](repeating: 0x0D, count: 2_000_000) + [0x0A]
    #expect(LineTable(bytes.span).start(ofLine: 2_000_001) == 2_000_001)
  }
}
