import Testing

@testable import Diglot

/// Inputs on which parsers of Markdown are known to take too long, each against a page's budget.
@Suite(.serialized)
struct HostileInputTests {
  private static func times(_ count: Int, _ text: String) -> String {
    String(repeating: text, count: count)
  }

  /// Parses and renders, or gives up; either way soon.
  private func measure(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) {
    let start = ContinuousClock.now
    var outcome = "parsed"
    do { _ = try MarkdownFixture.friendlyHTML(text) } catch { outcome = "\(error)" }
    let duration = ContinuousClock.now - start
    if duration > .seconds(1) {
      print(
        "hostile: \(text.prefix(16).debugDescription) \(text.utf8.count) B: \(duration), \(outcome)"
      )
    }
    // The budget is 2 s of CPU time, overrun by one step of the parser; other tests take the rest.
    #expect(duration < .seconds(30), "\(outcome)", sourceLocation: sourceLocation)
  }

  /// The holes that are known in this version of the library, at 100 kB and close to 2 MiB.
  @Test(
    .timeLimit(.minutes(1)),
    arguments: [
      "<?", "<!A ", "<![CDATA[", "![[]()", "a | b\n-|-|-\n", "|", ")", "> ", "- ", "1. ", "* ",
      "+ ",
      "- a\n", "|a", "a|\n-|\n", "<!--", "<a href=\"", "`", "~~", "~", "[", "]", "&", "\\", "\"",
      ":",
    ]
  )
  func endsOnRepetitions(piece: String) {
    for bytes in [100_000, 2_000_000] { measure(Self.times(bytes / piece.utf8.count, piece)) }
  }

  @Test(.timeLimit(.minutes(1)), arguments: ["www.", "http://", "https://a.b", "a@b."])
  func endsOnAddressesBeforeParentheses(address: String) {
    measure(address + Self.times(200_000, ")"))
    measure(address + Self.times(200_000, "("))
    measure(address + Self.times(200_000, "&a;"))
    measure(address + Self.times(200_000, "?!.,:*_~'\""))
    measure(Self.times(30_000, address + "a) "))
    measure(Self.times(1000, address + Self.times(1900, ")") + "\n"))
    measure(Self.times(1_990_000 / address.utf8.count, address))
  }

  @Test(.timeLimit(.minutes(1))) func endsOnTablesThatFillThemselvesIn() {
    for columns in [500, 1900] {
      let head = Self.times(columns, "|a") + "\n" + Self.times(columns, "|-") + "\n"
      measure(head + Self.times(12_000, "b\n"))
      measure(head + Self.times(500_000, "|\n"))
    }
    measure(Self.times(1000, Self.times(1900, "|") + "\n"))
    measure(Self.times(500, Self.times(900, "|a") + "\n" + Self.times(900, "|-") + "\n"))
  }

  @Test(.timeLimit(.minutes(1)), arguments: ["> ", "- ", "1. ", ">"])
  func endsOnDeepContainersBeforeBlankLines(marker: String) {
    measure(Self.times(48_000, marker) + "a\n" + Self.times(48_000, "\n"))
    measure(Self.times(249, marker) + "a\n" + Self.times(1_000_000, "\n"))
    measure(Self.times(4000, Self.times(249, marker) + "a\n"))
  }

  @Test(.timeLimit(.minutes(1))) func endsOnAStaircaseOfItems() {
    // A staircase of items, deeper than one line may go.
    let stairs = (0..<700).map { Self.times($0, "   ") + "1. a\n" }.joined()
    measure(stairs + Self.times(1_000_000, "\n"))
  }

  @Test(.timeLimit(.minutes(1))) func endsOnDefinitions() {
    measure("[a]: " + Self.times(50_000, "b") + "\n\n" + Self.times(40_000, "[a] "))
    measure((0..<40_000).map { "[a\($0)]: b\n" }.joined() + "\n" + Self.times(200_000, "[a1] "))
    measure(Self.times(100_000, "[a]: b\n"))
    measure(Self.times(30_000, "[a]: <b> '"))
    measure("[" + Self.times(500_000, "a") + "]: b\n\n" + Self.times(200, "[a] "))
  }

