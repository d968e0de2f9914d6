private import Glibc

/// The tool: its words, where it prints, and the status it ends with.
@main
enum DiglotCommand {
  static func main() async {
    Console.ignoreSignals()
    exit(await run(Array(CommandLine.arguments.dropFirst()), .system()).rawValue)
  }

  /// Does what `words`, those after the tool's name, ask for.
  static func run(_ words: [String], _ console: Console) async -> ExitStatus {
    do throws(ArgumentError) {
      switch try ArgumentParser.parse(words) {
      case .version: return console.print("diglot \(Version.current)\n")
      case .help(let command?): return console.print(HelpText.text(for: command))
      case .help(nil): return console.print(HelpText.overview())
      case .run(let command, let arguments): return await command.run(arguments, console)
      }
    } catch {
      console.complain(error.message)
      if error == .commandMissing { _ = console.write(.error, HelpText.overview()) }
      return .failure
    }
  }
}
