/// The originals of a page's units as HTML, for the file beside the page.
///
///     {"original":"en","units":{"103":"Report problems","104":"<strong>Applies to</strong>"}}
struct UnitOriginals: ~Copyable {
  private var parser = MarkdownParser()

  /// A no-break space: white space to the rules of emphasis, and no block begins with it, so that
  /// `1. Open the menu` or `# x` stay the sentences that they are.
  private static let guardBytes: [UInt8] = [0xC2, 0xA0]

  init() {}

  /// Returns the file's bytes; links lead where those of the page do.
  mutating func render(_ text: PageText, _ request: ArticleRequest) -> [UInt8] {
    let configuration = request.resolver.plan.configuration
    let original = configuration.locales[configuration.originalLocale].locale
    var json = ByteBuffer(capacity: text.text.count)
    json.append("{\"original\":")
    json.append(json: original.tag)
    json.append(",\"units\":{")
    var written: Set<TranslationUnit.Key> = []
    for (unit, html) in zip(text.bitext.units, htmls(text, request))
    where written.insert(unit.key).inserted {
      if written.count > 1 { json.append(",") }
      json.append(json: unit.key.string)
      json.append(":")
      json.append(json: html.span)
    }
    json.append("}}\n")
    return json.finish()
  }

  /// Renders all originals with one parse, as the paragraphs of one document.
  private mutating func htmls(_ text: PageText, _ request: ArticleRequest) -> [[UInt8]] {
    let paragraphs = text.bitext.units.map { paragraph($0, text) }
    if let htmls = htmls(of: paragraphs, text, request) { return htmls }
    // An original that is more than a paragraph after all shifts the others: each alone, then.
    return paragraphs.map { paragraph in
      let html = htmls(of: [paragraph], text, request)?.first
      return html ?? Self.escaped(paragraph.dropFirst(Self.guardBytes.count))
    }
  }

  /// Returns the original as a paragraph: what a line break in it means is a space.
  private func paragraph(_ unit: TranslationUnit, _ text: PageText) -> [UInt8] {
    Self.paragraph(text.source.file.bytes[unit.source])
  }

  /// Returns a source as Markdown makes nothing but a paragraph of it.
  static func paragraph(_ source: ArraySlice<UInt8>) -> [UInt8] {
    guardBytes + source.map { $0 == 0x0A || $0 == 0x0D ? 0x20 : $0 }
  }

  /// Returns one piece of HTML a paragraph, or `nil` where Markdown makes something else of them.
  private mutating func htmls(
    of paragraphs: [[UInt8]],
    _ text: PageText,
    _ request: ArticleRequest
  ) -> [[UInt8]]? {
    parser.reset()
    let document = Array(paragraphs.joined(separator: [0x0A, 0x0A]))
    guard let root = try? parser.parse(document.span) else { return nil }
    let nodes = Array(root.children)
    guard nodes.count == paragraphs.count, nodes.allSatisfy({ $0.kind == .paragraph }) else {
      return nil
    }
    let original = PageText(
      source: text.source,
      bitext: Bitext(target: document, units: [], runs: []),
      locale: text.locale,
      isRebuilt: true,
      fileLocale: text.fileLocale
    )
    let lines = LineTable(document.span)
    var links = LinkRewriter(
      request.resolver,
      page: request.page,
      text: original,
      takesTitles: false
    )
    links.rewrite(root, lines: lines)
    return nodes.map { node in
      Self.dropGuard(node)
      var html = MarkdownHTML(
        options: .init(isTrusted: request.isTrusted, linkAttributes: links.attributes),
        into: ByteBuffer(),
        delegate: OriginalsContext(links: links, lines: lines)
      )
      html.renderInlines(of: node)
      return html.finish().finish()
    }
  }

  /// Takes the guard out of a paragraph that was made of a source.
  static func dropGuard(_ paragraph: MarkdownNode) {
    guard let first = paragraph.firstChild, first.kind == .text else { return }
    let literal = first.literal
    if literal.starts(with: guardBytes) {
      first.setLiteral(Array(literal.dropFirst(guardBytes.count)))
    }
  }

  private static func escaped(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var html = ByteBuffer()
    html.appendEscaped(Array(text))
    return html.finish()
  }
}

/// The raw HTML of originals: it has no ids, which stand in the page, and no findings, which the
/// translation has.
private struct OriginalsContext: RawHTMLDelegate {
  var links: LinkRewriter
  let lines: LineTable

  mutating func willWriteBlock(_ block: MarkdownNode) {}

  mutating func link(
    _ url: [UInt8],
    in attribute: HTMLURLAttribute,
    of tag: HTMLTag
  ) -> HTMLLink? {
    links.link(url, isImage: attribute != .href, within: 1...1, lines)
  }

  mutating func id(_ id: [UInt8]) -> [UInt8]? { nil }
  mutating func report(_ code: DiagnosticCode, at range: Range<Int>, name: String) {}
}
