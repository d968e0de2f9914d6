/// Writes an object a line, for programs.
enum JSONLinesWriter {
  static func write(_ page: ExchangePage, into out: inout ByteBuffer) {
    for unit in page.units {
      out.append("{\"id\":")
      out.append(json: page.id(of: unit))
      write("page", page.path, into: &out)
      write("unit", unit.key.string, into: &out)
      write("sourceLocale", page.sourceTag, into: &out)
      write("targetLocale", page.targetTag, into: &out)
      out.append(",\"source\":")
      out.append(json: unit.source.span)
      out.append(",\"target\":")
      out.append(json: unit.target.span)
      write("state", unit.state.stage.rawValue, into: &out)
      if let kind = page.kind { write("translationType", kind.exchangeName, into: &out) }
      if let age = unit.state.age { write("original", age.rawValue, into: &out) }
      if let today = unit.state.today {
        out.append(",\"originalToday\":")
        out.append(json: today.span)
      }
      write("file", page.displayPath, into: &out)
      out.append(",\"line\":")
      out.append(decimal: unit.line)
      out.append("}\n")
    }
  }

  private static func write(_ key: StaticString, _ value: String, into out: inout ByteBuffer) {
    out.append(",\"")
    out.append(key)
    out.append("\":")
    out.append(json: value)
  }
}
