import Testing

@testable import Diglot
@testable import DiglotCommand

struct DiagnosticGitHubTests {
  private func location(_ file: String) -> Diagnostic.Location {
    Diagnostic.Location(file: file, line: 3, column: 7, length: 2, excerpt: "x")
  }

  @Test func writesACommandALineTheWorstFirst() {
    let findings = [
      Diagnostic(.headingSkipped, "s", at: location("ko/a.md"), notes: ["n"], locale: "ko"),
      Diagnostic(.fileNotFound, "w", at: location("b.md")),
      Diagnostic(.redirectedLink, "i", at: location("b.md")),
      Diagnostic(.configNotFound, "e"),
    ]
    let expected = """
      ::error title=config-not-found::e
      ::warning file=b.md,line=3,col=7,title=file-not-found::w
      ::notice file=ko/a.md,line=3,col=7,title=heading-skipped::s%0An

      """
    #expect(DiagnosticGitHub.lines(findings) == expected)
  }

  @Test func escapesWhatTheRunnerWouldRead() {
    #expect(DiagnosticGitHub.escaped("100%\r\n::error::x") == "100%25%0D%0A::error::x")
    #expect(DiagnosticGitHub.escaped(property: "a,b:c%\n") == "a%2Cb%3Ac%25%0A")
  }

  @Test func letsNoTextOfAFileBecomeACommand() {
    let evil = "x\n::stop-commands::y\r\u{1B}[2J\u{2028}"
    let finding = Diagnostic(.fileNotFound, evil, at: location(evil), notes: [evil])
    let lines = DiagnosticGitHub.lines([finding])
    #expect(lines.filter(\.isNewline).count == 1 && lines.hasSuffix("\n"))
    #expect(!lines.dropLast().unicodeScalars.contains { $0.value < 0x20 || $0 == "\u{2028}" })
    #expect(lines.hasPrefix("::warning file=x"))
  }
}
