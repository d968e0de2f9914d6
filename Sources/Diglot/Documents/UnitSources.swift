/// The English, or whatever the original is, of single blocks of a page.
struct UnitSources {
  let text: PageText
  let lines: LineTable

  /// Returns the source of the units in a block as plain text; `nil` where it has none.
  func plainText(of block: MarkdownNode) -> [UInt8]? {
    let units = text.bitext.units(in: lines.range(ofLines: block.lines))
    guard !units.isEmpty else { return nil }
    let bytes = text.source.file.bytes
    var source: [UInt8] = []
    for unit in units {
      if !source.isEmpty { source.append(UInt8(ascii: " ")) }
      source += bytes[unit.source]
    }
    return Self.plainText(ofMarkdown: source)
  }

  /// Returns the text without its markup, by a parser of its own, for the few blocks asked for.
  private static func plainText(ofMarkdown source: [UInt8]) -> [UInt8] {
    if isPlain(source.span) { return source }
    var parser = MarkdownParser()
    let paragraph = InlineParagraph.bytes(source[...])
    guard let root = try? parser.parse(paragraph.span), let first = root.firstChild else {
      return source
    }
    InlineParagraph.dropGuard(first)
    return root.plainText
  }

  /// Whether a text is so plain that Markdown makes nothing of it; most headings are.
  ///
  /// It begins with a letter, so that it is a paragraph, and has no sign that inlines begin with.
  private static func isPlain(_ text: borrowing Span<UInt8>) -> Bool {
    guard !text.isEmpty, text[0].isASCIILetter, text[text.count - 1] != UInt8(ascii: " ") else {
      return false
    }
    for index in text.indices {
      switch text[index] {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: " "), UInt8(ascii: "'"),
        UInt8(ascii: ","), UInt8(ascii: "-"), UInt8(ascii: "?"), 0x80...:
        continue
      default: return false
      }
    }
    return true
  }
}
