/// The man page, in troff's `man` macros, made from the table.
enum ManPage {
  /// Returns the whole page.
  static func text(_ commands: [Command] = Command.all) -> String {
    var lines = [
      // No date: the same version gives the same page.
      ".TH DIGLOT 1 \"\" \"diglot \(Version.current)\" \"User Commands\"",
      ".SH NAME",
      escape(HelpText.title),
      ".SH SYNOPSIS",
    ]
    for command in commands {
      lines += [".B \(escape("diglot " + command.name))", synopsis(command), ".br"]
        .filter { !$0.isEmpty }
    }
    lines.append(".SH COMMANDS")
    for command in commands { lines += section(command) }
    lines.append(".SH OPTIONS OF EVERY COMMAND")
    for option in Option.everywhere { lines += entry(option) }
    lines.append(".SH EXIT STATUS")
    for status in ExitStatus.allCases {
      lines += [".TP", ".B \(status.rawValue)", escape(status.meaning)]
    }
    lines += [".SH FILES", ".TP", ".I diglot.yml", "The project."]
    lines += [".SH ENVIRONMENT", ".TP", ".B NO_COLOR", "Where it is set, nothing is coloured."]
    return lines.joined(separator: "\n") + "\n"
  }

  private static func synopsis(_ command: Command) -> String {
    let options = command.options.map { "[\($0.usage)]" }
    return escape((options + (command.operand.map { [$0.usage] } ?? [])).joined(separator: " "))
  }

  private static func section(_ command: Command) -> [String] {
    var lines = [".SS \(escape(command.name))", escape(command.details)]
    if let operand = command.operand {
      lines += [".TP", ".I \(escape(operand.name))", escape(operand.description) + "."]
    }
    for option in command.options { lines += entry(option) }
    return lines
  }

  private static func entry(_ option: Option) -> [String] {
    let letter = option.letter.map { "\\fB\\-\($0)\\fR, " } ?? ""
    let value = option.value.placeholder.map { " \\fI" + escape($0) + "\\fR" } ?? ""
    return [
      ".TP", letter + "\\fB\\-\\-" + escape(option.name) + "\\fR" + value,
      escape(option.description) + ".",
    ]
  }

  /// Returns text that troff prints as it stands.
  private static func escape(_ text: String) -> String {
    var result = ""
    for character in text {
      switch character {
      case "\\": result += "\\e"
      case "-": result += "\\-"
      case "'": result += "\\(aq"
      case "…": result += "\\&..."
      case "\n": result += " "
      default: result.append(character)
      }
    }
    // A line that begins with a dot would be a macro.
    return result.hasPrefix(".") ? "\\&" + result : result
  }
}
