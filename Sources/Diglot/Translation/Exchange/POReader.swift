/// Reads catalogues of gettext, as `POWriter` writes them and as tools give them back, line by line.
///
/// Obsolete entries and former originals are comments here. Plural forms are refused: no sentence
/// of a page has any.
struct POReader {
  private enum Field { case none, context, original, translation }

  private let file: Int
  private var document = ExchangeDocument()
  private var field = Field.none
  private var context: [UInt8]?
  private var original: [UInt8] = []
  private var translation: [UInt8]?
  private var isFuzzy = false
  private var start = 0
  private var hasHeader = false

  static func read(_ bytes: [UInt8], file: Int) throws(ExchangeFault) -> ExchangeDocument {
    var reader = POReader(file: file)
    let span = bytes.span
    var line = span.hasPrefix("\u{FEFF}") ? 3 : 0
    while line < span.count {
      let end = span.firstIndex(of: UInt8(ascii: "\n"), from: line) ?? span.count
      try reader.take(span, line..<end)
      line = end + 1
    }
    try reader.finishEntry()
    guard reader.hasHeader, !reader.document.targetTag.isEmpty else {
      throw .unreadable(
        "a catalogue has a header that names its 'Language'",
        ExchangePlace(file: file, offset: 0)
      )
    }
    return reader.document
  }

  private init(file: Int) { self.file = file }

  // MARK: Lines

  private mutating func take(_ bytes: borrowing Span<UInt8>, _ line: Range<Int>)
    throws(ExchangeFault)
  {
    var (start, end) = (line.lowerBound, line.upperBound)
    while start < end, bytes[start].isBlank { start += 1 }
    while end > start, bytes[end - 1].isBlank { end -= 1 }
    guard start < end else { return }
    let text = start..<end
    if bytes[start] == UInt8(ascii: "#") {
      if field == .translation { try finishEntry() }
      if bytes.hasPrefix("#,", at: start) { noteFlags(bytes, (start + 2)..<end) }
      // The flags before an obsolete entry were its own.
      if bytes.hasPrefix("#~", at: start) { isFuzzy = false }
    } else if bytes[start] == UInt8(ascii: "\"") {
      try append(bytes, text)
    } else {
      try keyword(bytes, text)
    }
  }

  private mutating func noteFlags(_ bytes: borrowing Span<UInt8>, _ range: Range<Int>) {
    let flags = bytes.text(range).split(separator: ",").map {
      $0.filter { $0 != " " && $0 != "\t" }
    }
    if flags.contains("fuzzy") { isFuzzy = true }
  }

  private mutating func keyword(_ bytes: borrowing Span<UInt8>, _ text: Range<Int>)
    throws(ExchangeFault)
  {
    let quote = bytes.firstIndex(of: UInt8(ascii: "\""), from: text.lowerBound, to: text.upperBound)
    var end = quote ?? text.upperBound
    while end > text.lowerBound, bytes[end - 1].isBlank { end -= 1 }
    let name = end - text.lowerBound <= 16 ? bytes.text(text.lowerBound..<end) : ""
    let place = ExchangePlace(file: file, offset: text.lowerBound)
    guard let quote else { throw .unreadable("a keyword stands before a string in '\"'", place) }
    if field == .translation, name != "msgstr" { try finishEntry() }
    switch (name, field) {
    case ("msgctxt", .none):
      (field, context, start) = (.context, [], text.lowerBound)
    case ("msgid", .none), ("msgid", .context):
      if field == .none { start = text.lowerBound }
      (field, original) = (.original, [])
    case ("msgstr", .original):
      (field, translation, start) = (.translation, [], text.lowerBound)
    default:
      throw .unreadable("an entry is 'msgctxt', 'msgid' and 'msgstr', in this order", place)
    }
    try append(bytes, quote..<text.upperBound)
  }

  // MARK: Strings

