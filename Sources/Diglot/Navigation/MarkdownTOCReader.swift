/// Reads a table of contents in Markdown: headings, each with a text, a link or a reference.
///
///     # Billing
///     ## [Invoices](invoices.md "bill, receipt")
///     ## @billing.read
struct MarkdownTOCReader: ~Copyable {
  private let file: SourceFile
  private var parser = MarkdownParser()
  private var entries: [TOCEntry] = []
  /// The level of the first heading.
  private var rootLevel: Int?
  /// The levels of the headings that the next one may lie in, the outermost first.
  private var open: [Int] = []
  private var findings = Diagnostics()

  private init(_ file: SourceFile) { self.file = file }

  static func read(_ file: SourceFile, _ diagnostics: inout Diagnostics) -> [TOCEntry] {
    var reader = MarkdownTOCReader(file)
    reader.run(file.bytes.span)
    diagnostics.append(reader.findings)
    return reader.entries
  }

  private mutating func run(_ bytes: borrowing Span<UInt8>) {
    var offset = HeaderBounds(bytes).bodyStart
    while offset < bytes.count, !findings.isFull {
      let newline = bytes.endOfLine(from: offset)
      let line = Self.trimmed(bytes, offset..<newline)
      if bytes.hasPrefix("<!--", at: line.lowerBound), !line.isEmpty {
        // What stands behind a comment on its last line is read as a line of its own.
        offset =
          bytes.firstIndex(of: "-->", from: line.lowerBound + 4).map { $0 + 3 } ?? bytes.count
        continue
      }
      if !line.isEmpty { readLine(bytes, line) }
      offset = newline + 1
    }
  }

  private static func trimmed(_ bytes: borrowing Span<UInt8>, _ line: Range<Int>) -> Range<Int> {
    var (start, end) = (line.lowerBound, line.upperBound)
    while start < end, bytes[start] <= 0x20 { start += 1 }
    while end > start, bytes[end - 1] <= 0x20 { end -= 1 }
    return start..<end
  }

  private mutating func readLine(_ bytes: borrowing Span<UInt8>, _ line: Range<Int>) {
    var content = line.lowerBound
    while content < line.upperBound, bytes[content] == UInt8(ascii: "#") { content += 1 }
    let level = content - line.lowerBound
    guard level > 0, content == line.upperBound || bytes[content] <= 0x20 else {
      findings.report(.notHeading(at: file.location(of: line)))
      return
    }
    let depth = depth(ofLevel: level, line)
    var entry = TOCEntry(depth: depth, range: line)
    let heading = Array("# ".utf8) + bytes.copy(content..<line.upperBound)
    parser.reset()
    guard let root = try? parser.parse(heading.span),
      Self.read(root.firstChild, offset: line.lowerBound..<line.upperBound, into: &entry)
    else {
      findings.report(.notEntry(at: file.location(of: line)))
      return
    }
    open.append(max(level, rootLevel ?? level))
    entries.append(entry)
  }

  /// Returns how deep a heading lies; one that no entry leads to is in the last above its level.
  private mutating func depth(ofLevel level: Int, _ line: Range<Int>) -> Int {
    guard let rootLevel else {
      rootLevel = level
      return 0
    }
    let isTooHigh = level < rootLevel
    let isTooDeep = level > (open.last ?? rootLevel - 1) + 1
    while let last = open.last, last >= level { open.removeLast() }
    let isOverLimit = open.count >= YAMLDocument.depthLimit
    if isOverLimit { open.removeSubrange((YAMLDocument.depthLimit - 1)...) }
    if isTooHigh || isTooDeep || isOverLimit {
      findings.report(.level(isTooHigh: isTooHigh, at: file.location(of: line)))
    }
    return open.count
  }

  /// Takes name and target from a heading; `false` where it is more than a text or one link.
  private static func read(
    _ heading: MarkdownNode?,
    offset range: Range<Int>,
    into entry: inout TOCEntry
  ) -> Bool {
    guard let heading, heading.kind == .heading else { return false }
    let inlines = Array(heading.children)
    let isLinked = inlines.contains { $0.kind == .link || $0.kind == .image }
    let text = String(decoding: heading.plainText, as: UTF8.self)
    guard isLinked else {
      if inlines.contains(where: { $0.kind == .htmlInline }) { return false }
      if text.hasPrefix("@"), !text.contains(" ") {
        entry.uid = TOCEntry.Text(string: String(text.dropFirst()), range: range)
      } else {
        entry.name = TOCEntry.visible(text)
      }
      return true
    }
    guard inlines.count == 1, let link = inlines.first, link.kind == .link else { return false }
    let destination = link.destination
    if let reference = XrefReference(destination) {
      entry.uid = TOCEntry.Text(string: reference.uid, range: range)
      entry.name = text == destination ? nil : TOCEntry.visible(text)
    } else {
      entry.name = TOCEntry.visible(text)
      entry.href = destination.isEmpty ? nil : TOCEntry.Text(string: destination, range: range)
    }
    let title = link.withTitle { $0.text(0..<$0.count) }
    entry.displayName = title.isEmpty ? nil : title
    return true
  }
}

extension Diagnostic {
  fileprivate static func notHeading(at location: Location) -> Diagnostic {
    Diagnostic(
      .invalidTocSyntax,
      "a table of contents in Markdown has headings and comments alone",
      at: location,
      notes: ["a heading is '#', a space, and a text or a link"]
    )
  }

  fileprivate static func notEntry(at location: Location) -> Diagnostic {
    Diagnostic(
      .invalidTocSyntax,
      "a heading of a table of contents is a text or one link",
      at: location
    )
  }

  fileprivate static func level(isTooHigh: Bool, at location: Location) -> Diagnostic {
    Diagnostic(
      .invalidTocLevel,
      isTooHigh
        ? "no heading of a table of contents is above the level of the first"
        : "a heading of a table of contents is at most one level below the one before",
      at: location,
      notes: [
        isTooHigh
          ? "the entry is put beside the first"
          : "the entry is put one level below the one above it"
      ]
    )
  }
}
