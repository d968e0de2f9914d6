/// A rendered page in which the titles of other pages are still to be filled in.
struct UnfinishedPage: Sendable {
  let path: RelativePath
  let bytes: [UInt8]
  let titles: [LinkUses.Title]

  /// Returns the page with the titles that `records` tell; in one pass, so that a title that looks
  /// like a placeholder stays a title.
  func finished(_ records: RecordTable) -> [UInt8] {
    var htmls: [[UInt8]: [UInt8]] = [:]
    for title in titles {
      let text = records.text(of: title.page, in: title.locale)?.title ?? ""
      var escaped = ByteBuffer()
      escaped.appendEscaped(text)
      htmls[title.placeholder] = escaped.finish()
      var json = ByteBuffer()
      json.append(jsonInHTML: text)
      htmls[title.placeholderInJSON] = Array(json.finish().dropFirst().dropLast())
    }
    var page = ByteBuffer(capacity: bytes.count + 256)
    var copied = 0
    while let start = bytes.span.firstIndex(of: LinkUses.Title.opening, from: copied) {
      let limit = min(bytes.count, start + LinkUses.Title.longest)
      let end = bytes.span.firstIndex(of: LinkUses.Title.closing, from: start, to: limit)
      guard let end, let html = htmls[Array(bytes[start..<(end + 2)])] else {
        page.append(bytes.span.extracting(copied..<(start + 2)))
        copied = start + 2
        continue
      }
      page.append(bytes.span.extracting(copied..<start))
      page.append(html)
      copied = end + 2
    }
    page.append(bytes.span.extracting(copied..<bytes.count))
    return page.finish()
  }
}
