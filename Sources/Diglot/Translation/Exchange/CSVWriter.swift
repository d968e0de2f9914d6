/// Writes a table for spreadsheets, by RFC 4180.
///
/// It begins with a byte order mark, without which they take UTF-8 for another encoding. A text
/// that they would run as a formula has an apostrophe before it: pages are not trusted. Who needs
/// the exact text takes another format.
enum CSVWriter {
  static func writeHead(into out: inout ByteBuffer) {
    out.append(
      "\u{FEFF}id,source,target,state,translation type,original,location,original today\r\n"
    )
  }

  static func write(_ page: ExchangePage, into out: inout ByteBuffer) {
    for unit in page.units {
      write(Array(page.id(of: unit).utf8), into: &out)
      out.append(",")
      write(unit.source, into: &out)
      out.append(",")
      write(unit.target, into: &out)
      out.append(",")
      out.append(unit.state.stage.rawValue)
      out.append(",")
      out.append(page.kind?.exchangeName ?? "")
      out.append(",")
      out.append(unit.state.age?.rawValue ?? "")
      out.append(",")
      write(Array(page.location(of: unit).utf8), into: &out)
      out.append(",")
      if let today = unit.state.today { write(today, into: &out) }
      out.append("\r\n")
    }
  }

  private static func write(_ text: [UInt8], into out: inout ByteBuffer) {
    out.append("\"")
    if beginsFormula(text.span) { out.append("'") }
    for byte in text {
      if byte == UInt8(ascii: "\"") { out.append(byte) }
      out.append(byte)
    }
    out.append("\"")
  }

  /// Whether a spreadsheet would take the text for more than text; the wide signs are those of
  /// Chinese and Japanese keyboards.
  private static func beginsFormula(_ text: borrowing Span<UInt8>) -> Bool {
    guard !text.isEmpty else { return false }
    switch text[0] {
    case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09, 0x0A,
      0x0D:
      return true
    default:
      return text.hasPrefix("\u{FF1D}") || text.hasPrefix("\u{FF0B}") || text.hasPrefix("\u{FF0D}")
        || text.hasPrefix("\u{FF20}")
    }
  }
}
