import Testing

@testable import Diglot

@Suite(.timeLimit(.minutes(1)))
struct YAMLScalarPlacesTests {
  private func offsets(_ text: [UInt8], _ key: String = "k") -> (value: [UInt8], file: [Int])? {
    let file = SourceFile(path: "a.yml", bytes: text)
    var findings = Diagnostics()
    guard let node = YAMLDocument.parse(file, &findings)?[key], let written = node.text else {
      return nil
    }
    let value = Array(written.utf8)
    let runs = YAMLScalarPlaces.runs(of: value.span, in: text.span, node.range)
    let bitext = Bitext(target: value, units: [], runs: runs)
    return (value, value.indices.map { bitext.fileOffset(of: $0) })
  }

  /// The writer of the test knows where it puts what; libyaml agrees that it wrote the value.
  @Test(arguments: WrittenScalar.Style.allCases)
  func findsEachByteWhereItIsWritten(style: WrittenScalar.Style) throws {
    var random = SplitMix64(seed: 7)
    let heads = ["k: ", "# 설명\nj: 가\nk: ", "k: !!str &a ", "k:   "]
    for round in 0..<400 {
      var written = WrittenScalar(style, head: heads[round % heads.count], &random)
      if round % 3 == 2 { written = written.withCarriageReturns }
      let text = String(decoding: written.file, as: UTF8.self)
      let found = try #require(offsets(written.file), "\(text)")
      #expect(found.value == written.value, "\(text)")
      for (index, byte) in found.value.enumerated() {
        let place = found.file[index]
        // White space has more than one place, and of an escape the character's first byte has one.
        if byte.isHTMLSpace, written.file[place].isHTMLSpace { continue }
        if byte & 0xC0 == 0x80, written.places[index] == written.places[index - 1] { continue }
        #expect(place == written.places[index], "byte \(index) of\n\(text)")
      }
    }
  }

  @Test func findsEscapesThatStandForNoCharacter() throws {
    let found = try #require(offsets(Array("k: \"a\\\n\n  b\\x41\\L\"\n".utf8)))
    #expect(String(decoding: found.value, as: UTF8.self) == "a\nbA\u{2028}")
    #expect(found.file[0] == 4 && found.file[2] == 10 && found.file[3] == 11)
    #expect(found.file[4] == 15)
  }

  @Test func findsTheTextOfAnAliasWhereItIsWritten() throws {
    let found = try #require(offsets(Array("j: &x \"a 'b'\"\nk: *x\n".utf8)))
    #expect(found.file == Array(7..<12))
  }

  @Test func staysInTheFileWhereValuesAreEmpty() throws {
    for text in ["k: ''\n", "k: |\n", "k: \"\"", "k: >-\n\n\n", "k: !!str\n"] {
      #expect(try #require(offsets(Array(text.utf8))).file == [])
    }
  }

  @Test(arguments: ["\\n", "'", " ", "\n\n  ", "\\\n  ", "  \n  a", "\\u00e9"])
  func isLinearOnHostileText(unit: String) {
    let text = Array(String(repeating: unit, count: 100_000).utf8)
    for quote in ["\"", "'", ">", "|", "a"] {
      let file = Array(quote.utf8) + text
      _ = YAMLScalarPlaces.runs(of: text.span, in: file.span, 0..<file.count)
    }
  }
}
