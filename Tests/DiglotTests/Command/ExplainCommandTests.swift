import Synchronization
import Testing

@testable import Diglot
@testable import DiglotCommand

struct ExplainCommandTests {
  private func output(_ words: String...) async -> String {
    let text = Mutex("")
    let console = Console { _, part in
      text.withLock { $0 += part }
      return true
    }
    let status = await DiglotCommand.run(["explain"] + words, console)
    return text.withLock { "\(status): \($0)" }
  }

  @Test func explainsACode() async {
    let text = await output("h2-duplicated")
    #expect(text.hasPrefix("success: h2-duplicated (suggestion)\n\nTwo headings "))
    #expect(text.contains("\n    ## Settings\n\n    ## Settings\n"))
    #expect(text.hasSuffix("\nhttps://diglot.example/docs/en/diagnostics/h2-duplicated/\n"))
  }

  @Test func keepsEveryGuideWithin80Columns() {
    for code in DiagnosticCode.allCases {
      let lines = ExplainCommand.text(of: .to(code)).split(separator: "\n")
      #expect(lines.allSatisfy { $0.count <= 80 }, "\(code.rawValue)")
    }
  }

  @Test func listsEveryCode() async {
    let words = Set(await output().split { $0.isWhitespace }.map(String.init))
    for code in DiagnosticCode.allCases { #expect(words.contains(code.rawValue)) }
  }

  @Test func printsThePageOfACode() async {
    let text = await output("--markdown", "missing-image-altText")
    #expect(text == "success: " + DiagnosticGuide.to(.imageAltTextMissing).markdownPage)
  }

  @Test func namesTheCodeThatIsNear() async {
    let expected = "failure: diglot: 'h1-mising' is no CODE; did you mean 'h1-missing'?\n"
    #expect(await output("h1-mising") == expected)
  }
}
