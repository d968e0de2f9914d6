/// XML, HTML, XAML.
enum MarkupLexer {
  static func scan(_ code: borrowing Span<UInt8>, into tokens: inout TokenWriter) {
    while tokens.position < code.count {
      let start = tokens.position
      switch code.ascii(at: start) {
      case "<": takeAngle(code, &tokens)
      case "&": takeReference(code, &tokens)
      default:
        var end = start + 1
        while end < code.count && code.ascii(at: end) != "<" && code.ascii(at: end) != "&" {
          end += 1
        }
        tokens.take(code, to: end)
      }
    }
  }

  private static func takeAngle(_ code: borrowing Span<UInt8>, _ tokens: inout TokenWriter) {
    let start = tokens.position
    if code.hasPrefix("<!--", at: start) {
      tokens.take(code, to: code.end(of: "-->", from: start + 4), as: .comment)
    } else if code.hasPrefix("<![CDATA[", at: start) {
      tokens.take(code, to: code.end(of: "]]>", from: start + 9), as: .meta)
    } else if code.hasPrefix("<?", at: start) {
      tokens.take(code, to: code.end(of: "?>", from: start + 2), as: .meta)
    } else if code.hasPrefix("<!", at: start) {
      tokens.take(code, to: code.end(of: ">", from: start + 2), as: .meta)
    } else if code.byte(at: start + 1).isWordStart {
      takeTag(code, nameStart: start + 1, &tokens)
    } else if code.ascii(at: start + 1) == "/" {
      takeTag(code, nameStart: start + 2, &tokens)
    } else {
      tokens.take(code, to: start + 1)
    }
  }

  private static func takeTag(
    _ code: borrowing Span<UInt8>,
    nameStart: Int,
    _ tokens: inout TokenWriter
  ) {
    tokens.take(code, to: nameStart)
    let name = nameStart..<endOfName(code, from: nameStart)
    tokens.take(code, to: name.upperBound, as: .builtin)
    while tokens.position < code.count {
      let start = tokens.position
      switch code.ascii(at: start) {
      case ">":
        tokens.take(code, to: start + 1)
        if code.ascii(at: nameStart - 1) == "<" { takeRawText(code, of: name, &tokens) }
        return
      case "<": return
      case "=": takeValue(code, &tokens)
      case _ where code[start].isNameByte:
        tokens.take(code, to: endOfName(code, from: start), as: .attribute)
      default: tokens.take(code, to: start + 1)
      }
    }
  }

  /// Takes the sign and the value of an attribute.
  private static func takeValue(_ code: borrowing Span<UInt8>, _ tokens: inout TokenWriter) {
    tokens.take(code, to: code.endOfSpace(from: tokens.position + 1))
    let start = tokens.position
    let quote = code.ascii(at: start)
    if quote == "\"" || quote == "'" {
      let end = code.endOfString(from: start + 1, quote: quote, escape: nil, isMultiline: true)
      return tokens.take(code, to: end, as: .string)
    }
    var end = start
    while end < code.count, !code[end].isCodeSpace, code.ascii(at: end) != ">" { end += 1 }
    tokens.take(code, to: end, as: .string)
  }

  private static func takeReference(_ code: borrowing Span<UInt8>, _ tokens: inout TokenWriter) {
    let start = tokens.position + (code.ascii(at: tokens.position + 1) == "#" ? 2 : 1)
    let end = code.endOfWord(from: start)
    let isWhole = end > start && code.ascii(at: end) == ";"
    tokens.take(code, to: isWhole ? end + 1 : end, as: isWhole ? .variable : .plain)
  }

  /// Takes what stands in `<script>` as JavaScript and in `<style>` as plain text.
  private static func takeRawText(
    _ code: borrowing Span<UInt8>,
    of name: Range<Int>,
    _ tokens: inout TokenWriter
  ) {
    let kind = rawElements.kind(of: name, in: code)
    guard kind != .plain, code.ascii(at: tokens.position - 2) != "/" else { return }
    var (end, search) = (code.count, tokens.position)
    while let found = code.firstIndex(of: "</", from: search) {
      search = found + 2
      let closing = search..<min(search + name.count, code.count)
      guard rawElements.kind(of: closing, in: code) == kind else { continue }
      end = found
      break
    }
    if kind == .builtin { JavaScriptLexer.scan(code.extracting(0..<end), into: &tokens) }
    tokens.take(code, to: end)
  }

  /// The elements whose content is no markup; `builtin` is code.
  private static let rawElements = WordTable(
    ignoresCase: true,
    [.builtin: "script", .meta: "style"]
  )

  private static func endOfName(_ code: borrowing Span<UInt8>, from start: Int) -> Int {
    var end = start
    while end < code.count && code[end].isNameByte { end += 1 }
    return end
  }
}

extension UInt8 {
  /// The bytes of names of tags and attributes, as in `x:Name.Child` and `@click`.
  fileprivate var isNameByte: Bool {
    isWordByte || (self >= UInt8(ascii: "-") && self <= UInt8(ascii: ":") && self != 0x2f)
      || self == UInt8(ascii: "@") || self == UInt8(ascii: "#")
  }
}
