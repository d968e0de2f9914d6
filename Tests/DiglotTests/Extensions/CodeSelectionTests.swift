import Testing

@testable import Diglot

/// Which lines of a file are shown: §3.5 of the format's description.
struct CodeSelectionTests {
  private static let ten = CodeFile(Array((1...10).map { "\($0)\n" }.joined().utf8))

  /// The numbers of the lines that are shown of a file whose lines are its numbers.
  private func shown(_ query: String, _ fragment: String = "") -> [Int] {
    let selection = CodeSelection(query: query, fragment: fragment)
    let lines = selection.lines ?? [LineRange(first: 1, last: LineRange.endless)]
    let excerpt = CodeExcerpt(Self.ten, lines, limit: 1000)
    return String(decoding: excerpt.bytes, as: UTF8.self).split(separator: "\n").compactMap {
      Int($0)
    }
  }

  private func range(_ first: Int, _ last: Int) -> LineRange { LineRange(first: first, last: last) }

  @Test(arguments: [
    ("", Array(1...10)), ("range=2", [2]), ("range=1-2,10,9-", [1, 2, 10, 9, 10]),
    ("range=3-4,4-5,3", [3, 4, 4, 5, 3]), ("range=9-40", [9, 10]), ("range=40", []),
    ("range=5-3", []), ("start=3&end=5", [3, 4, 5]), ("start=3", [3]), ("end=3", Array(1...10)),
    ("START=2&End=3", [2, 3]), ("range=0-2", [1, 2]), ("range=1-999999999", Array(1...10)),
    ("start=2&end=3&range=7", [2, 3]), ("range=7&start=2&end=3", [2, 3]),
  ])
  func takesTheLinesThatAreNamed(query: String, lines: [Int]) { #expect(shown(query) == lines) }

  @Test(arguments: [
    ("L3", [3]), ("L3-L5", [3, 4, 5]), ("L9-", [9, 10]), ("l2-l3", [2, 3]),
  ])
  func takesTheLinesOfTheFragment(fragment: String, lines: [Int]) {
    #expect(shown("", fragment) == lines)
    #expect(shown("start=1&end=2&range=7", fragment) == lines)
  }

  @Test(arguments: ["L3-5", "L", "main", "3", "L1-L2-L3", "Lx"])
  func takesOtherFragmentsForTags(fragment: String) {
    #expect(CodeSelection(query: "", fragment: fragment).tag == fragment)
  }

  @Test func readsTagsAndMarks() {
    let selection = CodeSelection(query: "name=a.B&highlight=1,3-&dedent=4", fragment: "")
    #expect(selection.tag == "a.B")
    #expect(selection.highlighted == [range(1, 1), range(3, LineRange.endless)])
    #expect(selection.dedent == 4)
    #expect(CodeSelection(query: "dedent=-1", fragment: "").dedent == nil)
    #expect(CodeSelection(query: "name=a", fragment: "b").tag == "b")
  }

  @Test(arguments: ["view=1", "range", "range=x", "range=1=2", "dedent=", "", "range=1,"])
  func endsReadingAtThePairThatIsNotUnderstood(pair: String) {
    let selection = CodeSelection(query: "range=2&start=4&end=5&\(pair)&highlight=1", fragment: "")
    #expect(selection.ranges == [range(2, 2)])
    // A start and an end only hold where all is understood.
    #expect(selection.bounds == nil)
    #expect(selection.highlighted == [])
  }

  @Test func refusesNumbersThatDoNotFit() {
    #expect(CodeSelection.ranges("1-99999999999999999999") == nil)
    #expect(CodeSelection.ranges("1-2-3") == nil)
    #expect(CodeSelection.ranges("") == nil)
  }

  // MARK: Text

  private func text(_ file: String, dedent: Int? = nil, _ lines: LineRange? = nil) -> String {
    let all = lines ?? range(1, LineRange.endless)
    let excerpt = CodeExcerpt(CodeFile(Array(file.utf8)), [all], dedent: dedent, limit: 10_000)
    return String(decoding: excerpt.bytes, as: UTF8.self)
  }

  @Test func takesAwayTheIndentationOfAllLines() {
    #expect(text("    a\n\n      b\n    c") == "a\n\n  b\nc\n")
    #expect(text("    a\n   \n      b\n") == "a\n\n  b\n")
    #expect(text("a\n  b\n") == "a\n  b\n")
  }

  @Test func countsTabsToTheNextFourthColumn() {
    #expect(text("\ta\n    b\n  \tc\n") == "a\nb\nc\n")
    #expect(text("\t\ta\n    b\n") == "    a\nb\n")
  }

  @Test func takesAwayAsManyColumnsAsAreAskedFor() {
    #expect(text("    a\n  b\nc\n", dedent: 3) == " a\nb\nc\n")
    #expect(text("\ta\n", dedent: 0) == "\ta\n")
  }

  @Test func endsLinesInOneWay() {
    #expect(text("\u{FEFF}a\r\nb\rc\n\nd") == "a\nb\nc\n\nd\n")
    #expect(CodeFile([]).lines == [])
    #expect(CodeFile(Array("\r\n\r\n".utf8)).lines.count == 2)
  }

  // MARK: Properties

  @Test func takesForAnyRangesWhatTheyName() {
    var random = SplitMix64(seed: 35)
    for _ in 0..<500 {
      let count = Int.random(in: 0...12, using: &random)
      let lines = (0..<count).map { "line \($0)" }
      let file = CodeFile(Array(lines.map { $0 + "\n" }.joined().utf8))
      let ends = (0..<Int.random(in: 1...6, using: &random)).map { _ in
        (Int.random(in: 0...15, using: &random), Int.random(in: 0...15, using: &random))
      }
      let query = ends.map { "\($0.0)-\($0.1)" }.joined(separator: ",")
      let ranges = CodeSelection(query: "range=" + query, fragment: "").ranges
      let excerpt = CodeExcerpt(file, ranges ?? [], limit: 1 << 20)
      let expected = ends.flatMap { first, last in
        (1...12).filter { $0 <= count && $0 >= first && $0 <= last }.map { lines[$0 - 1] + "\n" }
      }
      #expect(String(decoding: excerpt.bytes, as: UTF8.self) == expected.joined(), "\(query)")
    }
  }

  @Test func endsWhatRepeatsTooOften() {
    let file = CodeFile(Array(String(repeating: "x\n", count: 1000).utf8))
    let query = "range=" + Array(repeating: "1-999999999", count: 100_000).joined(separator: ",")
    let ranges = CodeSelection(query: query, fragment: "").ranges
    #expect(ranges?.count == 100_000)
    let excerpt = CodeExcerpt(file, ranges ?? [], limit: 5000)
    #expect(excerpt.isCut)
    #expect(excerpt.bytes.count <= 5000)
    let open = "range=" + String(repeating: "1-2,", count: 100_000)
    #expect(CodeSelection(query: open, fragment: "").ranges == nil)
  }
}
