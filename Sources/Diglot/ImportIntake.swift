/// The translations of one page, from all files.
struct ImportJob: Sendable {
  let page: Int
  let pair: ExchangePair
  var entries: [ExchangeEntry] = []
  /// Whether an entry could not be read, so that nothing is written.
  var isBlocked = false
}

/// Reads the files that come back, and finds the page of every entry.
///
/// Pages come from the plan alone: a path in a file is only ever looked up.
struct ImportIntake {
  private struct Key: Hashable {
    let page: Int
    let target: Int
  }

  private let plan: Plan
  private var files: [SourceFile] = []
  private var order: [Key] = []
  private var found: [Key: ImportJob] = [:]
  var faults: [ExchangeFault] = []

  init(_ plan: Plan) { self.plan = plan }

  /// In the order in which the files name the pages.
  var jobs: [ImportJob] { order.compactMap { found[$0] } }

  mutating func read(_ path: String, _ diagnostics: inout Diagnostics) {
    let place = ProjectFolder(path: path)
    let bytes: [UInt8]
    do { bytes = try File.read(place.path) } catch {
      diagnostics.report(.fileNotRead(error))
      return
    }
    files.append(SourceFile(path: place.displayPath, bytes: bytes))
    do throws(ExchangeFault) {
      take(try ExchangeDocument.read(bytes, file: files.count - 1))
    } catch {
      faults.append(error)
    }
  }

  private mutating func take(_ document: ExchangeDocument) {
    let start = ExchangePlace(file: files.count - 1, offset: 0)
    let original = plan.configuration.originalLocale
    let source = document.sourceTag.map { plan.configuration.index(ofTag: $0) } ?? original
    guard let target = plan.configuration.index(ofTag: document.targetTag), target != original,
      let source, source != target
    else {
      faults.append(.localeUnknown(document.sourceTag, document.targetTag, start))
      return
    }
    let pair = ExchangePair(plan: plan, source: source, target: target)
    for (path, fault) in document.faults {
      faults.append(fault)
      if let page = page(path, target) { put(page, pair) { $0.isBlocked = true } }
    }
    for entry in document.entries {
      guard let page = page(entry.path, target) else {
        faults.append(.pageUnknown(entry))
        continue
      }
      if let job = found[Key(page: page, target: target)], job.pair.source != source {
        if !job.isBlocked { faults.append(.otherSource(entry)) }
        put(page, pair) { $0.isBlocked = true }
      } else {
        put(page, pair) { $0.entries.append(entry) }
      }
    }
  }

  private mutating func put(
    _ page: Int,
    _ pair: ExchangePair,
    _ change: (inout ImportJob) -> Void
  ) {
    let key = Key(page: page, target: pair.target)
    if found[key] == nil { order.append(key) }
    change(&found[key, default: ImportJob(page: page, pair: pair)])
  }

  /// Returns the page whose file in a locale has exactly this path.
  private func page(_ path: String, _ locale: Int) -> Int? {
    guard let relative = RelativePath(path) else { return nil }
    return plan.pages.indices(ofSource: relative).first {
      plan.pages[$0].files[locale]?.string == path
    }
  }

  // MARK: Findings

  /// Makes findings of the faults, in the order of the files.
  func report(_ report: inout ImportReport) {
    let sorted = faults.enumerated().sorted { a, b in
      let (x, y) = (a.element.place, b.element.place)
      if x.file != y.file { return x.file < y.file }
      return x.offset != y.offset ? x.offset < y.offset : a.offset < b.offset
    }.map(\.element)
    // To say where one lies takes as long as the way there.
    for fault in sorted.prefix(Diagnostics.pageLimit) {
      let file = files[fault.place.file]
      report.diagnostics.report(
        Diagnostic(
          fault.code,
          fault.message,
          at: file.location(of: fault.place.offset..<fault.place.offset),
          notes: fault.notes
        )
      )
    }
    report.droppedCount = max(0, sorted.count - Diagnostics.pageLimit)
  }
}

extension Diagnostic {
  fileprivate static func fileNotRead(_ error: FileError) -> Diagnostic {
    Diagnostic(
      .fileUnreadable,
      error.description,
      at: Location(file: error.path, line: 1, column: 1, length: 1, excerpt: ""),
      notes: ["the other files are taken over without it"]
    )
  }
}

extension ExchangeFault {
  fileprivate static func localeUnknown(
    _ source: String?,
    _ target: String,
    _ place: ExchangePlace
  ) -> ExchangeFault {
    let pair = (source.map { "from '\($0)' " } ?? "") + "into '\(target)'"
    return ExchangeFault(
      code: .exchangeUnitUnknown,
      message: "the project has no translations \(pair)",
      notes: ["nothing of the file is taken over"],
      place: place
    )
  }

  fileprivate static func otherSource(_ entry: ExchangeEntry) -> ExchangeFault {
    ExchangeFault(
      code: .exchangeUnitRepeated,
      message: "page '\(entry.path)' comes from one language at a time",
      notes: ["nothing of the page is written; import the files one after another"],
      place: entry.place
    )
  }

  fileprivate static func pageUnknown(_ entry: ExchangeEntry) -> ExchangeFault {
    ExchangeFault(
      code: .exchangeUnitUnknown,
      message: "the locale has no page '\(entry.path)'",
      notes: ["export it again; the unit is '\(entry.id)'"],
      place: entry.place
    )
  }
}
