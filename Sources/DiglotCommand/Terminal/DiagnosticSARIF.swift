import Diglot

/// Findings as one document of SARIF 2.1.0, which code hosts and editors read.
///
/// Paths are relative to where the command ran, as they are in the text; columns are in Unicode
/// scalars. Suggestions and infos are notes; a result's properties say which of them it was.
enum DiagnosticSARIF {
  private static let schema =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"

  static func document(_ findings: [Diagnostic]) -> String {
    let found = Set(findings.map(\.code))
    let codes = DiagnosticCode.allCases.filter(found.contains)
    let indices = Dictionary(uniqueKeysWithValues: zip(codes, codes.indices))
    let driver = object([
      ("name", string("Diglot")), ("version", string(Version.current)),
      ("rules", lines(codes.map(rule))),
    ])
    let run = object([
      ("tool", object([("driver", driver)])), ("columnKind", string("unicodeCodePoints")),
      ("results", lines(findings.map { result($0, ruleIndex: indices[$0.code] ?? -1) })),
    ])
    return object([
      ("$schema", string(schema)), ("version", string("2.1.0")), ("runs", "[\(run)]"),
    ]) + "\n"
  }

  private static func rule(_ code: DiagnosticCode) -> String {
    let guide = DiagnosticGuide.to(code)
    var configuration = [("level", string(level(of: code.severity)))]
    if code.isOffByDefault { configuration.append(("enabled", "false")) }
    return object([
      ("id", string(code.rawValue)), ("shortDescription", text(guide.summary)),
      ("fullDescription", text(guide.cause)), ("help", text(guide.remedy)),
      ("helpUri", string(code.helpURL)), ("defaultConfiguration", object(configuration)),
    ])
  }

  private static func result(_ finding: Diagnostic, ruleIndex: Int) -> String {
    var properties = [("severity", string(finding.severity.name))]
    if let locale = finding.locale { properties.append(("locale", string(locale))) }
    var members = [
      ("ruleId", string(finding.code.rawValue)), ("ruleIndex", String(ruleIndex)),
      ("level", string(level(of: finding.severity))),
      ("message", text(([finding.message] + finding.notes).joined(separator: "\n"))),
    ]
    if let location = finding.location {
      members.append(("locations", "[\(object([("physicalLocation", place(location))]))]"))
    }
    return object(members + [("properties", object(properties))])
  }

  private static func place(_ location: Diagnostic.Location) -> String {
    let region = [
      ("startLine", location.line), ("startColumn", location.column),
      ("endColumn", location.column + location.length),
    ]
    return object([
      ("artifactLocation", object([("uri", string(uri(of: location.file)))])),
      ("region", object(region.map { ($0.0, String($0.1)) })),
    ])
  }

  static func level(of severity: Diagnostic.Severity) -> String {
    switch severity {
    case .error: "error"
    case .warning: "warning"
    case .suggestion, .info: "note"
    }
  }

  /// Returns a path as a reference by RFC 3986, relative unless it begins with `/`.
  ///
  ///     ko/a b.md    →  ko/a%20b.md
  ///     /srv/a:b.md  →  file:///srv/a%3Ab.md
  static func uri(of path: String) -> String {
    var result = path.hasPrefix("/") ? "file://" : ""
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "-"),
        UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"):
        result.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        result += "%" + (digits.count < 2 ? "0" : "") + digits
      }
    }
    return result
  }

  // MARK: JSON

  private static func string(_ text: String) -> String { DiagnosticJSON.string(text) }

  /// SARIF's message: an object with a text.
  private static func text(_ text: String) -> String { object([("text", string(text))]) }

  private static func object(_ members: [(String, String)]) -> String {
    "{" + members.map { "\"\($0.0)\":\($0.1)" }.joined(separator: ",") + "}"
  }

  /// A list with an item a line, so that a person can search it.
  private static func lines(_ items: [String]) -> String {
    items.isEmpty ? "[]" : "[\n" + items.joined(separator: ",\n") + "\n]"
  }
}
