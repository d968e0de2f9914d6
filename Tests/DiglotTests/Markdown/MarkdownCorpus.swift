import Foundation

@testable import Diglot

/// The real pages beside the repository, where somebody put them, as their readers' Markdown.
enum MarkdownCorpus {
  static let absence = "the corpus is not beside the repository"

  private static let folder: String = {
    var url = URL(filePath: #filePath)
    for _ in 0..<4 { url.deleteLastPathComponent() }
    return url.deletingLastPathComponent().appending(path: "shared/corpus")
      .resolvingSymlinksInPath().path()
  }()

  static var exists: Bool { FileManager.default.fileExists(atPath: folder) }

  /// Returns the texts of the pages below a folder of the corpus, in the order of their paths.
  static func texts(_ subfolder: String = "") throws -> [(path: String, text: [UInt8])] {
    let root = folder + "/" + subfolder
    let paths = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
    return try paths.filter { $0.hasSuffix(".md") }.sorted().map { path in
      let file = SourceFile(path: path, bytes: try File.read(root + "/" + path))
      var findings = Diagnostics()
      let header = FrontMatter.read(file, &findings)
      return (path, UnitScanner.scan(file, bodyStart: header.bodyStart, &findings).target)
    }
  }

  /// Pages in which the characters of all extensions are dense, for where there is no corpus.
  static func generated(_ count: Int) -> [(path: String, text: [UInt8])] {
    var random = SplitMix64(seed: 7)
    let pieces = [
      "~~a~~", "~", "www.a.example/b_c", "https://b.example/(d)", "e@f.example", "**g**", "_h_",
      "`i ~~j`", "[k](l)", "한국어", "**「日本」**語", "|", "- ", "\n", "\n\n", "# ", "| m | n |\n|-|-|\n",
      "<b>", "</b>", "- [ ] ", "\\~", ":", "@", "\n```\n", " ", " ",
    ]
    return (0..<count).map { page in
      let text = (0..<400).map { _ in pieces[Int(random.next() % UInt64(pieces.count))] }.joined()
      return ("\(page)", Array(text.utf8))
    }
  }
}
