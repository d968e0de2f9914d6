/// What the command tells the shell.
enum ExitStatus: Int32, Sendable, CaseIterable {
  case success = 0
  case findings = 1
  case failure = 2

  /// What it means, as the help and the man page say it.
  var meaning: String {
    switch self {
    case .success: "no errors"
    case .findings: "errors in the content; with --strict also warnings"
    case .failure: "could not run: bad arguments, or a project that cannot be read or written"
    }
  }
}
