/// What a page's raw HTML is asked about while it is written: links, ids and findings.
protocol RawHTMLDelegate: HTMLSanitizerDelegate {
  /// Says in which block the raw HTML that comes next stands.
  mutating func willWriteBlock(_ block: MarkdownNode)
  /// Says that what comes next was made of another text of the page, by index.
  mutating func enterSource(_ index: Int)
  mutating func leaveSource()
  /// Returns how the browser is to load the image that is being written: attributes, each with a
  /// space before it.
  mutating func loadingAttributes() -> StaticString
}

extension RawHTMLDelegate {
  mutating func loadingAttributes() -> StaticString { "" }
}

/// The raw HTML of one page: its links go the way of all links, its ids are unique.
struct RawHTMLContext: RawHTMLDelegate {
  var links: LinkRewriter
  var ids: UniqueIDs
  private let sources: [LinkSource]
  private(set) var findings = Diagnostics()
  private var block = 1...1
  /// The texts that the place is in, the innermost last, by index.
  private var openSources = [0]
  private var hasImage = false

  init(_ document: Document) {
    links = document.links
    ids = document.headings.ids
    sources = document.sources
    links.source = sources[0]
  }

  private var text: PageText { links.source.text }

  mutating func willWriteBlock(_ node: MarkdownNode) { block = node.lines }

  mutating func enterSource(_ index: Int) {
    openSources.append(index)
    links.source = sources[index]
  }

  mutating func leaveSource() {
    openSources.removeLast()
    links.source = sources[openSources.last ?? 0]
  }

  mutating func link(
    _ url: [UInt8],
    in attribute: HTMLURLAttribute,
    of tag: HTMLTag
  ) -> HTMLLink? {
    switch attribute {
    case .href: links.link(url, isImage: false, within: block)
    case .src, .poster: image(url, of: tag)
    case .cite: HTMLLink(url: url)
    }
  }

  private mutating func image(_ url: [UInt8], of tag: HTMLTag) -> HTMLLink? {
    var link = links.link(url, isImage: true, within: block)
    if tag == .img, link != nil {
      link?.loading = Array("\(loadingAttributes())".utf8)
    }
    return link
  }

  /// The first image is likely in sight, and waits for nothing; the others wait for the reader.
  mutating func loadingAttributes() -> StaticString {
    defer { hasImage = true }
    return hasImage ? " loading=\"lazy\" decoding=\"async\"" : " decoding=\"async\""
  }

  func language(ofAlternative text: borrowing Span<UInt8>) -> [UInt8]? {
    links.language(ofAlternative: text)
  }

  mutating func id(_ id: [UInt8]) -> [UInt8]? {
    ids.claimExactly(String(decoding: id, as: UTF8.self)) ? id : nil
  }

  mutating func report(_ code: DiagnosticCode, at range: Range<Int>, name: String) {
    guard !findings.isFull else { return }
    let isUnit = name == "data-ttu-id" || name == "data-stu-id"
    // The name is looked for in the block: the raw HTML's own offsets lack its quotes and indents.
    let place = text.range(of: name, within: links.source.lines.range(ofLines: block))
    let start = code == .disallowedHTMLTag ? max(0, place.lowerBound - 1) : place.lowerBound
    let location = text.location(of: start..<place.upperBound)
    findings.report(isUnit ? .leftoverUnit(at: location) : .disallowed(code, name, at: location))
  }
}

extension Diagnostic {
  /// Of a unit that was taken for code where Markdown sees none.
  fileprivate static func leftoverUnit(at location: Location) -> Diagnostic {
    Diagnostic(
      .translationUnitMalformed,
      "a translation unit stands outside of code",
      at: location,
      notes: ["its text and its original are shown; look for a single backtick before it"]
    )
  }

  fileprivate static func disallowed(
    _ code: DiagnosticCode,
    _ name: String,
    at location: Location
  ) -> Diagnostic {
    code == .disallowedHTMLTag
      ? Diagnostic(
        code,
        "the HTML tag '\(name)' is not allowed in pages",
        at: location,
        notes: ["it is shown as text; write it as a code span if that is what you mean"]
      )
      : Diagnostic(
        code,
        "the HTML attribute '\(name)' is not allowed in pages",
        at: location,
        notes: ["it is left out"]
      )
  }
}
