/// Brackets of a translation that do not pair, although those of the original do.
///
/// Only how many there are of each kind counts, so that a sentence of a longer parenthesis, which
/// its original is too, has no finding.
enum BracketRule {
  /// Of each kind, opening brackets less closing ones.
  private typealias Balances = SIMD8<Int32>

  private struct Bracket {
    let kind: Int
    let isOpening: Bool
    let range: Range<Int>
  }

  static func faults(_ pair: UnitPair) -> [UnitFault] {
    let found = balances(of: pair.target)
    guard found != .zero else { return [] }
    let expected = balances(of: pair.source)
    let brackets = brackets(in: pair.target)
    return found.indices.compactMap { kind in
      guard found[kind] != 0, expected[kind] == 0,
        let lone = lone(brackets.filter { $0.kind == kind })
      else { return nil }
      return UnitFault(
        range: lone.range,
        message:
          "brackets pair as in the original; '\(pair.target.text(lone.range))' has no other half",
        note: "add the bracket that is missing, or take this one away"
      )
    }
  }

  private static func balances(of text: InlineText) -> Balances {
    var balances = Balances.zero
    guard !text.classes.isDisjoint(with: [.bracket, .wide]) else { return balances }
    let bytes = text.masked.span
    for offset in bytes.indices {
      guard let bracket = bracket(bytes, offset) else { continue }
      balances[bracket.kind] &+= bracket.isOpening ? 1 : -1
    }
    return balances
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
      if let bracket = bracket(bytes, offset) { found.append(bracket) }
    }
    return found
  }

  private static func bracket(_ bytes: borrowing Span<UInt8>, _ offset: Int) -> Bracket? {
    switch bytes[offset] {
    case UInt8(ascii: "["): Bracket(kind: 0, isOpening: true, range: offset..<(offset + 1))
    case UInt8(ascii: "]"): Bracket(kind: 0, isOpening: false, range: offset..<(offset + 1))
    case UInt8(ascii: "("): Bracket(kind: 1, isOpening: true, range: offset..<(offset + 1))
    case UInt8(ascii: ")"): Bracket(kind: 1, isOpening: false, range: offset..<(offset + 1))
    case 0xE3, 0xEF: wideBracket(bytes, offset)
    default: nil
    }
  }

  private static func wideBracket(_ bytes: borrowing Span<UInt8>, _ offset: Int) -> Bracket? {
    guard offset + 2 < bytes.count else { return nil }
    let last = bytes[offset + 2]
    let found: (kind: Int, isOpening: Bool)? =
      switch (bytes[offset], bytes[offset + 1], last) {
      // 「」『』【】
      case (0xE3, 0x80, 0x8C...0x91): (Int(last - 0x8C) / 2 + 3, last & 1 == 0)
      // 《》
      case (0xE3, 0x80, 0x8A...0x8B): (6, last == 0x8A)
      // 〈〉
      case (0xE3, 0x80, 0x88...0x89): (7, last == 0x88)
      // （）, which pair with ASCII's.
      case (0xEF, 0xBC, 0x88...0x89): (1, last == 0x88)
      // ［］
      case (0xEF, 0xBC, 0xBB), (0xEF, 0xBC, 0xBD): (2, last == 0xBB)
      default: nil
      }
    return found.map {
      Bracket(kind: $0.kind, isOpening: $0.isOpening, range: offset..<(offset + 3))
    }
  }
}
