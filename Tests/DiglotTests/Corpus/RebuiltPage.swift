import Foundation

@testable import Diglot

/// The original of one file, as the library rebuilds it.
struct RebuiltPage {
  let text: String
  /// SHA-1 of the original, which says whether two translations are of the same text.
  let hash: String?

  /// Rebuilds the file at `path` below `shared`.
  init(_ path: String) throws {
    var diagnostics = Diagnostics()
    let file = SourceFile(path: path, bytes: try RealPages.bytes(path))
    let header = FrontMatter.read(file, &diagnostics)
    let bitext = UnitScanner.scan(file, bodyStart: header.bodyStart, &diagnostics)
    text = String(decoding: bitext.original(in: file.bytes.span).target, as: UTF8.self)
    hash = header.originalHash
  }
}