  /// After the pathological inputs of cmark's own tests, in their sizes or larger.
  @Test(
    .timeLimit(.minutes(1)),
    arguments: [
      (times(65_000, "*a **a ") + "b" + times(65_000, " a** a*"), "</em>"),
      (times(65_000, "a_ "), "a_ a_"), (times(65_000, "_a "), "_a _a"),
      (times(65_000, "[a"), "[a[a"),
      (times(65_000, "a]"), "a]a]"), (times(10_000, "**x [a*b**c*](d)"), "<a href=\"d\">"),
      (times(50_000, "*a_ "), "*a_"), ("a**b" + times(30_000, "c* "), "c*"),
      (times(50_000, "a***"), "<"), (times(50_000, "[ ("), "[ ("),
      ("**x [a*b**c*](d)", "<a href=\"d\">"),
      (times(50_000, "![[]()"), nil), (times(50_000, "[") + "a" + times(50_000, "]"), "[a]"),
      (times(240, "> ") + "a", "<blockquote>"), ("abc\u{0}de\u{0}", "abc\u{FFFD}de"),
      ((1...1500).map { "e" + times($0, "`") }.joined(), "e`e``"),
      (times(50_000, "[a](<b"), "[a](&lt;b"),
      (times(50_000, "[a](b"), "[a](b"), (times(30_000, "<a "), "&lt;a"),
      (times(900, "|") + "\n" + times(900, "-|") + "\n", "|"), (times(50_000, "\\\n"), "<p>"),
      (times(20_000, "* a\n- "), "<ul>"),
      ((0..<1000).map { times($0, "  ") + "* a\n" }.joined(), "<ul>"),
      (times(50_000, "a **b"), "a **b"), (times(30_000, "~~a ~~b~~ "), "<del>"),
      (times(100_000, "&") + "amp;", "&amp;"), (times(100_000, "é*"), "é"),
    ] as [(String, String?)]
  )
  func endsOnThePathologicalInputs(text: String, part: String?) throws {
    measure(text)
    if let part, let html = try? MarkdownFixture.html(text) { #expect(html.contains(part)) }
  }

  // MARK: The scan before the parse

  @Test(arguments: [
    (times(2001, ")"), "closing parentheses in a row", 0),
    ("a\n" + times(2001, "|"), "table pipes in a line", 2),
    ("a\n\n" + times(251, "> "), "quote or list markers at the start of a line", 3),
    (times(251, "1. "), "quote or list markers at the start of a line", 0),
    (times(251, "- "), "quote or list markers at the start of a line", 0),
    (times(251, "1) "), "quote or list markers at the start of a line", 0),
  ])
  func findsHostileShapes(text: String, shape: String, offset: Int) throws {
    let bytes = Array(text.utf8)
    let first = HostileInput.first(in: bytes.span)
    let found = try #require(first)
    #expect(found.shape.rawValue == shape)
    #expect(found.offset == offset)
  }

  @Test(arguments: [
    times(2000, ")"), times(2000, "|"), times(250, "> "), times(5000, "-"), "  " + times(5000, "-"),
    times(5000, "*"), "- " + times(5000, "="), times(2000, "|") + "\n" + times(2000, "|"),
    times(3000, "a)"), times(3000, "1.2"), "1. " + times(3000, "1."), times(300, "> a\n"),
    times(251, "- \n"), times(3000, "a | b\n"), times(300, "+1"), times(300, "> \r"),
  ])
  func letsPagesOfAuthorsThrough(text: String) {
    let bytes = Array(text.utf8)
    let found = HostileInput.first(in: bytes.span)
    #expect(found == nil)
  }

  @Test(.enabled(if: MarkdownCorpus.exists, Comment(rawValue: MarkdownCorpus.absence)))
  func letsTheCorpusThrough() throws {
    for page in try MarkdownCorpus.texts() {
      let found = HostileInput.first(in: page.text.span)
      #expect(found == nil, "\(page.path)")
    }
  }

  // MARK: The budget

  @Test func givesUpOverTheMemory() {
    var parser = MarkdownParser()
    parser.budget.treeBytes = { _ in 10_000 }
    let text = Array(Self.times(1000, "a\n\n").utf8)
    #expect(throws: MarkdownBudgetError.memory) { _ = try parser.parse(text.span) }
    parser.budget = MarkdownBudget()
    parser.reset()
    #expect(throws: Never.self) { _ = try parser.parse(text.span) }
  }

  @Test func givesUpOverTheTime() {
    var parser = MarkdownParser()
    parser.budget.seconds = 0
    let text = Array(Self.times(5000, "a *b*\n\n").utf8)
    #expect(throws: MarkdownBudgetError.time) { _ = try parser.parse(text.span) }
    parser.budget = MarkdownBudget()
    parser.reset()
    #expect(throws: Never.self) { _ = try parser.parse(text.span) }
  }
}
