/// How findings are printed.
enum DiagnosticFormat: String, Sendable, CaseIterable {
  /// For people, on standard error.
  case text
  /// An object a line.
  case json
  /// One SARIF 2.1.0 document.
  case sarif
  /// Workflow commands, which GitHub shows beside the lines of a change.
  case github
}
