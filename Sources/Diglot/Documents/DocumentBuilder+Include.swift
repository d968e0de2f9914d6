/// Puts included files into their places: `[!INCLUDE [title](path)]`.
extension DocumentBuilder {
  /// How deep files may include one another.
  private static let depthLimit = 32
  /// How many files one page may include, each counted as often as it is.
  private static let countLimit = 1000

  mutating func expand(
    _ include: Placeholder,
    from source: LinkSource,
    _ parser: inout MarkdownParser
  ) {
    guard case .include(let reference) = include.construct.kind else { return }
    do throws(IncludeFault) {
      let file = try file(reference, from: source)
      openFiles.append(file)
      defer { openFiles.removeLast() }
      try insert(file, in: include, from: source, &parser)
    } catch {
      let place = source.text.location(of: reference.pathRange)
      diagnostics.report(.include(error, reference.path, at: place))
      include.makeLiteral(source.text.text)
    }
  }

  /// Returns the file that is meant, in the text's locale or where that falls back to.
  private func file(
    _ reference: FileReference,
    from source: LinkSource
  ) throws(IncludeFault) -> LinkUses.Asset {
    if reference.path.isEmpty { throw .notFound }
    guard reference.path.lowercased().hasSuffix(".md") else { throw .notMarkdown }
    guard let file = source.resolver.source(reference.path) else { throw .notFound }
    if let start = openFiles.firstIndex(of: file) {
      throw .cycle((openFiles[start...] + [file]).map(\.path.string))
    }
    guard openFiles.count <= Self.depthLimit, sources.count < Self.countLimit else {
      throw .tooMany
    }
    return file
  }

  private mutating func insert(
    _ file: LinkUses.Asset,
    in include: Placeholder,
    from source: LinkSource,
    _ parser: inout MarkdownParser
  ) throws(IncludeFault) {
    guard let text = text(of: file, from: source) else { throw .unreadable }
    includedBytes += text.text.count
    guard includedBytes <= request.plan.configuration.pageSizeLimit else { throw .tooMuch }
    let isBlock = include.isBlock || isWholeCell(include.node)
    let included = LinkSource(
      source.resolver.moved(to: file.path, of: file.locale),
      isBlock ? text : text.flattened,
      pageLocale: source.pageLocale,
      included: file
    )
    let index = add(included)
    let root: MarkdownNode
    do { root = try tree(of: included, &parser) } catch { throw .overBudget }
    if !isBlock { root.firstChild.map(InlineParagraph.dropGuard) }
    let wrapper = wrapper(index, isBlock: isBlock, include.node, text, in: source)
    if isBlock {
      wrapper.appendChildren(of: root)
    } else {
      for block in root.children where block.kind != .footnoteDefinition {
        wrapper.appendChildren(of: block)
      }
    }
    include.replace(with: wrapper)
  }

  /// What the text needs around it: its language, where that is not that of the page.
  private func wrapper(
    _ index: Int,
    isBlock: Bool,
    _ node: MarkdownNode,
    _ text: PageText,
    in source: LinkSource
  ) -> MarkdownNode {
    var open: [UInt8] = []
    var close: [UInt8] = []
    if text.locale != source.text.locale {
      let locale = request.plan.locale(text.locale)
      let name = isBlock ? "div" : "span"
      let end = isBlock ? "\n" : ""
      open = Array(
        "<\(name) lang=\"\(locale.lang)\" dir=\"\(locale.direction.rawValue)\">\(end)".utf8
      )
      close = Array("</\(name)>\(end)".utf8)
    }
    let wrapper = node.makeCustom(isInline: !isBlock, open: open, close: close)
    wrapper.tag = -index
    return wrapper
  }

  /// In a table cell that holds nothing else a file may have blocks, such as a list.
  private func isWholeCell(_ node: MarkdownNode) -> Bool {
    node.previous == nil && node.next == nil && node.parent?.kind == .tableCell
  }

  private mutating func text(of file: LinkUses.Asset, from source: LinkSource) -> PageText? {
    guard let page = read(file) else { return nil }
    var findings = Diagnostics()
    var bitext = UnitScanner.scan(page.file, bodyStart: page.header.bodyStart, &findings)
    diagnostics.append(findings)
    let isRebuilt = source.text.isRebuilt && !bitext.units.isEmpty
    let bytes = page.file.bytes
    if isRebuilt { bitext = bitext.original(in: bytes.span) }
    return PageText(
      source: page,
      bitext: bitext,
      locale: isRebuilt ? source.text.locale : file.locale,
      isRebuilt: isRebuilt,
      fileLocale: file.locale
    )
  }

  private mutating func read(_ file: LinkUses.Asset) -> SourcePage? {
    if let known = files[file] { return known }
    let limit = request.plan.configuration.pageSizeLimit
    guard let place = request.plan.file(file.path, file.locale),
      let page = SourcePage.read(place, sizeLimit: limit, &diagnostics)
    else { return nil }
    files[file] = page
    return page
  }
}

/// Why a file is not included.
private enum IncludeFault: Error {
  case notFound, notMarkdown, unreadable, overBudget, tooMany, tooMuch
  case cycle([String])
}

extension PageText {
  /// The same text as one paragraph, for the middle of a sentence.
  var flattened: PageText {
    let end = text.lastIndex { !$0.isHTMLSpace }.map { $0 + 1 } ?? 0
    return PageText(
      source: source,
      bitext: bitext.guarded(InlineParagraph.bytes(text[..<end])),
      locale: locale,
      isRebuilt: isRebuilt,
      fileLocale: fileLocale
    )
  }
}

extension Diagnostic {
  fileprivate static func include(
    _ fault: IncludeFault,
    _ path: String,
    at location: Location
  ) -> Diagnostic {
    let (code, message): (DiagnosticCode, String) =
      switch fault {
      case .notFound: (.includeNotFound, "the included file '\(path)' does not exist")
      case .notMarkdown: (.includeInvalid, "an included file is Markdown, '.md', not '\(path)'")
      case .unreadable: (.includeNotFound, "the included file '\(path)' can be read")
      case .overBudget: (.includeInvalid, "'\(path)' fits into the budget of the page")
      case .tooMany: (.includeInvalid, "a page includes a thousand files at most, 32 deep")
      case .tooMuch: (.includeInvalid, "a page includes no more text than a page may have")
      case .cycle(let paths):
        (
          .circularReference,
          "files do not include one another in a circle: "
            + paths.map { "'\($0)'" }.joined(separator: " --> ")
        )
      }
    return Diagnostic(code, message, at: location, notes: ["the line is shown as it is written"])
  }
}
