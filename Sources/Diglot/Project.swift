/// A project that was found and planned: where every command begins that looks at its pages and
/// builds no site.
struct Project {
  let plan: Plan

  /// Finds a project and plans it; `nil`, with findings, where its configuration is faulty.
  static func open(
    _ options: BuildOptions,
    _ diagnostics: inout Diagnostics
  ) throws(BuildError) -> Project? {
    guard let configuration = try configure(options, &diagnostics) else { return nil }
    let planner = Planner(configuration: configuration, publishedTags: options.locales)
    return Project(plan: planner.plan(&diagnostics))
  }

  /// Reads what `diglot.yml` says; `nil`, with findings, where that is faulty.
  static func configure(
    _ options: BuildOptions,
    _ diagnostics: inout Diagnostics
  ) throws(BuildError) -> SiteConfiguration? {
    guard File.kind(options.project) != nil else { throw .projectNotFound(path: options.project) }
    let overrides = ConfigurationOverrides(
      output: options.output,
      translations: options.translations,
      baseURL: options.baseURL
    )
    let configuration = ConfigurationLoader.load(
      project: options.project,
      overrides: overrides,
      &diagnostics
    )
    guard let configuration else { return nil }
    for tag in options.locales where configuration.index(ofTag: tag) == nil {
      throw .localeNotConfigured(tag: tag, configured: configuration.locales.map(\.locale.tag))
    }
    return configuration
  }

  /// Returns what `body` makes of each page's texts, in the order of the pages, and reports what was
  /// wrong with reading them.
  func mapTexts<Result: Sendable>(
    _ options: BuildOptions,
    _ diagnostics: inout Diagnostics,
    _ body: @escaping @Sendable (Int, PageTexts) -> Result
  ) async -> [Result] {
    let plan = plan
    let done = ProgressCounter(total: plan.pages.count, options.progress)
    let outcomes = await concurrentMap(
      count: plan.pages.count,
      workers: options.jobs,
      state: {}
    ) { _, page in
      var texts = PageTexts(plan, page)
      var findings = Diagnostics()
      texts.readAll(&findings)
      defer { done.advance() }
      return (body(page, texts), findings)
    }
    for (_, findings) in outcomes { diagnostics.append(findings) }
    return outcomes.map(\.0)
  }
}
