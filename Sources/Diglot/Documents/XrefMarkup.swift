/// The bytes of references by uid: in text and in the tags of raw HTML.
enum XrefMarkup {
  struct Reference {
    /// Bytes of the text node.
    let range: Range<Int>
    let destination: String
    /// Whether it is `@uid`, which may be anything else.
    let isShort: Bool
  }

  /// No uid is longer, so that unclosed quotes cost little.
  private static let longest = 512

  static func mayHoldReference(_ literal: borrowing Span<UInt8>) -> Bool {
    literal.firstIndex(of: UInt8(ascii: "@")) != nil || literal.firstIndex(of: "<xref:") != nil
  }

  // MARK: Text

  /// Reads `@uid`, `@"u i d"` or `<xref:'u i d'>` at an offset of a text node.
  static func reference(
    _ literal: borrowing Span<UInt8>,
    _ start: Int,
    _ node: MarkdownNode
  ) -> Reference? {
    if literal[start] == UInt8(ascii: "<") { return quoted(literal, start) }
    guard start == 0 ? followsSpace(node) : mayPrecede(literal[start - 1]) else { return nil }
    return short(literal, start)
  }

  /// With spaces between its quotes it is no autolink to Markdown.
  private static func quoted(_ literal: borrowing Span<UInt8>, _ start: Int) -> Reference? {
    let quote = start + 6
    guard literal.hasPrefix("<xref:", at: start), quote < literal.count, isQuote(literal[quote]),
      let close = find(literal[quote], literal, from: quote + 1), close > quote + 1,
      let end = find(UInt8(ascii: ">"), literal, from: close)
    else { return nil }
    let query = literal.text((close + 1)..<end)
    guard query.isEmpty || query.hasPrefix("?") else { return nil }
    return Reference(
      range: start..<(end + 1),
      destination: "xref:" + literal.text((quote + 1)..<close) + query,
      isShort: false
    )
  }

  private static func short(_ literal: borrowing Span<UInt8>, _ start: Int) -> Reference? {
    let first = start + 1
    guard first < literal.count else { return nil }
    if isQuote(literal[first]) {
      guard let close = find(literal[first], literal, from: first + 1), close > first + 1 else {
        return nil
      }
      return Reference(
        range: start..<(close + 1),
        destination: "xref:" + literal.text((first + 1)..<close),
        isShort: true
      )
    }
    guard literal[first].isASCIILetter || literal[first] >= 0x80 else { return nil }
    var end = first
    let limit = min(literal.count, first + longest)
    while end < limit, !isEnd(literal, end) { end += 1 }
    return Reference(
      range: start..<end,
      destination: "xref:" + literal.text(first..<end),
      isShort: true
    )
  }

  private static func find(
    _ byte: UInt8,
    _ literal: borrowing Span<UInt8>,
    from start: Int
  ) -> Int? {
    literal.firstIndex(of: byte, from: start, to: min(literal.count, start + longest))
  }

  private static func isEnd(_ literal: borrowing Span<UInt8>, _ offset: Int) -> Bool {
    switch literal[offset] {
    case 0...0x20, UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "<"), UInt8(ascii: ">"),
      UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "|"):
      return true
    case let byte where isPunctuation(byte):
      guard offset + 1 < literal.count else { return true }
      return literal[offset + 1] <= 0x20 || isPunctuation(literal[offset + 1])
    default: return false
    }
  }

  private static func isPunctuation(_ byte: UInt8) -> Bool { ".,;:!?~".utf8.contains(byte) }

  private static func mayPrecede(_ byte: UInt8) -> Bool { byte <= 0x20 || isPunctuation(byte) }

  /// Whether a text begins its line or its block.
  private static func followsSpace(_ node: MarkdownNode) -> Bool {
    guard let previous = node.previous else { return node.parent?.isInline == false }
    return previous.kind == .softBreak || previous.kind == .lineBreak
  }

  private static func isQuote(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'")
  }

  // MARK: Raw HTML

  /// Returns the destination of `<xref href="uid">` or `<xref uid="uid">`; `nil` for another tag.
  static func destination(_ tag: [UInt8]) -> String? {
    guard tag.span.hasPrefix("<x") || tag.span.hasPrefix("<X") else { return nil }
    var tokenizer = HTMLTokenizer()
    guard let token = tokenizer.next(in: tag.span) else { return nil }
    return destination(token, tokenizer.attributes, tag.span)
  }

  private static func destination(
    _ token: HTMLToken,
    _ attributes: [HTMLAttributeToken],
    _ source: borrowing Span<UInt8>
  ) -> String? {
    guard case .startTag = token.kind, source.lowercasedText(token.name) == "xref" else {
      return nil
    }
    var destination: String?
    var parameters: [String] = []
    for attribute in attributes {
      let decoded = HTMLCharacterReference.decode(attribute: source.extracting(attribute.value))
      let value = String(decoding: decoded, as: UTF8.self)
      switch source.lowercasedText(attribute.name) {
      case "href": destination = destination ?? "xref:" + value
      case "uid": destination = destination ?? XrefReference.destination(value)
      case "displayproperty": parameters.append("displayProperty=\(escaped(value))")
      case "text", "name": parameters.append("text=\(escaped(value))")
      case "alt": parameters.append("alt=\(escaped(value))")
      case "title": parameters.append("title=\(escaped(value))")
      default: break
      }
    }
    guard let destination, destination.utf8.count > 5 else { return nil }
    if parameters.isEmpty { return destination }
    let query = parameters.joined(separator: "&")
    let (path, fragment) = destination.split(separator: "#", maxSplits: 1).halves
    return path + (path.contains("?") ? "&" : "?") + query + fragment
  }

  private static func escaped(_ value: String) -> String {
    var result = ""
    for character in value {
      switch character {
      case "%": result += "%25"
      case "&": result += "%26"
      case "#": result += "%23"
      case "+": result += "%2B"
      default: result.append(character)
      }
    }
    return result
  }

  /// Makes ordinary links of the tags in a block of raw HTML, where there is no tree.
  static func rewrite(_ block: MarkdownNode, _ links: @autoclosure () -> LinkRewriter) {
    let literal = block.literal
    guard literal.span.firstIndex(of: "<xref") != nil || literal.span.firstIndex(of: "<XREF") != nil
    else { return }
    let links = links()
    var out = ByteBuffer(capacity: literal.count)
    var tokenizer = HTMLTokenizer()
    var copied = 0
    /// The name for the link that is open, while it has no text.
    var name: String?
    while let token = tokenizer.next(in: literal.span) {
      let isEnd = token.kind == .endTag && literal.span.lowercasedText(token.name) == "xref"
      let target = isEnd ? nil : destination(token, tokenizer.attributes, literal.span)
      guard isEnd || target != nil else {
        name = nil
        continue
      }
      out.append(literal.span.extracting(copied..<token.range.lowerBound))
      copied = token.range.upperBound
      if let target {
        let shown = XrefReference(target).map { links.name(of: $0) ?? $0.uid } ?? ""
        out.append("<a href=\"")
        out.appendEscaped(target)
        out.append("\">")
        name = shown
        guard case .startTag(isSelfClosing: true) = token.kind else { continue }
      }
      if let shown = name { out.appendEscaped(shown) }
      name = nil
      out.append("</a>")
    }
    out.append(literal.span.extracting(copied..<literal.count))
    block.setLiteral(out.finish())
  }
}

extension [Substring] {
  /// What stands before a `#`, and behind it with the sign.
  fileprivate var halves: (String, String) {
    (first.map { String($0) } ?? "", count > 1 ? "#" + self[1] : "")
  }
}
