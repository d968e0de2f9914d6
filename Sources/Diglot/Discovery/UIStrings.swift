/// The sentences of the interface in all languages, as a strings file says them.
///
///     skipToContent:
///       en: Skip to content
///       zh-TW: 跳到主要內容
///
/// A text may hold placeholders such as `{language}`, those that its English has.
struct UIStrings: Sendable {
  /// The language in which every text must be there.
  static let defaultLanguage = "en"

  private struct Entry: Sendable {
    /// By tag in canonical case.
    var texts: [String: String]
    let place: Diagnostic.Location
  }

  private var entries: [String: Entry] = [:]
  /// The keys in the order of their first file.
  private(set) var keys: [String] = []

  /// Reads `files` in order; a later one replaces single texts of those before it.
  init(_ files: [SourceFile], _ diagnostics: inout Diagnostics) {
    for file in files {
      guard let root = YAMLDocument.parse(file, &diagnostics), !root.isNull else { continue }
      guard case .mapping(let pairs) = root.content else {
        diagnostics.report(.notMapping("a strings file", at: file.location(of: root.range)))
        continue
      }
      for pair in pairs { add(pair, file, &diagnostics) }
    }
    for key in keys {
      guard let entry = entries[key] else { continue }
      if let text = entry.texts[Self.defaultLanguage] {
        checkPlaceholders(key, entry, Self.placeholders(in: text), &diagnostics)
      } else {
        diagnostics.report(.noText(key, Self.defaultLanguage, .error, at: entry.place))
      }
    }
  }

  private mutating func add(
    _ pair: YAMLNode.Pair,
    _ file: SourceFile,
    _ diagnostics: inout Diagnostics
  ) {
    guard case .mapping(let texts) = pair.value.content else {
      diagnostics.report(.notMapping("'\(pair.key)'", at: file.location(of: pair.value.range)))
      return
    }
    if entries[pair.key] == nil {
      keys.append(pair.key)
      entries[pair.key] = Entry(texts: [:], place: file.location(of: pair.keyRange))
    }
    for text in texts {
      if let tag = LanguageTag(text.key), let value = text.value.text {
        entries[pair.key]?.texts[tag.string] = value
      } else if LanguageTag(text.key) == nil {
        diagnostics.report(.badTag(text.key, at: file.location(of: text.keyRange)))
      } else {
        diagnostics.report(.notText(text.key, at: file.location(of: text.value.range)))
      }
    }
  }

  private func checkPlaceholders(
    _ key: String,
    _ entry: Entry,
    _ expected: Set<String>,
    _ diagnostics: inout Diagnostics
  ) {
    for (tag, text) in entry.texts.sorted(by: { $0.key < $1.key }) {
      for name in Self.placeholders(in: text).subtracting(expected).sorted() {
        diagnostics.report(.unknownPlaceholder(name, key, tag, at: entry.place))
      }
    }
  }

  /// Returns the texts of one locale: of its tag, else of its language, else in English.
  ///
  /// A key without a text in the locale's language is reported, all of them at once where there is
  /// none at all; a key of `required` that no file has is reported too, and its text is the key.
  func texts(
    for locale: Locale,
    required: [String] = [],
    _ diagnostics: inout Diagnostics
  ) -> [String: String] {
    let tags = Self.lookupTags(locale.tag)
    var result: [String: String] = [:]
    var missing: [String] = []
    for key in keys {
      guard let texts = entries[key]?.texts else { continue }
      if let tag = tags.first(where: { texts[$0] != nil }) {
        result[key] = texts[tag]
      } else {
        missing.append(key)
        result[key] = texts[Self.defaultLanguage] ?? key
      }
    }
    report(missing, locale.tag, &diagnostics)
    for key in required where result[key] == nil {
      diagnostics.report(.noKey(key))
      result[key] = key
    }
    return result
  }

