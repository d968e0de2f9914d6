/// How far the translations of a page are from its original.
extension PageTexts {
  /// Returns what is the original today, as far as is known: its file, or where the site has no
  /// folder of it, the text rebuilt from the translation that was handed off last.
  func originalText() -> PageText? {
    TranslationDating(own, plan, page: page).originalText()
  }

  /// Returns, by locale, what has become of the units of each translation that is behind.
  ///
  /// `nil` for all others, and where there is nothing to compare with. Only here is work done for
  /// it: a page that is not asked about costs nothing.
  func comparisons() -> [UnitComparison?] {
    // As long as no page is behind, not even the original is looked at.
    guard states.contains(.behind), let original = originalText() else {
      return Array(repeating: nil, count: states.count)
    }
    let reference = UnitComparison.Reference(
      original,
      language: plan.locale(original.locale).language
    )
    return states.indices.map { locale in
      guard states[locale] == .behind, let text = own[locale] else { return nil }
      return UnitComparison.compare(text, with: reference)
    }
  }

  /// Returns what has become of the units of one translation, as `comparisons` does of all.
  func comparison(of locale: Int) -> UnitComparison? {
    guard states[locale] == .behind, let text = own[locale], let original = originalText() else {
      return nil
    }
    return UnitComparison.compare(
      text,
      with: UnitComparison.Reference(original, language: plan.locale(original.locale).language)
    )
  }

  /// Returns the status of each locale's translation, where it has one; `comparisons` are those of
  /// the page.
  func statuses(_ comparisons: [UnitComparison?]) -> [TranslationStatus?] {
    states.indices.map { locale in
      guard let state = states[locale], let text = own[locale] else { return nil }
      return TranslationStatus(state, of: text, comparisons[locale])
    }
  }
}
