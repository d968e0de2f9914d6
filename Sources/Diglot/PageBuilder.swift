/// Builds one page in all its languages: the middle of the flow, run by every worker.
///
/// All locales of a page together, since the original may be rebuilt from any of them, and since
/// each file is then read and taken apart once.
struct PageBuilder: Sendable {
  let plan: Plan
  let chromes: [SiteChrome]
  let navigation: Navigation
  /// `nil` where no site is made.
  let output: (any SiteOutput)?
  let xrefs: XrefCatalog
  let pivots: ZonePivotCatalog
  /// Whether it is noted what pages take from elsewhere, to make them again when that changes.
  var logsInputs = false

  /// What one worker keeps from page to page.
  struct Workshop: ~Copyable {
    fileprivate var articles = ArticleRenderer()
    fileprivate var originals = UnitOriginals()
    fileprivate var out = ByteBuffer(capacity: 64 << 10)
    fileprivate let images = ImageSizes()

    init() {}
  }

  /// What the languages of a page have in common.
  private struct Shared {
    /// The locales that really have the page and show it to search engines.
    let locales: [Int]
    let alternates: TemplateValue
    /// By locale.
    let comparisons: [UnitComparison?]
    let statuses: [TranslationStatus?]

    func facts(of textLocale: Int) -> PagePart.SharedFacts {
      PagePart.SharedFacts(
        indexed: locales,
        status: statuses[textLocale],
        isCompared: comparisons[textLocale] != nil
      )
    }
  }

  /// Builds a page, or of its languages those that are not kept from the last time.
  func build(_ page: Int, _ workshop: inout Workshop, keeping kept: [PagePart] = []) -> PageOutcome
  {
    var outcome = PageOutcome()
    var texts = PageTexts(plan, page)
    texts.readAll(&outcome.reading)
    let locales = plan.locales.indices.filter { plan.isRendered(page, $0) }
    outcome.uids = locales.filter { plan.pages[page].availability[$0] == .own }
      .compactMap { texts.text(for: $0) }.compactMap(DefinedUID.init)
    let shared = shared(page, locales, texts)
    if plan.configuration.statusPage { outcome.status = PageStatus(texts, shared.statuses) }
    // A rebuilt page comes last, so that it is known what its translation was found guilty of.
    let isRebuilt = { plan.pages[page].availability[$0] == .rebuilt }
    for locale in locales.filter({ !isRebuilt($0) }) + locales.filter(isRebuilt) {
      guard let text = texts.text(for: locale) else {
        miss(page, locale, &outcome)
        continue
      }
      let facts = shared.facts(of: text.locale)
      if let part = kept.first(where: { $0.locale == locale && $0.shared == facts }) {
        outcome.parts.append(part)
      } else {
        build(page, locale, current(text, shared), shared, &workshop, &outcome)
      }
    }
    if keepsSentences { keep(texts, page, shared.comparisons, &outcome) }
    return outcome
  }

  private func shared(_ page: Int, _ locales: [Int], _ texts: PageTexts) -> Shared {
    let indexed = locales.filter { locale in
      plan.pages[page].availability[locale].isReal
        && texts.text(for: locale).map { !$0.settings(of: page, plan).isNoIndex } ?? false
    }
    let comparisons = comparesUnits ? texts.comparisons() : plan.locales.map { _ in nil }
    return Shared(
      locales: indexed,
      alternates: PageContext.alternates(page, indexed, plan),
      comparisons: comparisons,
      statuses: texts.statuses(comparisons)
    )
  }

  /// Keeps what translators see of a page once the sentences of all pages are known.
  private func keep(
    _ texts: PageTexts,
    _ page: Int,
    _ comparisons: [UnitComparison?],
    _ outcome: inout PageOutcome
  ) {
    for (locale, text) in texts.own.enumerated() {
      guard let text, locale != plan.configuration.originalLocale, plan.isRendered(page, locale)
      else { continue }
      outcome.memory.append(MemoryPage(text, page: page))
      if let comparison = comparisons[locale] {
        outcome.stale.append(StaleTranslation(text, page: page, comparison))
      }
    }
  }

  /// Whether anything that is built depends on what has become of single units.
  private var comparesUnits: Bool {
    let configuration = plan.configuration
    return configuration.translations == .retain || configuration.statusPage || keepsSentences
      // A template of the project's own may print the counts.
      || configuration.templates != nil
      || configuration.locales.contains { $0.staleUnits != .keep }
  }

  /// Whether translators get pages of their own.
  private var keepsSentences: Bool { output != nil && plan.configuration.hasWorkingPages }

  /// Returns the text as its readers see it where the original has changed since.
  private func current(_ text: PageText, _ shared: Shared) -> PageText {
    guard !text.isRebuilt, let comparison = shared.comparisons[text.locale] else { return text }
    let sentences = StaleSentences(
      mode: plan.locales[text.locale].staleUnits,
      language: plan.locale(plan.configuration.originalLocale)
    )
    return sentences.apply(comparison, to: text)
  }

  private func build(
    _ page: Int,
    _ locale: Int,
    _ text: PageText,
    _ shared: Shared,
    _ workshop: inout Workshop,
    _ outcome: inout PageOutcome
  ) {
    let request = request(page, locale, text, workshop.images)
    var part = PagePart(locale: locale, shared: shared.facts(of: text.locale))
    var findings = Diagnostics()
    defer {
      keep(findings, text, page, &part, outcome.diagnostics)
      part.inputs = request.resolver.log?.take() ?? PageInputs()
      outcome.parts.append(part)
      outcome.madeCount += 1
    }
    guard let article = workshop.articles.render(text, request, &findings) else {
      return miss(page, locale, &outcome)
    }
    let record = record(page, locale, text, article, isIndexed: shared.locales.contains(locale))
    part.record = record
    guard output != nil else { return }
    let content = PageContext.Page(
      page: page,
      text: text,
      article: article,
      title: record.title,
      navigation: navigation.page(page, locale),
      alternates: record.isIndexed ? shared.alternates : .list([]),
      hasOriginals: request.retainsUnits && article.hasUnits,
      status: shared.statuses[text.locale]
    )
    outcome.failure = write(content, request, &part, &workshop) ?? outcome.failure
  }

