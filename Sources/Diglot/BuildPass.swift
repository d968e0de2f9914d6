/// All pages built once by a plan: staged, and not yet in their places.
struct BuildPass {
  let frame: SiteFrame
  /// By page.
  let outcomes: [PageOutcome]
  /// What is still good of an earlier pass.
  struct Kept: Sendable {
    /// By page, with the parts that need not be made again.
    var outcomes: [PageOutcome]
    /// By page, whether anything of it may have to be made again; the others stay as they are.
    var isMade: [Bool]
  }

  /// Builds all pages, or those that an earlier pass does not have as they are.
  ///
  /// `output` is `nil` where no site is made. With `logsInputs` it is noted what each page takes from
  /// elsewhere.
  static func run(
    _ frame: SiteFrame,
    _ options: BuildOptions,
    _ output: (any SiteOutput)?,
    logsInputs: Bool = false,
    kept: Kept? = nil
  ) async -> BuildPass {
    let plan = frame.plan
    let builder = PageBuilder(
      plan: plan,
      chromes: frame.chromes,
      navigation: frame.navigation,
      output: output,
      xrefs: frame.xrefs,
      pivots: ZonePivotCatalog(plan),
      logsInputs: logsInputs
    )
    let made = kept.map { kept in kept.isMade.indices.filter { kept.isMade[$0] } }
    let done = ProgressCounter(total: made?.count ?? plan.pages.count, options.progress)
    let new = await concurrentMap(
      count: made?.count ?? plan.pages.count,
      workers: options.jobs,
      state: { PageBuilder.Workshop() }
    ) { workshop, index in
      let page = made?[index] ?? index
      let outcome = builder.build(
        page,
        &workshop,
        keeping: kept?.outcomes[page].parts ?? []
      )
      done.advance()
      return outcome
    }
    var outcomes = new
    if let kept, let made {
      outcomes = kept.outcomes
      for (page, outcome) in zip(made, new) { outcomes[page] = outcome }
    }
    return BuildPass(frame: frame, outcomes: outcomes)
  }

  /// The texts that the plan promised and that could not be made.
  var shortfall: Shortfall { outcomes.reduce(into: Shortfall()) { $0.formUnion($1.shortfall) } }

  /// Returns what was found in the files that `shortfall` leaves out.
  func findings(of shortfall: Shortfall) -> Diagnostics {
    frame.plan.findings(of: shortfall, in: outcomes)
  }
}

extension Plan {
  /// Returns what was found in the files that `shortfall` leaves out.
  func findings(of shortfall: Shortfall, in outcomes: [PageOutcome]) -> Diagnostics {
    let files = Set(shortfall.files.compactMap { file in place(of: file)?.displayPath })
    var kept = Diagnostics()
    for finding in outcomes.lazy.flatMap(\.diagnostics.findings) {
      if let file = finding.location?.file, files.contains(file) { kept.report(finding) }
    }
    return kept
  }

  /// Returns the files that `shortfall` leaves out, as changes name them.
  func keys(of shortfall: Shortfall) -> [PageInputs.Key] {
    shortfall.files.compactMap { missing in
      path(of: missing).map { .bytes($0, of: missing.locale) }
    }
  }

  private func place(of missing: Shortfall.File) -> ProjectFolder? {
    path(of: missing).flatMap { file($0, missing.locale) }
  }

  private func path(of missing: Shortfall.File) -> RelativePath? {
    pages.index(ofID: missing.page.string).flatMap { pages[$0].files[missing.locale] }
  }
}
