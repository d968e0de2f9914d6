import Foundation

@testable import Diglot

/// Repositories side by side on the disk, that go with the test.
final class RepositoryFolders: Sendable {
  let folder: String

  init(_ files: [String: String] = [:]) throws {
    folder = NSTemporaryDirectory() + "diglot-init-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    for (path, text) in files { try put(text, at: path) }
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  func put(_ text: String, at path: String) throws {
    let place = URL(fileURLWithPath: folder).appendingPathComponent(path)
    try FileManager.default.createDirectory(
      at: place.deletingLastPathComponent(),
      withIntermediateDirectories: true
    )
    try Data(text.utf8).write(to: place)
  }

  func text(_ path: String) -> String? {
    try? String(contentsOfFile: folder + "/" + path, encoding: .utf8)
  }

  func names(_ path: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder + "/" + path)) ?? []).sorted()
  }

  /// Makes a project in `site` from repositories below the folder.
  func initialize(
    _ repositories: String...,
    site: String = "site",
    baseURL: String? = nil
  ) throws(InitializeError) -> InitializeReport {
    try Diglot.initialize(
      InitializeOptions(
        folder: folder + "/" + site,
        repositories: repositories.map { folder + "/" + $0 },
        baseURL: baseURL
      )
    )
  }

  /// Reads what was written, as a build does.
  func configuration(_ site: String = "site") -> SiteConfiguration? {
    var diagnostics = Diagnostics()
    let project = folder + "/" + site
    let configuration = ConfigurationLoader.load(project: project, &diagnostics)
    return diagnostics.findings.isEmpty ? configuration : nil
  }

  /// A page that says its locale, or not.
  static func page(_ locale: String? = nil, units: Bool = false) -> String {
    let header = locale.map { "---\nms.contentlocale: \($0)\n---\n" } ?? ""
    return header + "# " + (units ? unit("0a1b2-101", "T", "O") : "T") + "\n"
  }
}
