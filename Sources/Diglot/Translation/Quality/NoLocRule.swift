/// A text that is to stay as it is in every language, and is not in the translation.
///
/// Such texts are listed as `no-loc` in a page's header or in docfx.json, or marked in the sentence
/// as `:::no-loc text="…":::`.
enum NoLocRule {
  static func faults(_ pair: UnitPair) -> [UnitFault] {
    let marked = marked(in: pair.source.bytes)
    guard !marked.isEmpty || !pair.untranslatable.isEmpty else { return [] }
    let source = pair.source.masked.span, target = pair.target.masked.span
    return (marked + pair.untranslatable).filter {
      holds(source, $0) && !holds(target, $0)
    }.prefix(1).map {
      UnitFault(
        range: 0..<pair.target.bytes.count,
        message: "'\(UnitExcerpt.of($0.span.text(0..<$0.count)))' stays as it is in every language",
        note: "it is listed under 'no-loc' or marked as ':::no-loc'; write it as in the original"
      )
    }
  }

  private static func marked(in bytes: [UInt8]) -> [[UInt8]] {
    var found: [[UInt8]] = []
    var offset = 0
    while let start = bytes.span.firstIndex(of: ":::no-loc text=\"", from: offset) {
      let text = start + 16
      guard let end = bytes.span.firstIndex(of: UInt8(ascii: "\""), from: text) else { break }
      if end > text { found.append(Array(bytes[text..<end])) }
      offset = end
    }
    return found
  }

  /// Whether `phrase` stands in a text, not within a word of Latin letters.
  private static func holds(_ text: borrowing Span<UInt8>, _ phrase: [UInt8]) -> Bool {
    guard let first = phrase.first, let last = phrase.last else { return false }
    var offset = 0
    while let start = text.firstIndex(of: phrase, from: offset) {
      let end = start + phrase.count
      let isBegun = start == 0 || !first.isASCIIAlphanumeric || !text[start - 1].isASCIIAlphanumeric
      let isEnded = end == text.count || !last.isASCIIAlphanumeric || !text[end].isASCIIAlphanumeric
      if isBegun, isEnded { return true }
      offset = start + 1
    }
    return false
  }
}
