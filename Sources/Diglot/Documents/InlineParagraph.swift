/// A text that is nothing but a paragraph, whatever it begins with: an original, a heading of a YAML
/// page, what is included in a sentence.
enum InlineParagraph {
  /// A no-break space: white space to the rules of emphasis, and no block begins with it, so that
  /// `1. Open the menu` or `# x` stay the sentences that they are.
  static let guardBytes: [UInt8] = [0xC2, 0xA0]

  /// Returns a text as Markdown makes nothing but a paragraph of it: what a line break means in it
  /// is a space.
  static func bytes(_ text: ArraySlice<UInt8>) -> [UInt8] {
    guardBytes + text.map { $0 == 0x0A || $0 == 0x0D ? 0x20 : $0 }
  }

  /// Takes the guard out of a paragraph that was made of such bytes.
  static func dropGuard(_ paragraph: MarkdownNode) {
    guard let first = paragraph.firstChild, first.kind == .text else { return }
    let literal = first.literal
    guard literal.starts(with: guardBytes) else { return }
    // What follows may be an anchor that must open a heading.
    if literal.count == guardBytes.count { return first.unlink() }
    first.setLiteral(Array(literal.dropFirst(guardBytes.count)))
  }
}
