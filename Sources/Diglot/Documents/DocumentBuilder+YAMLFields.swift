/// Reading the values of a page in YAML: what is missing or of another type is reported where it
/// stands, and the page goes on without it.
extension DocumentBuilder {
  private var file: SourceFile { sources[0].text.source.file }

  /// Returns a text of a mapping.
  mutating func text(_ key: String, of node: YAMLNode, isRequired: Bool = false) -> YAMLNode? {
    guard let value = value(key, of: node, isRequired) else { return nil }
    if value.text == nil { report(.unexpected(key, "text", value.kindName, at: place(value))) }
    return value.text == nil ? nil : value
  }

  /// Returns a whole number of a mapping.
  mutating func count(_ key: String, of node: YAMLNode) -> Int? {
    guard let value = value(key, of: node, false) else { return nil }
    if let number = value.integer, number >= 0 { return number }
    let kind = value.text.map { "'\($0)'" } ?? value.kindName
    report(.unexpected(key, "a whole number", kind, at: place(value)))
    return nil
  }

  /// Returns a mapping within another one.
  mutating func mapping(_ key: String, of node: YAMLNode) -> YAMLNode? {
    guard let value = value(key, of: node, false) else { return nil }
    if case .mapping = value.content { return value }
    report(.unexpected(key, "a mapping", value.kindName, at: place(value)))
    return nil
  }

  /// Returns the mappings of a list.
  mutating func items(_ key: String, of node: YAMLNode, isRequired: Bool = false) -> [YAMLNode] {
    guard let value = value(key, of: node, isRequired) else { return [] }
    guard case .list(let items) = value.content else {
      report(.unexpected(key, "a list", value.kindName, at: place(value)))
      return []
    }
    if items.isEmpty, isRequired { report(.empty(key, at: place(value))) }
    var mappings: [YAMLNode] = []
    for item in items {
      if case .mapping = item.content {
        mappings.append(item)
      } else {
        report(.unexpectedItem(key, item.kindName, at: place(item)))
      }
    }
    return mappings
  }

  private mutating func value(_ key: String, of node: YAMLNode, _ isRequired: Bool) -> YAMLNode? {
    if let value = node[key], !value.isNull { return value }
    if isRequired { report(.missing(key, at: place(node[key] ?? node))) }
    return nil
  }

  /// Reports keys of a mapping that are written like one of `known` that it does not have.
  ///
  /// Other keys may be for readers that know more of them.
  mutating func checkKeys(of node: YAMLNode, _ known: [String]) {
    guard case .mapping(let pairs) = node.content else { return }
    let missing = known.filter { node[$0] == nil }
    for pair in pairs where !known.contains(pair.key) {
      guard let near = NearMiss.of(pair.key, among: missing) else { continue }
      report(.unknown(pair.key, near, at: pair.keyRange))
    }
  }

  /// Reports a word that is none of those that a key allows.
  mutating func reportUnknown(_ value: YAMLNode, _ key: String, among words: some Sequence<String>)
  {
    let word = value.text ?? ""
    report(.noChoice(word, key, NearMiss.of(word, among: words), at: value.range))
  }

  private func place(_ node: YAMLNode) -> Range<Int> {
    node.range.lowerBound..<node.range.lowerBound
  }

  /// To say where a finding lies costs as much as the way there, so that there is a limit.
  private mutating func report(_ fault: YAMLFault) {
    guard !diagnostics.isFull else { return }
    let diagnostic = Diagnostic.yaml(fault, at: file.location(of: fault.place))
    diagnostics.report(diagnostic)
  }
}

/// What a value of a page in YAML is guilty of, and where in the file.
private enum YAMLFault {
  case missing(String, at: Range<Int>)
  case empty(String, at: Range<Int>)
  case unexpected(String, _ expected: String, _ actual: String, at: Range<Int>)
  case unexpectedItem(String, _ actual: String, at: Range<Int>)
  case unknown(String, _ near: String, at: Range<Int>)
  case noChoice(String, _ key: String, _ near: String?, at: Range<Int>)

  var place: Range<Int> {
    switch self {
    case .missing(_, let place), .empty(_, let place), .unexpected(_, _, _, let place),
      .unexpectedItem(_, _, let place), .unknown(_, _, let place), .noChoice(_, _, _, let place):
      place
    }
  }
}

extension Diagnostic {
  fileprivate static func yaml(_ fault: YAMLFault, at place: Location) -> Diagnostic {
    let leftOut = "it is left out"
    return switch fault {
    case .missing(let key, _): warning(.missingAttribute, "'\(key)' is required here", place)
    case .empty(let key, _):
      warning(.missingAttribute, "'\(key)' must have an item at least", place)
    case .unexpected(let key, let expected, let actual, _):
      warning(.unexpectedType, "'\(key)' must be \(expected), not \(actual)", place, [leftOut])
    case .unexpectedItem(let key, let actual, _):
      warning(
        .unexpectedType,
        "an item of '\(key)' must be a mapping, not \(actual)",
        place,
        [leftOut]
      )
    case .noChoice(let word, let key, let near, _):
      warning(
        .invalidValue,
        "'\(word)' is no '\(key)'",
        place,
        (near.map { ["did you mean '\($0)'?"] } ?? []) + ["no word is shown for it"]
      )
    case .unknown(let key, let near, _):
      Diagnostic(
        .unknownField,
        severity: .suggestion,
        "'\(key)' is not read here",
        at: place,
        notes: ["did you mean '\(near)'?"]
      )
    }
  }

  /// What is left of the page is worth more than no page.
  private static func warning(
    _ code: DiagnosticCode,
    _ message: String,
    _ place: Location,
    _ notes: [String] = []
  ) -> Diagnostic {
    Diagnostic(code, severity: .warning, message, at: place, notes: notes)
  }
}
