import Diglot

/// What becomes of an open page when files have changed.
enum PageChange: Sendable, Equatable {
  /// Parts of the page are other ones; a page that differs in more than that sees so by itself.
  case article
  /// More has changed than the page's parts.
  case reload
  /// A style sheet is another one: its path on the server, such as `/docs/assets/diglot.css`.
  case style(path: String)
  /// The page is no longer there.
  case gone
}

/// The events that an open page is told of, each as it is sent: a line of its name, a line of JSON.
enum EventJSON {
  /// Returns what is to be known of a page: what was found in it, and whether it is the last good one.
  ///
  /// `boot` is another one for each start of the server, `build` grows with each build; `assets` is
  /// the last one that had other pictures or scripts, which a page cannot see for itself.
  static func state(
    build: Int,
    boot: String,
    findings: [Diagnostic],
    broken: Bool,
    notice: String?,
    assets: Int
  ) -> [UInt8] {
    event(
      "state",
      [
        ("build", String(build)),
        ("boot", DiagnosticJSON.string(boot)),
        ("findings", list(findings.map(finding))),
        ("broken", String(broken)),
        ("notice", DiagnosticJSON.string(notice ?? "")),
        ("assets", String(assets)),
      ]
    )
  }

  /// Returns what has become of a page with a build.
  static func change(build: Int, kind: PageChange) -> [UInt8] {
    var members = [("build", String(build))]
    switch kind {
    case .article: members.append(("kind", "\"article\""))
    case .reload: members.append(("kind", "\"reload\""))
    case .gone: members.append(("kind", "\"gone\""))
    case .style(let path):
      members += [("kind", "\"style\""), ("path", DiagnosticJSON.string(path))]
    }
    return event("change", members)
  }

  private static func event(_ name: String, _ members: [(String, String)]) -> [UInt8] {
    Array("event: \(name)\ndata: \(object(members))\n\n".utf8)
  }

  /// What a finding lacks has no key.
  private static func finding(_ finding: Diagnostic) -> String {
    var members = [
      ("severity", DiagnosticJSON.string(finding.severity.name)),
      ("code", DiagnosticJSON.string(finding.code.rawValue)),
      ("message", DiagnosticJSON.string(finding.message)),
    ]
    if let location = finding.location {
      let line = MarkedLine(location)
      members += [
        ("file", DiagnosticJSON.string(location.file)),
        ("line", String(location.line)),
        ("column", String(location.column)),
        ("excerpt", DiagnosticJSON.string(line.text)),
        ("start", String(line.start)),
        ("length", String(line.length)),
      ]
    }
    members.append(("notes", list(finding.notes.map(DiagnosticJSON.string))))
    return object(members)
  }

  private static func object(_ members: [(String, String)]) -> String {
    "{" + members.map { "\"\($0)\":\($1)" }.joined(separator: ",") + "}"
  }

  private static func list(_ values: [String]) -> String {
    "[" + values.joined(separator: ",") + "]"
  }
}
