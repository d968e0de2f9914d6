/// Brackets of a translation that do not pair, although those of the original do.
///
/// Only how many there are of each kind counts, so that a sentence of a longer parenthesis, which
/// its original is too, has no finding.
enum BracketRule {
  private static let kinds: [(open: [StaticString], close: [StaticString])] = [
    (["["], ["]"]), (["(", "（"], [")", "）"]), (["［"], ["］"]), (["「"], ["」"]), (["『"], ["』"]),
    (["【"], ["】"]), (["《"], ["》"]), (["〈"], ["〉"]),
  ]

  private struct Bracket {
    let kind: Int
    let isOpening: Bool
    let range: Range<Int>
  }

  static func faults(_ pair: UnitPair) -> [UnitFault] {
    let found = brackets(in: pair.target)
    guard !found.isEmpty else { return [] }
    let expected = brackets(in: pair.source)
    return kinds.indices.compactMap { kind in
      guard balance(found, kind) != 0, balance(expected, kind) == 0,
        let lone = lone(found.filter { $0.kind == kind })
      else { return nil }
      return UnitFault(
        range: lone.range,
        message:
          "brackets pair as in the original; '\(pair.target.text(lone.range))' has no other half",
        note: "add the bracket that is missing, or take this one away"
      )
    }
  }

  private static func balance(_ brackets: [Bracket], _ kind: Int) -> Int {
    brackets.reduce(0) { $0 + ($1.kind != kind ? 0 : $1.isOpening ? 1 : -1) }
  }

  /// Returns the first bracket without another half.
  private static func lone(_ brackets: [Bracket]) -> Bracket? {
    var open: [Bracket] = []
    for bracket in brackets {
      if bracket.isOpening {
        open.append(bracket)
      } else if open.popLast() == nil {
        return bracket
      }
    }
    return open.first
  }

  private static func brackets(in text: InlineText) -> [Bracket] {
    let bytes = text.masked.span
    var found: [Bracket] = []
    for offset in bytes.indices {
      switch bytes[offset] {
      case UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "("), UInt8(ascii: ")"), 0xE3, 0xEF:
        if let bracket = bracket(bytes, offset) { found.append(bracket) }
      default: continue
      }
    }
    return found
  }

  private static func bracket(_ bytes: borrowing Span<UInt8>, _ offset: Int) -> Bracket? {
    let width = bytes[offset] < 0x80 ? 1 : 3
    for kind in kinds.indices {
      for open in kinds[kind].open where bytes.hasPrefix(open, at: offset) {
        return Bracket(kind: kind, isOpening: true, range: offset..<(offset + width))
      }
      for close in kinds[kind].close where bytes.hasPrefix(close, at: offset) {
        return Bracket(kind: kind, isOpening: false, range: offset..<(offset + width))
      }
    }
    return nil
  }
}
