/// A finding about the content: a value that steps return and only the command prints.
package struct Diagnostic: Sendable, Hashable {
  package enum Severity: Int, Sendable, Comparable, CaseIterable {
    case info, suggestion, warning, error

    package static func < (a: Severity, b: Severity) -> Bool { a.rawValue < b.rawValue }

    package var name: String { String(describing: self) }
  }

  /// Where a finding lies, as a person counts.
  package struct Location: Sendable, Hashable {
    package let file: String
    /// 1-based.
    package let line: Int
    /// 1-based, in Unicode scalars, which is what editors show.
    package let column: Int
    /// How many scalars the finding covers on its line; at least 1.
    package let length: Int
    /// The line itself, without its end.
    package let excerpt: String
  }

  package let code: DiagnosticCode
  package let severity: Severity
  /// One phrase that states the rule, names in '…', no full stop.
  package let message: String
  package let location: Location?
  /// What else helps: a near miss, the way out.
  package let notes: [String]
  /// The locale's tag, where the finding belongs to one.
  package var locale: String?

  init(
    _ code: DiagnosticCode,
    severity: Severity? = nil,
    _ message: String,
    at location: Location? = nil,
    notes: [String] = [],
    locale: String? = nil
  ) {
    self.code = code
    self.severity = severity ?? code.severity
    self.message = message
    self.location = location
    self.notes = notes
    self.locale = locale
  }
}

/// The findings of one step or page, in the order in which they were made.
package struct Diagnostics: Sendable, Equatable {
  package private(set) var findings: [Diagnostic] = []

  package init() {}

  package var hasErrors: Bool { findings.contains { $0.severity == .error } }

  /// How many findings there are of a severity.
  package func count(_ severity: Diagnostic.Severity) -> Int {
    findings.count { $0.severity == severity }
  }

  mutating func report(_ finding: Diagnostic) { findings.append(finding) }

  /// How many findings of one kind a step makes for one page; to say where a finding lies costs as
  /// much as the way there, and nobody reads a hundred thousand.
  static let pageLimit = 1000

  /// Whether a step has made as many findings for its page as it may.
  var isFull: Bool { findings.count >= Self.pageLimit }

  mutating func append(_ other: Diagnostics) { findings += other.findings }

  /// Returns those that `isFirst` says it of, and the others.
  func divided(_ isFirst: (Diagnostic) -> Bool) -> (Diagnostics, Diagnostics) {
    var (first, second) = (Diagnostics(), Diagnostics())
    for finding in findings {
      if isFirst(finding) { first.report(finding) } else { second.report(finding) }
    }
    return (first, second)
  }

  /// Says of every finding that has none which locale it belongs to.
  mutating func setLocale(_ tag: String) {
    for index in findings.indices where findings[index].locale == nil {
      findings[index].locale = tag
    }
  }

  /// Orders by file, line and column, so that the output never depends on the workers.
  mutating func sort() {
    findings = findings.enumerated().sorted { a, b in
      let (x, y) = (a.element.location, b.element.location)
      if x?.file != y?.file { return (x?.file ?? "") < (y?.file ?? "") }
      if x?.line != y?.line { return (x?.line ?? 0) < (y?.line ?? 0) }
      if x?.column != y?.column { return (x?.column ?? 0) < (y?.column ?? 0) }
      return a.offset < b.offset
    }.map(\.element)
  }
}
