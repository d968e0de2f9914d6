import Foundation

@testable import Diglot

/// A small project on the real disk that goes with the test.
final class TemporaryProject: Sendable {
  private let output = TemporaryOutput()
  var folder: String { output.folder }
  /// The built site.
  var site: String { folder + "/public" }

  /// Writes a project in English and Korean with `files`, by their paths below the content.
  init(_ files: [String: String]) throws {
    try put(
      """
      title: Guide
      baseURL: https://docs.example.com/guide/
      originalLocale: en
      locales:
        - tag: en
        - tag: ko
      # Pages of tests are no longer than they need be.
      rules: { h1-missing: off, title-missing: off }
      """,
      at: "diglot.yml"
    )
    for (path, text) in files { try put(text, at: "content/" + path) }
  }

  func put(_ text: String, at path: String) throws {
    let url = URL(filePath: folder + "/" + path)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(),
      withIntermediateDirectories: true
    )
    try Data(text.utf8).write(to: url)
  }

  func remove(_ path: String) throws {
    try FileManager.default.removeItem(atPath: folder + "/" + path)
  }

  func build(_ change: (inout BuildOptions) -> Void = { _ in }) async throws -> BuildReport {
    var options = BuildOptions(project: folder)
    change(&options)
    return try await compile(options)
  }

  /// The files of the site, without what the tool keeps for itself.
  func files() throws -> [String: Data] { try GoldenSite.files(in: URL(filePath: site)) }
}
