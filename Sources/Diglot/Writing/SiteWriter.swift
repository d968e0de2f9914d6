private import Glibc

/// Writes a site: files are staged by any number of workers, then all come into their places.
///
/// 1. A file under the output is always whole: the old one or the new one.
/// 2. A file that did not change is not touched.
/// 3. Only files that the last manifest names are ever removed or replaced.
/// 4. The manifest comes last; a build that was killed before it is repaired by the next.
/// 5. With errors, the old site stays as it was.
/// 6. The same files give the same bytes: whatever the workers, their order, the clock, the zone.
///
/// New files are written to a stage inside the output, in the shape of the site. The commit then
/// moves as much as it can at once: a folder that is new by one rename, a folder whose every file is
/// new by exchanging it with the old one, the rest file by file. See `CommitPlanner`.
///
/// Measured with 5,000 pages of 8 kB, each in a folder of its own, all of them changed: a commit on
/// ext4 takes 0.3 s with the exchange and 1.1 s with a rename a file, in memory 0.13 s.
///
/// Only the journal and the manifest are synchronized, and both are written only where the set of
/// files changes: 25 ms on ext4. Synchronizing the pages too would double a commit at best, and the
/// next build compares bytes anyway: it mends what a power cut has emptied. Being killed is not a
/// power cut: the system keeps what was written.
struct SiteWriter: Sendable {
  private let output: OutputFolder

  /// Locks the output, clears what a killed build left, and reads the last manifest.
  ///
  /// Makes the folder where it is not there. Throws where something else is at the path, where a
  /// link leads out of its folder, and while another build holds the output (EWOULDBLOCK).
  init(output path: String) throws(FileError) { try self.init(output: path, faults: nil) }

  init(output path: String, faults: FaultHook?) throws(FileError) {
    output = try OutputFolder(path: path, faults: faults)
  }

  /// Whether no build has written here before, as far as is known.
  var isNew: Bool { output.owned.paths.isEmpty }

  /// A note where the last manifest cannot be read, so that this build removes no old files.
  var finding: Diagnostic? {
    output.isManifestUnreadable ? .manifestUnreadable(output.site.shown(".diglot/manifest")) : nil
  }

  /// Writes a file to the stage, unless the output holds the same bytes at `path` already.
  ///
  /// May be called by many workers at once, once for each path. Throws EINVAL for a path that no
  /// site may have: an empty one, one that leaves the output, `.diglot`.
  func stage(
    _ path: RelativePath,
    _ bytes: borrowing Span<UInt8>
  ) throws(FileError) -> StagedFile {
    try check(path)
    // Whatever keeps us from reading the old file, the new one will replace it or say why not.
    if !output.isEmpty, let old = try? SourceDescriptor(path.string, in: output.site),
      old.holds(bytes)
    {
      return StagedFile(path: path, state: .unchanged)
    }
    let file = try output.createStaged(path)
    try file.write(bytes)
    try file.finish()
    return StagedFile(path: path, state: .staged)
  }

  /// Keeps the bytes of a file that is not finished yet, without memory for them; may be called by
  /// many workers at once.
  func spool(_ bytes: borrowing Span<UInt8>) throws(FileError) -> SpooledBytes {
    try SpooledBytes(bytes, in: output.spool)
  }

  /// Copies the file at `source` to the stage, unless the output holds the same bytes already.
  func stageCopy(of source: String, to path: RelativePath) throws(FileError) -> StagedFile {
    try check(path)
    let source = try SourceDescriptor(path: source)
    if let old = try? SourceDescriptor(path.string, in: output.site),
      try source.holdsSame(as: old)
    {
      return StagedFile(path: path, state: .unchanged)
    }
    source.rewind()
    let file = try output.createStaged(path)
    try file.copy(from: source, count: source.size)
    try file.finish()
    return StagedFile(path: path, state: .staged)
  }

  private func check(_ path: RelativePath) throws(FileError) {
    guard OutputManifest.isAllowed(path.string) else {
      throw FileError(path: output.site.shown(path.string), operation: "write", code: EINVAL)
    }
  }

  /// Makes `files` the site: all of them come into their places, and the files of the last site
  /// that are not among them go.
  ///
  /// What is in the way and not ours is found before anything has changed. Where the disk fails in
  /// the middle, every file is whole and the next build completes the work. Afterwards another
  /// build may start, whoever still holds this writer.
  func commit(_ files: [StagedFile]) throws(FileError) -> WriteSummary {
    let files = files.sorted { OutputManifest.precedes($0.path.string, $1.path.string) }
    let new = OutputManifest(files.map(\.path.string))
    guard new.paths.count == files.count else { throw duplicate(in: files) }
    var plan = try CommitPlanner(files, new, output, exchanges: true).makePlan()
    try output.announce(new)

    var moves = CommitMoves(output, new)
    if let first = plan.exchanges.first, try !moves.canExchange(first) {
      plan = try CommitPlanner(files, new, output, exchanges: false).makePlan()
    }
    for path in plan.exchanges.dropFirst() { try moves.exchange(path) }
    for path in plan.clearings { try moves.clear(path) }
    for path in plan.renames { try moves.rename(path) }
    try moves.remove(output.owned.subtracting(new).paths)
    for path in plan.exchanges { try moves.bury(path) }
    try output.removeStage()
    try output.finish(new)
    output.unlock()

    let written = files.count { $0.state == .staged }
    return WriteSummary(
      written: written,
      unchanged: files.count - written,
      removed: moves.removed
    )
  }

  private func duplicate(in files: [StagedFile]) -> FileError {
    let pair = zip(files, files.dropFirst()).first {
      !OutputManifest.precedes($0.path.string, $1.path.string)
    }
    let path = output.site.shown(pair?.0.path.string ?? "")
    return FileError(path: path, operation: "write twice", code: EEXIST)
  }

  /// Forgets what was staged; the output is as it was before, and gone if this build made it.
  ///
  /// Silent, because an error has been reported already, and the next build clears what is left.
  /// That one may begin at once: the writer is of no use any more.
  func discard() {
    try? output.removeStage()
    try? output.removeTraces()
    output.unlock()
  }
}

extension Diagnostic {
  fileprivate static func manifestUnreadable(_ path: String) -> Diagnostic {
    Diagnostic(
      .outputManifestUnreadable,
      "the manifest '\(path)' is damaged or was written by a later version",
      notes: ["files of the last build that this one does not write stay in the output"]
    )
  }
}
