/// Makes of `:::image` the nodes that Markdown has for images and links, and of `:::no-loc` a span.
extension ExtensionPass {
  /// A complex image whose end has not come yet; without its tag where that is faulty.
  struct OpenImage {
    let placeholder: Placeholder
    let tag: ImageTag?
  }

  /// A complex image in its place, whose description gets its id when all headings have theirs.
  struct DescribedImage {
    let image: MarkdownNode
    let description: MarkdownNode
    let words: InterfaceWords
  }

  /// Whether the pass knows what to make of a tag.
  static func isInline(_ tag: ColonTag) -> Bool {
    ["image", "image-end", "no-loc"].contains(tag.name)
  }

  mutating func inline(
    _ placeholder: Placeholder,
    _ tag: ColonTag,
    _ parser: inout MarkdownParser
  ) {
    switch tag.name {
    case "image": image(placeholder, tag, &parser)
    case "image-end": endImage(placeholder, tag, &parser)
    default: noLoc(placeholder, tag)
    }
  }

  // MARK: Images

  private mutating func image(
    _ placeholder: Placeholder,
    _ tag: ColonTag,
    _ parser: inout MarkdownParser
  ) {
    closeImage(&parser)
    let bytes = text.text
    do throws(ImageTag.PlacedFault) {
      let image = try ImageTag(tag, bytes.span, placeholder.construct.range)
      if image.kind == .complex, placeholder.isBlock {
        openImage = OpenImage(placeholder: placeholder, tag: image)
      } else {
        place(picture(image, placeholder.node, &parser).outermost, placeholder)
      }
    } catch {
      context.report(at: error.range) { .invalidImage(error.fault, at: $0) }
      if placeholder.isBlock { openImage = OpenImage(placeholder: placeholder, tag: nil) }
      placeholder.makeLiteral(bytes)
    }
  }

  /// Says of a complex image that came to no end that it has none; it is shown without a
  /// description, since all that follows it would be one.
  mutating func closeImage(_ parser: inout MarkdownParser) {
    guard let open = openImage else { return }
    openImage = nil
    guard let image = open.tag else { return }
    context.report(at: open.placeholder.construct.range) { .unclosedImage(at: $0) }
    place(picture(image, open.placeholder.node, &parser).outermost, open.placeholder)
  }

  private mutating func endImage(
    _ end: Placeholder,
    _ tag: ColonTag,
    _ parser: inout MarkdownParser
  ) {
    let isOpen = openImage != nil
    guard let open = openImage, open.tag == nil || open.placeholder.node.parent == end.node.parent,
      tag.isClosed
    else {
      closeImage(&parser)
      if !isOpen || !tag.isClosed {
        context.report(at: end.construct.range) { .strayEnd(at: $0) }
      }
      return end.makeLiteral(text.text)
    }
    openImage = nil
    guard let image = open.tag else { return end.makeLiteral(text.text) }
    guard open.placeholder.node.next != end.node else {
      context.report(at: open.placeholder.construct.range) { .invalidImage(.noDescription, at: $0) }
      open.placeholder.makeLiteral(text.text)
      return end.makeLiteral(text.text)
    }
    describe(image, open.placeholder.node, end.node, &parser)
  }

  /// Puts a figure in the place of all from `start` to `end`.
  private mutating func describe(
    _ tag: ImageTag,
    _ start: MarkdownNode,
    _ end: MarkdownNode,
    _ parser: inout MarkdownParser
  ) {
    let figure = start.makeCustom(
      isInline: false,
      open: Array("<figure class=\"image-complex\">\n".utf8),
      close: Array("</figure>\n".utf8)
    )
    figure.setLines(of: start)
    let picture = picture(tag, start, &parser)
    figure.append(picture.outermost)
    let description = start.makeCustom(isInline: false, open: [], close: [])
    description.setLines(of: start)
    figure.append(description)
    while let node = start.next, node != end {
      node.unlink()
      description.append(node)
    }
    figure.insert(before: start)
    start.unlink()
    end.unlink()
    describedImages.append(
      DescribedImage(image: picture.image, description: description, words: context.words)
    )
  }

