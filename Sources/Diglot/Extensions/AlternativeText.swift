/// The alternative text of an image: what Markdown means in it, as plain text.
enum AlternativeText {
  /// Whether Markdown makes nothing of a text, so that it need not be parsed.
  static func isPlain(_ text: borrowing Span<UInt8>) -> Bool {
    for index in text.indices {
      switch text[index] {
      case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "`"), UInt8(ascii: "["),
        UInt8(ascii: "!"), UInt8(ascii: "<"), UInt8(ascii: "&"), UInt8(ascii: "\\"),
        UInt8(ascii: "~"), UInt8(ascii: "@"), UInt8(ascii: ":"):
        return false
      default: continue
      }
    }
    return true
  }

  /// Returns the text of a parsed one; a tag that HTML does not know, such as `<name>`, is a text.
  static func plain(_ paragraph: MarkdownNode) -> [UInt8] {
    var text: [UInt8] = []
    for visit in MarkdownWalk(paragraph) where visit.isEntering {
      switch visit.node.kind {
      case .text, .code: text += visit.node.literal
      case .softBreak, .lineBreak: text.append(UInt8(ascii: " "))
      case .htmlInline: if !isKnownTag(visit.node) { text += visit.node.literal }
      default: break
      }
    }
    return text
  }

  private static func isKnownTag(_ node: MarkdownNode) -> Bool {
    let literal = node.literal
    var tokenizer = HTMLTokenizer()
    guard let token = tokenizer.next(in: literal.span) else { return true }
    switch token.kind {
    case .startTag, .endTag: return HTMLTag(name: literal.span.lowercasedText(token.name)) != nil
    default: return true
    }
  }
}
