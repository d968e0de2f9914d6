/// A site that follows its project: built once, and from then on as much of it as a change asks for.
///
/// Whatever becomes of a change, there is a site: a page with errors stays as it was last, and so does
/// what all pages share while the configuration, a template or a table of contents has errors that
/// it had not before.
package actor LiveSite {
  private let options: BuildOptions
  private let output: SnapshotOutput
  private var build: LiveBuild?
  private var number = 0
  private var assetNumber = 0
  /// What keeps the site from following the project; `nil` as long as it does.
  private var blocked: Blocked?
  /// The files that the plan leaves out, since nothing could be made of them.
  private var lacking: Set<PageInputs.Key> = []
  /// What has happened since the site was last able to follow.
  private var pending = FileChanges()

  private struct Blocked {
    let findings: Diagnostics
    /// What to watch until it is mended.
    let places: WatchedPlaces
  }

  /// Prepares a site of the project that `options` name; nothing is written to its output.
  package init(_ options: BuildOptions) throws(BuildError) {
    self.options = options
    do throws(FileError) { output = try SnapshotOutput() } catch { throw .file(error) }
  }

  /// Builds the whole site.
  ///
  /// Throws where there is no project at all, or the file system refuses what every build needs. A
  /// project that is merely faulty gives an empty site and its findings.
  package func start() async throws(BuildError) -> LiveUpdate {
    number += 1
    return try await rebuild(nil)
  }

  /// Makes what depends on the changes.
  package func follow(_ changes: FileChanges) async throws(BuildError) -> LiveUpdate {
    number += 1
    pending.add(changes)
    guard let build else { return try await rebuild(nil) }
    let dirty = DirtyFiles(pending, build.plan, build.places, lacking: lacking)
    if dirty.needsPlan || blocked != nil { return try await rebuild(dirty) }
    let builder = builder(build.frame, .samePlan(dirty))
    let (outcomes, made) = try await builder.pages()
    let isLacking = made.contains { !outcomes[$0].shortfall.isEmpty }
    if isLacking
      || made.contains(where: { DefinedUID.differ(build.outcomes[$0].uids, outcomes[$0].uids) })
    {
      return try await rebuild(dirty)
    }
    return adopt(
      try await builder.site(outcomes, made: made, build.planning),
      dirty
    )
  }

  private func builder(_ frame: SiteFrame, _ mode: LiveBuilder.Mode) -> LiveBuilder {
    LiveBuilder(
      frame: frame,
      options: options,
      output: output.next(after: build?.snapshot.files ?? [:]),
      old: build,
      mode: mode
    )
  }

  // MARK: A new plan

  /// Plans the site anew, and makes what that changes.
  private func rebuild(_ dirty: DirtyFiles?) async throws(BuildError) -> LiveUpdate {
    var planning = Diagnostics()
    guard let configuration = try configure(&planning) else {
      return try await block(planning, WatchedPlaces(options), dirty)
    }
    let places = WatchedPlaces(configuration)
    lacking = []
    var planner = Planner(configuration: configuration, publishedTags: options.locales)
    var plan = planner.plan(&planning)
    guard plan.templates.contains("page") else {
      configuration.apply(plan.rules, to: &planning)
      return try await block(planning, places, dirty)
    }
    while true {
      let frame = SiteFrame(plan)
      if let new = newErrors(planning, frame) { return try await block(new, places, dirty) }
      let builder = builder(frame, mode(frame, dirty))
      let (outcomes, made) = try await builder.pages()
      let shortfall = outcomes.reduce(into: Shortfall()) { $0.formUnion($1.shortfall) }
      if let better = planner.replan(without: shortfall) {
        planning.append(plan.findings(of: shortfall, in: outcomes))
        lacking.formUnion(plan.keys(of: shortfall))
        plan = better
        continue
      }
      let next = try await builder.site(outcomes, made: made, planning)
      blocked = nil
      return adopt(next, dirty)
    }
  }

  /// Reads the configuration; once there is a site, a project that is gone is a finding like others.
  private func configure(
    _ diagnostics: inout Diagnostics
  ) throws(BuildError) -> SiteConfiguration? {
    do throws(BuildError) {
      return try Project.configure(options, &diagnostics)
    } catch {
      guard build != nil, case .projectNotFound(let path) = error else { throw error }
      diagnostics.report(.projectGone(path))
      return nil
    }
  }

  private func mode(_ frame: SiteFrame, _ dirty: DirtyFiles?) -> LiveBuilder.Mode {
    guard let build, let dirty, let changes = PlanChanges(from: build.frame, to: frame) else {
      return .fresh
    }
    return .newPlan(changes, dirty)
  }

  /// Returns the errors of what all pages share that were not there before; `nil` where all were, or
  /// nothing is there to stay.
  private func newErrors(_ planning: Diagnostics, _ frame: SiteFrame) -> Diagnostics? {
    guard let build else { return nil }
    var now = planning
    now.append(frame.findings)
    frame.plan.configuration.apply(frame.plan.rules, to: &now)
    let known = Set(build.commonFindings().findings.filter { $0.severity == .error }.map(\.message))
    let new = now.divided { $0.severity == .error && !known.contains($0.message) }.0
    return new.findings.isEmpty ? nil : new
  }

  /// Leaves what all pages share as it is, and makes those again whose own files changed.
  private func block(
    _ findings: Diagnostics,
    _ places: WatchedPlaces,
    _ dirty: DirtyFiles?
  ) async throws(BuildError) -> LiveUpdate {
    blocked = Blocked(findings: findings, places: places)
    guard let build, var dirty else {
      let nothing = SiteSnapshot(basePath: "/")
      var update = LiveUpdate(nothing, places, LiveView(build: nil, blocked: findings))
      (update.number, update.findings) = (number, findings)
      return update
    }
    dirty.keepToPages()
    let builder = builder(build.frame, .samePlan(dirty))
    let (outcomes, made) = try await builder.pages()
    let next = try await builder.site(outcomes, made: made, build.planning)
    return adopt(next, dirty)
  }

  // MARK: What came of it

  private func adopt(_ next: LiveBuild, _ dirty: DirtyFiles?) -> LiveUpdate {
    let isFirst = build == nil
    build = next
    if blocked == nil { pending = FileChanges() }
    var update = LiveUpdate(
      next.snapshot,
      blocked?.places ?? next.places,
      LiveView(build: next, blocked: blocked?.findings)
    )
    update.number = number
    update.changed = next.changed
    update.isTotal = dirty?.isTotal ?? true
    update.hasOtherAssets = dirty?.hasAssets ?? false
    if update.hasOtherAssets || next.changed.contains(where: { $0.hasSuffix(".js") }) {
      assetNumber = number
    }
    update.assetNumber = assetNumber
    update.madeCount = next.madeCount
    update.findings = blocked?.findings ?? Diagnostics()
    update.findings.append(isFirst ? next.report().diagnostics : next.findings(of: next.made))
    return update
  }
}

extension Diagnostic {
  fileprivate static func projectGone(_ path: String) -> Diagnostic {
    Diagnostic(
      .configNotFound,
      "there is no project at '\(path)' any more",
      notes: ["the site stays as it was; put the project's diglot.yml back"]
    )
  }
}
