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
  // read, parse, extend, link, render, stage: each page by one worker
  var pass = try await BuildPass.run(plan, options, &report.diagnostics)
  // A page that could not be read or parsed is then left out of the plan, so that no link leads to
  // it. What was found in it is kept.
  while let better = planner.replan(without: pass.shortfall) {
    report.diagnostics.append(pass.findings(of: pass.shortfall))
    pass.discard()
    pass = try await BuildPass.run(better, options, &report.diagnostics)
  }
  // index, commit
  try await pass.finish(options, &report)
  return report
}

/// Whether writing to the output could not destroy what is not ours.
private func isSafeOutput(
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