  /// Returns the image, and what is around it: a link, a border.
  private mutating func picture(
    _ tag: ImageTag,
    _ node: MarkdownNode,
    _ parser: inout MarkdownParser
  ) -> (image: MarkdownNode, outermost: MarkdownNode) {
    let bytes = text.text
    let image = node.makeImage(source: Array(bytes[tag.source]))
    details[image.identity] = LinkDetails(place: tag.source, isIcon: tag.kind == .icon)
    if tag.kind != .icon {
      image.append(image.makeText(Self.alternative(bytes[tag.alternative], &parser)))
    }
    var outermost = image
    if let target = tag.target {
      let link = node.makeLink(to: Array(bytes[target]))
      details[link.identity] = LinkDetails(place: target, isLightbox: tag.isLightbox)
      link.append(outermost)
      outermost = link
    }
    if tag.hasBorder {
      let border = node.makeCustom(
        isInline: true,
        open: Array("<span class=\"image-border\">".utf8),
        close: Array("</span>".utf8)
      )
      border.append(outermost)
      outermost = border
    }
    return (image, outermost)
  }

  /// Returns what Markdown means in an alternative text, as plain text.
  private static func alternative(
    _ text: ArraySlice<UInt8>,
    _ parser: inout MarkdownParser
  ) -> [UInt8] {
    let bytes = Array(text)
    if AlternativeText.isPlain(bytes.span) { return bytes }
    let paragraph = InlineParagraph.bytes(text)
    guard let root = try? parser.parse(paragraph.span), let first = root.firstChild else {
      return bytes
    }
    InlineParagraph.dropGuard(first)
    return AlternativeText.plain(first)
  }

  private func place(_ node: MarkdownNode, _ placeholder: Placeholder) {
    guard placeholder.isBlock else { return placeholder.replace(with: node) }
    let paragraph = placeholder.node.makeParagraph()
    paragraph.setLines(of: placeholder.node)
    paragraph.append(node)
    placeholder.replace(with: paragraph)
  }

  // MARK: Text that stays as it is

  /// Leaves a formula between TeX's own marks, for whatever sets it in the browser.
  func math(_ placeholder: Placeholder, _ content: Range<Int>) {
    let name = placeholder.isBlock ? "div" : "span"
    let (open, close) = placeholder.isBlock ? ("\\[", "\\]") : ("\\(", "\\)")
    let formula = placeholder.node.makeCustom(
      isInline: true,
      open: Array("<\(name) class=\"math\">\(open)".utf8),
      close: Array("\(close)</\(name)>\(placeholder.isBlock ? "\n" : "")".utf8)
    )
    formula.append(formula.makeText(Array(text.text[content])))
    placeholder.replace(with: formula)
  }

  private mutating func noLoc(_ placeholder: Placeholder, _ tag: ColonTag) {
    let bytes = text.text
    let range = placeholder.construct.range
    guard let content = NoLocTag.content(tag, bytes.span, range) else {
      context.report(at: range) { .invalidNoLoc(at: $0) }
      return placeholder.makeLiteral(bytes)
    }
    let span = placeholder.node.makeCustom(
      isInline: true,
      open: Array("<span translate=\"no\">".utf8),
      close: Array("</span>".utf8)
    )
    span.append(span.makeText(content))
    placeholder.replace(with: span)
  }
}

extension ImageTag.Fault {
  fileprivate var message: String {
    switch self {
    case .syntax: "the attributes of an image are written name=\"value\", each one once"
    case .unknownAttribute(let name): "an image has no attribute '\(name)'"
    case .missing(let name): "an image needs a value for '\(name)'"
    case .value(let name, let allowed): "the value of '\(name)' is \(allowed)"
    case .notAlone: "the tag of an image ends with ':::'"
    case .noDescription: "a complex image has a description before its ':::image-end:::'"
    }
  }
}

extension Diagnostic {
  fileprivate static func invalidImage(_ fault: ImageTag.Fault, at place: Location) -> Diagnostic {
    Diagnostic(.invalidImage, fault.message, at: place, notes: ["the line is shown as written"])
  }

  fileprivate static func unclosedImage(at place: Location) -> Diagnostic {
    Diagnostic(
      .invalidImage,
      severity: .warning,
      "a complex image ends with ':::image-end:::' among the blocks that it stands in",
      at: place,
      notes: ["it is shown without a description"]
    )
  }

  fileprivate static func strayEnd(at place: Location) -> Diagnostic {
    Diagnostic(
      .invalidImage,
      severity: .warning,
      "':::image-end:::' ends a complex image",
      at: place,
      notes: ["the line is shown as written"]
    )
  }

  fileprivate static func invalidNoLoc(at place: Location) -> Diagnostic {
    Diagnostic(
      .invalidNoLoc,
      "a text that stays untranslated is written ':::no-loc text=\"…\":::', in just these letters",
      at: place,
      notes: ["it is shown as written"]
    )
  }
}
