/// The pages for translators: one for each translation that is behind, and for each locale a list.
///
///     ko/_translation/          the list
///     ko/_translation/billing/  the page 'billing', sentence by sentence
struct WorkingPages: Sendable {
  private let plan: Plan
  private let records: RecordTable
  private let chromes: [SiteChrome]
  /// In the order of the pages.
  private let stale: [StaleTranslation]
  /// The locales that have a list.
  private let lists: [Int]
  /// By locale.
  private let memories: [TranslationMemory?]
  /// The units of each translation that is behind.
  private let units: [MemoryPage]
  /// By page, the locales in which it is behind.
  private let staleLocales: [Int: Set<Int>]

  /// What one worker keeps from page to page: the memories it has asked.
  struct Workshop {
    fileprivate var searches: [TranslationMemory.Search?]
  }

  /// Takes what the workers left, in the order of the pages.
  init(
    plan: Plan,
    records: RecordTable,
    chromes: [SiteChrome],
    memory: [MemoryPage],
    stale: [StaleTranslation]
  ) {
    self.plan = plan
    self.records = records
    self.chromes = chromes
    let canList = plan.templates.contains("working-list")
    lists = plan.locales.indices.filter {
      canList && plan.isPublished[$0] && plan.locale($0).pseudo == nil
        && $0 != plan.configuration.originalLocale
    }
    self.stale = plan.templates.contains("working-page") ? stale : []
    var locales: [Int: Set<Int>] = [:]
    for translation in self.stale {
      locales[translation.page, default: []].insert(translation.locale)
    }
    staleLocales = locales
    let asked = Set(self.stale.map(\.locale))
    memories = plan.locales.indices.map { locale in
      asked.contains(locale) ? TranslationMemory(memory.filter { $0.locale == locale }) : nil
    }
    units = memory.filter { locales[$0.page]?.contains($0.locale) == true }
      .sorted { ($0.page, $0.locale) < ($1.page, $1.locale) }
  }

  func workshop() -> Workshop {
    Workshop(searches: Array(repeating: nil, count: plan.locales.count))
  }

  /// How many files there are.
  var count: Int { lists.count + stale.count }

  /// Returns a file with its path below the site's root.
  func file(_ index: Int, _ workshop: inout Workshop) -> (path: RelativePath, bytes: [UInt8]) {
    index < lists.count ? list(lists[index]) : page(stale[index - lists.count], &workshop)
  }

  // MARK: A page

  private func page(
    _ translation: StaleTranslation,
    _ workshop: inout Workshop
  ) -> (path: RelativePath, bytes: [UInt8]) {
    let locale = translation.locale
    let route = route(translation.page, locale)
    var record = frame(route, locale, page: translation.page)
    let title = title(of: translation.page, locale)
    record["list"] = .text(route.relativeURL(to: self.route(nil, locale).path))
    let context = context(translation)
    context.addHead(route, title: title, to: &record)
    record["documentTitle"] = .text(
      chromes[locale].string("workTitle", ["title": title]) + " – " + plan.configuration.title
    )
    if let memory = memories[locale] {
      var search = workshop.searches[locale] ?? TranslationMemory.Search(memory)
      // Two owners would make each question copy the counts.
      workshop.searches[locale] = nil
      context.addItems(route, &search, name: { name(of: $0, locale) }, to: &record)
      workshop.searches[locale] = search
    }
    return render("working-page", record, route)
  }

  private func context(_ translation: StaleTranslation) -> WorkingPageContext {
    let key = (translation.page, translation.locale)
    let index = units.firstIndexAfter { ($0.page, $0.locale) < key }
    return WorkingPageContext(
      plan: plan,
      chrome: chromes[translation.locale],
      stale: translation,
      units: units[index]
    )
  }

  private func title(of page: Int, _ locale: Int) -> String {
    records[page, locale]?.title ?? plan.pages[page].id.string
  }

  private func name(of page: Int, _ locale: Int) -> WorkingPageContext.Name {
    let path = plan.isRendered(page, locale) ? plan.route(page, locale).path : nil
    return (title(of: page, locale), path)
  }

  // MARK: The list

  private func list(_ locale: Int) -> (path: RelativePath, bytes: [UInt8]) {
    let route = route(nil, locale)
    let chrome = chromes[locale]
    var record = frame(route, locale, page: nil)
    let title = chrome.string("workList")
    record["title"] = .text(title)
    record["documentTitle"] = .text(title + " – " + plan.configuration.title)
    let own = stale.filter { $0.locale == locale }
    record["counts"] = .records(own.isEmpty ? [] : totals(own, chrome))
    record["hasPages"] = .bool(!own.isEmpty)
    record["pages"] = .records(
      own.map { translation in
        var entry: TemplateRecord = [
          "href": .text(route.relativeURL(to: self.route(translation.page, locale).path)),
          "title": .text(self.title(of: translation.page, locale)),
          "path": .text(context(translation).file),
        ]
        context(translation).addFacts(to: &entry)
        return entry
      }
    )
    return render("working-list", record, route)
  }

  private func totals(_ own: [StaleTranslation], _ chrome: SiteChrome) -> [TemplateRecord] {
    let statuses = own.map(\.status)
    let counts = [
      ("pages", "workPages", own.count),
      ("changed", "workChanged", statuses.reduce(0) { $0 + $1.units.changed }),
      ("missing", "workMissing", statuses.reduce(0) { $0 + $1.missing }),
      ("gone", "workGone", statuses.reduce(0) { $0 + $1.units.gone }),
    ]
    return counts.map { state, label, number in
      [
        "state": .text(state), "label": .text(chrome.string(label)),
        "number": .text(String(number)),
      ]
    }
  }

  // MARK: Around them

  private func route(_ page: Int?, _ locale: Int) -> Route {
    Route(ofWorkOn: page.map { plan.pages[$0].id }, plan.locale(locale))
  }

  /// Returns what every page of the site has; the languages are those of the same work, or of lists.
  private func frame(_ route: Route, _ locale: Int, page: Int?) -> TemplateRecord {
    let context = PageContext(plan: plan, chrome: chromes[locale])
    var record = context.frame(route)
    record["languages"] = .records(
      plan.locales.indices.filter { plan.isPublished[$0] }.map { other in
        let isThere = page.map { staleLocales[$0]?.contains(other) == true } ?? false
        let path = self.route(isThere ? page : nil, other).path
        let href = lists.contains(other) ? route.relativeURL(to: path) : nil
        return context.language(other, href: href)
      }
    )
    return record
  }

  private func render(
    _ template: String,
    _ record: TemplateRecord,
    _ route: Route
  ) -> (path: RelativePath, bytes: [UInt8]) {
    var out = ByteBuffer()
    plan.templates.render(template, record, into: &out)
    return (route.outputPath, out.finish())
  }
}
