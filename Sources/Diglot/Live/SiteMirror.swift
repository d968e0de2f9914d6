/// A folder that a living site is written to, as a build would: whole files, unchanged ones untouched,
/// and nothing while there are errors.
package struct SiteMirror: Sendable {
  private let options: BuildOptions
  /// The files that the folder does not have yet; `nil` for all.
  private var missing: Set<String>?

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
    do throws(FileError) {
      let writer = try SiteWriter(output: plan.configuration.output.path)
      if let finding = writer.finding { report.diagnostics.report(finding) }
      do throws(FileError) {
        report.note(try writer.commit(try files(update.snapshot, writer)))
      } catch {
        writer.discard()
        throw error
      }
    } catch { throw .file(error) }
    missing = []
    return report
  }

  private func files(
    _ snapshot: SiteSnapshot,
    _ writer: SiteWriter
  ) throws(FileError) -> [StagedFile] {
    var files: [StagedFile] = []
    for (name, file) in snapshot.files {
      let path = RelativePath(normal: name)
      switch try file.contents(unless: { missing?.contains(name) == false }) {
      case nil: files.append(StagedFile(path: path, state: .unchanged))
      case .bytes(let bytes): files.append(try writer.stage(path, bytes.span))
      case .file(let source): files.append(try writer.stageCopy(of: source, to: path))
      }
    }
    return files
  }
}
