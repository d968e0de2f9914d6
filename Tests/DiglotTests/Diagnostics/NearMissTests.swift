import Testing

@testable import Diglot

struct NearMissTests {
  @Test(arguments: [
    ("titel", "title"), ("biuld", "build"), ("confg", "config"), ("indx", "index"),
  ])
  func findsWhatWasMeant(word: String, expected: String) {
    #expect(NearMiss.of(word, among: ["build", "config", "index", "title"]) == expected)
  }

  @Test(arguments: ["x", "completely-other", ""])
  func namesNothingThatIsFar(word: String) {
    #expect(NearMiss.of(word, among: ["build", "config", "index", "title"]) == nil)
  }

  @Test func takesTheNearest() {
    #expect(
      NearMiss.of("report-query", among: ["report-querys-x", "report-queri"]) == "report-queri"
    )
  }
}
