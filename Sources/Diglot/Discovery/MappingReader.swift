/// A value of the configuration with its place.
struct Located<Value: Sendable>: Sendable {
  let value: Value
  /// UTF-8 byte offsets in the file.
  let range: Range<Int>
}

/// Reads a mapping whose keys are known, and reports what does not fit.
///
/// Every method gives `nil` both for a key that is absent (or null) and for a wrong value, which it
/// has then reported.
struct MappingReader {
  let file: SourceFile
  /// The mapping's own place.
  let range: Range<Int>
  private var values: [String: YAMLNode] = [:]

  /// Takes a mapping, or null for an empty one; reports keys that are not among `keys`.
  init?(
    _ node: YAMLNode,
    _ name: String,
    keys: [String],
    _ file: SourceFile,
    _ diagnostics: inout Diagnostics
  ) {
    self.file = file
    range = node.range
    if node.isNull { return }
    guard case .mapping(let pairs) = node.content else {
      diagnostics.report(.type(name, isKey: false, "a mapping", node, file))
      return nil
    }
    for pair in pairs {
      if keys.contains(pair.key) {
        values[pair.key] = pair.value
      } else {
        diagnostics.report(.unknownKey(pair, among: keys, file))
      }
    }
  }

  /// The value of `key` whatever it is, unless null.
  func node(_ key: String) -> YAMLNode? {
    guard let node = values[key], !node.isNull else { return nil }
    return node
  }

  func text(_ key: String, _ diagnostics: inout Diagnostics) -> Located<String>? {
    node(key).flatMap { text($0, key, &diagnostics) }
  }

  /// A text that must be there.
  func requiredText(_ key: String, _ diagnostics: inout Diagnostics) -> Located<String>? {
    if node(key) == nil { reportMissing(key, &diagnostics) }
    return text(key, &diagnostics)
  }

  func reportMissing(_ key: String, _ diagnostics: inout Diagnostics) {
    let place = file.location(of: range.lowerBound..<range.lowerBound)
    diagnostics.report(.missingKey(key, at: place))
  }

  func bool(_ key: String, _ diagnostics: inout Diagnostics) -> Bool? {
    guard let node = node(key) else { return nil }
    if let bool = node.bool { return bool }
    diagnostics.report(.type(key, "true or false", node, file))
    return nil
  }

  func positiveInteger(_ key: String, _ diagnostics: inout Diagnostics) -> Int? {
    guard let node = node(key) else { return nil }
    if let number = node.integer, number > 0 { return number }
    diagnostics.report(.type(key, "a whole number above 0", node, file))
    return nil
  }

  /// One of the words that an enumeration allows.
  func choice<Choice: RawRepresentable & CaseIterable>(
    _ key: String,
    _ type: Choice.Type,
    _ diagnostics: inout Diagnostics
  ) -> Choice? where Choice.RawValue == String {
    guard let word = text(key, &diagnostics) else { return nil }
    if let choice = Choice(rawValue: word.value) { return choice }
    let words = Choice.allCases.map(\.rawValue)
    let place = file.location(of: word.range)
    diagnostics.report(.noChoice(key, word.value, among: words, at: place))
    return nil
  }

  /// A list of texts; items of another type are reported and left out.
  func texts(_ key: String, _ diagnostics: inout Diagnostics) -> [Located<String>]? {
    guard let node = node(key) else { return nil }
    guard case .list(let items) = node.content else {
      diagnostics.report(.type(key, "a list", node, file))
      return nil
    }
    return items.compactMap { text($0, "an item of '\(key)'", isKey: false, &diagnostics) }
  }

  private func text(
    _ node: YAMLNode,
    _ name: String,
    isKey: Bool = true,
    _ diagnostics: inout Diagnostics
  ) -> Located<String>? {
    guard let text = node.text else {
      diagnostics.report(.type(name, isKey: isKey, "text", node, file))
      return nil
    }
    guard !text.isEmpty else {
      diagnostics.report(.empty(name, isKey: isKey, at: file.location(of: node.range)))
      return nil
    }
    return Located(value: text, range: node.range)
  }
}

extension Diagnostic {
  fileprivate static func type(
    _ name: String,
    isKey: Bool = true,
    _ wanted: String,
    _ node: YAMLNode,
    _ file: SourceFile
  ) -> Diagnostic {
    Diagnostic(
      .unexpectedType,
      "\(isKey ? "'\(name)'" : name) must be \(wanted), not \(node.valueName)",
      at: file.location(of: node.range)
    )
  }

  fileprivate static func empty(_ name: String, isKey: Bool, at place: Location) -> Diagnostic {
    Diagnostic(.invalidValue, "\(isKey ? "'\(name)'" : name) must not be empty", at: place)
  }

  fileprivate static func unknownKey(
    _ pair: YAMLNode.Pair,
    among keys: [String],
    _ file: SourceFile
  ) -> Diagnostic {
    let lowered = pair.key.lowercased()
    let near =
      keys.first { $0.lowercased() == lowered } ?? NearMiss.of(pair.key, among: keys)
    return Diagnostic(
      .unknownField,
      "unknown key '\(pair.key)'",
      at: file.location(of: pair.keyRange),
      notes: [near.map { "did you mean '\($0)'?" } ?? "known are \(quotedList(keys))"]
    )
  }

  fileprivate static func missingKey(_ key: String, at place: Location) -> Diagnostic {
    Diagnostic(.missingAttribute, "'\(key)' is required", at: place)
  }

  fileprivate static func noChoice(
    _ key: String,
    _ word: String,
    among words: [String],
    at place: Location
  ) -> Diagnostic {
    Diagnostic(
      .invalidValue,
      "'\(key)' must be one of \(quotedList(words)), not '\(word)'",
      at: place,
      notes: NearMiss.of(word, among: words).map { ["did you mean '\($0)'?"] } ?? []
    )
  }

  private static func quotedList(_ words: [String]) -> String {
    words.map { "'\($0)'" }.joined(separator: ", ")
  }
}
