import Diglot

/// The table from which parsing, help, man page and completions come.
///
/// A new command is one entry here and one file in `Commands/`.
extension Command {
  static let all: [Command] = [
    Command(
      name: "build",
      summary: "Build the site",
      details: """
        Turns the localized Markdown of a project into one static site in many languages. \
        With errors the old site stays as it was.
        """,
      operand: .project,
      options: [
        .output, .translations, .locale, .baseURL, .strict, .keepGoing, .watch, .diagnostics, .jobs,
        .quiet,
      ],
      run: { arguments, console in
        arguments.isGiven(.watch)
          ? await WatchCommand.run(arguments, console)
          : await BuildCommand.run(arguments, console, writesSite: true)
      }
    ),
    Command(
      name: "serve",
      summary: "Preview the site on this machine",
      details: """
        Builds the site, serves all its languages to a browser on this machine, and follows every \
        change: an open page shows new text without losing its place, and errors over the page. \
        Nothing is written unless --output names a folder. The first line is the address; at \
        /_diglot/ there is a page about the project. Ctrl-C ends it.
        """,
      operand: .project,
      options: [
        .host, .port, .open, .noWatch, .previewOutput, .translations, .locale, .baseURL, .jobs,
        .quiet,
      ],
      run: { await ServeCommand.run($0, $1) }
    ),
    Command(
      name: "check",
      summary: "Find what is wrong, and write no site",
      details: "Does everything that 'build' does, but writes no site.",
      operand: .project,
      options: [.translations, .locale, .baseURL, .strict, .diagnostics, .jobs, .quiet],
      run: { await BuildCommand.run($0, $1, writesSite: false) }
    ),
    Command(
      name: "lint",
      summary: "Check translations against their originals",
      details: """
        Compares every translated sentence with its original: numbers, links, code, placeholders, \
        bold text, brackets, what was left untranslated. Writes no site.
        """,
      operand: .project,
      options: [.locale, .strict, .diagnostics, .jobs, .quiet],
      run: { await LintCommand.run($0, $1) }
    ),
    Command(
      name: "status",
      summary: "Say how far the translations have come",
      details: """
        Counts pages, sentences and words of each locale, who translated them, and which are still \
        what the original says. Writes no site. With --fail-under it ends with 1 where a figure is \
        not what it must be: 'ko: current>=80%', '*: stale<=100'. A figure is one of \
        \(StatusFigure.allCases.map(\.rawValue).joined(separator: ", ")); '*' is every translation.
        """,
      operand: .project,
      options: [
        .statusFormat, .pages, .locale, .failUnder, .file, .strict, .diagnostics, .jobs, .quiet,
      ],
      run: { await StatusCommand.run($0, $1) }
    ),
    Command(
      name: "init",
      summary: "Write a diglot.yml for repositories that are there",
      details: """
        Looks into repositories of docfx or Open Publishing, such as docs.ko-kr, or plain folders of \
        pages, and writes the diglot.yml of a site made of them. What is there already is never \
        overwritten.
        """,
      operand: Operand(
        "DIR",
        value: .path,
        summary: "The project's folder, which is made where it is not there",
        standard: "."
      ),
      options: [.from, .baseURL, .diagnostics],
      run: { InitCommand.run($0, $1) }
    ),
    Command(
      name: "export",
      summary: "Write translated sentences for translators' tools",
      details: """
        Writes the sentences of a locale with their originals, or with those of another locale that \
        were translated from the same files: as TMX 1.4b, XLIFF 2.1, a gettext catalogue, JSON Lines, \
        or a table for spreadsheets. Marks of Markdown are codes that tools protect.
        """,
      operand: .project,
      options: [.format, .translatedLocale, .with, .page, .file, .jobs, .quiet],
      run: { await ExportCommand.run($0, $1) }
    ),
    Command(
      name: "import",
      summary: "Write translations that were changed in a tool into the pages",
      details: """
        Reads XLIFF 2.x and gettext catalogues that 'export' wrote. A changed translation changes \
        its own span of the page and nothing else. One that would break the page's Markdown is \
        refused, and nothing of its page is written. Fuzzy entries are not taken over.
        """,
      operand: Operand(
        "FILE",
        value: .path,
        summary: """
          Files of XLIFF or gettext; the first word may be the project's folder, or its diglot.yml
          """,
        isRepeatable: true,
        prefix: "[PROJECT]"
      ),
      options: [.dryRun, .diagnostics, .jobs, .quiet],
      run: { await ImportCommand.run($0, $1) }
    ),
    Command(
      name: "explain",
      summary: "Say what a diagnostic means and what to do about it",
      details: "Explains the code that stands in brackets after a finding, or lists all codes.",
      operand: Operand(
        "CODE",
        value: .diagnosticCode,
        summary: "What to explain",
        standard: "all, in a list"
      ),
      options: [.markdown],
      run: { ExplainCommand.run($0, $1) }
    ),
    Command(
      name: "completions",
      summary: "Print a shell's completions",
      details: """
        Prints a script that completes commands, options and values. \
        For bash: source <(diglot completions bash)
        """,
      operand: Operand(
        "SHELL",
        value: .choice(["bash", "zsh", "fish"]),
        summary: "Whose completions: bash, zsh or fish"
      ),
      run: { CompletionsCommand.run($0, $1) }
    ),
    Command(
      name: "man",
      summary: "Print the man page",
      details: "Prints the man page in troff. To read it: diglot man | man -l -",
      run: { ManCommand.run($0, $1) }
    ),
    Command(
      name: "help",
      summary: "Explain the tool or one command",
      details: "Prints the same as --help.",
      operand: Operand(
        "COMMAND",
        value: .command,
        summary: "What to explain",
        standard: "the tool"
      ),
      run: { HelpCommand.run($0, $1) }
    ),
  ]
}

