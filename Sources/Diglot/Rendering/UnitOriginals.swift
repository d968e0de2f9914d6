/// The originals of a page's units as HTML, for the file beside the page.
///
///     {"original":"en","units":{"103":"Report problems","104":"<strong>Applies to</strong>"}}
struct UnitOriginals: ~Copyable {
  private var parser = MarkdownParser()

  init() {}

  /// Returns the file's bytes for a page of these texts; links lead where those of the page do.
  mutating func render(_ sources: [LinkSource], _ request: DocumentRequest) -> [UInt8] {
    let configuration = request.plan.configuration
    let original = configuration.locales[configuration.originalLocale].locale
    var json = ByteBuffer(capacity: sources[0].text.text.count)
    json.append("{\"original\":")
    json.append(json: original.tag)
    json.append(",\"units\":{")
    var isFirst = true
    for (index, source) in sources.enumerated() {
      var written: Set<TranslationUnit.Key> = []
      for (unit, html) in zip(source.text.bitext.units, htmls(source, request))
      where written.insert(unit.key).inserted {
        if !isFirst { json.append(",") }
        isFirst = false
        json.append(json: DocumentBuilder.unitPrefix(index) + unit.key.string)
        json.append(":")
        json.append(json: html.span)
      }
    }
    json.append("}}\n")
    return json.finish()
  }

  /// Renders all originals with one parse, as the paragraphs of one document.
  private mutating func htmls(_ source: LinkSource, _ request: DocumentRequest) -> [[UInt8]] {
    let paragraphs = source.text.bitext.units.map { paragraph($0, source.text) }
    if let htmls = htmls(of: paragraphs, source, request) { return htmls }
    // An original that is more than a paragraph after all shifts the others: each alone, then.
    return paragraphs.map { paragraph in
      let html = htmls(of: [paragraph], source, request)?.first
      return html ?? Self.escaped(paragraph.dropFirst(InlineParagraph.guardBytes.count))
    }
  }

  /// Returns the original as a paragraph: what a line break in it means is a space.
  private func paragraph(_ unit: TranslationUnit, _ text: PageText) -> [UInt8] {
    InlineParagraph.bytes(text.source.file.bytes[unit.source])
  }

  /// Returns one piece of HTML a paragraph, or `nil` where Markdown makes something else of them.
  private mutating func htmls(
    of paragraphs: [[UInt8]],
    _ source: LinkSource,
    _ request: DocumentRequest
  ) -> [[UInt8]]? {
    parser.reset()
    let original = Self.source(Array(paragraphs.joined(separator: [0x0A, 0x0A])), source)
    let document = original.text.text
    let features = request.plan.configuration.markdown
    let (hidden, _) = ConstructScanner.scan(document, takesMath: features.math)
    guard let root = try? parser.parse(hidden.masked.span) else { return nil }
    let nodes = Array(root.children)
    guard nodes.count == paragraphs.count, nodes.allSatisfy({ $0.kind == .paragraph }) else {
      return nil
    }
    var pass = ExtensionPass(original, request)
    pass.rewrite(root, Placeholder.all(in: root, hidden, document, original.lines), &parser)
    for file in pass.includes + pass.snippets { file.makeLiteral(document) }
    var links = LinkRewriter(
      original,
      page: request.page,
      takesTitles: false,
      lookup: request.lookup
    )
    links.details = pass.details
    links.rewrite(root)
    if features.emoji {
      EmojiCodes.replace(EmojiCodes.isolate(in: root, document.span, lines: original.lines))
    }
    return nodes.map { node in
      InlineParagraph.dropGuard(node)
      var html = MarkdownHTML(
        options: .init(isTrusted: request.isTrusted, linkAttributes: links.attributes),
        into: ByteBuffer(),
        delegate: OriginalsContext(links: links)
      )
      html.renderInlines(of: node)
      return html.finish().finish()
    }
  }

  /// Returns originals as a text of their own, whose links stand where those of the page do.
  private static func source(_ document: [UInt8], _ source: LinkSource) -> LinkSource {
    let text = PageText(
      source: source.text.source,
      bitext: Bitext(target: document, units: [], runs: []),
      locale: source.text.locale,
      isRebuilt: true,
      fileLocale: source.text.fileLocale
    )
    return LinkSource(source.resolver, text, pageLocale: source.pageLocale)
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

  mutating func willWriteBlock(_ block: MarkdownNode) {}
  mutating func enterSource(_ index: Int) {}
  mutating func leaveSource() {}

  mutating func link(
    _ url: [UInt8],
    in attribute: HTMLURLAttribute,
    of tag: HTMLTag
  ) -> HTMLLink? {
    links.link(url, isImage: attribute != .href, within: 1...1)
  }

  mutating func id(_ id: [UInt8]) -> [UInt8]? { nil }
  mutating func report(_ code: DiagnosticCode, at range: Range<Int>, name: String) {}
}
