import Testing

@testable import Diglot

/// Pieces of files that comments name.
struct CodeTagsTests {
  /// Returns the text of a tag, as a page would show it.
  private func text(_ tag: String, _ file: String, _ language: String) -> String? {
    let file = CodeFile(Array(file.utf8))
    let styles = SnippetLanguage(language)?.tagStyles ?? []
    guard case .found(let region) = CodeTags.find(tag, in: file, styles) else { return nil }
    let excerpt = CodeExcerpt(file, [region.lines], hiding: region.markers, limit: 10_000)
    return String(decoding: excerpt.bytes, as: UTF8.self)
  }

  @Test(arguments: [
    ("csharp", "//<t>", "//</t>"), ("js", "  // <t>", "\t//  </t>  "),
    ("cs", "#region t", "#endregion"),
    ("vb", "'<t>", "' </t>"), ("vb", "#Region \"t\"", "#End Region"),
    ("xml", "<!-- <t> -->", "<!--</t>-->"),
    ("html", "<!--<t>-->", "<!-- </t> -->"), ("sql", "--<t>", "-- </t>"),
    ("lua", "--<t>", "--</t>"),
    ("python", "# <t>", "# </t>"), ("ps1", "#<t>", "#</t>"), ("bash", "#<t>", "#</t>"),
    ("bat", "REM <t>", "rem </t>"), ("erl", "% <t>", "%</t>"), ("lisp", ";<t>", ";</t>"),
    ("css", "/* <t> */", "/*</t>*/"), ("rust", "//<t>", "//</t>"), ("yaml", "#<t>", "#</t>"),
    ("C#", "// < t >", "// </ t >"), ("csharp-interactive", "//<t>", "//</t>"),
  ])
  func knowsTheCommentsOfLanguages(language: String, start: String, end: String) {
    let file = "before\n\(start)\nin it\n\(end)\nafter\n"
    #expect(text("t", file, language) == "in it\n", "\(language)")
    #expect(text("u", file, language) == nil)
  }

  @Test func readsNamesInAnyCaseAndWithAPrefix() {
    let file = "//<snippetMain.One_2>\nx\n//</SNIPPETmain.one_2>\n"
    #expect(text("main.ONE_2", file, "go") == "x\n")
    #expect(text("snippetmain.one_2", file, "go") == "x\n")
  }

  @Test func takesNamesOfWordsAlone() {
    #expect(text("a b", "//<a b>\nx\n//</a b>\n", "go") == nil)
    #expect(text("t", "//<t> and more\nx\n//</t>\n", "go") == nil)
    #expect(text("t", "code //<t>\nx\n//</t>\n", "go") == nil)
  }

  @Test func hidesTheCommentsOfOtherPieces() {
    let file = "//<a>\n1\n//<b>\n2\n//</b>\n3\n//</a>\n"
    #expect(text("a", file, "java") == "1\n2\n3\n")
    #expect(text("b", file, "java") == "2\n")
  }

  @Test func closesRegionsFromTheInside() {
    let file = "#region a\n1\n#region b\n2\n#endregion\n3\n#endregion\n"
    #expect(text("a", file, "cs") == "1\n2\n3\n")
    #expect(text("b", file, "cs") == "2\n")
  }

  @Test func letsPiecesOverlap() {
    let file = "//<a>\n1\n//<b>\n2\n//</a>\n3\n//</b>\n"
    #expect(text("a", file, "java") == "1\n2\n")
    #expect(text("b", file, "java") == "2\n3\n")
  }

  @Test func endsAtTheFirstOfSeveralEnds() {
    #expect(text("a", "//<a>\n1\n//</a>\n2\n//</a>\n", "java") == "1\n")
  }

  @Test func saysWhatHasNoEnd() {
    let file = CodeFile(Array("//<a>\n1\n".utf8))
    #expect(CodeTags.find("a", in: file, [.slashes]) == .unclosed)
    #expect(CodeTags.find("b", in: file, [.slashes]) == .missing)
    #expect(CodeTags.find("a", in: file, [.hash]) == .missing)
  }

  @Test func findsLanguagesByNamesAndEndings() {
    for (label, name) in [("CS", "csharp"), ("py", "python"), ("sh", "shell"), ("yml", "yaml")] {
      #expect(SnippetLanguage(label)?.name == name)
    }
    #expect(SnippetLanguage("brainfog") == nil)
    #expect(SnippetLanguage("") == nil)
  }

  @Test func readsFilesOfCommentsInOnePass() {
    let file = CodeFile(Array(String(repeating: "#region a\n", count: 100_000).utf8))
    #expect(CodeTags.find("a", in: file, CodeTagStyle.allCases) == .unclosed)
  }
}
