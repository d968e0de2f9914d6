/// `diglot completions`: a script for bash, zsh or fish.
enum CompletionsCommand {
  static func run(_ arguments: Arguments, _ console: Console) -> ExitStatus {
    // The parser lets no other shell through.
    guard let script = arguments.operand.flatMap({ Completions.script(for: $0) }) else {
      return .failure
    }
    return console.print(script)
  }
}
