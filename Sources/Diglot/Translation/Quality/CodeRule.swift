/// Code that a translation changed, lost or added: what stands between backticks.
enum CodeRule {
  static func faults(_ pair: UnitPair) -> [UnitFault] {
    let (target, source) = (pair.target, pair.source)
    let isSame = target.codeSpans.elementsEqual(source.codeSpans) {
      target.bytes.holds($0, asIn: source.bytes, $1)
    }
    if isSame { return [] }
    var rest = Tally(source.codeSpans.map(source.text))
    let surplus = target.codeSpans.filter { !rest.take(target.text($0)) }
    let lost = source.codeSpans.first { rest.take(source.text($0)) }
    guard lost != nil || !surplus.isEmpty else { return [] }
    let message =
      lost.map {
        "a translation has the code of its original, which has '\(UnitExcerpt.of(source.text($0)))'"
      }
      ?? "a translation has only the code of its original, which has no "
      + "'\(UnitExcerpt.of(target.text(surplus[0])))'"
    return [
      UnitFault(
        range: surplus.first ?? 0..<target.bytes.count,
        message: message,
        note: "code is not translated: write it between backticks as in the original"
      )
    ]
  }
}

/// A text short enough for a message.
enum UnitExcerpt {
  /// In characters.
  private static let limit = 100

  static func of(_ text: String) -> String {
    if text.utf8.count <= limit, text.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) {
      return text
    }
    let line = String(text.prefix(limit + 1).map { $0.isNewline ? " " : $0 })
    guard line.count > limit else { return line }
    return line.prefix(limit - 1) + "…"
  }
}
