import Foundation
import Testing

@testable import Diglot

/// The fast path against libyaml, which says what a header means.
struct PlainHeaderScannerTests {
  private func fast(_ file: SourceFile, _ range: Range<Int>) -> [FrontMatterEntry]? {
    PlainHeaderScanner.entries(file.bytes.span, range)
  }

  /// What libyaml reads, or `nil` where it finds fault.
  private func slow(_ file: SourceFile, _ range: Range<Int>) -> [FrontMatterEntry]? {
    var diagnostics = Diagnostics()
    let entries = YAMLHeader(file, range, &diagnostics).entries
    return diagnostics.findings.isEmpty ? entries : nil
  }

  /// The place of null is a matter of taste.
  private func comparable(_ entries: [FrontMatterEntry]?) -> [FrontMatterEntry]? {
    entries?.map { entry in
      FrontMatterEntry(
        key: entry.key,
        value: entry.value,
        isNull: entry.isNull,
        keyRange: entry.keyRange,
        valueRange: entry.isNull ? 0..<0 : entry.valueRange
      )
    }
  }

  @Test(arguments: [
    "a: b", "a:", "a: ''", "a: \"x y\"  ", "a: 고객 (b) | c", "a: b:c#d", "a: null", "a: ~",
    "a: 'null'",
    "a.b-c_9: x\r\nd: y", "# c\n\na: b\n\n# d\n", "a: b, c]", "9: 8", "a: x\u{A0}y\u{202F}\u{200B}",
    "a: true", "a: b # c".replacing(" #", with: "#"), "null: x", "a: it's", "a: 'x\"y'",
    "a: \"it's\"",
    "a:   b", "a: \\x", "a: 'b\\'", "a: 12/3/2019", "a: <b>", "a: =", "a: (", "a: +1", "a: .",
    "_a: b", "",
    "\n\n", "a: ~b", "a: 😀",
  ])
  func readsThePlainShape(header: String) throws {
    let file = SourceFile(path: "a.md", text: header)
    let range = 0..<file.bytes.count
    let entries = try #require(fast(file, range))
    #expect(comparable(entries) == comparable(slow(file, range)))
  }

  @Test(arguments: [
    " a: b", "a: b: c", "a: b:", "a: b #c", "a: \"x\\ty\"", "a: 'it''s'", "a: [b]", "a: {b}",
    "a: |\n  b",
    "a: >", "a: &x y", "a: *x", "a: !x y", "a: @x", "a: `x", "a: %x", "a: - b", "a: -b", "a: ? b",
    "a: ?b",
    "a: ,b", "a: b\n  c", "a:\n- b", "a:\n  b: c", "a: b\na: c", "a: \"b", "a: 'b", "a: \"b\" c",
    "a b: c",
    "a : b", "\"a\": b", "a:b", "a", "a:\tb", "a: b\tc", "a: b\u{85}c", "a: b\u{2028}c",
    "a: b\u{2029}c",
    "a: b\u{9F}", "a: \u{FEFF}b", "a: b\u{7F}", "a: b\rc", "a: b\u{1}", "--- a", "%YAML 1.1", "- a",
    "a: b\n---x",
    "? a", "{a: b}", "a: #b", "a: \u{FFFE}", "a: \u{FFFF}", "é: b", "<<: b", "-a: b", ".a: b",
    "a: \"b\" #c",
    "a: ]", "a: }", "a: \"b\"\n \"c\"", "a: :b", "a: b\n\n  c", "\ta: b", "a: '", "a: \"", "a: '''",
  ])
  func leavesTheRestToLibyaml(header: String) {
    let file = SourceFile(path: "a.md", text: header)
    #expect(fast(file, 0..<file.bytes.count) == nil)
  }

  @Test func leavesLongListsOfKeysAndLongKeysToLibyaml() {
    let many = (0...64).map { "k\($0): v" }.joined(separator: "\n")
    let long = String(repeating: "k", count: 129) + ": v"
    for text in [many, long] {
      let file = SourceFile(path: "a.md", text: text)
      #expect(fast(file, 0..<file.bytes.count) == nil)
    }
  }

  @Test func agreesWithLibyamlOnEverythingThatItReads() {
    let alphabet = Array("ab:#'\"\n -{}[],&*!|>%@`?.~\\\r\t0é가\u{A0}\u{85}\u{2028}".unicodeScalars)
    var random = SplitMix(state: 20_190_423)
    var readFast = 0
    for _ in 0..<40_000 {
      var text = "a: "
      for _ in 0..<Int.random(in: 1...9, using: &random) {
        text.unicodeScalars.append(alphabet[Int.random(in: 0..<alphabet.count, using: &random)])
      }
      if Bool.random(using: &random) { text += "\nb: c" }
      let file = SourceFile(path: "a.md", text: text)
      let range = 0..<file.bytes.count
      guard let entries = fast(file, range) else { continue }
      readFast += 1
      #expect(comparable(entries) == comparable(slow(file, range)), "\(text.debugDescription)")
    }
    #expect(readFast > 2_000)
  }

  @Test(.enabled(if: Corpus.exists, "the corpus beside the project is absent"))
  func agreesWithLibyamlOnEveryHeaderOfTheCorpus() throws {
    var (headers, readFast) = (0, 0)
    for path in Corpus.pages {
      let file = SourceFile(path: path, bytes: try File.read(path))
      guard let range = HeaderBounds(file.bytes.span).header else { continue }
      headers += 1
      let reference = try #require(slow(file, range), "\(path)")
      guard let entries = fast(file, range) else { continue }
      readFast += 1
      #expect(comparable(entries) == comparable(reference), "\(path)")
    }
    #expect(headers > 3_000)
    #expect(readFast * 100 >= headers * 95, "\(readFast) of \(headers)")
  }
}

/// A generator that gives the same numbers in every run.
private struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

/// The real pages beside the project.
private enum Corpus {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../../shared/corpus").standardized.resolvingSymlinksInPath()

  static var exists: Bool { FileManager.default.fileExists(atPath: folder.path()) }

  static var pages: [String] {
    let paths = FileManager.default.enumerator(atPath: folder.path())
    return (paths?.compactMap { $0 as? String } ?? []).filter { $0.hasSuffix(".md") }
      .map { folder.path() + "/" + $0 }
  }
}