  private func report(_ missing: [String], _ tag: String, _ diagnostics: inout Diagnostics) {
    if missing.count == keys.count, keys.count > 1 {
      diagnostics.report(.noLanguage(tag))
      return
    }
    for key in missing {
      guard let entry = entries[key] else { continue }
      diagnostics.report(.noText(key, tag, .warning, at: entry.place))
    }
  }

  /// `zh-Hant-TW` → `zh-Hant-TW`, `zh-Hant`, `zh-TW`, `zh`.
  private static func lookupTags(_ text: String) -> [String] {
    guard let tag = LanguageTag(text) else { return [text] }
    let withScript = tag.script.map { "\(tag.language)-\($0)" }
    let withRegion = tag.region.map { "\(tag.language)-\($0)" }
    return [tag.string] + [withScript, withRegion, tag.language].compactMap { $0 }
  }

  // MARK: Placeholders

  /// Returns `text` with each `{name}` replaced by its value; others stay as they are.
  ///
  ///     "Machine-translated from {language}", ["language": "English"]
  ///       →  "Machine-translated from English"
  static func filled(_ text: String, with values: [String: String]) -> String {
    var result = ""
    var rest = text[...]
    while let (name, range) = nextPlaceholder(in: rest) {
      result += rest[..<range.lowerBound]
      result += values[name] ?? String(rest[range])
      rest = rest[range.upperBound...]
    }
    return result + rest
  }

  private static func placeholders(in text: String) -> Set<String> {
    var names: Set<String> = []
    var rest = text[...]
    while let (name, range) = nextPlaceholder(in: rest) {
      names.insert(name)
      rest = rest[range.upperBound...]
    }
    return names
  }

  private static func nextPlaceholder(
    in text: Substring
  ) -> (name: String, range: Range<String.Index>)? {
    var rest = text
    while let open = rest.utf8.firstIndex(of: UInt8(ascii: "{")) {
      rest = rest[text.utf8.index(after: open)...]
      let name = rest.utf8.prefix { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0 | 0x20) }
      let end = name.endIndex
      if !name.isEmpty, end < text.endIndex, text.utf8[end] == UInt8(ascii: "}") {
        return (String(Substring(name)), open..<text.utf8.index(after: end))
      }
    }
    return nil
  }
}

extension Diagnostic {
  fileprivate static func notMapping(_ what: String, at place: Location) -> Diagnostic {
    Diagnostic(.unexpectedType, "\(what) must be a mapping", at: place)
  }

  fileprivate static func notText(_ tag: String, at place: Location) -> Diagnostic {
    Diagnostic(.unexpectedType, "'\(tag)' must be text", at: place)
  }

  fileprivate static func badTag(_ tag: String, at place: Location) -> Diagnostic {
    Diagnostic(.localeInvalid, "'\(tag)' is not a language tag (BCP 47)", at: place)
  }

  fileprivate static func noText(
    _ key: String,
    _ tag: String,
    _ severity: Severity,
    at place: Location
  ) -> Diagnostic {
    Diagnostic(.missingAttribute, severity: severity, "'\(key)' has no text in '\(tag)'", at: place)
  }

  fileprivate static func noLanguage(_ tag: String) -> Diagnostic {
    Diagnostic(
      .missingAttribute,
      severity: .warning,
      "the interface has no texts in '\(tag)', so it is shown in English",
      notes: ["add them in 'strings.yml' in the project's templates folder"]
    )
  }

  fileprivate static func noKey(_ key: String) -> Diagnostic {
    Diagnostic(.missingAttribute, "'\(key)' is missing in the strings of the interface")
  }

  fileprivate static func unknownPlaceholder(
    _ name: String,
    _ key: String,
    _ tag: String,
    at place: Location
  ) -> Diagnostic {
    Diagnostic(
      .invalidValue,
      "'{\(name)}' in the '\(tag)' text of '\(key)' does not occur in its English",
      at: place
    )
  }
}
