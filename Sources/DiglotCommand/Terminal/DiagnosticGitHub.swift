import Diglot

/// Findings as workflow commands, which GitHub shows beside the lines that they are about.
///
///     ::warning file=ko/a.md,line=3,col=7,title=file-not-found::the link's target 'x.md' …
///
/// Infos are left out, as in the text: GitHub shows few annotations a run, and errors come first.
enum DiagnosticGitHub {
  static func lines(_ findings: [Diagnostic]) -> String {
    Diagnostic.Severity.allCases.reversed().filter { $0 > .info }.map { severity in
      findings.filter { $0.severity == severity }.map { line($0) + "\n" }.joined()
    }.joined()
  }

  private static func line(_ finding: Diagnostic) -> String {
    var properties: [(String, String)] = []
    if let location = finding.location {
      properties += [
        ("file", VisibleText.of(location.file)), ("line", String(location.line)),
        ("col", String(location.column)),
      ]
    }
    properties.append(("title", finding.code.rawValue))
    let list = properties.map { "\($0.0)=\(escaped(property: $0.1))" }.joined(separator: ",")
    // Each part on its own: what a file's text breaks into lines is made visible, what we do is not.
    let message = ([finding.message] + finding.notes).map(VisibleText.of)
      .joined(separator: "\n")
    return "::\(command(for: finding.severity)) \(list)::\(escaped(message))"
  }

  private static func command(for severity: Diagnostic.Severity) -> String {
    switch severity {
    case .error: "error"
    case .warning: "warning"
    case .suggestion, .info: "notice"
    }
  }

  /// Returns text that the runner reads as one line.
  static func escaped(_ text: String) -> String {
    escaped(text, "%\r\n")
  }

  /// Returns text that ends no property.
  static func escaped(property text: String) -> String {
    escaped(text, "%\r\n:,")
  }

  /// Goes by scalars, since to Swift a carriage return and a newline are one character.
  private static func escaped(_ text: String, _ special: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if special.unicodeScalars.contains(scalar) {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        result.append(contentsOf: ("%" + (digits.count < 2 ? "0" : "") + digits).unicodeScalars)
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }
}
