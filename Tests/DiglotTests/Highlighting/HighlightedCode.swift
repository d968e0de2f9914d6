@testable import Diglot

/// What the highlighter wrote, read back without its help.
struct HighlightedCode {
  /// The text with tags taken out and references decoded.
  private(set) var text: [UInt8] = []
  /// The letter of the class that each byte of the text stands in, and `-` outside.
  private(set) var kinds: [Character] = []
  /// The spans: `k SELECT`.
  private(set) var tokens: [String] = []
  /// What is wrong with the markup.
  private(set) var faults: [String] = []

  private static let references = [
    "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": "\"",
  ].map { (Array($0.key.utf8), Array($0.value.utf8)) }
  private static let opening = Array("<span class=\"hl-".utf8)
  private static let closing = Array("</span>".utf8)

  init(_ code: [UInt8], _ language: CodeLanguage) {
    var out = ByteBuffer()
    CodeHighlighter.highlight(code.span, language: language, into: &out)
    read(out.finish())
  }

  init(_ code: String, _ language: CodeLanguage) { self.init(Array(code.utf8), language) }

  private mutating func read(_ html: [UInt8]) {
    var (index, kind, start) = (0, Character("-"), 0)
    while index < html.count {
      let rest = html[index...]
      if rest.starts(with: Self.opening) {
        if kind != "-" { faults.append("a span in a span at \(index)") }
        kind = Character(Unicode.Scalar(html[index + Self.opening.count]))
        if !"kscnbvapm".contains(kind) { faults.append("the class 'hl-\(kind)'") }
        start = text.count
        index += Self.opening.count + 3
      } else if rest.starts(with: Self.closing) {
        if start == text.count { faults.append("an empty span at \(index)") }
        if kind == "-" { faults.append("a closing tag too many at \(index)") }
        tokens.append("\(kind) " + String(decoding: text[start...], as: UTF8.self))
        kind = "-"
        index += Self.closing.count
      } else if html[index] == UInt8(ascii: "&") {
        let reference = Self.references.first { rest.starts(with: $0.0) }
        if reference == nil { faults.append("a bare '&' at \(index)") }
        append(reference?.1 ?? [UInt8(ascii: "&")], kind)
        index += reference?.0.count ?? 1
      } else {
        if "<>\"".utf8.contains(html[index]) { faults.append("unescaped at \(index)") }
        if html[index] == 10 && kind != "-" { faults.append("a newline in a span at \(index)") }
        append([html[index]], kind)
        index += 1
      }
    }
    if kind != "-" { faults.append("a span that is not closed") }
  }

  private mutating func append(_ bytes: [UInt8], _ kind: Character) {
    text += bytes
    kinds += repeatElement(kind, count: bytes.count)
  }
}
