import Diglot

/// `diglot build` and `diglot check`: calls the library and tells what came of it.
enum BuildCommand {
  static func run(
    _ arguments: Arguments,
    _ console: Console,
    writesSite: Bool
  ) async -> ExitStatus {
    var options = options(from: arguments, writesSite: writesSite)
    let isQuiet = arguments.isGiven(.quiet)
    let progress = ProgressLine(verb: writesSite ? "building" : "checking", console)
    if !isQuiet { options.progress = { progress.update($0) } }
    let start = ContinuousClock.now
    let result: Result<BuildReport, BuildError>
    do throws(BuildError) {
      result = .success(try await compile(options))
    } catch {
      result = .failure(error)
    }
    progress.erase()
    switch result {
    case .failure(let error):
      console.complain(message(for: error))
      return .failure
    case .success(let report):
      let presentation = Presentation(
        format: arguments.value(of: .diagnostics).flatMap(DiagnosticFormat.init) ?? .text,
        isQuiet: isQuiet,
        isStrict: options.isStrict,
        writesSite: writesSite,
        duration: start.duration(to: .now)
      )
      return presentation.show(report, console)
    }
  }

  /// Returns what the library is asked for.
  static func options(from arguments: Arguments, writesSite: Bool) -> BuildOptions {
    var options = BuildOptions(project: arguments.operand ?? ".")
    options.output = arguments.value(of: .output)
    options.translations = arguments.value(of: .translations).flatMap(
      SiteConfiguration.Translations.init
    )
    options.locales = arguments.values(of: .locale)
    options.baseURL = arguments.value(of: .baseURL)
    options.isStrict = arguments.isGiven(.strict)
    options.keepsGoing = arguments.isGiven(.keepGoing)
    options.jobs = arguments.value(of: .jobs).flatMap { Int($0) } ?? Console.cores
    options.writesSite = writesSite
    options.home = Console.home
    return options
  }

  /// Returns why the build could not run, in one phrase.
  static func message(for error: BuildError) -> String {
    switch error {
    case .file(let error):
      return error.description
    case .projectNotFound(let path):
      return "no project at '\(path)': a project is a folder with a diglot.yml, or that file"
    case .localeNotConfigured(let tag, let configured):
      let near = NearMiss.of(tag, among: configured)
      let hint = near.map { "did you mean '\($0)'?" }
      return "the project has no locale '\(tag)'; "
        + (hint ?? "it has \(configured.joined(separator: ", "))")
    case .outputIsSource(let path):
      return "'\(path)' lies among the project's sources; name a file outside of their folders"
    }
  }
}
