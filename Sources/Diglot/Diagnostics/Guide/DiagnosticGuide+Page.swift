/// The guides as pages of the documentation.
extension DiagnosticGuide {
  /// The page of one kind, `content/en/diagnostics/<code>.md`.
  package var markdownPage: String {
    var parts = [
      """
      ---
      title: \(code.rawValue)
      description: "\(summary.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))"
      author: diglot
      ms.date: 11/20/2026
      ms.topic: troubleshooting
      ---
      # `\(code.rawValue)`
      """,
      "**\(Self.capitalized(code.levelName)).** \(summary)",
      cause,
      "## What to do",
      remedy,
    ]
    if let example {
      parts += [
        "## Example", "This causes the finding:", Self.fence(example.faulty, example.language),
        "This does not:", Self.fence(example.mended, example.language),
      ]
    }
    parts += ["## See also", "- [Diagnostics](../diagnostics.md)"]
    return parts.joined(separator: "\n\n") + "\n"
  }

  private static func capitalized(_ word: String) -> String {
    word.prefix(1).uppercased() + word.dropFirst()
  }

  /// Returns a code block whose fence is longer than any in the text.
  private static func fence(_ text: String, _ language: String) -> String {
    let fence = text.contains("```") ? "````" : "```"
    return "\(fence)\(language)\n\(text)\n\(fence)"
  }

  /// The list of all kinds for the overview: a heading and a table for each chapter.
  package static var markdownList: String {
    chapters.map { chapter in
      let rows = chapter.guides.map { guide in
        let code = guide.code
        return "| [`\(code.rawValue)`](diagnostics/\(code.pageName).md) | \(code.levelName) |"
      }
      return "### \(chapter.title)\n\n"
        + (["| Code | Level |", "|---|---|"] + rows).joined(separator: "\n") + "\n"
    }.joined(separator: "\n")
  }
}
