/// What the first thing on a line of a quote can make of the quote.
enum QuoteMarker: Sendable {
  /// `[!NOTE]`
  case alert(AlertKind, isTranslated: Bool)
  /// `[!div class="checklist"]`, with the bytes of its attributes.
  case division(attributes: Range<Int>)
  /// `[!VIDEO https://…]`, with the bytes of its address.
  case video(url: Range<Int>)

  /// Reads the marker whose bracket stands at `start`, and says where it ends; `nil` where the
  /// words in the brackets are none.
  static func parse(
    _ text: borrowing Span<UInt8>,
    at start: Int,
    lineEnd: Int
  ) -> (marker: QuoteMarker, end: Int)? {
    guard let close = text.firstIndex(of: UInt8(ascii: "]"), from: start + 2, to: lineEnd) else {
      return nil
    }
    let words = text.withoutBlanks((start + 2)..<close)
    var wordEnd = words.lowerBound
    while wordEnd < words.upperBound, !text[wordEnd].isBlank, text[wordEnd] != UInt8(ascii: "`") {
      wordEnd += 1
    }
    let rest = text.withoutBlanks(wordEnd..<words.upperBound)
    let keyword = text.text(words.lowerBound..<wordEnd).lowercased()
    if keyword == "div" { return (.division(attributes: rest), close + 1) }
    if keyword == "video" { return rest.isEmpty ? nil : (.video(url: rest), close + 1) }
    // No word for an alert is this long.
    guard words.count <= 64 else { return nil }
    var isTranslated = false
    let token = text.text((start + 2)..<close)
    guard let kind = AlertKind(token: token, isTranslated: &isTranslated) else { return nil }
    return (.alert(kind, isTranslated: isTranslated), close + 1)
  }
}
