/// The English, or whatever the original is, of single blocks of a page.
struct UnitSources {
  let text: PageText
  let lines: LineTable

  /// Returns the source of the units in a block as plain text; `nil` where it has none.
  func plainText(of block: MarkdownNode) -> [UInt8]? {
    let units = text.bitext.units(in: lines.range(ofLines: block.lines))
    guard !units.isEmpty else { return nil }
    let file = text.source.file.bytes.span
    var source: [UInt8] = []
    for unit in units {
      if !source.isEmpty { source.append(UInt8(ascii: " ")) }
      source += file.copy(unit.source)
    }
    return Self.plainText(ofMarkdown: source)
  }

  /// Returns the text without its markup, by a parser of its own, for the few blocks asked for.
  private static func plainText(ofMarkdown source: [UInt8]) -> [UInt8] {
    var parser = MarkdownParser()
    guard let root = try? parser.parse(source.span) else { return source }
    return root.plainText
  }
}
