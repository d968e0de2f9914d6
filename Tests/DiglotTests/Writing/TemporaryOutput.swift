import Foundation
import Synchronization

@testable import Diglot

/// A folder on the real disk that goes with the test; `site` inside it is the output.
final class TemporaryOutput: Sendable {
  let folder: String
  var site: String { folder + "/site" }

  init() {
    folder = FileManager.default.temporaryDirectory.path + "/diglot-" + UUID().uuidString
    try? FileManager.default.createDirectory(
      atPath: folder,
      withIntermediateDirectories: true
    )
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  func put(_ text: String, at path: String) throws {
    let url = URL(filePath: site + "/" + path)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(),
      withIntermediateDirectories: true
    )
    try Data(text.utf8).write(to: url)
  }

  func text(_ path: String) -> String? {
    FileManager.default.contents(atPath: site + "/" + path).map {
      String(decoding: $0, as: UTF8.self)
    }
  }

  /// Every file below the output with its text, folders with a slash and no text, links as such.
  ///
  /// Without `.diglot`, unless asked for.
  func tree(withHouse: Bool = false) throws -> [String: String] {
    var tree: [String: String] = [:]
    let paths = try FileManager.default.subpathsOfDirectory(atPath: site)
    for path in paths where withHouse || path.split(separator: "/").first != ".diglot" {
      let attributes = try FileManager.default.attributesOfItem(atPath: site + "/" + path)
      switch attributes[.type] as? FileAttributeType {
      case .typeDirectory: tree[path + "/"] = ""
      case .typeSymbolicLink: tree[path] = "a link"
      default: tree[path] = text(path) ?? "unreadable"
      }
    }
    return tree
  }

  /// Builds the site that `files` describe, as the command would.
  @discardableResult
  func build(_ files: [String: String], faults: FaultHook? = nil) throws -> WriteSummary {
    let writer = try SiteWriter(output: site, faults: faults)
    return try writer.commit(try stage(files, writer))
  }

  func stage(_ files: [String: String], _ writer: SiteWriter) throws -> [StagedFile] {
    try files.map { path, text in
      try writer.stage(RelativePath(normal: path), Array(text.utf8).span)
    }
  }

  /// Returns what `tree` gives for a site of exactly these files.
  static func expected(_ files: [String: String]) -> [String: String] {
    var tree = files
    for path in files.keys {
      var folder = RelativePath(normal: path).folder
      while !folder.isEmpty {
        tree[folder + "/"] = ""
        folder = RelativePath(normal: String(folder)).folder
      }
    }
    return tree
  }
}

/// Counts the changes of the disk, and from the `limit`-th on lets none happen: as if killed there.
final class KillSwitch: Sendable {
  private let limit: Int
  private let seen = Mutex(0)

  init(after limit: Int) { self.limit = limit }

  var count: Int { seen.withLock { $0 } }

  var hook: FaultHook {
    FaultHook { [self] _, _ in
      seen.withLock {
        $0 += 1
        return $0 > limit ? EIO : 0
      }
    }
  }
}
