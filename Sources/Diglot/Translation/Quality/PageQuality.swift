/// Goes through the units of one page in one language with all rules.
struct PageQuality {
  private let text: PageText
  private let page: Int
  private let plan: Plan
  private let language: QualityLanguage
  private let original: QualityLanguage

  /// What one page left behind.
  struct Outcome: Sendable {
    var diagnostics = Diagnostics()
    var unitCount = 0
    var sentences: [SentenceVariants.Sentence] = []
  }

  init(_ text: PageText, page: Int, _ plan: Plan) {
    self.text = text
    self.page = page
    self.plan = plan
    language = QualityLanguage(tag: plan.locale(text.locale).tag)
    original = QualityLanguage(tag: plan.locale(plan.configuration.originalLocale).tag)
  }

  func check() -> Outcome {
    var outcome = Outcome()
    let path = plan.pages[page].files[text.fileLocale]
    let settings = QualitySettings(text, path: path, plan, &outcome.diagnostics)
    let file = text.source.file.bytes
    let bytes = text.text
    for unit in text.bitext.units {
      let pair = UnitPair(
        bytes.span.copy(unit.target),
        file.span.copy(unit.source),
        language,
        original: original,
        untranslatable: settings.untranslatable
      )
      check(unit, pair, settings, &outcome)
    }
    outcome.unitCount = text.bitext.units.count
    outcome.diagnostics.setLocale(plan.locale(text.locale).tag)
    return outcome
  }

  private func check(
    _ unit: TranslationUnit,
    _ pair: UnitPair,
    _ settings: QualitySettings,
    _ outcome: inout Outcome
  ) {
    if pair.isCopy {
      apply(QualityRule.copies, unit, pair, settings, &outcome.diagnostics)
      return
    }
    for rule in QualityRule.all { apply(rule, unit, pair, settings, &outcome.diagnostics) }
    guard !settings.ignores(.translationInconsistent, in: unit.key),
      let sentence = SentenceVariants.Sentence(unit, pair, text, page: page)
    else { return }
    outcome.sentences.append(sentence)
  }

  private func apply(
    _ rule: QualityRule,
    _ unit: TranslationUnit,
    _ pair: UnitPair,
    _ settings: QualitySettings,
    _ diagnostics: inout Diagnostics
  ) {
    let faults = rule.faults(pair)
    guard !faults.isEmpty, !settings.ignores(rule.code, in: unit.key) else { return }
    for fault in faults where !diagnostics.isFull {
      diagnostics.report(finding(rule.code, fault, unit, pair))
    }
  }

  private func finding(
    _ code: DiagnosticCode,
    _ fault: UnitFault,
    _ unit: TranslationUnit,
    _ pair: UnitPair
  ) -> Diagnostic {
    let start = unit.target.lowerBound
    let range = (start + fault.range.lowerBound)..<(start + fault.range.upperBound)
    let original = UnitExcerpt.of(pair.source.text(0..<pair.source.bytes.count))
    return Diagnostic(
      code,
      fault.message,
      at: text.location(of: range),
      notes: ["the original of unit \(unit.key.string): '\(original)'", fault.note]
    )
  }
}
