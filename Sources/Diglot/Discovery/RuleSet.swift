/// What a project makes of its findings: the `rules` of `diglot.yml` and of docfx.json.
///
/// Of the rules about one kind, the first that is meant for a finding's file counts.
struct RuleSet: Sendable {
  enum Level: Sendable, Equatable {
    case off
    case severity(Diagnostic.Severity)
  }

  struct Rule: Sendable {
    /// `nil` keeps the severity.
    var level: Level?
    /// Takes the place of the message.
    var message: String?
    /// Is added as a note.
    var additionalMessage: String?
    /// Only files that match; empty means all.
    var include = GlobSet()
    var exclude = GlobSet()
    /// Only findings of this locale; `nil` means all.
    var locale: String?
  }

  private var rules: [DiagnosticCode: [Rule]] = [:]

  mutating func add(_ rule: Rule, for code: DiagnosticCode) {
    rules[code, default: []].append(rule)
  }

  /// Adds the rules of another file, which count after those that are there.
  mutating func append(_ other: RuleSet) {
    rules.merge(other.rules) { $0 + $1 }
  }

  /// Drops, raises and lowers findings as the rules say; their order stays.
  func apply(to diagnostics: inout Diagnostics, _ names: GlobNames) {
    var kept = Diagnostics()
    var known: [String: [String]] = [:]
    for finding in diagnostics.findings {
      let file = finding.location?.file ?? ""
      let rule = rules[finding.code]?.first { rule in
        if let locale = rule.locale, locale != finding.locale { return false }
        if rule.include.isEmpty, rule.exclude.isEmpty { return true }
        let paths = known[file] ?? names.of(file)
        known[file] = paths
        return (rule.include.isEmpty || paths.contains(where: rule.include.matches))
          && !paths.contains(where: rule.exclude.matches)
      }
      if let changed = Self.changed(finding, by: rule) { kept.report(changed) }
    }
    diagnostics = kept
  }

  private static func changed(_ finding: Diagnostic, by rule: Rule?) -> Diagnostic? {
    let isFinal = finding.severity == .error && finding.code.isFinalAsError
    var severity = finding.severity
    switch rule?.level {
    case .severity(let wanted): if !isFinal { severity = wanted }
    case .off: if !isFinal { return nil }
    case nil: if finding.code.isOffByDefault { return nil }
    }
    guard let rule else { return finding }
    return Diagnostic(
      finding.code,
      severity: severity,
      rule.message ?? finding.message,
      at: finding.location,
      notes: finding.notes + (rule.additionalMessage.map { [$0] } ?? []),
      locale: finding.locale
    )
  }
}

/// The names by which the globs of rules know a file.
///
///     content/ko/guide/a.md  →  guide/a.md (below the locale's folder), content/ko/guide/a.md
///     ../docs.ko/guide/a.md  →  guide/a.md, ../docs.ko/guide/a.md
struct GlobNames: Sendable {
  /// The deepest first, since one locale's folder may lie in another's.
  private let folders: [ProjectFolder]
  private let project: ProjectFolder

  init(folders: [ProjectFolder], project: ProjectFolder) {
    self.folders = folders.sorted {
      $0.displayPath.utf8.count > $1.displayPath.utf8.count
    }
    self.project = project
  }

  /// Returns the path below the file's locale, and the one below the project or as it is displayed.
  func of(_ file: String) -> [String] {
    let below = folders.lazy.compactMap { Self.path(of: file, in: $0) }.first
    return [below, Self.path(of: file, in: project) ?? file].compactMap(\.self)
  }

  private static func path(of file: String, in folder: ProjectFolder) -> String? {
    let root = folder.displayPath
    if root == "." { return file.hasPrefix("/") || file.hasPrefix("../") ? nil : file }
    let prefix = root.hasSuffix("/") ? root : root + "/"
    return file.hasPrefix(prefix) ? String(file.dropFirst(prefix.count)) : nil
  }
}

extension SiteConfiguration {
  /// Drops, raises and lowers findings as rules say.
  func apply(_ rules: RuleSet, to diagnostics: inout Diagnostics) {
    let names = GlobNames(folders: locales.compactMap(\.content), project: folder)
    rules.apply(to: &diagnostics, names)
  }
}
