/// Builds a site that goes on living: all of it, or what depends on a change.
///
/// The rule by which a page is made again is in one place, `isStale`, and what it asks is data:
/// `PageInputs`, `PlanChanges`, `DirtyFiles`; for all other files it is `SharedFiles.facts`. A property
/// test makes random changes and compares the site with one that is built from scratch.
struct LiveBuilder {
  let frame: SiteFrame
  let options: BuildOptions
  let output: SnapshotOutput
  /// The build before, where there was one.
  let old: LiveBuild?
  let mode: Mode

  /// What is still good of the build before.
  enum Mode: Sendable {
    /// Nothing.
    case fresh
    /// Its plan still holds.
    case samePlan(DirtyFiles)
    case newPlan(PlanChanges, DirtyFiles)
  }

  private var changes: PlanChanges? {
    if case .newPlan(let changes, _) = mode { changes } else { nil }
  }

  var dirty: DirtyFiles? {
    switch mode {
    case .fresh: nil
    case .samePlan(let dirty), .newPlan(_, let dirty): dirty
    }
  }

  private var plan: Plan { frame.plan }

  /// Makes what has to be made of the pages.
  func pages() async throws(BuildError) -> (outcomes: [PageOutcome], made: [Int]) {
    let lastOutcomes = try lastOutcomes()
    let kept = lastOutcomes.map(kept)
    let pass = await BuildPass.run(frame, options, output, logsInputs: true, kept: kept)
    if let failure = pass.outcomes.lazy.compactMap(\.failure).first { throw .file(failure) }
    var outcomes = pass.outcomes
    let made = outcomes.indices.filter { kept?.isMade[$0] ?? true }
    let lastGood = LastGood(plan: plan)
    for page in made {
      outcomes[page] = lastGood.keep(lastOutcomes?[page], in: outcomes[page], page: page)
    }
    return (outcomes, made)
  }

  // MARK: What is still good

  /// Returns the outcomes of the last build under the numbers of this plan; `nil` without one.
  ///
  /// A page of the last build that is none any more is left out, a new one has no parts.
  private func lastOutcomes() throws(BuildError) -> [PageOutcome]? {
    guard let old, dirty != nil else { return nil }
    guard let numbering = changes?.numbering, !numbering.isIdentity else { return old.outcomes }
    do throws(FileError) {
      var outcomes: [PageOutcome] = []
      for index in numbering.old {
        guard let index else {
          outcomes.append(PageOutcome())
          continue
        }
        outcomes.append(try numbering.renumbered(old.outcomes[index], output))
      }
      return outcomes
    } catch { throw .file(error) }
  }

  private func kept(_ outcomes: [PageOutcome]) -> BuildPass.Kept {
    var kept = BuildPass.Kept(outcomes: outcomes, isMade: outcomes.map { _ in false })
    for page in outcomes.indices {
      // What a file of the page says may matter to the site in other ways than by a part of it.
      let isDirty = dirty?.pages[oldNumber(of: page)] != nil
      // So may what is known of a page that has no part.
      let isComplete = changes == nil || isComplete(outcomes[page], page)
      guard isDirty || !isComplete || hasStalePart(outcomes, page) else { continue }
      kept.isMade[page] = true
      kept.outcomes[page].parts.removeAll { isStale($0, page) }
    }
    return kept
  }

  /// By index: to hand a part to a closure would copy it, and most parts of a site are looked at.
  private func hasStalePart(_ outcomes: [PageOutcome], _ page: Int) -> Bool {
    for index in outcomes[page].parts.indices where isStale(outcomes[page].parts[index], page) {
      return true
    }
    return false
  }

  private func isComplete(_ outcome: PageOutcome, _ page: Int) -> Bool {
    !outcome.parts.isEmpty
      && outcome.parts.count == plan.locales.indices.count { plan.isRendered(page, $0) }
  }

  private func oldNumber(of page: Int) -> Int { changes?.numbering.old[page] ?? page }

  /// Whether a page has to be made again in a language: the rule of what depends on what.
  private func isStale(_ part: borrowing PagePart, _ page: Int) -> Bool {
    guard plan.isRendered(page, part.locale) else { return true }
    let isTotal = dirty?.isTotal ?? true
    // Files that it reads, the page's own first.
    if isTotal || readsDirtyFile(part, page) { return true }
    if let dirty, part.inputs.have(any: dirty.keys) { return true }
    guard let changes else { return false }
    // Names that it looked up, and what it asked of the whole site.
    return part.inputs.have(any: changes.names)
      || part.inputs.asksForUIDs || part.isOld
      // Statuses and sentences are kept under the numbers of pages.
      || !changes.numbering.isIdentity && keepsNumbers
      // What surrounds it.
      || changes.isMoved(oldNumber(of: page), page, part.locale)
  }

  private var keepsNumbers: Bool {
    plan.configuration.statusPage || plan.configuration.hasWorkingPages
  }

  /// Whether a file has changed that the part's text is made of.
  private func readsDirtyFile(_ part: borrowing PagePart, _ page: Int) -> Bool {
    guard let locales = dirty?.pages[oldNumber(of: page)] else { return false }
    // Where units are compared, what the original says matters too, whichever file tells it.
    if part.isOld || part.shared.isCompared || part.record == nil { return true }
    let availability = plan.pages[page].availability
    switch availability[part.locale] {
    case .own: return locales.contains(part.locale)
    case .fallback(let other) where availability[other] == .own: return locales.contains(other)
    case .fallback, .rebuilt, .missing: return true
    }
  }
}
