import Testing

@testable import DiglotCommand

struct ExcerptTests {
  @Test func marksWhatTheFindingCovers() {
    let excerpt = Excerpt("see [x](y.md) now", column: 5, length: 9, width: 80)
    #expect(excerpt.line == "see [x](y.md) now")
    #expect(excerpt.marker == "    ^~~~~~~~~")
  }

  // The markers are counted by hand: a wide letter takes two columns, a tab goes to the next four.
  @Test(arguments: [
    ("자세한 [여기](x)", 5, 7, "       ^~~~~~~~~"), ("가나다", 2, 1, "  ^~"), ("\tx", 2, 1, "    ^"),
    ("ab\tx", 4, 1, "    ^"), ("가\tx", 3, 1, "    ^"), ("e\u{301}x", 3, 1, " ^"),
    ("e\u{301}x", 2, 1, "^"), ("\u{1B}[0mx", 5, 1, "    ^"), ("a\u{202E}b", 3, 1, "         ^"),
    ("abc", 4, 1, "   ^"), ("abc", 99, 5, "   ^"), ("abc", 2, 99, " ^~"), ("", 1, 1, "^"),
    ("👍x", 2, 1, "  ^"), ("ｶﾞx", 3, 1, "  ^"),
  ])
  func linesUpWithWhatATerminalShows(line: String, column: Int, length: Int, marker: String) {
    #expect(Excerpt(line, column: column, length: length, width: 80).marker == marker)
  }

  @Test func expandsTabsAndShowsControls() {
    #expect(Excerpt("a\tb\u{1B}c", column: 1, length: 1, width: 80).line == "a   b␛c")
  }

  @Test func keepsALineThatJustFits() {
    let line = String(repeating: "x", count: 40)
    #expect(Excerpt(line, column: 1, length: 1, width: 40).line == line)
  }

  @Test func cutsALongLineAroundTheFinding() {
    let line = String(repeating: "a", count: 100) + "HERE" + String(repeating: "b", count: 100)
    let excerpt = Excerpt(line, column: 101, length: 4, width: 40)
    #expect(
      excerpt.line == "…" + String(repeating: "a", count: 11) + "HERE"
        + String(repeating: "b", count: 23) + "…"
    )
    #expect(excerpt.marker == String(repeating: " ", count: 12) + "^~~~")
  }

  @Test func cutsOnlyWhereSomethingIsMissing() {
    let line = String(repeating: "a", count: 100)
    let start = Excerpt(line, column: 1, length: 1, width: 40)
    #expect(start.line.hasPrefix("a") && start.line.hasSuffix("a…"))
    #expect(start.marker == "^")
    let end = Excerpt(line, column: 100, length: 1, width: 40)
    #expect(end.line.hasPrefix("…a") && end.line.hasSuffix("a"))
    #expect(end.marker.count == end.line.count)
  }

  @Test(
    arguments: ["가", "x", "e\u{301}", "\t", "\u{1B}", "\u{202E}", "\u{301}"],
    [1, 17, 500, 1_000]
  )
  func neverExceedsTheWidth(unit: String, column: Int) {
    let line = String(repeating: unit, count: 1_000)
    for width in [20, 21, 40] {
      let excerpt = Excerpt(line, column: column, length: 5, width: width)
      let shown = excerpt.line.unicodeScalars.reduce(0) { $0 + DisplayWidth.of($1) }
      #expect(shown <= width)
      #expect(excerpt.marker.count <= width)
      #expect(excerpt.marker.contains("^"))
    }
  }

  @Test(.timeLimit(.minutes(1))) func takesALineOfMillionsOfLetters() {
    let line = String(repeating: "가", count: 2_000_000)
    let excerpt = Excerpt(line, column: 1_000_000, length: 1, width: 40)
    #expect(excerpt.line.hasPrefix("…가") && excerpt.line.hasSuffix("가…"))
  }
}
