private import Synchronization

/// The definitions of pivots of a site, each file read when a page first asks for it.
///
/// Every page with zones names the same file, which may be large.
final class ZonePivotCatalog: Sendable {
  private struct Entry {
    let definitions: ZonePivotDefinitions?
    let findings: Diagnostics
  }

  private let plan: Plan
  private let entries = Mutex<[ProjectFolder: Entry]>([:])

  init(_ plan: Plan) { self.plan = plan }

  /// Returns what a file defines, the same for every page and worker; `nil` where it cannot be read.
  func definitions(
    in file: ProjectFolder,
    _ diagnostics: inout Diagnostics
  ) -> ZonePivotDefinitions? {
    let entry = entries.withLock { entries in
      if let known = entries[file] { return known }
      var findings = Diagnostics()
      let definitions = ZonePivotDefinitions(file, plan, &findings)
      let entry = Entry(definitions: definitions, findings: findings)
      entries[file] = entry
      return entry
    }
    diagnostics.append(entry.findings)
    return entry.definitions
  }
}
