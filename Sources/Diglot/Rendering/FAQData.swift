/// Questions and answers as search engines read them: schema.org's `FAQPage`, in JSON-LD.
enum FAQData {
  /// Returns the data as text for a script element; nothing where there is no question.
  ///
  /// An answer without a word, such as a picture, has no place in it.
  static func json(_ questions: [Question]) -> [UInt8] {
    var json = ByteBuffer()
    for question in questions {
      let (name, answer) = (text(of: question.heading), text(of: question.answer))
      guard !name.isEmpty, !answer.isEmpty else { continue }
      json.append(json.isEmpty ? start : ",")
      json.append(#"{"@type":"Question","name":"#)
      json.append(json: name.span)
      json.append(#","acceptedAnswer":{"@type":"Answer","text":"#)
      json.append(json: answer.span)
      json.append("}}")
    }
    guard !json.isEmpty else { return [] }
    json.append("]}")
    return scriptSafe(json.finish())
  }

  private static let start: StaticString =
    #"{"@context":"https://schema.org","@type":"FAQPage","mainEntity":["#

  /// Returns the text of an element, a space between its blocks.
  private static func text(of node: MarkdownNode) -> [UInt8] {
    var text: [UInt8] = []
    for visit in MarkdownWalk(node) {
      switch visit.node.kind {
      case .text, .code: if visit.isEntering { text += visit.node.literal }
      case .softBreak, .lineBreak: space(&text)
      case .codeBlock: if visit.isEntering { text += visit.node.withCode { $0.copy(0..<$0.count) } }
      case .htmlBlock: if visit.isEntering { visit.node.withLiteral { append($0, to: &text) } }
      case .paragraph, .heading, .tableCell, .item: if !visit.isEntering { space(&text) }
      default: break
      }
    }
    while let last = text.last, last.isHTMLSpace { text.removeLast() }
    return text
  }

  private static func space(_ text: inout [UInt8]) {
    if let last = text.last, !last.isHTMLSpace { text.append(UInt8(ascii: " ")) }
  }

  /// Appends the text that stands between the tags of raw HTML.
  private static func append(_ html: borrowing Span<UInt8>, to text: inout [UInt8]) {
    var tokenizer = HTMLTokenizer()
    while let token = tokenizer.next(in: html) {
      guard token.kind == .text else {
        space(&text)
        continue
      }
      let decoded = HTMLCharacterReference.decode(attribute: html.extracting(token.range))
      let isBlank = decoded.allSatisfy(\.isHTMLSpace)
      if !isBlank { text += decoded }
    }
    space(&text)
  }

  /// No `<` stands in it, so that nothing in it can end the script element.
  private static func scriptSafe(_ json: [UInt8]) -> [UInt8] {
    guard json.contains(UInt8(ascii: "<")) else { return json }
    return json.flatMap { $0 == UInt8(ascii: "<") ? Array("\\u003c".utf8) : [$0] }
  }
}
