import Testing

@testable import Diglot

struct XMLReaderTests {
  private func events(_ text: String) throws -> [String] {
    var reader = try XMLReader(Array(text.utf8))
    var lines: [String] = []
    while let event = reader.next() {
      switch event {
      case .start(let name, let namespace, let attributes, let offset):
        let values = attributes.sorted { $0.key < $1.key }.map { " \($0.key)=\($0.value)" }
        lines.append("<\(namespace)|\(name)\(values.joined()) \(offset)")
      case .end: lines.append(">")
      case .text(let bytes): lines.append(String(decoding: bytes, as: UTF8.self))
      }
    }
    return lines
  }

  @Test func tellsElementsAttributesAndText() throws {
    let text = "<?xml version=\"1.0\"?>\n<a xmlns=\"n\" b=\"1 &lt; 2\"><c/>x<![CDATA[<y>]]></a>"
    #expect(
      try events(text) == ["<n|a b=1 < 2 22", "<n|c 48", ">", "x", "<y>", ">"]
    )
  }

  @Test func namesAttributesWithTheirNamespace() throws {
    let found = try events("<a xml:lang=\"ko\"/>")
    #expect(found[0] == "<|a http://www.w3.org/XML/1998/namespace lang=ko 0")
  }

  @Test(arguments: [
    "<!DOCTYPE a><a/>", "<!DOCTYPE a SYSTEM \"file:///etc/hostname\"><a/>",
    "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><a>&x;</a>",
    "<!DOCTYPE a [<!ENTITY x \"xx\"><!ENTITY y \"&x;&x;&x;&x;&x;&x;&x;&x;\">]><a>&y;&y;&y;&y;</a>",
  ])
  func refusesDocumentTypes(text: String) {
    #expect {
      try events(text)
    } throws: { error in
      (error as? XMLReader.Fault)?.message == "a document type is not declared"
    }
  }

  @Test(arguments: [
    "", "<a>", "<a></b>", "<a>&unknown;</a>", "<a b></a>", "<a/><b/>", "<a>\u{7}</a>",
  ])
  func refusesWhatIsNotWellFormed(text: String) {
    #expect(throws: XMLReader.Fault.self) { try events(text) }
  }

  @Test func saysWhereTheFaultLies() {
    #expect {
      try events("<a>\n<b>\n</c></a>")
    } throws: { error in
      (8...13).contains((error as? XMLReader.Fault)?.offset ?? 0)
    }
  }

  @Test(arguments: ["", "\u{FEFF}", "<?xml version=\"1.0\" encoding=\"utf-16\"?>"])
  func `places are right in long documents`(start: String) throws {
    let element = "<b>가나다 &lt; abc</b>\n"
    let count = 20_000
    let text = start + "<a>" + String(repeating: element, count: count) + "</a>"
    var reader = try XMLReader(Array(text.utf8))
    var places: [Int] = []
    while let event = reader.next() {
      if case .start("b", _, _, let offset) = event { places.append(offset) }
    }
    let first = start.utf8.count + 3
    #expect(places == (0..<count).map { first + $0 * element.utf8.count })
  }

  @Test func `a document type is found where it stands`() {
    let start = "<?xml version=\"1.0\"?>\n<!-- a -->\n"
    let rest = "<!DOCTYPE a><a>" + String(repeating: "text\n", count: 50_000) + "</a>"
    #expect {
      try events(start + rest)
    } throws: { error in
      let offset = (error as? XMLReader.Fault)?.offset ?? 0
      return (start.utf8.count...(start.utf8.count + 12)).contains(offset)
    }
  }

  @Test(arguments: ["<a/>\u{0}", "<\u{0}a\u{0}/\u{0}>\u{0}"])
  func `a zero is no sign of another encoding`(text: String) {
    #expect(throws: XMLReader.Fault.self) { try events(text) }
  }

  /// libxml2 gives up at a depth of 256.
  @Test func endsOnNestedElements() {
    #expect(throws: XMLReader.Fault.self) {
      try events(String(repeating: "<a>", count: 100_000))
    }
  }

  @Test func escapesWhatXMLCannotHold() throws {
    var out = ByteBuffer()
    out.append("<a b=\"")
    out.append(attribute: "\"<&>\t\n\r'")
    out.append("\">")
    out.append(xml: "]]> \r\n\t\"&amp;\u{FFFD}\u{7F}")
    out.append("</a>")
    let found = try events(String(decoding: out.finish(), as: UTF8.self))
    #expect(found[0] == "<|a b=\"<&>\t\n\r' 0")
    #expect(found[1..<(found.count - 1)].joined() == "]]> \r\n\t\"&amp;\u{FFFD}\u{7F}")
  }

  @Test func namesForbiddenCharactersByTheirNumber() {
    func written(_ forbidden: ByteBuffer.ForbiddenCharacter) -> String {
      var out = ByteBuffer()
      out.append(xml: Array("a\u{0}\u{1F}\u{FFFE}\u{FFFF}b".utf8).span, forbidden: forbidden)
      return String(decoding: out.finish(), as: UTF8.self)
    }
    #expect(
      written(.codePoint)
        == "a<cp hex=\"0000\"/><cp hex=\"001F\"/><cp hex=\"FFFE\"/><cp hex=\"FFFF\"/>b"
    )
    #expect(written(.braces) == "a{U+0000}{U+001F}{U+FFFE}{U+FFFF}b")
  }
}
