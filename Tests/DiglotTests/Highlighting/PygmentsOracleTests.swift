import Testing

@testable import Diglot

/// The lexers against those of Pygments, by comment, string, number and keyword for every byte that
/// is not space.
@Suite(.enabled(if: PygmentsOracle.exists, "python3 cannot import pygments"))
struct PygmentsOracleTests {
  struct Language: Sendable, CustomTestStringConvertible {
    /// The label of a fence, and the name of a snippet.
    let label: String
    let lexer: String
    /// The part of the bytes that must be taken for the same; what differs is told beside it.
    let floor: Double
    var ignored: [String] = []

    var testDescription: String { label }
  }

  private static let languages = [
    // Code inside strings is code here and string there; `1_000` is a number.
    Language(label: "csharp", lexer: "csharp", floor: 0.95),
    Language(label: "console", lexer: "console", floor: 0.99),
    Language(label: "html", lexer: "html", floor: 0.99),
    // The method is a keyword, and the version of the protocol is neither keyword nor number.
    Language(label: "http", lexer: "http", floor: 0.93),
    // `constructor` is a name, and so is a member called `default`.
    Language(label: "javascript", lexer: "javascript", floor: 0.96),
    Language(label: "json", lexer: "json", floor: 0.99),
    // `let`, `in`, `kind`, `desc` and `dynamic` are keywords; `7d` is all number.
    Language(label: "kusto", lexer: "kusto", floor: 0.93),
    // Variables inside strings are variables, names of attributes are no keywords, `10MB` is a number
    // (Pygments knows no numbers here).
    Language(label: "powershell", lexer: "powershell", floor: 0.91),
    // Formats inside strings are code.
    Language(label: "python", lexer: "python", floor: 0.99),
    // The line of a here-document is code behind the mark; `$(` is no keyword; `break` is a command.
    Language(label: "shell", lexer: "bash", floor: 0.94),
    // Functions are no keywords, nor are columns in brackets or behind a dot.
    Language(label: "sql", lexer: "sql", floor: 0.94),
    // Members and labels are no keywords; raw strings are known.
    Language(label: "swift", lexer: "swift", floor: 0.94),
    // Names before brackets are no keywords; types that come with the language are not compared.
    Language(label: "typescript", lexer: "typescript", floor: 0.95, ignored: ["Keyword.Type"]),
    Language(label: "xml", lexer: "xml", floor: 0.99),
    // `false` is a keyword, a quoted key is a key, a tag is none; texts of several lines, which
    // Pygments calls constants, are not compared.
    Language(label: "yaml", lexer: "yaml", floor: 0.90, ignored: ["Name.Constant"]),
  ]

  /// How many bytes two lexers agree on, and words they do not agree on.
  private struct Agreement {
    var (same, all) = (0, 0)
    var differences: [String: Int] = [:]

    var part: Double { all == 0 ? 1 : Double(same) / Double(all) }

    mutating func add(_ code: [UInt8], _ ours: [Character], _ theirs: [Character]) {
      for (index, byte) in code.enumerated() where !byte.isCodeSpace && theirs[index] != "?" {
        let kind: Character = "cskn".contains(ours[index]) ? ours[index] : "-"
        all += 1
        if kind == theirs[index] {
          same += 1
        } else {
          let line = code[...index].split(separator: 10).last.map { $0.suffix(12) } ?? []
          let text = String(decoding: line, as: UTF8.self)
          differences["\(kind) here, \(theirs[index]) there: …\(text)", default: 0] += 1
        }
      }
    }
  }

  private func agreement(_ language: Language, _ codes: [String]) throws -> Agreement {
    let known = try #require(CodeLanguage(label: language.label))
    let kinds = try PygmentsOracle.kinds(
      of: codes.map { .init(lexer: language.lexer, code: $0, ignored: language.ignored) }
    )
    var agreement = Agreement()
    for (code, theirs) in zip(codes, kinds) where !theirs.isEmpty {
      let ours = HighlightedCode(code, known)
      try #require(ours.kinds.count == theirs.count)
      agreement.add(Array(code.utf8), ours.kinds, theirs)
    }
    return agreement
  }

  @Test(arguments: languages)
  func agreesWithPygmentsOnOurSnippets(language: Language) throws {
    let code = String(decoding: try CodeSnippet.bytes(language.label), as: UTF8.self)
    let found = try agreement(language, [code])
    #expect(found.part >= language.floor, "\(found.differences)")
  }

  @Test func comparesEverySnippet() throws {
    #expect(try CodeSnippet.names() == Self.languages.map(\.label).sorted())
  }

  @Test(
    .enabled(if: RealPages.exists, "the corpus is not beside the repository"),
    arguments: [
      // Variables inside strings, and `Parameter`, `Mandatory` and `CmdletBinding` as above.
      Language(label: "powershell", lexer: "powershell", floor: 0.95),
      Language(label: "json", lexer: "json", floor: 0.999),
      // `required` is newer than Pygments; a response of HTTP has a GUID that looks like a number.
      Language(label: "csharp", lexer: "csharp", floor: 0.99),
      // `TIMESPAN` is a keyword of these reports; `Month` and `Domain` are columns.
      Language(label: "sql", lexer: "sql", floor: 0.97),
      Language(label: "cli", lexer: "bash", floor: 0.99),
      // Without prompts these are commands.
      Language(label: "console", lexer: "bash", floor: 0.98),
    ]
  )
  func agreesWithPygmentsOnRealPages(language: Language) throws {
    let fences = try Self.realFences.get().filter {
      CodeLanguage(label: $0.label) == CodeLanguage(label: language.label)
    }
    let found = try agreement(language, fences.map(\.code))
    #expect(found.all > 1000)
    #expect(found.part >= language.floor, "\(found.differences)")
  }

  private static let realFences = Result { try fences() }

  private static func fences() throws -> [(label: String, code: String)] {
    let folder = RealPages.partnerCenter + "/live"
    return try RealPages.files(in: folder).flatMap { file in
      var fences: [(label: String, code: String)] = []
      var open: (label: String, code: String)?
      for line in try RealPages.text(folder + "/" + file).split(
        omittingEmptySubsequences: false,
        whereSeparator: \.isNewline
      ) {
        let text = line.drop { $0 == " " }
        if let fence = open, text.hasPrefix("```") {
          fences.append(fence)
          open = nil
        } else if let fence = open {
          open = (fence.label, fence.code + line + "\n")
        } else if text.hasPrefix("```") {
          open = (text.drop { $0 == "`" || $0 == " " }.trimmingSuffix { $0 == " " }, "")
        }
      }
      return fences
    }
  }
}

extension Substring {
  fileprivate func trimmingSuffix(where isTrimmed: (Character) -> Bool) -> String {
    var end = self
    while let last = end.last, isTrimmed(last) { end.removeLast() }
    return String(end)
  }
}
