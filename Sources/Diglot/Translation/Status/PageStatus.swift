/// How far one page has come in each language.
struct PageStatus: Sendable {
  /// One language of the page.
  struct Entry: Sendable {
    let availability: PageTable.Availability
    /// `nil` for what is no translation of the locale's own.
    let translation: TranslationStatus?
    /// 0 where the locale does not have the page itself.
    let words: Int
    /// What the rules about units say, before the project's own rules change it.
    let quality: PageQuality.Outcome?
    /// The file as findings name it, where the locale has one.
    let file: String?
  }

  /// By index.
  let page: Int
  /// By locale; `nil` for those that no status is asked of.
  let entries: [Entry?]

  /// Takes stock of a page that was read; `statuses` are those of its translations, by locale.
  init(_ texts: PageTexts, _ statuses: [TranslationStatus?]) {
    let plan = texts.plan
    page = texts.page
    let availability = plan.pages[texts.page].availability
    entries = plan.locales.indices.map { locale in
      guard SiteStatus.includes(locale, plan) else { return nil }
      let text = availability[locale].isReal ? texts.text(for: locale) : nil
      let translation = availability[locale] == .own ? statuses[locale] : nil
      return Entry(
        availability: availability[locale],
        translation: translation,
        words: text.map(WordCount.of) ?? 0,
        quality: translation == nil
          ? nil : text.map { PageQuality($0, page: texts.page, plan).check() },
        file: texts.own[locale]?.source.file.path
      )
    }
  }
}
