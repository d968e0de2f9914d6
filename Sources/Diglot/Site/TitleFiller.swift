/// Fills the titles of other pages into rendered ones, once all titles are known.
struct TitleFiller {
  let records: RecordTable

  /// Returns whether a page waits for titles.
  static func isNeeded(for page: borrowing Span<UInt8>) -> Bool {
    page.firstIndex(of: LinkUses.Title.opening, from: 0) != nil
  }

  /// Returns `page` with the titles that it waits for; in one pass, so that a title that looks like
  /// a placeholder stays a title.
  func filled(_ page: borrowing Span<UInt8>) -> [UInt8] {
    var out = ByteBuffer(capacity: page.count + 256)
    var copied = 0
    while let start = page.firstIndex(of: LinkUses.Title.opening, from: copied) {
      guard let (title, isInJSON, end) = LinkUses.Title.read(page, at: start),
        records.holds(title.page, title.locale)
      else {
        out.append(page.extracting(copied..<(start + 1)))
        copied = start + 1
        continue
      }
      out.append(page.extracting(copied..<start))
      let text = records.text(of: title.page, in: title.locale)?.title ?? ""
      if isInJSON { Self.append(inJSON: text, to: &out) } else { out.appendEscaped(text) }
      copied = end
    }
    out.append(page.extracting(copied..<page.count))
    return out.finish()
  }

  /// Appends what stands between the quotes of a JSON string.
  ///
  /// A quote is written by its number: an author who forges a placeholder in the value of an
  /// attribute cannot leave it that way.
  private static func append(inJSON text: String, to out: inout ByteBuffer) {
    var json = ByteBuffer()
    json.append(jsonInHTML: text)
    for byte in json.finish().dropFirst().dropLast() {
      // Its backslash is there already.
      if byte == UInt8(ascii: "\"") { out.append("u0022") } else { out.append(byte) }
    }
  }
}
