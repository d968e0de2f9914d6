/// Builds the site of a project, or only checks it: the whole flow, from top to bottom.
///
/// Findings about the content come back in the report, in an order that does not depend on the
/// workers; what keeps the build from running at all is thrown.
package func compile(_ options: BuildOptions) async throws(BuildError) -> BuildReport {
  var report = BuildReport()
  // discover
  guard let configuration = try Project.configure(options, &report.diagnostics) else {
    return report
  }
  report.outputPath = configuration.output.displayPath
  guard isSafeOutput(configuration, options, &report.diagnostics) else { return report }
  var planner = Planner(configuration: configuration, publishedTags: options.locales)
  let plan = planner.plan(&report.diagnostics)
  guard plan.templates.contains("page") else {
    configuration.apply(configuration.rules, to: &report.diagnostics)
    return report
  }
  // navigate, then read, parse, extend, link, render, stage: each page by one worker
  var writer = try openOutput(configuration, options, &report.diagnostics)
  var pass = await BuildPass.run(SiteFrame(plan), options, writer)
  // A page that could not be read or parsed is then left out of the plan, so that no link leads to
  // it. What was found in it is kept.
  while let better = planner.replan(without: pass.shortfall) {
    report.diagnostics.append(pass.findings(of: pass.shortfall))
    writer?.discard()
    writer = try openOutput(configuration, options, &report.diagnostics)
    pass = await BuildPass.run(SiteFrame(better), options, writer)
  }
  // index, commit
  do throws(BuildError) {
    let files = try await index(pass, options, writer, &report)
    try commit(files, options, writer, &report)
  } catch {
    writer?.discard()
    throw error
  }
  return report
}

/// Checks what only all pages together tell, and stages what belongs to none of them.
private func index(
  _ pass: BuildPass,
  _ options: BuildOptions,
  _ writer: SiteWriter?,
  _ report: inout BuildReport
) async throws(BuildError) -> [StagedFile] {
  if let failure = pass.outcomes.lazy.compactMap(\.failure).first { throw .file(failure) }
  let site = Assembly(pass.frame, pass.outcomes)
  report.diagnostics.append(pass.frame.findings)
  report.diagnostics.append(site.diagnostics)
  report.diagnostics.append(site.check())
  var files = pass.outcomes.flatMap { $0.parts.flatMap(\.files) }
  if let writer {
    do throws(FileError) { files += try site.stageWaiting(writer) } catch { throw .file(error) }
    for kind in SharedFiles.allCases {
      files += try await site.stage(
        kind,
        writer,
        workers: options.jobs,
        beside: { files.map(\.path) },
        &report.diagnostics
      )
    }
  }
  let plan = pass.frame.plan
  plan.configuration.apply(plan.rules, to: &report.diagnostics)
  report.diagnostics.sort()
  report.locales = site.counts
  return files
}

/// Brings the site up to date unless there are errors.
private func commit(
  _ files: [StagedFile],
  _ options: BuildOptions,
  _ writer: SiteWriter?,
  _ report: inout BuildReport
) throws(BuildError) {
  guard let writer else { return }
  guard options.accepts(report.diagnostics) else { return writer.discard() }
  do throws(FileError) {
    report.note(try writer.commit(files))
  } catch { throw .file(error) }
}

private func openOutput(
  _ configuration: SiteConfiguration,
  _ options: BuildOptions,
  _ diagnostics: inout Diagnostics
) throws(BuildError) -> SiteWriter? {
  guard options.writesSite else { return nil }
  do throws(FileError) {
    let writer = try SiteWriter(output: configuration.output.path)
    if let finding = writer.finding { diagnostics.report(finding) }
    return writer
  } catch { throw .file(error) }
}

/// Whether writing to the output could not destroy what is not ours.
func isSafeOutput(
  _ configuration: SiteConfiguration,
  _ options: BuildOptions,
  _ diagnostics: inout Diagnostics
) -> Bool {
  guard options.writesSite else { return true }
  let sources = configuration.locales.compactMap(\.content?.path) + [configuration.folder.path]
  let finding = OutputLocation.finding(
    output: configuration.output.path,
    sources: sources,
    home: options.home
  )
  if let finding { diagnostics.report(finding) }
  return finding == nil
}
