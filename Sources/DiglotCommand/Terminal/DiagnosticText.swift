import Diglot

/// Findings as a compiler prints them.
///
///     content/ko/a.md:12:5: warning: no file 'x.md' in any locale [file-not-found]
///       자세한 내용은 [여기](x.md)를 참조하세요.
///                            ^~~~
///       note: did you mean 'y.md'?
struct DiagnosticText: Sendable {
  /// Columns of the terminal.
  let width: Int
  let isColored: Bool

  private static let indent = "  "
  private static let placesShown = 4

  /// Returns all lines, repeated findings folded as `DiagnosticFold` says.
  func render(_ findings: [Diagnostic]) -> String {
    DiagnosticFold.items(findings).map { item in
      switch item {
      case .whole(let group): whole(group)
      case .brief(let group): headline(group.first) + more(group.others.count) + "\n"
      case .rest(let finding, let count, let files): rest(finding, count: count, files: files)
      }
    }.joined()
  }

  private func whole(_ group: DiagnosticFold.Group) -> String {
    var lines = [headline(group.first)]
    if let location = group.first.location { lines += excerpt(location) }
    lines += group.first.notes.map {
      Self.indent + Style.blue("note:", isColored) + " " + VisibleText.of($0)
    }
    if !group.others.isEmpty { lines.append(others(group.others)) }
    return lines.map { $0 + "\n" }.joined()
  }

  /// Returns `file:line:column: warning: message [code]`.
  private func headline(_ finding: Diagnostic) -> String {
    let place = finding.location.map { Style.bold(Self.place($0) + ":", isColored) + " " } ?? ""
    let severity = style(of: finding.severity)(finding.severity.name + ":", isColored)
    let code = Style.faint(reference(finding.code), isColored)
    return place + severity + " " + VisibleText.of(finding.message) + " " + code
  }

  /// Returns `[code]`, on a terminal as a link to the code's page.
  private func reference(_ code: DiagnosticCode) -> String {
    let text = "[\(code.rawValue)]"
    // The sequences of OSC 8; terminals that do not know them show the text alone.
    return isColored ? "\u{1B}]8;;\(code.helpURL)\u{1B}\\\(text)\u{1B}]8;;\u{1B}\\" : text
  }

  /// Returns where each kind that was shown is explained, a line each.
  func references(_ findings: [Diagnostic]) -> String {
    let shown = Set(findings.lazy.filter { $0.severity > .info }.map(\.code))
    if shown.isEmpty { return "" }
    let codes = DiagnosticCode.allCases.filter(shown.contains)
    return "explained by 'diglot explain CODE' and here:\n"
      + codes.map { Self.indent + $0.helpURL + "\n" }.joined()
  }

  private func excerpt(_ location: Diagnostic.Location) -> [String] {
    guard location.excerpt.contains(where: { !$0.isWhitespace }) else { return [] }
    let excerpt = Excerpt(
      location.excerpt,
      column: location.column,
      length: location.length,
      width: max(20, width - Self.indent.count)
    )
    return [
      Self.indent + excerpt.line, Self.indent + Style.green(excerpt.marker, isColored),
    ]
  }

  /// Returns `and 9 more like this: a.md:3:1, b.md:9:2, …`.
  private func others(_ findings: [Diagnostic]) -> String {
    let places = findings.compactMap(\.location).prefix(Self.placesShown).map(Self.place)
    let isAll = places.count == findings.count
    let list = places.isEmpty ? "" : ": " + places.joined(separator: ", ") + (isAll ? "" : ", …")
    return Self.indent + "and \(findings.count) more like this" + list
  }

  private func more(_ count: Int) -> String { count == 0 ? "" : " (and \(count) more like this)" }

  private func rest(_ finding: Diagnostic, count: Int, files: Int) -> String {
    Self.indent + "… and \(count) more '\(finding.code.rawValue)' like these in "
      + "\(files) file\(files == 1 ? "" : "s"); --diagnostics json lists all\n"
  }

  private static func place(_ location: Diagnostic.Location) -> String {
    "\(VisibleText.of(location.file)):\(location.line):\(location.column)"
  }

  private func style(of severity: Diagnostic.Severity) -> Style {
    switch severity {
    case .error: .red
    case .warning: .yellow
    case .suggestion, .info: .cyan
    }
  }
}
