/// The help of the tool and of each command, made from the table.
enum HelpText {
  static let title = "diglot - one static site in many languages from localized Markdown"

  /// Returns the help of the tool.
  static func overview(_ commands: [Command] = Command.all) -> String {
    """
    \(title)

    Usage: diglot COMMAND [OPTIONS] [ARGUMENT]

    Commands:
    \(table(commands.map { ($0.name, $0.summary) }))

    Options:
    \(table(Option.everywhere.map { (label($0), $0.description) }))

    Exit status:
    \(table(ExitStatus.allCases.map { (String($0.rawValue), $0.meaning) }))

    'diglot COMMAND --help' explains one command.

    """
  }

  /// Returns the help of one command.
  static func text(for command: Command) -> String {
    var sections = ["Usage: \(usage(command))", wrap(command.details, width: 80, indent: "")]
    if let operand = command.operand {
      sections.append("Argument:\n" + table([(operand.name, operand.description)]))
    }
    let options = command.allOptions.map { (label($0), $0.description) }
    sections.append("Options:\n" + table(options))
    return sections.joined(separator: "\n\n") + "\n"
  }

  /// Returns the line that shows how a command is called.
  static func usage(_ command: Command) -> String {
    (["diglot", command.name, "[OPTIONS]"] + (command.operand.map { [$0.usage] } ?? []))
      .joined(separator: " ")
  }

  private static func label(_ option: Option) -> String {
    (option.letter.map { "-\($0), " } ?? "    ") + option.usage
  }

  /// Returns rows of two columns, the second wrapped beside the first, or below a long one.
  static func table(_ rows: [(String, String)], column limit: Int = 26) -> String {
    let column = min(limit, (rows.map(\.0.count).max() ?? 0) + 4)
    let indent = String(repeating: " ", count: column)
    return rows.map { label, text in
      let body = wrap(text, width: 80, indent: indent)
      let start = "  " + label
      guard start.count + 2 <= column else { return start + "\n" + body }
      return start + String(repeating: " ", count: column - start.count) + body.dropFirst(column)
    }.joined(separator: "\n")
  }

  /// Returns `text` in lines of at most `width` columns, each after `indent`.
  static func wrap(_ text: String, width: Int, indent: String) -> String {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      if !line.isEmpty, indent.count + line.count + 1 + word.count > width {
        lines.append(indent + line)
        line = ""
      }
      line += (line.isEmpty ? "" : " ") + word
    }
    lines.append(indent + line)
    return lines.joined(separator: "\n")
  }
}
