/// Reads `rules`, of `diglot.yml` or of docfx.json.
///
///     heading-skipped: off
///     file-not-found: { severity: error, exclude: "archive/**" }
///     link-text-missing:
///       - { severity: error, include: [ "guide/**", "faq/**" ] }
///       - suggestion
///
/// What cannot be read is a warning, and that rule is left out.
struct RuleReader {
  let file: SourceFile
  /// The locale that the file speaks for; `nil` for the whole site.
  var locale: String?

  private static let keys = [
    "severity", "message", "additionalMessage", "include", "exclude", "disabled",
  ]
  /// Keys of docfx that need its service or its metadata.
  private static let idleKeys: Set<String> = [
    "code", "propertyPath", "canonicalVersionOnly", "pullRequestOnly", "addOnly", "contentTypes",
    "tags",
  ]

  func read(_ node: YAMLNode, _ diagnostics: inout Diagnostics) -> RuleSet {
    var rules = RuleSet()
    if node.isNull { return rules }
    guard case .mapping(let pairs) = node.content else {
      diagnostics.report(.rule("'rules' is a mapping of codes to severities", at: place(node)))
      return rules
    }
    for pair in pairs {
      guard let code = code(pair, &diagnostics) else { continue }
      for rule in self.rules(pair.value, code, &diagnostics) { rules.add(rule, for: code) }
    }
    return rules
  }

  private func code(
    _ pair: YAMLNode.Pair,
    _ diagnostics: inout Diagnostics
  ) -> DiagnosticCode? {
    if let code = DiagnosticCode(ruleName: pair.key) { return code }
    if !DiagnosticCode.foreignNames.contains(pair.key) {
      let names = DiagnosticCode.allCases.map(\.rawValue)
      let near = NearMiss.of(pair.key, among: names + DiagnosticCode.foreignNames.sorted())
      diagnostics.report(
        .rule(
          "no diagnostic has the code '\(pair.key)'",
          at: file.location(of: pair.keyRange),
          notes: near.map { ["did you mean '\($0)'?"] } ?? []
        )
      )
    }
    return nil
  }

  private func rules(
    _ node: YAMLNode,
    _ code: DiagnosticCode,
    _ diagnostics: inout Diagnostics
  ) -> [RuleSet.Rule] {
    let items: [YAMLNode]
    if case .list(let list) = node.content { items = list } else { items = [node] }
    return items.compactMap { item in
      guard let rule = rule(item, &diagnostics) else { return nil }
      if code.isFinalAsError, rule.level.map({ $0 != .severity(.error) }) ?? false,
        code.severity == .error
      {
        diagnostics.report(
          .rule(
            "an error of '\(code.rawValue)' stays an error",
            at: place(item),
            notes: ["it means that the site, or a page, cannot be made"]
          )
        )
      }
      return rule
    }
  }

  private func rule(_ node: YAMLNode, _ diagnostics: inout Diagnostics) -> RuleSet.Rule? {
    var rule = RuleSet.Rule(locale: locale)
    guard case .mapping(let pairs) = node.content else {
      rule.level = level(node, &diagnostics)
      return rule.level == nil ? nil : rule
    }
    var isValid = true
    for pair in pairs where !pair.value.isNull {
      isValid = take(pair, &rule, &diagnostics) && isValid
    }
    return isValid ? rule : nil
  }

  /// Takes one key of a rule; returns whether the rule can be used.
  private func take(
    _ pair: YAMLNode.Pair,
    _ rule: inout RuleSet.Rule,
    _ diagnostics: inout Diagnostics
  ) -> Bool {
    switch pair.key {
    case "severity":
      // What is disabled stays off, in whichever order the keys are written.
      guard let level = level(pair.value, &diagnostics) else { return false }
      if rule.level != .off { rule.level = level }
    case "disabled":
      if pair.value.bool == true { rule.level = .off }
    case "message":
      rule.message = text(pair, &diagnostics)
      return rule.message != nil
    case "additionalMessage":
      rule.additionalMessage = text(pair, &diagnostics)
      return rule.additionalMessage != nil
    case "include", "exclude":
      guard let globs = globs(pair, &diagnostics) else { return false }
      if pair.key == "include" { rule.include = globs } else { rule.exclude = globs }
    default: reportKey(pair, &diagnostics)
    }
    return true
  }

  private func level(_ node: YAMLNode, _ diagnostics: inout Diagnostics) -> RuleSet.Level? {
    let word = node.text?.lowercased()
    if word == "off" { return .off }
    if let severity = Diagnostic.Severity.allCases.first(where: { $0.name == word }) {
      return .severity(severity)
    }
    let found = node.text.map { "'\($0)'" } ?? node.kindName
    diagnostics.report(
      .rule(
        "a severity is 'off', 'info', 'suggestion', 'warning' or 'error', not \(found)",
        at: place(node)
      )
    )
    return nil
  }

  private func text(_ pair: YAMLNode.Pair, _ diagnostics: inout Diagnostics) -> String? {
    if let text = pair.value.text { return text }
    diagnostics.report(.rule("'\(pair.key)' of a rule is text", at: place(pair.value)))
    return nil
  }

  private func globs(_ pair: YAMLNode.Pair, _ diagnostics: inout Diagnostics) -> GlobSet? {
    let items: [YAMLNode]
    if case .list(let list) = pair.value.content { items = list } else { items = [pair.value] }
    var globs: [Glob] = []
    for item in items {
      guard let pattern = item.text else {
        diagnostics.report(
          .rule("'\(pair.key)' of a rule is a pattern or a list of patterns", at: place(item))
        )
        return nil
      }
      do throws(GlobError) {
        globs.append(try Glob(pattern))
      } catch {
        diagnostics.report(.badGlob(pattern, error, at: place(item)))
        return nil
      }
    }
    return GlobSet(globs)
  }

  private func reportKey(_ pair: YAMLNode.Pair, _ diagnostics: inout Diagnostics) {
    let place = file.location(of: pair.keyRange)
    if Self.idleKeys.contains(pair.key) {
      diagnostics.report(
        Diagnostic(
          .ruleOverrideInvalid,
          severity: .info,
          "'\(pair.key)' of a rule has no effect",
          at: place
        )
      )
      return
    }
    let near = NearMiss.of(pair.key, among: Self.keys)
    diagnostics.report(
      .rule(
        "a rule has no key '\(pair.key)'",
        at: place,
        notes: near.map { ["did you mean '\($0)'?"] } ?? []
      )
    )
  }

  private func place(_ node: YAMLNode) -> Diagnostic.Location { file.location(of: node.range) }
}

extension Diagnostic {
  fileprivate static func rule(
    _ message: String,
    at place: Location,
    notes: [String] = []
  ) -> Diagnostic {
    Diagnostic(.ruleOverrideInvalid, message, at: place, notes: notes)
  }
}
