import Testing

@testable import Diglot
@testable import DiglotCommand

struct DiagnosticTextTests {
  private func finding(
    _ message: String,
    code: DiagnosticCode = .fileNotFound,
    severity: Diagnostic.Severity? = nil,
    file: String = "a.md",
    line: Int = 1,
    notes: [String] = []
  ) -> Diagnostic {
    let location = Diagnostic.Location(
      file: file,
      line: line,
      column: 3,
      length: 2,
      excerpt: "x [y]"
    )
    return Diagnostic(code, severity: severity, message, at: location, notes: notes)
  }

  private func render(_ findings: [Diagnostic], isColored: Bool = false) -> String {
    DiagnosticText(width: 80, isColored: isColored).render(findings)
  }

  @Test func printsLikeACompiler() {
    let source = SourceFile(path: "ko/a.md", text: "# 제목\r\n자세한 내용은 [여기](x.md)를\r\n")
    let start = "# 제목\r\n자세한 내용은 ".utf8.count
    let range = start..<start + "[여기](x.md)".utf8.count
    let finding = Diagnostic(
      .fileNotFound,
      "no page 'x.md'",
      at: source.location(of: range),
      notes: ["did you mean 'y.md'?"]
    )
    let expected = """
      ko/a.md:2:9: warning: no page 'x.md' [file-not-found]
        자세한 내용은 [여기](x.md)를
                      ^~~~~~~~~~~~
        note: did you mean 'y.md'?

      """
    #expect(render([finding]) == expected)
  }

  @Test func colorsOnRequest() {
    let text = render([finding("no", severity: .error, notes: ["so"])], isColored: true)
    let page = "https://diglot.example/docs/en/diagnostics/file-not-found/"
    let code = "\u{1B}]8;;\(page)\u{1B}\\[file-not-found]\u{1B}]8;;\u{1B}\\"
    let expected = """
      \u{1B}[1ma.md:1:3:\u{1B}[0m \u{1B}[1;31merror:\u{1B}[0m no \u{1B}[2m\(code)\u{1B}[0m
        x [y]
        \u{1B}[1;32m  ^~\u{1B}[0m
        \u{1B}[1;34mnote:\u{1B}[0m so

      """
    #expect(text == expected)
  }

  @Test func printsAFindingWithoutAPlace() {
    #expect(render([Diagnostic(.configNotFound, "none")]) == "error: none [config-not-found]\n")
  }

  @Test func leavesOutAnEmptyExcerpt() {
    let location = Diagnostic.Location(file: "a", line: 1, column: 1, length: 1, excerpt: " \t")
    #expect(
      render([Diagnostic(.fileUnreadable, "no", at: location)]).split(separator: "\n").count == 1
    )
  }

  @Test func sendsNoControlToTheTerminal() {
    let evil = "\u{1B}]0;x\u{7}\r\n\u{9B}2J\u{202E}"
    let location = Diagnostic.Location(file: evil, line: 1, column: 1, length: 9, excerpt: evil)
    let text = render([Diagnostic(.fileNotFound, evil, at: location, notes: [evil])])
    let controls = text.unicodeScalars.filter {
      let category = $0.properties.generalCategory
      return $0 != "\n" && (category == .control || category == .format)
    }
    #expect(controls.isEmpty)
    #expect(text.split(separator: "\n").count == 4)
  }

  @Test func showsNoInfos() { #expect(render([finding("x", severity: .info)]) == "") }

  @Test func showsWhatIsSaidAgainOnce() {
    let findings = (1...7).map { finding("no page 'x.md'", file: "\($0).md", line: $0) }
    let expected = """
      1.md:1:3: warning: no page 'x.md' [file-not-found]
        x [y]
          ^~
        and 6 more like this: 2.md:2:3, 3.md:3:3, 4.md:4:3, 5.md:5:3, …

      """
    #expect(render(findings) == expected)
    let two = render(Array(findings.prefix(2)))
    #expect(two.hasSuffix("\n  and 1 more like this: 2.md:2:3\n"))
  }

  @Test func foldsAFamilyToItsFirstThree() {
    let images = ["png", "jpg", "svg"]
    let findings = (1...385).map { n in
      finding("no file 'media/\(n).\(images[n % 3])'", file: "\(n % 40).md", line: n)
    }
    let expected = """
      1.md:1:3: warning: no file 'media/1.jpg' [file-not-found]
        x [y]
          ^~
      2.md:2:3: warning: no file 'media/2.svg' [file-not-found]
      3.md:3:3: warning: no file 'media/3.png' [file-not-found]
        … and 382 more 'file-not-found' like these in 40 files; --diagnostics json lists all

      """
    #expect(render(findings) == expected)
  }

  @Test func keepsUpToFiveOfAFamilyWhole() {
    let findings = (1...DiagnosticFold.familyLimit).map { finding("no '\($0).md'") }
    #expect(render(findings).split(separator: "\n").count == 15)
  }

  @Test func countsRepetitionsInAFoldedFamily() {
    let findings = (1...8).flatMap { n in
      [finding("no '\(n).md'", file: "a.md"), finding("no '\(n).md'", file: "b.md")]
    }
    let lines = render(findings).split(separator: "\n")
    #expect(lines[3] == "  and 1 more like this: b.md:1:3")
    #expect(lines[4] == "a.md:1:3: warning: no '2.md' [file-not-found] (and 1 more like this)")
    #expect(lines[6].contains("and 10 more 'file-not-found' like these in 2 files"))
  }

  @Test func foldsNoOtherKindAway() {
    let images = (1...50).map { finding("no file 'media/\($0).png'") }
    let others = [
      finding("no file 'a.md'"), finding("no page 'b.png'"), finding("no file 'c.pdf'"),
      finding("no file 'd.png'", code: .bookmarkNotFound),
      finding("no file 'e.png'", severity: .error),
    ]
    let text = render(images + others)
    for other in others { #expect(text.contains(" " + other.message + " [")) }
    #expect(text.contains("… and 47 more"))
  }

  @Test(arguments: [
    "the page's '#.png' isn't here", "'#'", "no ('# b', '#')", "no 'it's #.md' here",
    "no '#', though 'x' is there",
  ])
  func tellsNamesFromApostrophes(pattern: String) {
    let messages = (1...9).map { pattern.replacing("#", with: "n\($0)") }
    #expect(render(messages.map { finding($0) }).contains("… and 6 more"))
  }

  @Test func saysOnceWhereEachKindIsExplained() {
    let text = DiagnosticText(width: 80, isColored: false)
    let findings = [
      finding("a"), finding("b"), finding("c", code: .imageAltTextMissing),
      finding("d", code: .redirectedLink),
    ]
    let expected = """
      explained by 'diglot explain CODE' and here:
        https://diglot.example/docs/en/diagnostics/file-not-found/
        https://diglot.example/docs/en/diagnostics/missing-image-alttext/

      """
    #expect(text.references(findings) == expected)
    #expect(text.references([finding("d", code: .redirectedLink)]) == "")
  }

  @Test func putsTheWorstLast() {
    let text = render([
      finding("c", severity: .error), finding("b"), finding("a", severity: .suggestion),
    ])
    let headlines = text.split(separator: "\n").filter { $0.contains("[file-not-found]") }
    #expect(headlines.map { $0.split(separator: " ")[1] } == ["suggestion:", "warning:", "error:"])
  }
}
