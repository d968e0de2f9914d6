/// Questions and answers as search engines read them: schema.org's `FAQPage`, in JSON-LD.
enum FAQData {
  /// Returns the data as text for a script element; nothing where there is no question.
  static func json(_ questions: [Question]) -> [UInt8] {
    guard !questions.isEmpty else { return [] }
    var json = ByteBuffer()
    json.append(#"{"@context":"https://schema.org","@type":"FAQPage","mainEntity":["#)
    for (index, question) in questions.enumerated() {
      if index > 0 { json.append(",") }
      json.append(#"{"@type":"Question","name":"#)
      json.append(json: text(of: question.heading).span)
      json.append(#","acceptedAnswer":{"@type":"Answer","text":"#)
      json.append(json: text(of: question.answer).span)
      json.append("}}")
    }
    json.append("]}")
    return scriptSafe(json.finish())
  }

  /// Returns the text of an element, a space between its blocks.
  private static func text(of node: MarkdownNode) -> [UInt8] {
    var text: [UInt8] = []
    for visit in MarkdownWalk(node) {
      let kind = visit.node.kind
      switch kind {
      case .text, .code: if visit.isEntering { text += visit.node.literal }
      case .softBreak, .lineBreak: text.append(UInt8(ascii: " "))
      case .codeBlock: text += visit.node.withCode { $0.copy(0..<$0.count) }
      case .paragraph, .heading, .tableCell, .item:
        if !visit.isEntering, text.last != UInt8(ascii: " ") { text.append(UInt8(ascii: " ")) }
      default: break
      }
    }
    while let last = text.last, last.isHTMLSpace { text.removeLast() }
    return text
  }

  /// No `<` stands in it, so that nothing in it can end the script element.
  private static func scriptSafe(_ json: [UInt8]) -> [UInt8] {
    guard json.contains(UInt8(ascii: "<")) else { return json }
    return json.flatMap { $0 == UInt8(ascii: "<") ? Array("\\u003c".utf8) : [$0] }
  }
}
