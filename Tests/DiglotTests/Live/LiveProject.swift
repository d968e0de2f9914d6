import Foundation
import Testing

@testable import Diglot

/// A project in a folder of its own that is built once and then follows changes.
final class LiveProject {
  let site: TemporarySite
  let live: LiveSite
  private(set) var update: LiveUpdate
  private let root: String

  init(_ files: [String: String], configuration: String) async throws {
    // Letters that are no single bytes, so that nobody counts the ones for the others.
    site = try TemporarySite(files, configuration: configuration, name: "사이트")
    root = File.realPath(site.folder) ?? site.folder
    var options = BuildOptions(project: site.folder)
    options.jobs = 2
    live = try LiveSite(options)
    update = try await live.start()
  }

  /// Writes files, and lets the site follow.
  @discardableResult
  func write(_ files: [String: String]) async throws -> LiveUpdate {
    var changes = FileChanges()
    for path in files.keys {
      let place = root + "/" + path
      changes.note(FileManager.default.fileExists(atPath: place) ? .written : .appeared, place)
    }
    try site.write(files)
    return try await follow(changes)
  }

  @discardableResult
  func remove(_ path: String) async throws -> LiveUpdate {
    var changes = FileChanges()
    changes.note(.gone, root + "/" + path)
    try site.remove(path)
    return try await follow(changes)
  }

  @discardableResult
  func rename(_ old: String, to new: String) async throws -> LiveUpdate {
    var changes = FileChanges()
    changes.note(.gone, root + "/" + old)
    changes.note(.appeared, root + "/" + new)
    let place = URL(filePath: root + "/" + new)
    try FileManager.default.createDirectory(
      at: place.deletingLastPathComponent(),
      withIntermediateDirectories: true
    )
    try FileManager.default.moveItem(atPath: root + "/" + old, toPath: root + "/" + new)
    return try await follow(changes)
  }

  @discardableResult
  func follow(_ changes: FileChanges) async throws -> LiveUpdate {
    update = try await live.follow(changes)
    return update
  }

  /// Returns a file of the site as it is served.
  func output(_ path: String) -> String? {
    bytes(path).map { String(decoding: $0, as: UTF8.self) }
  }

  private func bytes(_ path: String) -> [UInt8]? {
    switch try? update.snapshot.files[path]?.contents() {
    case .bytes(let bytes): bytes
    case .file(let path): try? File.read(path)
    case nil: nil
    }
  }

  /// Returns the paths at which the site differs from one that is built from scratch; `nil` where
  /// that has errors, and so would not be written.
  func differences() async throws -> [String]? {
    var options = BuildOptions(project: site.folder)
    (options.jobs, options.output) = (2, site.folder + "/fresh")
    let report = try await compile(options)
    guard report.isWritten else { return nil }
    let fresh = try GoldenSite.files(in: URL(filePath: site.folder + "/fresh"))
    let paths = Set(fresh.keys).union(update.snapshot.files.paths)
    return paths.filter { path in bytes(path) != fresh[path].map { [UInt8]($0) } }.sorted()
  }

  /// Returns the findings that the site has and one from scratch has not, and the other way round.
  func otherFindings() async throws -> [String] {
    var options = BuildOptions(project: site.folder)
    options.writesSite = false
    let fresh = Set(try await compile(options).diagnostics.findings.map(Self.text))
    let own = Set(update.view.report().diagnostics.findings.map(Self.text))
    return fresh.symmetricDifference(own).sorted()
  }

  private static func text(_ finding: Diagnostic) -> String {
    "\(finding.location?.file ?? "") \(finding.location?.line ?? 0) \(finding.code.rawValue) "
      + "\(finding.message) \(finding.notes) \(finding.locale ?? "")"
  }
}
