import Foundation

/// Real localized pages, when somebody put them beside the repository.
enum RealPages {
  /// A locale of the site and its folder in a docset.
  typealias Entry = (tag: String, folder: String)

  static let locales: [Entry] = [
    ("ko", "ko-kr"), ("zh-TW", "zh-tw"), ("ja", "ja-jp"), ("ru", "ru-ru"),
  ]
  static let china = "corpus/china-2019"
  static let partnerCenter = "corpus/partner-center-2021"

  static let folder: URL = {
    var url = URL(filePath: #filePath)
    for _ in 0..<4 { url.deleteLastPathComponent() }
    return url.deletingLastPathComponent().appending(path: "shared")
  }()

  static var exists: Bool {
    [china, partnerCenter, "seeds"].allSatisfy {
      FileManager.default.fileExists(atPath: folder.appending(path: $0).path())
    }
  }

  static func folder(_ docset: String, _ branch: String, _ locale: Entry) -> String {
    "\(docset)/\(branch)/\(locale.folder)"
  }

  /// Returns the Markdown files below a folder of `shared`, sorted, relative to it.
  static func files(in path: String) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: folder.appending(path: path).path())
      .filter { $0.hasSuffix(".md") }.sorted()
  }

  /// Returns those of the files that a docset of the repository has; all where it has none.
  static func builtFiles(in path: String) throws -> [String] {
    let publish = folder.appending(path: path + "/.openpublishing.publish.config.json").path()
    let files = try files(in: path)
    guard FileManager.default.fileExists(atPath: publish) else { return files }
    return files.filter { $0.hasPrefix("partner-center/") || $0.hasPrefix("marketplace/") }
  }

  static func bytes(_ path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: folder.appending(path: path)))
  }

  static func text(_ path: String) throws -> String {
    String(decoding: try bytes(path), as: UTF8.self)
  }

  /// Returns whether a file is a table of contents, which is no page.
  static func isTableOfContents(_ path: String) -> Bool {
    path == "TOC.md" || path.hasSuffix("/TOC.md")
  }

  /// Returns where the site has the page of a file: `ko`, `Archive/A.md` → `ko/archive/a/index.html`.
  ///
  /// The rule for `README.md` needs the folder's other files: `files` are all of the locale.
  static func page(_ tag: String, _ file: String, among files: Set<String>) -> String {
    var path = String(file.dropLast(".md".count))
    let name = path.split(separator: "/").last.map(String.init) ?? ""
    let folder = String(path.dropLast(name.count))
    if name == "index" || name == "README" && !files.contains(folder + "index.md") {
      path = String(folder.dropLast())
    }
    return (tag + "/" + path + (path.isEmpty ? "" : "/") + "index.html").lowercased()
  }
}
