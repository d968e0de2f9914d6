/// Builds the site of a project, or only checks it: the whole flow, from top to bottom.
///
/// Findings about the content come back in the report, in an order that does not depend on the
/// workers; what keeps the build from running at all is thrown.
package func compile(_ options: BuildOptions) async throws(BuildError) -> BuildReport {
  var report = BuildReport()
  // discover
  guard let plan = try discover(options, &report.diagnostics) else { return report }
  report.outputPath = plan.configuration.output.displayPath
  let writer =
    options.writesSite ? try open(plan.configuration, options.home, &report.diagnostics) : nil
  if options.writesSite, writer == nil { return report }
  guard plan.templates.contains("page") else { return report }
  // read, parse, extend, link, render, stage: each page by one worker
  let chromes = plan.locales.indices.map { SiteChrome(plan, locale: $0) }
  let builder = PageBuilder(plan: plan, chromes: chromes, writer: writer)
  let outcomes = await build(plan, builder, options)
  // index
  var site = try Assembly(plan, chromes, outcomes, &report.diagnostics)
  site.check(&report.diagnostics)
  try site.stageSharedFiles(writer, &report.diagnostics)
  // commit
  report.diagnostics.sort()
  report.locales = site.counts
  try finish(site.files, writer, options, &report)
  return report
}

private func discover(
  _ options: BuildOptions,
  _ diagnostics: inout Diagnostics
) throws(BuildError) -> Plan? {
  guard File.kind(options.project) != nil else { throw .projectNotFound(path: options.project) }
  let overrides = ConfigurationOverrides(
    output: options.output,
    translations: options.translations,
    baseURL: options.baseURL
  )
  guard
    let configuration = ConfigurationLoader.load(
      project: options.project,
      overrides: overrides,
      &diagnostics
    )
  else { return nil }
  for tag in options.locales where configuration.index(ofTag: tag) == nil {
    throw .localeNotConfigured(tag: tag, configured: configuration.locales.map(\.locale.tag))
  }
  return Planner(configuration: configuration, publishedTags: options.locales).plan(&diagnostics)
}

/// Opens the output, unless writing there could destroy what is not ours.
private func open(
  _ configuration: SiteConfiguration,
  _ home: String?,
  _ diagnostics: inout Diagnostics
) throws(BuildError) -> SiteWriter? {
  let output = configuration.output.path
  let sources = configuration.locales.compactMap(\.content?.path) + [configuration.folder.path]
  if let finding = OutputLocation.finding(output: output, sources: sources, home: home) {
    diagnostics.report(finding)
    return nil
  }
  do throws(FileError) {
    let writer = try SiteWriter(output: output)
    if let finding = writer.finding { diagnostics.report(finding) }
    return writer
  } catch { throw .file(error) }
}

private func build(
  _ plan: Plan,
  _ builder: PageBuilder,
  _ options: BuildOptions
) async -> [PageBuilder.Outcome] {
  let done = ProgressCounter(total: plan.pages.count, options.progress)
  return await concurrentMap(
    count: plan.pages.count,
    workers: options.jobs,
    state: { PageBuilder.Workshop() }
  ) { workshop, page in
    let outcome = builder.build(page, &workshop)
    done.advance()
    return outcome
  }
}

private func finish(
  _ files: [StagedFile],
  _ writer: SiteWriter?,
  _ options: BuildOptions,
  _ report: inout BuildReport
) throws(BuildError) {
  guard let writer else { return }
  let isFaulty =
    report.diagnostics.hasErrors || options.isStrict && report.diagnostics.count(.warning) > 0
  guard options.keepsGoing || !isFaulty else { return writer.discard() }
  do throws(FileError) {
    let summary = try writer.commit(files)
    report.written = summary.written
    report.unchanged = summary.unchanged
    report.removed = summary.removed
    report.isWritten = true
  } catch {
    writer.discard()
    throw .file(error)
  }
}