  private func record(
    _ page: Int,
    _ locale: Int,
    _ text: PageText,
    _ article: Article,
    isIndexed: Bool
  ) -> PageRecord {
    PageRecord(
      page: page,
      locale: locale,
      availability: plan.pages[page].availability[locale],
      title: title(article, text, page),
      ids: article.ids,
      uses: article.uses,
      isIndexed: isIndexed,
      fileLocale: text.fileLocale
    )
  }

  /// Notes that a locale's text cannot be had; what falls back to it is not at fault.
  private func miss(_ page: Int, _ locale: Int, _ outcome: inout PageOutcome) {
    let entry = plan.pages[page]
    switch entry.availability[locale] {
    case .own:
      outcome.shortfall.files.insert(Shortfall.File(locale: locale, page: entry.id))
    case .rebuilt: outcome.shortfall.originals.insert(entry.id)
    case .fallback(let other):
      if !plan.isPublished[other] { miss(page, other, &outcome) }
    case .missing: break
    }
  }

  /// The first heading says better than a machine-translated header what a page is about.
  private func title(_ article: Article, _ text: PageText, _ page: Int) -> String {
    // The header of a rebuilt page is that of its translation.
    let headerTitle = text.isRebuilt ? nil : text.source.header.title
    if let title = article.title { return title }
    let title =
      headerTitle.map(FrontMatter.titleWithoutSuffix)
      ?? String(plan.pages[page].id.string.split(separator: "/").last ?? "")
    return plan.locale(text.locale).pseudo?.accents(title) ?? title
  }

  private func request(
    _ page: Int,
    _ locale: Int,
    _ text: PageText,
    _ images: ImageSizes
  ) -> DocumentRequest {
    let configuration = plan.configuration
    let file = plan.pages[page].files[text.fileLocale]
    return DocumentRequest(
      resolver: LinkResolver(
        plan: plan,
        locale: locale,
        route: plan.route(page, locale),
        folder: file?.folder ?? "",
        fileLocale: text.fileLocale,
        log: logsInputs ? log(page) : nil
      ),
      page: page,
      retainsUnits: configuration.translations == .retain,
      isTrusted: configuration.trustedContent,
      lookup: LinkLookup(images: images, xrefs: xrefs),
      pivots: pivots
    )
  }

  /// Returns a log with what every page looks up: itself, and what took its place in languages that
  /// do not have it, for the language switcher.
  private func log(_ page: Int) -> InputLog {
    let log = InputLog()
    let id = plan.pages[page].id
    log.lookUp(id)
    for locale in plan.locales.indices where !plan.isRendered(page, locale) {
      plan.redirections[locale].entry(of: id)?.target.page.map { log.lookUp($0) }
    }
    return log
  }

  // MARK: Findings

  private func keep(
    _ findings: Diagnostics,
    _ text: PageText,
    _ page: Int,
    _ part: inout PagePart,
    _ known: Diagnostics
  ) {
    let (own, included) = findings.divided {
      $0.location.map { $0.file == text.source.file.path } ?? true
    }
    part.diagnostics = kept(own, page, part.locale, known)
    // Where its text is at home, a page includes the same.
    if case .fallback(let other) = plan.pages[page].availability[part.locale],
      plan.isPublished[other]
    {
      return
    }
    part.includedDiagnostics = included
  }

  /// Returns what is new: a page with another's text repeats what was found where it is at home.
  private func kept(
    _ findings: Diagnostics,
    _ page: Int,
    _ locale: Int,
    _ known: Diagnostics
  ) -> Diagnostics {
    let availability = plan.pages[page].availability[locale]
    var kept = Diagnostics()
    for finding in findings.findings {
      let isRepeated =
        switch availability {
        case .own, .missing: false
        case .fallback(let other): plan.isPublished[other]
        case .rebuilt:
          known.findings.contains { $0.code == finding.code && $0.message == finding.message }
        }
      if !isRepeated { kept.report(finding) }
    }
    kept.setLocale(plan.locale(locale).tag)
    return kept
  }

  // MARK: Writing

  /// Hands a page to the output; returns what the file system refused.
  private func write(
    _ page: PageContext.Page,
    _ request: DocumentRequest,
    _ part: inout PagePart,
    _ workshop: inout Workshop
  ) -> FileError? {
    guard let output else { return nil }
    let route = request.resolver.route
    let record = PageContext(plan: plan, chrome: chromes[part.locale]).record(page)
    workshop.out.removeAll()
    plan.templates.render("page", record, into: &workshop.out)
    do throws(FileError) {
      if TitleFiller.isNeeded(for: workshop.out.bytes.span) {
        let bytes = try output.spool(workshop.out.bytes.span)
        part.waiting = PagePart.Waiting(path: route.outputPath, bytes: bytes)
      } else {
        part.files.append(try output.stage(route.outputPath, workshop.out.bytes.span))
      }
      guard page.hasOriginals else { return nil }
      let path = RelativePath(normal: route.path + PageContext.Page.originalsName)
      let units = workshop.originals.render(page.article.sources, request)
      part.files.append(try output.stage(path, units.span))
      return nil
    } catch { return error }
  }
}
