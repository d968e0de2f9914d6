/// Builds one page in all its languages: the middle of the flow, run by every worker.
///
/// All locales of a page together, since the original may be rebuilt from any of them, and since
/// each file is then read and taken apart once.
struct PageBuilder: Sendable {
  let plan: Plan
  let chromes: [SiteChrome]
  let navigation: Navigation
  /// `nil` where no site is written.
  let writer: SiteWriter?
  let xrefs: XrefCatalog
  let pivots: ZonePivotCatalog

  /// What one worker keeps from page to page.
  struct Workshop: ~Copyable {
    fileprivate var articles = ArticleRenderer()
    fileprivate var originals = UnitOriginals()
    fileprivate var out = ByteBuffer(capacity: 64 << 10)
    fileprivate let images = ImageSizes()

    init() {}
  }

  /// What a page leaves behind.
  struct Outcome: Sendable {
    var records: [PageRecord] = []
    var diagnostics = Diagnostics()
    /// What was found in files that the page includes.
    var includedDiagnostics = Diagnostics()
    var files: [StagedFile] = []
    /// Pages that wait for the titles of others, in the writer's spool.
    var waiting: [(path: RelativePath, place: Range<Int>)] = []
    /// How far its translations have come, where the site says so.
    var status: PageStatus?
    /// What links can call the page by in its languages.
    var uids: [DefinedUID] = []
    /// The sentences of its translations, and those of them that are behind, where translators get
    /// pages of their own.
    var memory: [MemoryPage] = []
    var stale: [StaleTranslation] = []
    /// What the plan promised and the files do not hold.
    var shortfall = Shortfall()
    /// What the file system refused; ends the build.
    var failure: FileError?
  }

  /// What the languages of a page have in common.
  private struct Shared {
    /// The locales that really have the page and show it to search engines.
    let locales: [Int]
    let alternates: TemplateValue
    /// By locale.
    let comparisons: [UnitComparison?]
    let statuses: [TranslationStatus?]
  }

  func build(_ page: Int, _ workshop: inout Workshop) -> Outcome {
    var outcome = Outcome()
    var texts = PageTexts(plan, page)
    texts.readAll(&outcome.diagnostics)
    let locales = plan.locales.indices.filter { plan.isRendered(page, $0) }
    outcome.uids = locales.filter { plan.pages[page].availability[$0] == .own }
      .compactMap { texts.text(for: $0) }.compactMap(DefinedUID.init)
    let indexed = locales.filter { locale in
      plan.pages[page].availability[locale].isReal
        && texts.text(for: locale).map { !$0.settings(of: page, plan).isNoIndex } ?? false
    }
    let comparisons = comparesUnits ? texts.comparisons() : plan.locales.map { _ in nil }
    let shared = Shared(
      locales: indexed,
      alternates: PageContext.alternates(page, indexed, plan),
      comparisons: comparisons,
      statuses: texts.statuses(comparisons)
    )
    if plan.configuration.statusPage { outcome.status = PageStatus(texts, shared.statuses) }
    // A rebuilt page comes last, so that it is known what its translation was found guilty of.
    let isRebuilt = { plan.pages[page].availability[$0] == .rebuilt }
    for locale in locales.filter({ !isRebuilt($0) }) + locales.filter(isRebuilt) {
      guard let text = texts.text(for: locale) else {
        miss(page, locale, &outcome)
        continue
      }
      build(page, locale, current(text, shared), shared, &workshop, &outcome)
    }
    if keepsSentences { keep(texts, page, comparisons, &outcome) }
    return outcome
  }

  /// Keeps what translators see of a page once the sentences of all pages are known.
  private func keep(
    _ texts: PageTexts,
    _ page: Int,
    _ comparisons: [UnitComparison?],
    _ outcome: inout Outcome
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
  private var keepsSentences: Bool { writer != nil && plan.configuration.hasWorkingPages }

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
    _ outcome: inout Outcome
  ) {
    let request = request(page, locale, text, workshop.images)
    var findings = Diagnostics()
    defer { keep(findings, text, page, locale, &outcome) }
    guard let article = workshop.articles.render(text, request, &findings) else {
      return miss(page, locale, &outcome)
    }
    let title = title(article, text, page)
    let isIndexed = shared.locales.contains(locale)
    let record = PageRecord(
      page: page,
      locale: locale,
      availability: plan.pages[page].availability[locale],
      title: title,
      ids: article.ids,
      uses: article.uses,
      isIndexed: isIndexed,
      fileLocale: text.fileLocale
    )
    outcome.records.append(record)
    guard writer != nil else { return }
    let content = PageContext.Page(
      page: page,
      text: text,
      article: article,
      title: title,
      navigation: navigation.page(page, locale),
      alternates: isIndexed ? shared.alternates : .list([]),
      hasOriginals: request.retainsUnits && article.hasUnits,
      status: shared.statuses[text.locale]
    )
    write(content, request, locale, &workshop, &outcome)
  }

  /// Notes that a locale's text cannot be had; what falls back to it is not at fault.
  private func miss(_ page: Int, _ locale: Int, _ outcome: inout Outcome) {
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
        fileLocale: text.fileLocale
      ),
      page: page,
      retainsUnits: configuration.translations == .retain,
      isTrusted: configuration.trustedContent,
      lookup: LinkLookup(images: images, xrefs: xrefs),
      pivots: pivots
    )
  }

  // MARK: Findings

  private func keep(
    _ findings: Diagnostics,
    _ text: PageText,
    _ page: Int,
    _ locale: Int,
    _ outcome: inout Outcome
  ) {
    let (own, included) = findings.divided {
      $0.location.map { $0.file == text.source.file.path } ?? true
    }
    outcome.diagnostics.append(kept(own, page, locale, outcome.diagnostics))
    // Where its text is at home, a page includes the same.
    if case .fallback(let other) = plan.pages[page].availability[locale], plan.isPublished[other] {
      return
    }
    outcome.includedDiagnostics.append(included)
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

  private func write(
    _ page: PageContext.Page,
    _ request: DocumentRequest,
    _ locale: Int,
    _ workshop: inout Workshop,
    _ outcome: inout Outcome
  ) {
    let route = request.resolver.route
    let record = PageContext(plan: plan, chrome: chromes[locale]).record(page)
    workshop.out.removeAll()
    plan.templates.render("page", record, into: &workshop.out)
    if TitleFiller.isNeeded(for: workshop.out.bytes.span) {
      spool(route.outputPath, workshop.out.bytes.span, &outcome)
    } else {
      stage(route.outputPath, workshop.out.bytes.span, &outcome)
    }
    if page.hasOriginals {
      let units = RelativePath(normal: route.path + PageContext.Page.originalsName)
      stage(units, workshop.originals.render(page.article.sources, request).span, &outcome)
    }
  }

  private func stage(
    _ path: RelativePath,
    _ bytes: borrowing Span<UInt8>,
    _ outcome: inout Outcome
  ) {
    guard let writer, outcome.failure == nil else { return }
    do throws(FileError) {
      outcome.files.append(try writer.stage(path, bytes))
    } catch { outcome.failure = error }
  }

  private func spool(
    _ path: RelativePath,
    _ bytes: borrowing Span<UInt8>,
    _ outcome: inout Outcome
  ) {
    guard let writer, outcome.failure == nil else { return }
    do throws(FileError) {
      outcome.waiting.append((path, try writer.spool(bytes)))
    } catch { outcome.failure = error }
  }
}
