import Diglot

/// `diglot explain`: what a diagnostic means and what to do about it.
enum ExplainCommand {
  static func run(_ arguments: Arguments, _ console: Console) -> ExitStatus {
    let isMarkdown = arguments.isGiven(.markdown)
    // The parser lets no other code through.
    guard let code = arguments.operand.flatMap(DiagnosticCode.init) else {
      return console.print(isMarkdown ? DiagnosticGuide.markdownList : list())
    }
    let guide = DiagnosticGuide.to(code)
    return console.print(isMarkdown ? guide.markdownPage : text(of: guide))
  }

  /// Returns every code with its level and what it is about, by chapters.
  private static func list() -> String {
    DiagnosticGuide.chapters.map { chapter in
      let rows = chapter.guides.map { guide in
        (guide.code.rawValue, "\(guide.code.levelName): \(guide.summary)")
      }
      return chapter.title + ":\n" + HelpText.table(rows, column: 36)
    }.joined(separator: "\n\n") + "\n"
  }

  /// Returns a guide in paragraphs of 80 columns.
  static func text(of guide: DiagnosticGuide) -> String {
    var parts = [
      "\(guide.code.rawValue) (\(guide.code.levelName))", guide.summary, guide.cause, guide.remedy,
    ].map { HelpText.wrap($0, width: 80, indent: "") }
    if let example = guide.example {
      parts += ["This causes the finding:", indented(example.faulty)]
      parts += ["This does not:", indented(example.mended)]
    }
    return (parts + [guide.code.helpURL]).joined(separator: "\n\n") + "\n"
  }

  private static func indented(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.isEmpty ? "" : "    " + line
    }.joined(separator: "\n")
  }
}
