import Foundation
import Testing

@testable import Diglot
@testable import DiglotCommand

struct EventJSONTests {
  private struct State: Decodable, Equatable {
    struct Finding: Decodable, Equatable {
      var severity = "warning"
      var code = "file-not-found"
      let message: String
      var file: String?
      var line: Int?
      var column: Int?
      var excerpt: String?
      var start: Int?
      var length: Int?
      var notes: [String] = []
    }
    let build: Int
    let boot: String
    let findings: [Finding]
    let broken: Bool
    let notice: String
    let assets: Int
  }

  /// Everything that could end a line, a string or an event, and what ends planes.
  private let hostile =
    "\u{0}\n\r\n\u{B}\u{85}\u{2028}\u{2029}\u{1B}\"\\</script>\u{202E}\u{FEFF}\u{E0001}가"

  /// Returns the name of an event and its data, after asking that it is one event and nothing more.
  private func parts(_ bytes: [UInt8]) throws -> (name: String, data: Data) {
    let text = String(decoding: bytes, as: UTF8.self)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    try #require(lines.count == 4 && lines[2].isEmpty && lines[3].isEmpty)
    #expect(!text.unicodeScalars.contains { $0 != "\n" && VisibleText.isHidden($0) })
    let name = try #require(lines[0].wholeMatch(of: /event: (\w+)/)).1
    let data = try #require(lines[1].wholeMatch(of: /data: (.+)/)).1
    return (String(name), Data(data.utf8))
  }

  @Test func tellsAStateInOneLine() throws {
    let location = Diagnostic.Location(
      file: hostile,
      line: 3,
      column: 2,
      length: 4,
      excerpt: "가나다라"
    )
    let findings = [
      Diagnostic(.fileNotFound, hostile, at: location, notes: [hostile, "b"]),
      Diagnostic(.configNotFound, "none"),
    ]
    let (name, data) = try parts(
      EventJSON.state(
        build: 12,
        boot: hostile,
        findings: findings,
        broken: true,
        notice: hostile,
        assets: 7
      )
    )
    #expect(name == "state")
    let first = State.Finding(
      message: hostile,
      file: hostile,
      line: 3,
      column: 2,
      excerpt: "가나다라",
      start: 1,
      length: 4,
      notes: [hostile, "b"]
    )
    let second = State.Finding(severity: "error", code: "config-not-found", message: "none")
    let expected = State(
      build: 12,
      boot: hostile,
      findings: [first, second],
      broken: true,
      notice: hostile,
      assets: 7
    )
    #expect(try JSONDecoder().decode(State.self, from: data) == expected)
  }

  @Test func tellsAChange() throws {
    func text(_ kind: PageChange) throws -> String {
      let (name, data) = try parts(EventJSON.change(build: 13, kind: kind))
      #expect(name == "change")
      return String(decoding: data, as: UTF8.self)
    }
    #expect(try text(.article) == #"{"build":13,"kind":"article"}"#)
    #expect(try text(.reload) == #"{"build":13,"kind":"reload"}"#)
    #expect(try text(.gone) == #"{"build":13,"kind":"gone"}"#)
    let style = #"{"build":13,"kind":"style","path":"/docs/\"a\u000D.css"}"#
    #expect(try text(.style(path: "/docs/\"a\r.css")) == style)
  }

  @Test func cutsLongLinesAroundThePlace() {
    func line(_ excerpt: String, column: Int, length: Int) -> MarkedLine {
      MarkedLine(
        Diagnostic.Location(file: "a", line: 1, column: column, length: length, excerpt: excerpt)
      )
    }
    let reach = MarkedLine.reach
    let long =
      String(repeating: "e\u{301}", count: 5000) + "가나" + String(repeating: "x", count: 5000)
    let middle = line(long, column: 10_001, length: 2)
    #expect(middle.parts.marked == "가나")
    #expect(middle.text.unicodeScalars.count == 2 * reach + 4)
    #expect(middle.text.hasPrefix("…") && middle.text.hasSuffix("x…"))
    #expect(middle.start == reach + 1)
    let whole = line("\tab", column: 2, length: 9)
    #expect(whole.text == "\tab" && whole.parts == ("\t", "ab", ""))
    let beyond = line("", column: 30_000, length: 7)
    #expect(beyond.text == "" && beyond.isBlank)
    #expect(line("ab", column: 9, length: 1).parts == ("ab", "", ""))
  }
}