extension Operand {
  static let project = Operand(
    "PROJECT",
    value: .path,
    summary: "A project's folder, or its diglot.yml",
    standard: "."
  )
}

extension Option {
  static let output = Option(
    "output",
    value: .folder("DIR"),
    summary: "Write the site into this folder",
    standard: "the project's 'output'"
  )
  static let translations = Option(
    "translations",
    value: .choice(["strip", "retain"]),
    summary: "Drop the originals of translated sentences, or keep them beside the page",
    standard: "the project's 'translations'"
  )
  static let locale = Option(
    "locale",
    value: .text("TAG"),
    summary: "This locale only; may be given several times",
    standard: "all",
    isRepeatable: true
  )
  static let host = Option(
    "host",
    value: .text("ADDRESS"),
    summary: "The address of this machine to listen on; another one than its own may see the site",
    standard: "127.0.0.1"
  )
  static let port = Option(
    "port",
    value: .number("N"),
    summary: "The port to listen on; where it is taken, another one is chosen",
    standard: "8080"
  )
  static let open = Option("open", summary: "Open the site in a browser")
  static let noWatch = Option("no-watch", summary: "Do not follow changes")
  static let previewOutput = Option(
    "output",
    value: .folder("DIR"),
    summary: "Also write the site into this folder, as long as there are no errors",
    standard: "nothing is written"
  )
  static let watch = Option(
    "watch",
    summary: "Go on: build again whatever changes, until Ctrl-C"
  )
  static let baseURL = Option(
    "base-url",
    value: .url("URL"),
    summary: "The address at which the site will be found",
    standard: "the project's 'baseURL'"
  )
  static let from = Option(
    "from",
    value: .folders("REPOSITORY"),
    summary: "The folders with the pages, one a locale",
    isRepeatable: true,
    isRequired: true
  )
  static let format = Option(
    "format",
    value: .choice(ExchangeFormat.allCases.map(\.rawValue)),
    summary: "What to write",
    isRequired: true
  )
  static let translatedLocale = Option(
    "locale",
    value: .text("TAG"),
    summary: "The locale whose translations are wanted",
    isRequired: true
  )
  static let with = Option(
    "with",
    value: .text("TAG"),
    summary: "The locale to put beside it",
    standard: "the original's"
  )
  static let page = Option(
    "page",
    value: .text("PATH"),
    summary: "The page to write, by its file below the locale's folder",
    standard: "all"
  )
  static let file = Option(
    "output",
    value: .file("FILE"),
    summary: "Write into this file",
    standard: "standard output"
  )
  static let dryRun = Option("dry-run", summary: "Check everything, and write nothing")
  static let statusFormat = Option(
    "format",
    value: .choice(StatusCommand.Format.allCases.map(\.rawValue)),
    summary: "A table, data, a page of its own, or a badge for the page of a repository",
    standard: "text"
  )
  static let pages = Option(
    "pages",
    summary: "List the pages, too, that are missing or not what the original says"
  )
  static let failUnder = Option(
    "fail-under",
    value: .text("'TAG: FIGURE>=NUMBER[%]'"),
    summary: "Fail where this does not hold",
    isRepeatable: true
  )
  static let strict = Option("strict", summary: "Treat warnings as errors")
  static let keepGoing = Option("keep-going", summary: "Write the site in spite of errors")
  static let diagnostics = Option(
    "diagnostics",
    value: .choice(DiagnosticFormat.allCases.map(\.rawValue)),
    summary: """
      How findings are printed: for people on standard error, or on standard output as an object \
      a line, as SARIF, or as commands of a GitHub workflow
      """,
    standard: "text"
  )
  static let jobs = Option(
    "jobs",
    value: .number("N"),
    summary: "How many pages are made at the same time",
    standard: "the number of cores"
  )
  static let markdown = Option("markdown", summary: "Print Markdown, as for the documentation")
  static let quiet = Option("quiet", summary: "Print errors and nothing else")

  static let help = Option("help", letter: "h", summary: "Print this help")
  static let version = Option("version", summary: "Print the version")
  /// The options that need no command and that every command has.
  static let everywhere: [Option] = [.help, .version]
}
