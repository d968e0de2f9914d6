/// Writes a catalogue of gettext, with the Markdown as it is.
///
/// An entry is fuzzy where its original has changed since it was translated or has gone: that is
/// what the flag means, and tools then ask for a new look. Machine translation is told in a comment
/// instead; flagged, most catalogues would count as untranslated.
enum POWriter {
  static func writeHead(_ head: ExchangeHead, into out: inout ByteBuffer) {
    out.append("msgid \"\"\nmsgstr \"\"\n")
    let date = head.handOffDate?.iso ?? "1970-01-01"
    let fields = [
      "Project-Id-Version: " + head.title.replacing("\n", with: " "),
      "PO-Revision-Date: \(date) 00:00+0000",
      "Last-Translator: Automatically generated", "Language-Team: none",
      "Language: " + head.targetTag.replacing("-", with: "_"), "MIME-Version: 1.0",
      "Content-Type: text/plain; charset=UTF-8", "Content-Transfer-Encoding: 8bit",
      "X-Generator: diglot " + head.toolVersion, "X-Source-Language: " + head.sourceTag,
    ]
    for field in fields { write(Array((field + "\n").utf8), into: &out) }
  }

  static func write(_ page: ExchangePage, into out: inout ByteBuffer) {
    for unit in page.units {
      out.append("\n")
      if let kind = page.kind {
        out.append("#. ")
        out.append(kind.exchangeNote)
        out.append("\n")
      }
      if let age = unit.state.age {
        out.append("#. original: ")
        out.append(age.rawValue)
        out.append("\n")
      }
      if let today = unit.state.today { writeComment("original today: ", today, into: &out) }
      writeReference(page.displayPath, unit.line, into: &out)
      if unit.state.isStale { out.append("#, fuzzy\n") }
      out.append("msgctxt ")
      write(Array(page.id(of: unit).utf8), into: &out)
      out.append("msgid ")
      write(unit.source, into: &out)
      out.append("msgstr ")
      write(unit.target, into: &out)
    }
  }

  /// Writes `#. label text` in one line whatever the text holds.
  private static func writeComment(
    _ label: StaticString,
    _ text: [UInt8],
    into out: inout ByteBuffer
  ) {
    out.append("#. ")
    out.append(label)
    for byte in text { out.append(byte < 0x20 || byte == 0x7F ? UInt8(ascii: " ") : byte) }
    out.append("\n")
  }

  /// Writes `#: file:line`; a name with blanks stands between isolates, as gettext has it.
  private static func writeReference(_ path: String, _ line: Int, into out: inout ByteBuffer) {
    let name = path.replacing("\n", with: " ").replacing("\r", with: " ")
    out.append("#: ")
    if name.contains(" ") {
      out.append("\u{2068}" + name + "\u{2069}")
    } else {
      out.append(name)
    }
    out.append(":")
    out.append(decimal: line)
    out.append("\n")
  }

  /// Writes a string of the catalogue, and the end of its line.
  private static func write(_ text: [UInt8], into out: inout ByteBuffer) {
    out.append("\"")
    for byte in text {
      switch byte {
      case UInt8(ascii: "\""): out.append("\\\"")
      case UInt8(ascii: "\\"): out.append("\\\\")
      case UInt8(ascii: "\n"): out.append("\\n")
      case UInt8(ascii: "\r"): out.append("\\r")
      case UInt8(ascii: "\t"): out.append("\\t")
      case 0..<0x20, 0x7F:
        // Three digits, so that none of the text is taken for another.
        let digits = [byte >> 6, byte >> 3 & 7, byte & 7].map { $0 + UInt8(ascii: "0") }
        out.append("\\")
        out.append(digits)
      default: out.append(byte)
      }
    }
    out.append("\"\n")
  }
}
