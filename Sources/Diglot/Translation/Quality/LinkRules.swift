/// Links that a translation lost, gained, broke or glued together.
enum LinkRules {
  /// Compares where the links lead, whatever their texts and their order are.
  static func differences(_ pair: UnitPair) -> [UnitFault] {
    if areEqual(pair.target, pair.source) { return [] }
    var rest = Tally(pair.source.links.map { destination(pair.source, $0) })
    let surplus = pair.target.links.filter { !rest.take(destination(pair.target, $0)) }
    let lost = pair.source.links.first { rest.take(destination(pair.source, $0)) }
    guard lost != nil || !surplus.isEmpty else { return [] }
    let message =
      lost.map {
        "a translation has the links of its original, which leads to "
          + "'\(UnitExcerpt.of(pair.source.text($0.destination)))'"
      }
      ?? "a translation has only the links of its original, which does not lead to "
      + "'\(UnitExcerpt.of(pair.target.text(surplus[0].destination)))'"
    return [
      UnitFault(
        range: surplus.first?.whole ?? 0..<pair.target.bytes.count,
        message: message,
        note: "write '[text](target)' with the target of the original"
      )
    ]
  }

  /// Whether the links lead to the same places in the same order, as nearly all do.
  private static func areEqual(_ a: InlineText, _ b: InlineText) -> Bool {
    a.links.elementsEqual(b.links) { a.bytes.holds($0.destination, asIn: b.bytes, $1.destination) }
  }

  /// Returns a target without the part that names a language, which may well differ.
  private static func destination(_ text: InlineText, _ link: InlineText.Link) -> String {
    let whole = text.text(link.destination).lowercased()
    guard whole.contains("://") || whole.hasPrefix("/") else { return whole }
    return whole.split(separator: "/", omittingEmptySubsequences: false).filter { step in
      let parts = step.utf8.split(separator: UInt8(ascii: "-"))
      return
        !(parts.count == 2 && parts.allSatisfy { (2...4).contains($0.count) }
        && step.utf8.allSatisfy { $0.isASCIILetter || $0 == UInt8(ascii: "-") })
    }.joined(separator: "/")
  }

  /// Finds `[text] (target)`, which is no link.
  ///
  /// A gloss in parentheses behind a label, `[Save] (保存)`, is none either, and is meant so.
  static func broken(_ pair: UnitPair) -> [UnitFault] {
    let text = pair.target
    var faults: [UnitFault] = []
    var offset = 0
    while let bracket = text.bytes.span.firstIndex(of: UInt8(ascii: "]"), from: offset) {
      var next = bracket + 1
      while next < text.bytes.count, text.bytes[next] == 0x20 { next += 1 }
      offset = next
      guard next > bracket + 1, next < text.bytes.count, text.bytes[next] == UInt8(ascii: "("),
        text.masked[bracket] == UInt8(ascii: "]"), isTarget(text.bytes, next + 1)
      else { continue }
      faults.append(
        UnitFault(
          range: bracket..<(next + 1),
          message: "the target of a link follows its text without a space",
          note: "write '](' without the space"
        )
      )
    }
    return faults
  }

  private static func isTarget(_ bytes: [UInt8], _ start: Int) -> Bool {
    let span = bytes.span
    for prefix: StaticString in ["http://", "https://", "/", "#", "./", "../", "mailto:"]
    where span.hasPrefix(prefix, at: start) {
      return true
    }
    var end = start
    while end < bytes.count, !bytes[end].isSpaceOrNewline, bytes[end] != UInt8(ascii: ")"),
      bytes[end] != UInt8(ascii: "#"), bytes[end] != UInt8(ascii: "]")
    {
      end += 1
    }
    return end - start > 3
      && (span.hasPrefix(".md", at: end - 3) || span.hasPrefix(".yml", at: end - 4))
  }

  /// Finds two links with nothing between them that have something between them in the original.
  static func glued(_ pair: UnitPair) -> [UnitFault] {
    guard let second = firstGlued(pair.target), firstGlued(pair.source) == nil else { return [] }
    return [
      UnitFault(
        range: second,
        message: "between two links stands what stands between them in the original",
        note: "divide the links by a word or a sign, or make them one"
      )
    ]
  }

  private static func firstGlued(_ text: InlineText) -> Range<Int>? {
    guard text.links.count > 1 else { return nil }
    var end = -1
    for link in text.links.sorted(by: { $0.whole.lowerBound < $1.whole.lowerBound }) {
      let isBracketed = link.whole != link.destination
      if isBracketed, link.whole.lowerBound == end { return link.whole }
      end = isBracketed ? link.whole.upperBound : -1
    }
    return nil
  }
}
