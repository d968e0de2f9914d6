/// `diglot help`: what `--help` prints.
enum HelpCommand {
  static func run(_ arguments: Arguments, _ console: Console) -> ExitStatus {
    // The parser lets no name through that the table lacks.
    let command = Command.all.first { $0.name == arguments.operand }
    return console.print(command.map(HelpText.text) ?? HelpText.overview())
  }
}
