/// From pages to a site: titles filled in, files that belong to no page, the snapshot.
extension LiveBuilder {
  /// Returns the site with these pages; `planning` is what was found before them.
  func site(
    _ outcomes: [PageOutcome],
    made: [Int],
    _ planning: Diagnostics
  ) async throws(BuildError) -> LiveBuild {
    var outcomes = outcomes
    let facts = facts(outcomes, made)
    let records = records(outcomes, made, facts)
    let filled = try fill(&outcomes, facts.contains(.titles) ? nil : made, records)
    let pages = facts.contains(.plan) ? nil : Set(made + filled)
    var shared = old?.shared ?? [:]
    var sharing = old?.sharing ?? [:]
    try await share(facts, outcomes, &shared, &sharing)
    let snapshot = try snapshot(outcomes, pages, facts, shared)
    return LiveBuild(
      frame: frame,
      places: WatchedPlaces(frame.plan),
      outcomes: outcomes,
      records: records,
      shared: shared,
      planning: planning,
      sharing: sharing,
      snapshot: snapshot.new,
      changed: snapshot.changed,
      made: made,
      madeCount: made.reduce(0) { $0 + outcomes[$1].madeCount }
    )
  }

  /// Returns what other files could see of the difference to the last build.
  private func facts(_ outcomes: [PageOutcome], _ made: [Int]) -> SharedFiles.Facts {
    guard let old, case .samePlan = mode else { return .all }
    // A picture that could not be read may be there now.
    let first: SharedFiles.Facts = dirty?.hasAssets == true ? .assets : []
    return made.reduce(into: first) { facts, page in
      let configuration = frame.plan.configuration
      facts.formUnion(.changed(from: old.outcomes[page], to: outcomes[page], configuration))
    }
  }

  private func records(
    _ outcomes: [PageOutcome],
    _ made: [Int],
    _ facts: SharedFiles.Facts
  ) -> RecordTable {
    guard let old, !facts.contains(.plan) else {
      return RecordTable(outcomes.lazy.flatMap(\.parts).compactMap(\.record), frame.plan)
    }
    var records = old.records
    for page in made { records.replace(page, with: outcomes[page].parts.compactMap(\.record)) }
    return records
  }

  /// Fills the titles of others into pages, all or some, and returns those that wait for any.
  private func fill(
    _ outcomes: inout [PageOutcome],
    _ pages: [Int]?,
    _ records: RecordTable
  ) throws(BuildError) -> [Int] {
    let filler = TitleFiller(records: records)
    var filled: [Int] = []
    for page in pages ?? Array(outcomes.indices) {
      for index in outcomes[page].parts.indices {
        guard let waiting = outcomes[page].parts[index].waiting else { continue }
        outcomes[page].parts[index].filled = try file(waiting, filler)
        if filled.last != page { filled.append(page) }
      }
    }
    return filled
  }

  private func file(
    _ waiting: PagePart.Waiting,
    _ filler: TitleFiller
  ) throws(BuildError) -> StagedFile {
    do throws(FileError) {
      let page = try waiting.bytes.read()
      let bytes = filler.filled(page.span)
      return try output.stage(waiting.path, bytes.span)
    } catch { throw .file(error) }
  }

  /// Makes the shared files anew that are made of what changed.
  private func share(
    _ facts: SharedFiles.Facts,
    _ outcomes: [PageOutcome],
    _ shared: inout [SharedFiles: [StagedFile]],
    _ findings: inout [SharedFiles: Diagnostics]
  ) async throws(BuildError) {
    let kinds = SharedFiles.allCases.filter { !$0.facts.isDisjoint(with: facts) }
    guard !kinds.isEmpty else { return }
    let site = Assembly(frame, outcomes)
    for kind in kinds {
      (shared[kind], findings[kind]) = ([], Diagnostics())
      let others = shared
      shared[kind] = try await site.stage(
        kind,
        output,
        workers: options.jobs,
        beside: {
          outcomes.flatMap { $0.parts.flatMap(\.allFiles) }.map(\.path)
            + others.values.flatMap { $0.map(\.path) }
        },
        &findings[kind, default: Diagnostics()]
      )
    }
  }

  // MARK: The snapshot

  /// Returns the files of the site, and the paths of those that are other than before.
  ///
  /// `pages` are those whose files may be; all where it is `nil`.
  private func snapshot(
    _ outcomes: [PageOutcome],
    _ pages: Set<Int>?,
    _ facts: SharedFiles.Facts,
    _ shared: [SharedFiles: [StagedFile]]
  ) throws(BuildError) -> (new: SiteSnapshot, changed: Set<String>) {
    let last = old?.snapshot
    var snapshot = SiteSnapshot(basePath: String(frame.plan.configuration.baseURL.path))
    var touched: Set<String> = []
    let kinds = SharedFiles.allCases.filter { pages == nil || !$0.facts.isDisjoint(with: facts) }
    if let old, let pages {
      snapshot.files = old.snapshot.files
      snapshot.redirections = old.snapshot.redirections
      for page in pages { touched.formUnion(Self.paths(old.outcomes[page])) }
      for kind in kinds { touched.formUnion(old.shared[kind]?.map(\.path.string) ?? []) }
      for path in touched { snapshot.files[path] = nil }
    }
    let files = (pages.map { $0.flatMap { outcomes[$0].parts } } ?? outcomes.flatMap(\.parts))
      .flatMap(\.allFiles)
    for file in files + kinds.flatMap({ shared[$0] ?? [] }) {
      snapshot.files[file.path.string] = file.file
      touched.insert(file.path.string)
    }
    if pages == nil { touched.formUnion(last?.files.paths ?? []) }
    if kinds.contains(.movedPages) {
      snapshot.redirections = try redirections(snapshot)
    }
    let changed = touched.filter { snapshot.files[$0]?.digest != last?.files[$0]?.digest }
    return (snapshot, changed)
  }

  private static func paths(_ outcome: PageOutcome) -> [String] {
    outcome.parts.flatMap(\.allFiles).map(\.path.string)
  }

  /// Reads the list that hosts get, so that the preview leads on where they do.
  private func redirections(
    _ snapshot: SiteSnapshot
  ) throws(BuildError) -> [String: SiteSnapshot.Redirection] {
    guard let file = snapshot.files[MovedPages.listName] else { return [:] }
    do throws(FileError) {
      guard case .bytes(let bytes) = try file.contents() else { return [:] }
      return SiteSnapshot.Redirection.all(in: bytes)
    } catch { throw .file(error) }
  }
}
