import Testing

@testable import Diglot

struct SourceFileTests {
  @Test func countsColumnsInCharactersNotBytes() {
    let file = SourceFile(path: "a.md", text: "한국어\r\n둘 [x](y)\n")
    let offset = Array("한국어\r\n둘 ".utf8).count
    let place = file.location(of: offset..<(offset + 3))
    #expect((place.line, place.column, place.length) == (2, 3, 3))
    #expect(place.excerpt == "둘 [x](y)")
  }

  @Test func staysInsideTheFile() {
    let file = SourceFile(path: "a.md", text: "ab")
    let place = file.location(of: 7..<9)
    #expect((place.line, place.column) == (1, 3))
  }

  @Test func sortsFindingsByPlace() {
    var diagnostics = Diagnostics()
    for (file, line) in [("b", 1), ("a", 2), ("a", 1)] {
      diagnostics.report(
        Diagnostic(
          .fileNotFound,
          "x",
          at: Diagnostic.Location(file: file, line: line, column: 1, length: 1, excerpt: "")
        )
      )
    }
    diagnostics.sort()
    #expect(
      diagnostics.findings.map { "\($0.location?.file ?? "")\($0.location?.line ?? 0)" } == [
        "a1", "a2", "b1",
      ]
    )
  }
}
