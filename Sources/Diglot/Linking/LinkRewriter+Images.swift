/// What images, and links to them, say of themselves beside their addresses.
extension LinkRewriter {
  /// Notes the attributes of an image, or of a link to one; `asset` is the file, where it is ours.
  mutating func describe(
    _ node: MarkdownNode,
    _ destination: String,
    _ asset: LinkUses.Asset?
  ) {
    let detail = details[node.identity]
    if node.kind == .image {
      if let asset { add(sizeAttributes(asset), to: node) }
      if let language = language(ofImage: node) { add(language, to: node) }
      if detail?.isIcon == true { add(Array(" role=\"presentation\"".utf8), to: node) }
    } else if detail?.isLightbox == true || destination.hasSuffix("#lightbox") {
      hasLightbox = true
      add(Array(" class=\"lightbox\"".utf8), to: node)
    }
  }

  func sizeAttributes(_ asset: LinkUses.Asset) -> [UInt8] {
    resolver.log?.read(asset)
    guard let size = lookup.images.size(of: asset, resolver.plan) else { return [] }
    return Array(" width=\"\(size.width)\" height=\"\(size.height)\"".utf8)
  }

  // MARK: Alternative texts

  /// How much of an image's text tells its language, in nodes: images may lie in one another.
  private static let sampleCount = 256

  /// Returns attributes that say which language an alternative text is in, each with a space before
  /// it; `nil` where it is in that of the page, for all that one can see.
  ///
  /// Alternative texts are in no units, so that a rebuilt original has only those of a translation.
  /// One in the original's own letters may be a name, or was never translated.
  func language(ofAlternative text: borrowing Span<UInt8>) -> [UInt8]? {
    let page = source.text
    guard page.isRebuilt, page.locale != page.fileLocale else { return nil }
    let own = ForeignLetters(language: resolver.plan.locale(page.locale).language)
    guard own.count(in: text) > 0 else { return nil }
    let locale = resolver.plan.locale(page.fileLocale)
    return Array(" lang=\"\(locale.lang)\" dir=\"\(locale.direction.rawValue)\"".utf8)
  }

  private func language(ofImage node: MarkdownNode) -> [UInt8]? {
    guard source.text.isRebuilt else { return nil }
    var visitCount = 0
    for visit in MarkdownWalk(node) {
      visitCount += 1
      if visitCount > Self.sampleCount { return nil }
      guard visit.isEntering, visit.node.kind == .text || visit.node.kind == .code else { continue }
      if let language = language(ofAlternative: visit.node.literal.span) { return language }
    }
    return nil
  }

  /// Leaves what is in a link or image; the text of an image keeps its language.
  func unwrap(_ node: MarkdownNode) {
    guard node.kind == .image, let language = language(ofImage: node) else { return node.unwrap() }
    let span = node.makeCustom(
      isInline: true,
      open: Array("<span".utf8) + language + Array(">".utf8),
      close: Array("</span>".utf8)
    )
    span.insert(before: node)
    span.appendChildren(of: node)
    node.unlink()
  }

  /// Adds attributes, as HTML with a space before each, to those of a link or image.
  mutating func add(_ more: [UInt8], to node: MarkdownNode) {
    guard !more.isEmpty else { return }
    if node.tag > 0 {
      attributes[node.tag - 1] += more
    } else {
      attributes.append(more)
      node.tag = attributes.count
    }
  }
}
