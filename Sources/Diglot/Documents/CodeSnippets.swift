/// Puts pieces of files into a page: `[!code-sql[](path?name=tag)]`, `:::code source="path":::`.
///
/// A file is looked for as files to include are: in the text's locale, then where that falls back
/// to. Where nothing can be shown, the page says so in its own words, and the author is told why.
struct CodeSnippets {
  private let page: DocumentRequest
  /// What is said of the blocks of code, by their nodes' tags minus one.
  private(set) var attributes: [CodeAttributes] = []
  /// The files of the page; `nil` stands for those that cannot be had.
  private var files: [LinkUses.Asset: Result<CodeFile, SnippetFault>] = [:]
  /// How many bytes of code the page may still show.
  private var allowance: Int
  /// How many bytes of files may still be read or searched for it.
  private var patience: Int
  private var findingCount = 0

  init(_ page: DocumentRequest) {
    self.page = page
    allowance = page.plan.configuration.pageSizeLimit
    patience = 64 * allowance
  }

  /// What a construct asks for.
  private struct Request {
    let path: String
    let place: Range<Int>
    /// The language as it is written, or what the path's ending says; empty where neither does.
    var label: String
    let selection: CodeSelection
    var attributes = CodeAttributes()
    var isNotebook = false
    /// Whether it stands between colons, where faults have a name of their own.
    var isColons = false
  }

  mutating func expand(
    _ placeholder: Placeholder,
    from source: LinkSource,
    _ diagnostics: inout Diagnostics
  ) {
    guard placeholder.isBlock, let request = request(placeholder, source, &diagnostics) else {
      return placeholder.makeLiteral(source.text.text)
    }
    do throws(SnippetFault) {
      let code = try code(request, source, &diagnostics)
      attributes.append(request.attributes)
      let info = Array(request.label.utf8)
      let block = placeholder.node.makeCodeBlock(info: info, code)
      block.setLines(of: placeholder.node)
      block.tag = attributes.count
      placeholder.replace(with: block)
    } catch {
      report(
        Diagnostic.snippet(error, request.path, isColons: request.isColons),
        request,
        source,
        &diagnostics
      )
      placeholder.replace(with: notice(at: placeholder.node, source))
    }
  }

  /// What a reader finds in the place of code that cannot be shown.
  private func notice(at node: MarkdownNode, _ source: LinkSource) -> MarkdownNode {
    var open = ByteBuffer()
    open.append("<aside class=\"alert alert-warning WARNING\" role=\"note\">\n<p>")
    page.words(of: source.text).append("codeUnavailable", to: &open)
    open.append("</p>\n")
    return node.makeCustom(isInline: false, open: open.finish(), close: Array("</aside>\n".utf8))
  }

  private mutating func report(
    _ finding: (Diagnostic.Location) -> Diagnostic,
    _ request: Request,
    _ source: LinkSource,
    _ diagnostics: inout Diagnostics
  ) {
    // To find a place costs as much as the way there.
    findingCount += 1
    guard findingCount <= Diagnostics.pageLimit else { return }
    diagnostics.report(finding(source.text.location(of: request.place)))
  }

  // MARK: What is asked for

  private mutating func request(
    _ placeholder: Placeholder,
    _ source: LinkSource,
    _ diagnostics: inout Diagnostics
  ) -> Request? {
    switch placeholder.construct.kind {
    case .snippet(let reference): request(reference, source)
    case .colons(let tag): request(tag, placeholder.construct.range, source, &diagnostics)
    case .include, .quoteMarker, .math: nil
    }
  }

  private func request(_ snippet: SnippetReference, _ source: LinkSource) -> Request {
    let file = snippet.file
    let selection = CodeSelection(query: file.query, fragment: file.fragment)
    let text = source.text.text.span
    let language = String(snippet.language.trimmed)
    var request = Request(
      path: file.path,
      place: file.pathRange,
      label: language.isEmpty ? SnippetLanguage(file.path.ending)?.name ?? "" : language,
      selection: selection,
      isNotebook: snippet.isNotebook
    )
    request.attributes.caption = String(text.text(file.caption).trimmed)
    request.attributes.highlighted = selection.highlighted
    return request
  }

  private static let attributeNames: Set = [
    "source", "range", "id", "highlight", "language", "interactive",
  ]

  /// Reads the attributes of `:::code`; `nil`, with a finding, where they make no sense.
  private mutating func request(
    _ tag: ColonTag,
    _ place: Range<Int>,
    _ source: LinkSource,
    _ diagnostics: inout Diagnostics
  ) -> Request? {
    let text = source.text.text.span
    let path = String((tag.value("source", in: text) ?? "").trimmed).withSlashes
    let selection = CodeSelection(
      tag: tag.value("id", in: text).flatMap { $0.isEmpty ? nil : String($0.trimmed) },
      ranges: tag.value("range", in: text).flatMap(CodeSelection.ranges),
      highlighted: tag.value("highlight", in: text).flatMap(CodeSelection.ranges) ?? []
    )
    var request = Request(
      path: path,
      place: tag.range(of: "source") ?? place,
      label: String((tag.value("language", in: text) ?? "").trimmed),
      selection: selection,
      isColons: true
    )
    request.attributes.highlighted = selection.highlighted
    request.attributes.interactiveMode = String(
      (tag.value("interactive", in: text) ?? "").trimmed
    )
    if let finding = Self.fault(tag, path) ?? Self.badLines(tag, text) {
      report(finding, request, source, &diagnostics)
      return nil
    }
    if request.label.isEmpty {
      request.label = SnippetLanguage(path.ending)?.name ?? ""
      if request.label.isEmpty { report(Diagnostic.noLanguage, request, source, &diagnostics) }
    }
    return request
  }

