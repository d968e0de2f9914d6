/// Keeps what readers see of a page that a change has broken: the last version without errors stays,
/// and the findings are those of now.
///
/// A page that had errors before is shown as it is: whoever writes it would see nothing change
/// otherwise, until the last of them is gone.
struct LastGood {
  let plan: Plan

  /// Returns `new` with what is shown of `old` in the languages that have errors now.
  func keep(_ old: PageOutcome?, in new: PageOutcome, page: Int) -> PageOutcome {
    var outcome = new
    for index in outcome.parts.indices {
      let part = outcome.parts[index]
      guard hasErrors(part, new.reading) || part.record == nil else { continue }
      outcome.parts[index].isFaulty = true
      guard let good = old.flatMap({ Self.good($0, part.locale) }) else { continue }
      outcome.parts[index] = Self.shown(good, part.diagnostics, part.inputs)
    }
    // What could not even be read has no part at all.
    for locale in plan.locales.indices where plan.isRendered(page, locale) {
      guard !outcome.parts.contains(where: { $0.locale == locale }),
        let good = old.flatMap({ Self.good($0, locale) })
      else { continue }
      outcome.parts.append(Self.shown(good, Diagnostics(), good.inputs))
    }
    if outcome.parts.allSatisfy({ $0.record != nil }),
      outcome.parts.count == plan.locales.indices.count(where: { plan.isRendered(page, $0) })
    {
      outcome.shortfall = Shortfall()
    }
    return outcome
  }

  private static func good(_ outcome: PageOutcome, _ locale: Int) -> PagePart? {
    outcome.parts.first { $0.locale == locale && !$0.isFaulty && $0.record != nil }
  }

  private static func shown(
    _ good: PagePart,
    _ diagnostics: Diagnostics,
    _ inputs: PageInputs
  ) -> PagePart {
    var part = good
    part.diagnostics = diagnostics
    part.inputs = inputs
    part.isOld = true
    return part
  }

  private func hasErrors(_ part: PagePart, _ reading: Diagnostics) -> Bool {
    let file = part.record?.fileLocale ?? part.locale
    let tags = [plan.locale(file).tag, plan.locale(part.locale).tag]
    var findings = reading.divided { $0.locale.map(tags.contains) ?? true }.0
    findings.append(part.diagnostics)
    findings.append(part.includedDiagnostics)
    guard !findings.findings.isEmpty else { return false }
    plan.configuration.apply(plan.rules, to: &findings)
    return findings.hasErrors
  }
}
