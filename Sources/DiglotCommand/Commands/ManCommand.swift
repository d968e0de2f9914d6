/// `diglot man`: the man page.
enum ManCommand {
  static func run(_: Arguments, _ console: Console) -> ExitStatus { console.print(ManPage.text()) }
}
