import Foundation
import Testing

@testable import DiglotCommand

/// Help, man page and completions, which all come from the table.
struct ManualTests {
  private let commands = [
    Command(
      name: "grow",
      summary: "Grow a tree",
      details:
        "Grows a tree from a seed, which takes longer than the width of one line of help has.",
      operand: Operand("SEED", value: .path, summary: "What to plant", standard: "."),
      options: [
        Option("kind", value: .choice(["oak", "elm"]), summary: "Which tree", standard: "oak"),
        Option("water", value: .number("LITRES"), summary: "It's wet", isRepeatable: true),
      ],
      run: { _, _ in .success }
    )
  ]

  @Test func explainsACommand() {
    let expected = """
      Usage: diglot grow [OPTIONS] [SEED]

      Grows a tree from a seed, which takes longer than the width of one line of help
      has.

      Argument:
        SEED  What to plant [default: .]

      Options:
            --kind oak|elm    Which tree [default: oak]
            --water LITRES …  It's wet
        -h, --help            Print this help
            --version         Print the version

      """
    #expect(HelpText.text(for: commands[0]) == expected)
  }

  @Test func listsTheCommands() {
    let expected = """
      diglot - one static site in many languages from localized Markdown

      Usage: diglot COMMAND [OPTIONS] [ARGUMENT]

      Commands:
        grow  Grow a tree

      Options:
        -h, --help     Print this help
            --version  Print the version

      Exit status:
        0  no errors
        1  errors in the content; with --strict also warnings
        2  could not run: bad arguments, or a project that cannot be read or written

      'diglot COMMAND --help' explains one command.

      """
    #expect(HelpText.overview(commands) == expected)
  }

  @Test func namesEveryOptionOfTheIssueInTheHelpOfBuild() throws {
    let build = try #require(Command.all.first { $0.name == "build" })
    let help = HelpText.text(for: build)
    let options = [
      "[PROJECT]", "--output DIR", "--translations strip|retain", "--locale TAG …",
      "--base-url URL", "--strict", "--keep-going", "--diagnostics text|json|sarif|github",
      "--jobs N",
      "--quiet",
    ]
    for option in options { #expect(help.contains(option)) }
    #expect(help.split(separator: "\n").allSatisfy { $0.count <= 80 })
  }

  @Test func writesTheManPage() {
    let page = ManPage.text(commands)
    let option = """
      .TP
      \\fB\\-\\-kind\\fR \\fIoak|elm\\fR
      Which tree [default: oak].
      """
    #expect(page.contains(option))
    #expect(page.contains("\nIt\\(aqs wet.\n"))
    #expect(page.contains("\n.SS grow\nGrows a tree from a seed"))
    #expect(page.hasPrefix(".TH DIGLOT 1 "))
    #expect(!page.contains("\n\n"))
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func completesEveryCommandAndOption(shell: String) throws {
    let script = try #require(Completions.script(for: shell))
    for command in Command.all {
      #expect(script.contains(command.name))
      for option in command.allOptions { #expect(script.contains(option.name)) }
    }
  }

  @Test func knowsNoOtherShell() { #expect(Completions.script(for: "csh") == nil) }

  @Test(
    arguments: [
      (["diglot", "bu"], "build"), (["diglot", "grow", "--ki"], "--kind"),
      (["diglot", "grow", "--kind", ""], "oak elm"),
      (["diglot", "grow", "--kind", "=", "e"], "elm"),
      (["diglot", "grow", "--kind", "="], "oak elm"),
      (["diglot", "completions", "z"], "zsh"), (["diglot", "grow", "--water", ""], ""),
      (["diglot", "help", "gr"], "grow"),
    ] as [([String], String)]
  )
  func bashCompletes(words: [String], expected: String) throws {
    let others = Command.all.map { command in
      command.name == "help"
        ? Command(
          name: "help",
          summary: "",
          details: "",
          operand: Operand("X", value: .choice(["grow"]), summary: "", standard: ""),
          run: { _, _ in .success }
        ) : command
    }
    let script = try #require(Completions.script(for: "bash", others + commands))
    let quoted = words.map { "'\($0)'" }.joined(separator: " ")
    let call =
      "COMP_WORDS=(\(quoted)); COMP_CWORD=\(words.count - 1); _diglot; echo \"${COMPREPLY[*]}\""
    #expect(try bash(script + call) == expected + "\n")
  }

  @Test func quotesForTheShells() throws {
    for shell in ["zsh", "fish"] {
      let script = try #require(Completions.script(for: shell, commands))
      #expect(script.contains("It'\\''s wet"))
    }
  }

  private func bash(_ script: String) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/bash")
    process.arguments = ["-c", script]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let bytes = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return String(decoding: bytes, as: UTF8.self)
  }
}
