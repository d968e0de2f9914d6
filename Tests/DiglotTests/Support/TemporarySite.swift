import Foundation

@testable import Diglot

/// A project in a folder of its own, written from text and removed at the end.
final class TemporarySite: Sendable {
  let folder: String

  /// Writes `files`, by path; a `diglot.yml` that is not among them is made of `configuration`.
  init(
    _ files: [String: String],
    configuration: String = TemporarySite.configuration(),
    name: String = "site"
  ) throws {
    folder = NSTemporaryDirectory() + "diglot-\(name)-" + UUID().uuidString
    try write(["diglot.yml": configuration])
    try write(files)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// A site in English, Korean and Japanese, with folders for those that are named.
  static func configuration(
    _ more: String = "",
    locales: [String] = ["en", "ko", "ja"]
  ) -> String {
    """
    title: Test
    baseURL: https://docs.example.com/t/
    originalLocale: en
    locales:
    \(locales.map { "  - tag: \($0)" }.joined(separator: "\n"))
    # Pages of tests are no longer than they need be.
    rules: { h1-missing: off, h1-not-first: off, multiple-h1s: off, title-missing: off }
    \(more)
    """
  }

  func write(_ files: [String: String]) throws {
    for (path, text) in files {
      let place = URL(fileURLWithPath: folder).appendingPathComponent(path)
      try FileManager.default.createDirectory(
        at: place.deletingLastPathComponent(),
        withIntermediateDirectories: true
      )
      try Data(text.utf8).write(to: place)
    }
  }

  func remove(_ path: String) throws {
    try FileManager.default.removeItem(atPath: folder + "/" + path)
  }

  func build(_ change: (inout BuildOptions) -> Void = { _ in }) async throws -> BuildReport {
    var options = BuildOptions(project: folder)
    options.jobs = 2
    change(&options)
    return try await compile(options)
  }

  /// Returns a file of the built site, or `nil` where it is not.
  func output(_ path: String) -> String? {
    try? String(contentsOfFile: folder + "/public/" + path, encoding: .utf8)
  }

  /// Returns the bytes between a page's article tags.
  func article(_ path: String) -> String? {
    guard let page = output(path), let start = page.range(of: "<article"),
      let open = page.range(of: ">", range: start.upperBound..<page.endIndex),
      let end = page.range(of: "</article>")
    else { return nil }
    return String(page[open.upperBound..<end.lowerBound])
  }

  func plan() throws -> Plan? {
    var diagnostics = Diagnostics()
    guard let configuration = ConfigurationLoader.load(project: folder, &diagnostics) else {
      return nil
    }
    return Planner(configuration: configuration, publishedTags: []).plan(&diagnostics)
  }
}

extension BuildReport {
  /// The findings as `line:column code`, without the place of files.
  var summary: [String] {
    diagnostics.findings.map { finding in
      let name = finding.location?.file.split(separator: "/").suffix(2).joined(separator: "/") ?? ""
      return "\(name):\(finding.location?.line ?? 0):\(finding.location?.column ?? 0) "
        + finding.code.rawValue
    }
  }
}
