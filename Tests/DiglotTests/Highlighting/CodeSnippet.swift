import Foundation

/// The pieces of code in the folder `Snippets`, by the label of their language.
enum CodeSnippet {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Snippets")

  static func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path()).sorted()
      .filter { $0.hasSuffix(".txt") }.map { String($0.dropLast(".txt".count)) }
  }

  static func bytes(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: folder.appending(path: name + ".txt")))
  }
}
