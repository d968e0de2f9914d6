/// A folder that a living site is written to, as a build would: whole files, unchanged ones untouched,
/// and nothing while there are errors.
package struct SiteMirror: Sendable {
  private let options: BuildOptions
  /// The files that the folder does not have yet; `nil` for all.
  private var missing: Set<String>?
  /// Where the files are that are not missing.
  private var path: String?

  /// Writes by the rules of `options`: whether errors and warnings keep the folder as it is.
  package init(_ options: BuildOptions) { self.options = options }

  /// Brings the folder up to date; the report says whether it was, and has all findings.
  package mutating func write(_ update: LiveUpdate) throws(BuildError) -> BuildReport {
    missing?.formUnion(update.changed)
    var report = update.view.report()
    guard let plan = update.view.build?.plan,
      isSafeOutput(plan.configuration, options, &report.diagnostics),
      options.accepts(report.diagnostics)
    else { return report }
    let output = plan.configuration.output.path
    if path != output { missing = nil }
    path = output
    do throws(FileError) {
      let writer = try SiteWriter(output: output)
      if let finding = writer.finding { report.diagnostics.report(finding) }
      // Somebody may have removed the folder.
      if writer.isNew { missing = nil }
      try commit(update.snapshot, writer, &report)
      missing = []
    } catch {
      // What became of it is not known: the next time, everything is compared.
      missing = nil
      throw .file(error)
    }
    return report
  }

  private func commit(
    _ snapshot: SiteSnapshot,
    _ writer: SiteWriter,
    _ report: inout BuildReport
  ) throws(FileError) {
    do throws(FileError) {
      report.note(try writer.commit(try files(snapshot, writer, &report.diagnostics)))
    } catch {
      writer.discard()
      throw error
    }
  }

  private func files(
    _ snapshot: SiteSnapshot,
    _ writer: SiteWriter,
    _ findings: inout Diagnostics
  ) throws(FileError) -> [StagedFile] {
    var files: [StagedFile] = []
    for (name, file) in snapshot.files {
      let path = RelativePath(normal: name)
      switch try file.contents(unless: { missing?.contains(name) == false }) {
      case nil: files.append(StagedFile(path: path, state: .unchanged))
      case .bytes(let bytes): files.append(try writer.stage(path, bytes.span))
      case .file(let source):
        do throws(FileError) {
          files.append(try writer.stageCopy(of: source, to: path))
        } catch {
          guard error.path == source else { throw error }
          findings.report(.unreadable(error))
        }
      }
    }
    return files
  }
}
