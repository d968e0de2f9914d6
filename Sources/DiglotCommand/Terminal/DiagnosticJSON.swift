import Diglot

/// Findings as one JSON object a line.
///
/// Every object has the keys `code`, `severity`, `message`, `file`, `line`, `column` and `locale`
/// in this order; what a finding lacks is `null`. Lines and columns count from 1, columns in
/// Unicode scalars.
enum DiagnosticJSON {
  static func lines(_ findings: [Diagnostic]) -> String {
    findings.map { object($0) + "\n" }.joined()
  }

  private static func object(_ finding: Diagnostic) -> String {
    let location = finding.location
    let members = [
      ("code", string(finding.code.rawValue)),
      ("severity", string(finding.severity.name)),
      ("message", string(finding.message)),
      ("file", location.map { string($0.file) } ?? "null"),
      ("line", location.map { String($0.line) } ?? "null"),
      ("column", location.map { String($0.column) } ?? "null"),
      ("locale", finding.locale.map(string) ?? "null"),
    ]
    return "{" + members.map { "\"\($0)\":\($1)" }.joined(separator: ",") + "}"
  }

  /// Returns a JSON string that is also harmless where a terminal shows it.
  static func string(_ text: String) -> String {
    var result = String.UnicodeScalarView("\"".unicodeScalars)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": result.append(contentsOf: ["\\", scalar])
      case "\n": result.append(contentsOf: "\\n".unicodeScalars)
      case "\t": result.append(contentsOf: "\\t".unicodeScalars)
      case _ where VisibleText.isHidden(scalar):
        result.append(contentsOf: escape(scalar).unicodeScalars)
      default: result.append(scalar)
      }
    }
    result.append("\"")
    return String(result)
  }

  /// Returns `\u001B`, or two of them for a scalar over U+FFFF.
  private static func escape(_ scalar: Unicode.Scalar) -> String {
    UTF16.encode(scalar).map { units in
      units.map { unit in
        let digits = String(unit, radix: 16, uppercase: true)
        return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      }.joined()
    } ?? ""
  }
}
