/// A video in a page: `> [!VIDEO https://…]` or `:::video source="…":::`.
///
/// A player stands in a frame that loads when a reader comes near; nothing is fetched by a build.
struct VideoFrame {
  private let address: VideoAddress
  /// What the frame is called, for readers who do not see it.
  private let title: String
  /// What stands for the video where it is not shown.
  private var linkText = ""
  private var width: Int?
  private var poster = ""

  /// Reads the address of a marker; `nil`, with a finding, where it is none.
  init?(marker url: Range<Int>, _ context: inout RewriteContext) {
    let text = context.text.text.span.text(url)
    guard let address = VideoAddress(text), !address.isFile else {
      context.report(at: url) { .invalidVideo(.address(text), at: $0) }
      return nil
    }
    self.address = address
    title = context.words["video"] + " " + String(context.nextVideoNumber())
    check(url, &context)
  }

  /// Reads a tag; `nil`, with a finding, where it is faulty.
  init?(_ tag: ColonTag, at range: Range<Int>, _ context: inout RewriteContext) {
    let known = [
      "source", "title", "max-width", "thumbnail", "upload-date", "duration", "type", "alt-text",
    ]
    if tag.fault != nil {
      context.report(at: tag.fault ?? range) { .invalidVideo(.syntax, at: $0) }
      return nil
    }
    if let other = tag.attributes.first(where: { !known.contains($0.name) }) {
      context.report(at: range) { .invalidVideo(.attribute(other.name), at: $0) }
      return nil
    }
    let bytes = context.text.text.span
    guard let place = tag.range(of: "source"), !place.isEmpty else {
      context.report(at: range) { .invalidVideo(.noSource, at: $0) }
      return nil
    }
    let source = bytes.text(place)
    guard let address = VideoAddress(source) else {
      context.report(at: place) { .invalidVideo(.address(source), at: $0) }
      return nil
    }
    self.address = address
    let name = tag.value("title", in: bytes) ?? ""
    let number = context.nextVideoNumber()
    title = context.words["video"] + (name.isEmpty ? " \(number)" : ": \(name)")
    linkText = name
    poster = tag.value("thumbnail", in: bytes) ?? ""
    width = tag.value("max-width", in: bytes).flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil }
    check(place, &context)
  }

  private func check(_ place: Range<Int>, _ context: inout RewriteContext) {
    guard case .link(let url) = address else { return }
    context.report(at: place) { .disallowedDomain(url, at: $0) }
  }

  func makeBlock(from node: MarkdownNode) -> MarkdownNode {
    let inline = makeInline(from: node, isBlock: true)
    guard inline.isInline else { return inline }
    let paragraph = node.makeParagraph()
    paragraph.setLines(of: node)
    paragraph.append(inline)
    return paragraph
  }

  /// Returns what can stand in a sentence, or, of a block, in its place.
  func makeInline(from node: MarkdownNode, isBlock: Bool = false) -> MarkdownNode {
    switch address {
    case .frame(let url):
      let name = isBlock ? "div" : "span"
      let end = isBlock ? "\n" : ""
      var open = ByteBuffer()
      open.append("<\(name) class=\"embeddedvideo\" data-url=\"")
      open.appendEscapedHref(Array(url.utf8))
      open.append("\">")
      open.append(frame(url))
      return node.makeCustom(
        isInline: !isBlock,
        open: open.finish(),
        close: Array("</\(name)>\(end)".utf8)
      )
    case .link(let url):
      let link = node.makeLink(to: Array(url.utf8))
      link.append(node.makeText(Array((linkText.isEmpty ? url : linkText).utf8)))
      return link
    case .file(let path): return player(path, from: node, isBlock: isBlock)
    }
  }

  private func frame(_ url: String) -> [UInt8] {
    var out = ByteBuffer()
    out.append("<iframe src=\"")
    out.appendEscapedHref(Array(url.utf8))
    out.append("\" title=\"")
    out.appendEscaped(title)
    if let width { out.append("\" width=\"\(width)") }
    out.append("\" loading=\"lazy\" allowfullscreen></iframe>")
    return out.finish()
  }

  /// A file of the site's own goes the way of raw HTML, where its address is resolved.
  private func player(_ path: String, from node: MarkdownNode, isBlock: Bool) -> MarkdownNode {
    var tag = ByteBuffer()
    tag.append("<video controls preload=\"none\" src=\"")
    tag.appendEscaped(path)
    tag.append("\" title=\"")
    tag.appendEscaped(title)
    if let width { tag.append("\" width=\"\(width)") }
    if !poster.isEmpty {
      tag.append("\" poster=\"")
      tag.appendEscaped(poster)
    }
    tag.append("\"></video>")
    let open = isBlock ? Array("<div class=\"embeddedvideo\">\n".utf8) : []
    let close = isBlock ? Array("</div>\n".utf8) : []
    let wrapper = node.makeCustom(isInline: !isBlock, open: open, close: close)
    let raw = isBlock ? node.makeHTMLBlock(tag.finish()) : node.makeHTMLInline(tag.finish())
    raw.setLines(of: node)
    wrapper.append(raw)
    return wrapper
  }
}

extension VideoAddress {
  fileprivate var isFile: Bool {
    if case .file = self { true } else { false }
  }
}

private enum VideoFault {
  case syntax, noSource
  case address(String)
  case attribute(String)
}

extension Diagnostic {
  fileprivate static func invalidVideo(_ fault: VideoFault, at location: Location) -> Diagnostic {
    let message =
      switch fault {
      case .syntax: "the attributes of a video are written name=\"value\", each once"
      case .noSource: "a video has a 'source'"
      case .address(let address): "a video is at a web address, not '\(address)'"
      case .attribute(let name): "a video has no attribute '\(name)'"
      }
    return Diagnostic(.invalidVideo, message, at: location, notes: ["it is shown as it is written"])
  }

  fileprivate static func disallowedDomain(_ url: String, at location: Location) -> Diagnostic {
    Diagnostic(
      .disallowedDomain,
      "a page shows videos of known sites only, not '\(url)'",
      at: location,
      notes: ["a link to it is shown"]
    )
  }
}
