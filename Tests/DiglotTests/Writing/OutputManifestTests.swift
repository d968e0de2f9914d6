import Testing

@testable import Diglot

struct OutputManifestTests {
  @Test func isSortedByBytesWithoutRepetition() {
    let manifest = OutputManifest(["b", "a/x", "a-b", "a", "é", "b", "e\u{301}"])
    #expect(
      manifest.paths.map { Array($0.utf8) }
        == ["a", "a-b", "a/x", "b", "e\u{301}", "é"].map { Array($0.utf8) }
    )
    #expect(manifest.contains("a-b"))
    #expect(!manifest.contains("a-"))
    #expect(manifest.range(below: "a") == 2..<3)
    #expect(manifest.range(below: "b").isEmpty)
  }

  @Test func isReadAsItWasWritten() throws {
    let paths = ["a\\n", "a\nb", "한국어/색인.html", "x\r", "z y"]
    let manifest = OutputManifest(paths)
    #expect(
      String(decoding: manifest.bytes, as: UTF8.self)
        == "diglot-manifest 1\na\\nb\na\\\\n\nx\r\nz y\n한국어/색인.html\nend 5\n"
    )
    let read = try #require(OutputManifest(bytes: manifest.bytes))
    #expect(read.paths == ["a\nb", "a\\n", "x\r", "z y", "한국어/색인.html"])
    #expect(OutputManifest(bytes: OutputManifest.empty.bytes)?.paths == [])
  }

  @Test(arguments: [
    "", "diglot-manifest 1", "diglot-manifest 1\na\n", "diglot-manifest 1\na\nend 1",
    "diglot-manifest 1\na\nend 0\n", "diglot-manifest 9\na\nend 1\n",
    "diglot-manifest 1\n\nend 1\n",
    "diglot-manifest 1\n/etc/x\nend 1\n", "diglot-manifest 1\na/../../x\nend 1\n",
    "diglot-manifest 1\n.diglot/lock\nend 1\n", "diglot-manifest 1\na\\x\nend 1\n",
    "diglot-manifest 1\na\\\nend 1\n", "diglot-manifest 1\na\0\nend 1\n",
  ])
  func refusesWhatNoBuildWrote(text: String) {
    #expect(OutputManifest(bytes: Array(text.utf8)) == nil)
  }

  @Test func refusesBytesThatAreNotText() {
    let bytes = Array("diglot-manifest 1\n".utf8) + [0xff] + Array("\nend 1\n".utf8)
    #expect(OutputManifest(bytes: bytes) == nil)
  }

  @Test func everyCutIsNoticed() {
    let bytes = OutputManifest(["a/index.html", "b\\c", "d"]).bytes
    for count in 0..<bytes.count {
      #expect(OutputManifest(bytes: Array(bytes.prefix(count))) == nil, "\(count) bytes")
    }
  }
}
