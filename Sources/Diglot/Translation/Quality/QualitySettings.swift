/// What a page asks the rules about translations to leave alone.
///
///     lint-ignore: translation-numbers-differ, translation-untranslated@103
///     no-loc: [Contoso, "Partner Center"]
///
/// The first name holds for the page, the second for its unit 103. `no-loc` may stand in docfx.json
/// too; that of a page's header is added to it.
struct QualitySettings {
  /// Texts that stay as they are in every language.
  private(set) var untranslatable: [[UInt8]] = []
  private var ignored: Set<DiagnosticCode> = []
  private var ignoredInUnits: [TranslationUnit.Key: Set<DiagnosticCode>] = [:]

  /// How many texts of `no-loc` count; each is looked for in every sentence.
  private static let phraseLimit = 500

  /// Reads what a page's header says, and for `no-loc` what docfx.json says about its file.
  init(
    _ text: PageText,
    path: RelativePath?,
    _ plan: Plan,
    _ diagnostics: inout Diagnostics
  ) {
    if let path, let node = plan.setting("no-loc", of: path, in: text.fileLocale) {
      addPhrases(node)
    }
    let file = text.source.file
    let header = file.bytes.span.extracting(0..<text.source.header.bodyStart)
    // Most headers have neither, and need no second reading.
    guard header.firstIndex(of: "lint-ignore") != nil || header.firstIndex(of: "no-loc") != nil,
      let range = HeaderBounds(file.bytes.span).header
    else { return }
    var ignoredFindings = Diagnostics()
    guard let root = YAMLDocument.parse(file, in: range, &ignoredFindings) else { return }
    if let node = root["no-loc"] { addPhrases(node) }
    if let node = root["lint-ignore"] { addIgnored(node, text, &diagnostics) }
  }

  func ignores(_ code: DiagnosticCode, in unit: TranslationUnit.Key) -> Bool {
    ignored.contains(code) || ignoredInUnits[unit]?.contains(code) == true
  }

  private mutating func addPhrases(_ node: YAMLNode) {
    for text in Self.items(node).compactMap(\.text) where untranslatable.count < Self.phraseLimit {
      if !text.isEmpty { untranslatable.append(Array(text.utf8)) }
    }
  }

  private static func items(_ node: YAMLNode) -> [YAMLNode] {
    if case .list(let items) = node.content { return items }
    return [node]
  }

  private mutating func addIgnored(
    _ node: YAMLNode,
    _ text: PageText,
    _ diagnostics: inout Diagnostics
  ) {
    let keys = Set(text.bitext.units.map(\.key.string))
    for item in Self.items(node) {
      for word in (item.text ?? "").split(whereSeparator: { $0 == "," || $0 == " " }) {
        guard !diagnostics.isFull else { return }
        addIgnored(word, text, keys, at: item.range, &diagnostics)
      }
    }
  }

  private mutating func addIgnored(
    _ word: Substring,
    _ text: PageText,
    _ keys: Set<String>,
    at range: Range<Int>,
    _ diagnostics: inout Diagnostics
  ) {
    let parts = word.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
    let file = text.source.file
    guard let code = DiagnosticCode(ruleName: String(parts[0])), QualityRule.codes.contains(code)
    else {
      let place = Self.place(of: parts[0], in: file, range)
      return diagnostics.report(.unknownRule(String(parts[0]), at: place))
    }
    guard parts.count == 2 else {
      ignored.insert(code)
      return
    }
    guard keys.contains(String(parts[1])), let key = TranslationUnit.Key(String(parts[1])) else {
      let place = Self.place(of: parts[1], in: file, range)
      return diagnostics.report(.unknownUnit(String(parts[1]), at: place))
    }
    ignoredInUnits[key, default: []].insert(code)
  }

  private static func place(
    of word: Substring,
    in file: SourceFile,
    _ range: Range<Int>
  ) -> Diagnostic.Location {
    let bytes = Array(word.utf8)
    guard !bytes.isEmpty,
      let start = file.bytes.span.firstIndex(of: bytes, from: range.lowerBound),
      start < range.upperBound
    else { return file.location(of: range) }
    return file.location(of: start..<(start + bytes.count))
  }
}

extension Diagnostic {
  fileprivate static func unknownRule(_ name: String, at place: Location) -> Diagnostic {
    let near = NearMiss.of(name, among: QualityRule.codes.map(\.rawValue))
    return Diagnostic(
      .lintIgnoreInvalid,
      "'lint-ignore' names rules about translations; there is no '\(name)'",
      at: place,
      notes: near.map { ["did you mean '\($0)'?"] } ?? []
    )
  }

  fileprivate static func unknownUnit(_ name: String, at place: Location) -> Diagnostic {
    Diagnostic(
      .lintIgnoreInvalid,
      "'lint-ignore' names units of its page; there is no '\(name)'",
      at: place,
      notes: ["the number is what comes after the hyphen in 'data-ttu-id'"]
    )
  }
}
