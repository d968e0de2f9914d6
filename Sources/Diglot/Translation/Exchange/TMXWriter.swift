/// Writes TMX 1.4b, for translation memories.
///
/// Where the format has no way to hold a character that XML forbids, its number stands in a
/// placeholder.
enum TMXWriter {
  static func writeHead(_ head: ExchangeHead, into out: inout ByteBuffer) {
    out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<tmx version=\"1.4\">\n")
    out.append("<header creationtool=\"diglot\" creationtoolversion=\"")
    out.append(attribute: head.toolVersion)
    out.append("\" segtype=\"sentence\" o-tmf=\"Markdown\" adminlang=\"en\" srclang=\"")
    out.append(attribute: head.sourceTag)
    out.append("\" datatype=\"plaintext\"/>\n<body>\n")
  }

  static func write(_ page: ExchangePage, into out: inout ByteBuffer) {
    for unit in page.units {
      let codes = InlineCodes(source: unit.source, target: unit.target)
      out.append("<tu tuid=\"")
      out.append(attribute: page.id(of: unit))
      out.append("\">\n")
      write("x-location", page.location(of: unit), into: &out)
      write("x-state", unit.state.stage.rawValue, into: &out)
      if let kind = page.kind { write("x-translation-type", kind.exchangeName, into: &out) }
      if let age = unit.state.age { write("x-original", age.rawValue, into: &out) }
      if let today = unit.state.today {
        write("x-original-today", String(decoding: today, as: UTF8.self), into: &out)
      }
      write(codes.source, codes.sourceIDs, page.sourceTag, into: &out)
      write(codes.target, codes.targetIDs, page.targetTag, into: &out)
      out.append("</tu>\n")
    }
  }

  private static func write(_ type: StaticString, _ value: String, into out: inout ByteBuffer) {
    out.append("<prop type=\"")
    out.append(type)
    out.append("\">")
    out.append(xml: value)
    out.append("</prop>\n")
  }

  private static func write(
    _ text: ProtectedText,
    _ ids: [Int],
    _ tag: String,
    into out: inout ByteBuffer
  ) {
    out.append("<tuv xml:lang=\"")
    out.append(attribute: tag)
    out.append("\"><seg>")
    for (index, piece) in text.pieces.enumerated() {
      let bytes = text.bytes.span.extracting(piece.range)
      switch piece.kind {
      case .text: out.append(xml: bytes, forbidden: .placeholder)
      case .open(let pair):
        writeStart("bpt", pair: pair, id: ids[index], into: &out)
        out.append(xml: bytes, forbidden: .braces)
        out.append("</bpt>")
      case .close(let pair):
        writeStart("ept", pair: pair, id: nil, into: &out)
        out.append(xml: bytes, forbidden: .braces)
        out.append("</ept>")
      case .sign, .single, .lone:
        writeStart("ph", pair: nil, id: ids[index], into: &out)
        out.append(xml: bytes, forbidden: .braces)
        out.append("</ph>")
      }
    }
    out.append("</seg></tuv>\n")
  }

  private static func writeStart(
    _ name: StaticString,
    pair: Int?,
    id: Int?,
    into out: inout ByteBuffer
  ) {
    out.append("<")
    out.append(name)
    if let pair {
      out.append(" i=\"")
      out.append(decimal: pair)
      out.append("\"")
    }
    if let id {
      out.append(" x=\"")
      out.append(decimal: id)
      out.append("\"")
    }
    out.append(">")
  }
}
