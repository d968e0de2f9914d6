/// A rule about a translation and its original: a line of the table that `diglot lint` goes through.
///
/// A new rule is one entry here, one file, one code and its guide.
struct QualityRule: Sendable {
  let code: DiagnosticCode
  /// A pure function of the two sentences and their languages, linear in their length.
  let faults: @Sendable (UnitPair) -> [UnitFault]

  /// The rules about sentences that were translated.
  static let all: [QualityRule] = [
    QualityRule(code: .translationNumbersDiffer, faults: { NumberRule.faults($0) }),
    QualityRule(code: .translationPlaceholdersDiffer, faults: { PlaceholderRule.faults($0) }),
    QualityRule(code: .translationLinksDiffer, faults: { LinkRules.differences($0) }),
    QualityRule(code: .translationLinkBroken, faults: { LinkRules.broken($0) }),
    QualityRule(code: .translationLinksGlued, faults: { LinkRules.glued($0) }),
    QualityRule(code: .translationCodeDiffers, faults: { CodeRule.faults($0) }),
    QualityRule(code: .translationEmphasisDiffers, faults: { EmphasisRules.differences($0) }),
    QualityRule(code: .emphasisNotClosed, faults: { EmphasisRules.unclosed($0) }),
    QualityRule(code: .translationEmphasisShifted, faults: { EmphasisRules.shifted($0) }),
    QualityRule(code: .translationSpaceBeforePunctuation, faults: { EmphasisRules.spaced($0) }),
    QualityRule(code: .translationBracketsUnbalanced, faults: { BracketRule.faults($0) }),
    QualityRule(code: .translationPunctuationMissing, faults: { PunctuationRules.missing($0) }),
    QualityRule(code: .translationPunctuationDoubled, faults: { PunctuationRules.doubled($0) }),
    QualityRule(code: .translationNoLocChanged, faults: { NoLocRule.faults($0) }),
    QualityRule(code: .translationWrongScript, faults: { ScriptRule.faults($0) }),
    QualityRule(code: .translationVerbEndingSplit, faults: { VerbEndingRule.faults($0) }),
    QualityRule(code: .translationWordDoubled, faults: { DoubledWordRule.faults($0) }),
  ]

  /// The rule about sentences that are the same in both languages.
  static let copies = QualityRule(
    code: .translationUntranslated,
    faults: { UntranslatedRule.faults($0) }
  )

  /// Every code that a page may ask to be spared.
  static let codes: [DiagnosticCode] =
    [copies.code] + all.map(\.code) + [.translationInconsistent]
}
