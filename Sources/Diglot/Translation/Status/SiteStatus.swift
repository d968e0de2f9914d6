/// How far the translations of a site have come: the figures of each locale, and each page.
package struct SiteStatus: Sendable {
  /// In the site's order, without pseudo-locales, which nobody translates.
  package let locales: [LocaleStatus]
  /// In the order of their ids.
  let pages: [PageStatus]
  let plan: Plan
  /// By page and locale, as indices; a pair without findings is left out.
  private let findings: [Place: Int]

  private struct Place: Hashable {
    let page: Int
    let locale: Int
  }

  /// Adds up what is known of each page.
  init(_ plan: Plan, _ pages: [PageStatus]) {
    self.plan = plan
    self.pages = pages
    let findings = Self.findings(plan, pages)
    self.findings = findings
    locales = plan.locales.indices.filter { Self.includes($0, plan) }.map { locale in
      var status = LocaleStatus(locale, plan)
      for page in pages {
        guard let entry = page.entries[locale] else { continue }
        status.add(entry)
        if !status.isOriginal {
          status.add(findings: findings[Place(page: page.page, locale: locale)] ?? 0)
        }
      }
      return status
    }
  }

  /// Whether the status of a locale is asked of.
  static func includes(_ locale: Int, _ plan: Plan) -> Bool {
    plan.isPublished[locale] && plan.locale(locale).pseudo == nil
  }

  /// The indices of `locales` in the plan.
  var localeIndices: [Int] { plan.locales.indices.filter { Self.includes($0, plan) } }

  /// Returns how many findings the quality check has about a translation; `nil` where there is none.
  func lintFindings(_ page: PageStatus, _ locale: Int) -> Int? {
    guard page.entries[locale]?.quality != nil else { return nil }
    return findings[Place(page: page.page, locale: locale)] ?? 0
  }

  /// Counts what the quality check finds and the project's rules leave, the same as `diglot lint`.
  private static func findings(_ plan: Plan, _ pages: [PageStatus]) -> [Place: Int] {
    var places: [String: Place] = [:]
    var all = Diagnostics()
    var sentences: [SentenceVariants.Sentence] = []
    for page in pages {
      for (locale, entry) in page.entries.enumerated() {
        guard let entry, let quality = entry.quality else { continue }
        if let file = entry.file { places[file] = Place(page: page.page, locale: locale) }
        all.append(quality.diagnostics)
        sentences += quality.sentences
      }
    }
    var variants = SentenceVariants(plan)
    all.append(variants.findings(sentences))
    plan.configuration.apply(plan.rules, to: &all)
    var findings: [Place: Int] = [:]
    for finding in all.findings {
      guard let place = finding.location.flatMap({ places[$0.file] }) else { continue }
      findings[place, default: 0] += 1
    }
    return findings
  }
}

extension SiteStatus {
  /// A page of a locale that somebody should look at, and why.
  package struct Concern: Sendable, Equatable {
    package let tag: String
    package let page: String
    /// Such as `behind: 3 stale, 1 new`.
    package let reason: String
  }

  /// The pages that are missing or not what the original says, by locale and page.
  package var concerns: [Concern] {
    localeIndices.flatMap { locale in
      pages.compactMap { page -> Concern? in
        guard locale != plan.configuration.originalLocale, let entry = page.entries[locale],
          let reason = Self.reason(entry, plan)
        else { return nil }
        let id = plan.pages[page.page].id.string
        return Concern(tag: plan.locale(locale).tag, page: id, reason: reason)
      }
    }
  }

  private static func reason(_ entry: PageStatus.Entry, _ plan: Plan) -> String? {
    switch entry.availability {
    case .missing: return "missing"
    case .fallback(let other): return "shown in \(plan.locale(other).tag)"
    case .rebuilt: return nil
    case .own: break
    }
    guard let translation = entry.translation, translation.state != .current else { return nil }
    guard translation.state == .behind else { return translation.state.rawValue }
    return "behind: \(translation.units.stale) stale, \(translation.missing) new"
  }
}
