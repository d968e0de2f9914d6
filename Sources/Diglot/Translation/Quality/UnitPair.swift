/// A sentence and its translation, as the rules about translations see them.
struct UnitPair: Sendable {
  let target: InlineText
  let source: InlineText
  let language: QualityLanguage
  let original: QualityLanguage
  /// Texts that stay as they are in every language.
  let untranslatable: [[UInt8]]

  init(
    _ target: [UInt8],
    _ source: [UInt8],
    _ language: QualityLanguage,
    original: QualityLanguage,
    untranslatable: [[UInt8]] = []
  ) {
    self.target = InlineText(target)
    self.source = InlineText(source)
    self.language = language
    self.original = original
    self.untranslatable = untranslatable
  }

  /// Whether nothing was translated, for good reasons or by mistake.
  var isCopy: Bool { target.trimmed == source.trimmed }
}

/// What the rules have to know about a language.
struct QualityLanguage: Sendable {
  /// The first part of its tag, such as `ko`.
  let name: String
  let scripts: ForeignLetters.Script
  let isTraditionalChinese: Bool

  init(tag: String) {
    let parts = tag.lowercased().split(separator: "-")
    name = parts.first.map(String.init) ?? ""
    scripts = ForeignLetters.scripts(of: parts.first ?? "")
    isTraditionalChinese =
      name == "zh" && !parts.filter { ["tw", "hk", "mo", "hant"].contains($0) }.isEmpty
  }

  /// Whether its own letters are not Latin ones.
  var hasOwnScript: Bool { scripts != .latin }
}

/// What a rule finds wrong with a translation.
struct UnitFault: Sendable, Equatable {
  /// Bytes of the translation.
  let range: Range<Int>
  /// One phrase that states the rule, names in '…'.
  let message: String
  /// A way out.
  let note: String
}