  private mutating func append(_ bytes: borrowing Span<UInt8>, _ quoted: Range<Int>)
    throws(ExchangeFault)
  {
    guard let text = Self.unquoted(bytes, quoted) else {
      throw .unreadable(
        "a string stands between '\"', with '\\' before signs of its own",
        ExchangePlace(file: file, offset: quoted.lowerBound)
      )
    }
    switch field {
    case .none:
      throw .unreadable(
        "a string follows a keyword",
        ExchangePlace(file: file, offset: quoted.lowerBound)
      )
    case .context: context? += text
    case .original: original += text
    case .translation: translation? += text
    }
  }

  /// Returns what a string says; `nil` where it is none.
  private static func unquoted(_ bytes: borrowing Span<UInt8>, _ range: Range<Int>) -> [UInt8]? {
    guard range.count >= 2, bytes[range.upperBound - 1] == UInt8(ascii: "\"") else { return nil }
    let end = range.upperBound - 1
    var text: [UInt8] = []
    text.reserveCapacity(range.count)
    var offset = range.lowerBound + 1
    while offset < end {
      let byte = bytes[offset]
      offset += 1
      if byte == UInt8(ascii: "\"") { return nil }
      guard byte == UInt8(ascii: "\\") else {
        text.append(byte)
        continue
      }
      guard offset < end, let escaped = Self.escaped(bytes, &offset, end) else { return nil }
      text.append(escaped)
    }
    return text
  }

  private static func escaped(
    _ bytes: borrowing Span<UInt8>,
    _ offset: inout Int,
    _ end: Int
  ) -> UInt8? {
    let byte = bytes[offset]
    offset += 1
    switch byte {
    case UInt8(ascii: "n"): return 0x0A
    case UInt8(ascii: "t"): return 0x09
    case UInt8(ascii: "r"): return 0x0D
    case UInt8(ascii: "a"): return 0x07
    case UInt8(ascii: "b"): return 0x08
    case UInt8(ascii: "v"): return 0x0B
    case UInt8(ascii: "f"): return 0x0C
    case UInt8(ascii: "\\"), UInt8(ascii: "\""): return byte
    case UInt8(ascii: "0")...UInt8(ascii: "7"):
      var value = Int(byte) - 0x30
      let limit = min(end, offset + 2)
      while offset < limit, (0x30...0x37).contains(bytes[offset]) {
        value = value * 8 + Int(bytes[offset]) - 0x30
        offset += 1
      }
      // A byte of another letter would make text that is not UTF-8.
      return value < 0x80 ? UInt8(value) : nil
    default: return nil
    }
  }

  // MARK: Entries

  private mutating func finishEntry() throws(ExchangeFault) {
    defer { (field, context, original, translation, isFuzzy) = (.none, nil, [], nil, false) }
    let place = ExchangePlace(file: file, offset: start)
    guard field != .none else { return }
    guard let translation else { throw .unreadable("an entry ends with 'msgstr'", place) }
    guard let context else {
      guard original.isEmpty, !hasHeader else {
        throw .unreadable("an entry has the id of its unit as 'msgctxt'", place)
      }
      return try readHeader(translation, place)
    }
    let id = context.span.text(0..<context.count)
    let mark = id.utf8.lastIndex(of: UInt8(ascii: "#")) ?? id.endIndex
    document.entries.append(
      ExchangeEntry(
        path: String(id[..<mark]),
        unit: String(id[mark...].dropFirst()),
        source: original,
        target: translation.isEmpty ? nil : translation,
        isFuzzy: isFuzzy,
        place: place
      )
    )
  }

  private mutating func readHeader(_ text: [UInt8], _ place: ExchangePlace) throws(ExchangeFault) {
    hasHeader = true
    for line in text.span.text(0..<text.count).split(separator: "\n") {
      let parts = line.split(separator: ":", maxSplits: 1)
      guard parts.count == 2 else { continue }
      let value = String(parts[1].drop { $0 == " " })
      switch parts[0].lowercased() {
      case "language": document.targetTag = value.replacing("_", with: "-")
      case "x-source-language": document.sourceTag = value.replacing("_", with: "-")
      case "content-type":
        guard value.lowercased().hasSuffix("utf-8") else {
          throw .unreadable("a catalogue is in UTF-8, and says so", place)
        }
      default: break
      }
    }
  }
}
