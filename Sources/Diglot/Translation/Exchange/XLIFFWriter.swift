/// Writes XLIFF 2.1: a file a page, a unit a sentence, codes as inline elements.
///
/// The bytes of codes stand in `originalData`, so that a reader puts the Markdown together again
/// without knowing any.
enum XLIFFWriter {
  static let namespace = "urn:oasis:names:tc:xliff:document:2.0"
  /// Before the words of ours that `subState` takes.
  static let prefix = "diglot:"

  static func writeHead(_ head: ExchangeHead, into out: inout ByteBuffer) {
    out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<xliff xmlns=\"")
    out.append(namespace)
    out.append("\" version=\"2.1\" srcLang=\"")
    out.append(attribute: head.sourceTag)
    out.append("\" trgLang=\"")
    out.append(attribute: head.targetTag)
    out.append("\">\n")
  }

  static func write(_ page: ExchangePage, into out: inout ByteBuffer) {
    out.append("<file id=\"")
    out.append(nameToken(page.path))
    out.append("\" original=\"")
    out.append(attribute: page.path)
    out.append("\" xml:space=\"preserve\">\n")
    if let kind = page.kind {
      out.append("<notes><note category=\"translation-type\">")
      out.append(kind.exchangeName)
      out.append("</note></notes>\n")
    }
    for unit in page.units { write(unit, of: page, into: &out) }
    out.append("</file>\n")
  }

  private static func write(
    _ unit: ExchangeUnit,
    of page: ExchangePage,
    into out: inout ByteBuffer
  ) {
    let codes = InlineCodes(source: unit.source, target: unit.target)
    out.append("<unit id=\"")
    out.append(unit.key.string)
    out.append("\">\n<notes><note category=\"location\">")
    out.append(xml: page.location(of: unit))
    if let today = unit.state.today {
      out.append("</note><note category=\"original-today\">")
      out.append(xml: today.span, forbidden: .braces)
    }
    out.append("</note></notes>\n")
    write(codes.data, into: &out)
    out.append("<segment state=\"")
    out.append(unit.state.stage.rawValue)
    if let age = unit.state.age {
      out.append("\" subState=\"")
      out.append(prefix)
      out.append(age.rawValue)
    }
    out.append("\">\n<source>")
    write(codes.source, codes.sourceIDs, codes, into: &out)
    out.append("</source>\n<target>")
    write(codes.target, codes.targetIDs, codes, into: &out)
    out.append("</target>\n</segment>\n</unit>\n")
  }

  private static func write(_ data: [[UInt8]], into out: inout ByteBuffer) {
    guard !data.isEmpty else { return }
    out.append("<originalData>\n")
    for (index, bytes) in data.enumerated() {
      out.append("<data id=\"d")
      out.append(decimal: index + 1)
      out.append("\">")
      out.append(xml: bytes.span, forbidden: .codePoint)
      out.append("</data>\n")
    }
    out.append("</originalData>\n")
  }

  private static func write(
    _ text: ProtectedText,
    _ ids: [Int],
    _ codes: InlineCodes,
    into out: inout ByteBuffer
  ) {
    for (index, piece) in text.pieces.enumerated() {
      switch piece.kind {
      case .text:
        out.append(xml: text.bytes.span.extracting(piece.range), forbidden: .codePoint)
      case .close: out.append("</pc>")
      case .open:
        out.append("<pc id=\"c")
        out.append(decimal: ids[index])
        out.append("\" dataRefStart=\"d")
        out.append(decimal: codes.dataID(of: text.bytes(of: piece)))
        out.append("\" dataRefEnd=\"d")
        out.append(decimal: codes.dataID(of: text.closing(of: index)))
        out.append("\">")
      case .sign, .single, .lone:
        out.append("<ph id=\"c")
        out.append(decimal: ids[index])
        out.append("\" dataRef=\"d")
        out.append(decimal: codes.dataID(of: text.bytes(of: piece)))
        out.append("\"/>")
      }
    }
  }

  /// Returns a path as a name token that no other path has.
  ///
  ///     a/b_c.md  →  a:b_5Fc.md
  static func nameToken(_ path: String) -> [UInt8] {
    let digits = Array("0123456789ABCDEF".utf8)
    var token: [UInt8] = []
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "/"): token.append(UInt8(ascii: ":"))
      case UInt8(ascii: "."), UInt8(ascii: "-"): token.append(byte)
      case _ where ProtectedTextScanner.isAlphanumeric(byte): token.append(byte)
      default:
        token += [UInt8(ascii: "_"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return token
  }
}