  private static func fault(
    _ tag: ColonTag,
    _ path: String
  ) -> ((Diagnostic.Location) -> Diagnostic)? {
    if tag.fault != nil { return Diagnostic.badAttributes }
    if !tag.rest.isEmpty { return Diagnostic.textBehind }
    for attribute in tag.attributes where !attributeNames.contains(attribute.name) {
      return Diagnostic.unknownAttribute(attribute.name)
    }
    if path.isEmpty { return Diagnostic.noSource }
    return nil
  }

  /// Lines that cannot be read are not taken for all of the file.
  private static func badLines(
    _ tag: ColonTag,
    _ text: borrowing Span<UInt8>
  ) -> ((Diagnostic.Location) -> Diagnostic)? {
    for name in ["range", "highlight"] {
      guard let value = tag.value(name, in: text), !value.isEmpty,
        CodeSelection.ranges(value) == nil
      else { continue }
      return Diagnostic.badLines(name, value)
    }
    return nil
  }

  // MARK: The code

  private mutating func code(
    _ request: Request,
    _ source: LinkSource,
    _ diagnostics: inout Diagnostics
  ) throws(SnippetFault) -> [UInt8] {
    guard !request.path.isEmpty, let found = source.resolver.source(request.path) else {
      throw .notFound
    }
    let file = try file(found)
    if request.isNotebook { return try cell(of: file, request) }
    var hidden: Set<Int> = []
    let lines: [LineRange]
    if let tag = request.selection.tag {
      let region = try region(tag, of: file, request, source, &diagnostics)
      (lines, hidden) = ([region.lines], region.markers)
    } else {
      lines = request.selection.lines ?? [LineRange(first: 1, last: LineRange.endless)]
    }
    let excerpt = CodeExcerpt(
      file,
      lines,
      hiding: hidden,
      dedent: request.selection.dedent,
      limit: allowance
    )
    if excerpt.isCut { throw .tooLong(page.plan.configuration.pageSizeLimit) }
    if excerpt.bytes.isEmpty { throw .noLines }
    allowance -= excerpt.bytes.count
    return excerpt.bytes
  }

  private mutating func region(
    _ tag: String,
    of file: CodeFile,
    _ request: Request,
    _ source: LinkSource,
    _ diagnostics: inout Diagnostics
  ) throws(SnippetFault) -> CodeTags.Region {
    let label = request.label.isEmpty ? request.path.ending : request.label
    let language = SnippetLanguage(label)
    if language == nil { report(Diagnostic.unknownLanguage(label), request, source, &diagnostics) }
    try spend(file.bytes.count)
    switch CodeTags.find(tag, in: file, language?.tagStyles ?? CodeTagStyle.allCases) {
    case .found(let region): return region
    case .unclosed: throw .unclosedTag(tag)
    case .missing: throw .missingTag(tag)
    }
  }

  private mutating func cell(
    of file: CodeFile,
    _ request: Request
  ) throws(SnippetFault) -> [UInt8] {
    guard let name = request.selection.tag else { throw .unnamedCell }
    try spend(file.bytes.count)
    let code: [UInt8]
    switch NotebookCell.find(name, in: file.bytes) {
    case .found(let source): code = source
    case .missing: throw .missingCell(name)
    case .repeated: throw .repeatedCell(name)
    case .noNotebook: throw .noNotebook
    }
    let whole = CodeFile(code)
    let all = [LineRange(first: 1, last: LineRange.endless)]
    let excerpt = CodeExcerpt(whole, all, dedent: request.selection.dedent ?? 0, limit: allowance)
    if excerpt.isCut { throw .tooLong(page.plan.configuration.pageSizeLimit) }
    allowance -= excerpt.bytes.count
    return excerpt.bytes
  }

  // MARK: Files

  private mutating func spend(_ count: Int) throws(SnippetFault) {
    patience -= count
    if patience < 0 { throw .tooMuch }
  }

  private mutating func file(_ asset: LinkUses.Asset) throws(SnippetFault) -> CodeFile {
    if let known = files[asset] { return try known.get() }
    let result: Result<CodeFile, SnippetFault>
    do throws(SnippetFault) { result = .success(try read(asset)) } catch {
      result = .failure(error)
    }
    files[asset] = result
    return try result.get()
  }

  private mutating func read(_ asset: LinkUses.Asset) throws(SnippetFault) -> CodeFile {
    guard let place = page.plan.file(asset.path, asset.locale) else { throw .notFound }
    let bytes: [UInt8]
    do { bytes = try File.read(place.path) } catch { throw .unreadable }
    let limit = page.plan.configuration.pageSizeLimit
    guard bytes.count <= limit else { throw .tooLarge(limit) }
    guard bytes.span.isUTF8 else { throw .notUTF8 }
    try spend(bytes.count)
    return CodeFile(bytes)
  }
}

extension String {
  /// What stands behind the last dot of a path's last part; empty where it has none.
  fileprivate var ending: String {
    let name = split(separator: "/").last ?? ""
    return name.lastIndex(of: ".").map { String(name[name.index(after: $0)...]) } ?? ""
  }
}
