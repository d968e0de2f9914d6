/// What `[!div class="checklist"]` makes of the quote that it stands in.
struct Division {
  private var classes: [String] = []
  private var id = ""
  private var title = ""
  /// What the two halves of `(A | B)` are called, of which a list with such links consists.
  private var partTitles: [String] = []
  /// `data-*` with their values.
  private var data: [(name: String, value: [UInt8])] = []

  /// Reads the attributes of a marker, which may stand between backticks.
  init(_ range: Range<Int>, _ context: inout RewriteContext) {
    let opening = Array("<div ".utf8)
    var tag = Array(context.text.text[range])
    var skipped = range.lowerBound
    while tag.first == UInt8(ascii: "`") {
      tag.removeFirst()
      skipped += 1
    }
    while tag.last == UInt8(ascii: "`") { tag.removeLast() }
    tag = opening + tag + [UInt8(ascii: ">")]
    var tokenizer = HTMLTokenizer()
    guard tokenizer.next(in: tag.span) != nil else { return }
    for attribute in tokenizer.attributes {
      let name = tag.span.text(attribute.name).lowercased()
      let value = HTMLCharacterReference.decode(attribute: tag.span.extracting(attribute.value))
        .permittedInHTML
      guard !add(name, value) else { continue }
      let start = skipped + attribute.name.lowerBound - opening.count
      context.report(at: start..<(start + attribute.name.count)) { .attribute(name, at: $0) }
    }
  }

  /// Returns whether the attribute is one of those that a division may have.
  private mutating func add(_ name: String, _ value: [UInt8]) -> Bool {
    let text = String(decoding: value, as: UTF8.self)
    switch name {
    case "class": classes += text.split(whereSeparator: \.isWhitespace).map(String.init)
    case "id": id = text.split(whereSeparator: \.isWhitespace).joined(separator: "-")
    case "title": title = text
    case "title1", "title2": partTitles.append(text)
    default:
      guard name.hasPrefix("data-"), name.utf8.dropFirst(5).allSatisfy(\.isNameByte) else {
        return false
      }
      if !data.contains(where: { $0.name == name }) { data.append((name, value)) }
    }
    return true
  }

  func makeNode(from node: MarkdownNode) -> MarkdownNode {
    var open = ByteBuffer()
    open.append("<div")
    let title = title.isEmpty ? partTitles.joined(separator: " | ") : title
    let isSelector = classes.contains { $0.hasPrefix("op_") && $0.hasSuffix("_selector") }
    if !classes.isEmpty { Self.append("class", Array(classes.joined(separator: " ").utf8), &open) }
    if !title.isEmpty, isSelector {
      Self.append("role", Array("group".utf8), &open)
      Self.append("aria-label", Array(title.utf8), &open)
    } else if !title.isEmpty {
      Self.append("title", Array(title.utf8), &open)
    }
    for (name, value) in data { Self.append(name, value, &open) }
    open.append(">\n")
    if !title.isEmpty, isSelector {
      open.append("<p class=\"selector-title\" aria-hidden=\"true\">")
      open.appendEscaped(title)
      open.append("</p>\n")
    }
    let new = node.makeCustom(isInline: false, open: open.finish(), close: Array("</div>\n".utf8))
    if !id.isEmpty { new.append(anchor(from: node)) }
    return new
  }

  /// The id goes the way of all ids in raw HTML, which keeps it unique in the page.
  private func anchor(from node: MarkdownNode) -> MarkdownNode {
    var tag = ByteBuffer()
    tag.append("<a id=\"")
    tag.appendEscaped(id)
    tag.append("\"></a>\n")
    node.setLiteral(tag.finish())
    return node
  }

  private static func append(_ name: String, _ value: [UInt8], _ out: inout ByteBuffer) {
    out.append(" ")
    out.append(name)
    out.append("=\"")
    out.appendEscaped(value)
    out.append("\"")
  }
}

extension UInt8 {
  fileprivate var isNameByte: Bool {
    isASCIIAlphanumeric || self == UInt8(ascii: "-") || self == UInt8(ascii: "_")
  }
}

extension Diagnostic {
  fileprivate static func attribute(_ name: String, at location: Location) -> Diagnostic {
    Diagnostic(
      .disallowedHTMLAttribute,
      "a division has a class, an id, titles and 'data-' attributes, not '\(name)'",
      at: location,
      notes: ["it is left out"]
    )
  }
}
