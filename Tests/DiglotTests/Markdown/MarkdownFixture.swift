import Testing

@testable import Diglot

/// Markdown to HTML in the ways that the tests ask for.
enum MarkdownFixture {
  /// Just as cmark-gfm writes it.
  static let plain = MarkdownHTMLOptions(
    isTrusted: true,
    usesAlignmentClasses: false,
    namesTaskItems: false
  )

  /// Calls `body` with the tree of `text`, which lives until `body` returns.
  static func parse<Result>(
    _ text: String,
    isCoreOnly: Bool = false,
    _ body: (MarkdownNode, borrowing Span<UInt8>) throws -> Result
  ) throws -> Result {
    var parser = MarkdownParser()
    let bytes = Array(text.utf8)
    let root = try parser.parse(bytes.span, isCoreOnly: isCoreOnly)
    let result = try body(root, bytes.span)
    parser.reset()
    return result
  }

  static func html(
    _ text: String,
    isCoreOnly: Bool = false,
    options: MarkdownHTMLOptions = plain
  ) throws -> String {
    try parse(text, isCoreOnly: isCoreOnly) { root, _ in html(root, options) }
  }

  /// Renders with the CJK rule applied.
  static func friendlyHTML(_ text: String) throws -> String {
    try parse(text) { root, span in
      CJKEmphasis.apply(to: root, span, lines: LineTable(span))
      return html(root, plain)
    }
  }

  static func html(_ root: MarkdownNode, _ options: MarkdownHTMLOptions) -> String {
    var html = MarkdownHTML(options: options, into: ByteBuffer(), delegate: OpenDelegate())
    html.render(root)
    return String(decoding: html.finish().finish(), as: UTF8.self)
  }
}

/// Lets links and ids be as they are, and counts what is found.
struct OpenDelegate: RawHTMLDelegate {
  mutating func enterSource(_ index: Int) {}
  mutating func leaveSource() {}
  mutating func willWriteBlock(_ block: MarkdownNode) {}
  mutating func link(_ url: [UInt8], in attribute: HTMLURLAttribute, of tag: HTMLTag) -> HTMLLink? {
    HTMLLink(url: url)
  }
  mutating func id(_ id: [UInt8]) -> [UInt8]? { id }
  mutating func report(_ code: DiagnosticCode, at range: Range<Int>, name: String) {}
}
