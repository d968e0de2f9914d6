/// What stands beside a run of asterisks in the source.
///
/// The classes are those of the "CJK-friendly" amendment to CommonMark. A CJK character is one that
/// is as wide as an ideograph (East Asian Width W, F or H) and no emoji, or belongs to Hangul.
enum EmphasisNeighbour {
  case space, punctuation, cjkPunctuation, cjk, other

  init(_ scalar: Unicode.Scalar) {
    if Self.isSpace(scalar) {
      self = .space
    } else if Self.isCJK(scalar) {
      self = Self.isPunctuation(scalar) ? .cjkPunctuation : .cjk
    } else {
      self = Self.isPunctuation(scalar) ? .punctuation : .other
    }
  }

  /// Returns whether CommonMark takes a run with `self` inside and `outer` outside for a delimiter.
  func letsCommonMark(_ outer: EmphasisNeighbour) -> Bool {
    switch self {
    case .space: false
    case .cjk, .other: true
    case .punctuation, .cjkPunctuation:
      outer == .space || outer == .punctuation || outer == .cjkPunctuation
    }
  }

  /// Returns whether the amendment does.
  func letsAmendment(_ outer: EmphasisNeighbour) -> Bool {
    switch self {
    case .space: false
    case .cjk, .cjkPunctuation, .other: true
    case .punctuation: outer != .other
    }
  }

  // MARK: In the source

  /// Returns what ends at `offset`; a variation selector is looked through, as the amendment does.
  static func before(_ offset: Int, in text: borrowing Span<UInt8>) -> EmphasisNeighbour {
    guard let last = scalar(endingAt: offset, in: text) else { return .space }
    switch last.value {
    case 0xFE00...0xFE0E:
      let start = offset - UTF8.width(last)
      guard let base = scalar(endingAt: start, in: text) else { return .other }
      if last.value == 0xFE01, wideQuotes.contains(base) { return .cjkPunctuation }
      return EmphasisNeighbour(base) == .space ? .other : EmphasisNeighbour(base)
    case 0xE0100...0xE01EF: return .cjk
    default: return EmphasisNeighbour(last)
    }
  }

  /// Returns what ends at `offset` as CommonMark sees it.
  static func plainBefore(_ offset: Int, in text: borrowing Span<UInt8>) -> EmphasisNeighbour {
    scalar(endingAt: offset, in: text).map(EmphasisNeighbour.init) ?? .space
  }

  /// Returns what begins at `offset`.
  static func after(_ offset: Int, in text: borrowing Span<UInt8>) -> EmphasisNeighbour {
    guard offset < text.count else { return .space }
    let end = min(text.count, offset + 4)
    return text.text(offset..<end).unicodeScalars.first.map(EmphasisNeighbour.init) ?? .space
  }

  private static func scalar(
    endingAt offset: Int,
    in text: borrowing Span<UInt8>
  ) -> Unicode.Scalar? {
    var start = offset - 1
    while start > 0, offset - start < 4, text[start] & 0xC0 == 0x80 { start -= 1 }
    return start < 0 ? nil : text.text(start..<offset).unicodeScalars.last
  }

  // MARK: Characters

  /// The quotation marks that U+FE01 makes full-width.
  private static let wideQuotes: Set<Unicode.Scalar> = ["‘", "’", "“", "”"]

  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\t", "\n", "\u{C}", "\r": true
    default: scalar.properties.generalCategory == .spaceSeparator
    }
  }

  private static func isPunctuation(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: return true
    default: break
    }
    return switch scalar.properties.generalCategory {
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
      .initialPunctuation, .finalPunctuation, .otherPunctuation:
      true
    default: false
    }
  }

  private static func isCJK(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case ..<0x1100: false
    case 0x1100...0x11FF, 0x20A9, 0x2329...0x232A, 0x2630...0x2637, 0x268A...0x268F,
      0x2E80...0x303E, 0x3041...0x3247, 0x3250...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7FF,
      0xF900...0xFAFF, 0xFE10...0xFE1F, 0xFE30...0xFE6F, 0xFF01...0xFFEF, 0x16FE0...0x18DFF,
      0x1AFF0...0x1B2FF, 0x1D300...0x1D37F, 0x20000...0x3FFFD:
      true
    case 0x1F200...0x1F2FF: !scalar.properties.isEmojiPresentation
    default: false
    }
  }
}
