/// A word, a sign, or a piece of markup of a text.
///
/// Texts are compared by their tokens, so that blanks, line ends and escapes make no difference.
struct TextToken: Sendable {
  enum Kind: Sendable {
    /// What a sentence is made of.
    case word
    case sign
    /// Ends a sentence where a blank follows, such as `.` and `?`.
    case stop
    /// `*`, `_`, `[`, `](url)`, a tag: may stand around a sentence.
    case markup
    /// Code and pictures, which nobody translates.
    case code, image
    /// `<br>`, `<td>`: divides sentences.
    case divider
    /// The end of a paragraph, heading, item or cell.
    case end
  }

  let kind: Kind
  /// Of the flat text.
  let range: Range<Int>
  /// The same for the same bytes without escapes.
  let hash: UInt64
  let followsBlank: Bool
  /// Whether it is the first one of its line.
  let beginsLine: Bool

  var isTransparent: Bool { kind == .markup || kind == .image }
}

extension TextToken {
  /// Returns the tokens of a flat text, an `end` behind each of its lines.
  static func tokens(_ text: FlatText) -> [TextToken] {
    var scanner = TextTokenScanner(byteCount: text.bytes.count)
    scanner.run(text.bytes.span)
    return scanner.tokens
  }
}

/// Takes a flat text apart in one pass.
private struct TextTokenScanner {
  private(set) var tokens: [TextToken] = []
  /// How many bytes may be read in search of the ends of links, tags and code that have none.
  private var budget: Int
  /// The end of the line that the last search began in.
  private var lineEnd = -1
  private var followsBlank = true
  private var beginsLine = true

  init(byteCount: Int) { budget = 8 * byteCount + 256 }

  mutating func run(_ text: borrowing Span<UInt8>) {
    tokens.reserveCapacity(text.count / 4)
    var offset = 0
    while offset < text.count {
      let byte = text[offset]
      if byte == 0x0A {
        add(.end, offset..<(offset + 1), text)
        followsBlank = true
        beginsLine = true
        offset += 1
      } else if let width = Self.blankWidth(text, offset) {
        followsBlank = true
        if byte == FlatText.softBreak { beginsLine = true }
        offset += width
      } else {
        let (kind, end) = next(text, offset)
        add(kind, offset..<end, text)
        offset = end
      }
    }
  }

  private mutating func add(
    _ kind: TextToken.Kind,
    _ range: Range<Int>,
    _ text: borrowing Span<UInt8>
  ) {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    let isEscape = kind == .sign && range.count > 1 && text[range.lowerBound] == 0x5C
    for offset in range.dropFirst(isEscape ? 1 : 0) where Self.blankWidth(text, offset) == nil {
      hash = (hash ^ UInt64(text[offset])) &* 0x100_0000_01B3
    }
    tokens.append(
      TextToken(
        kind: kind,
        range: range,
        hash: hash,
        followsBlank: followsBlank,
        beginsLine: beginsLine
      )
    )
    followsBlank = false
    beginsLine = false
  }

  /// Space, tab, the line break of a paragraph, U+00A0, U+202F.
  private static func blankWidth(_ text: borrowing Span<UInt8>, _ offset: Int) -> Int? {
    switch text[offset] {
    case 0x20, 0x09, 0x0D, FlatText.softBreak: 1
    case 0xC2 where text.hasPrefix("\u{A0}", at: offset): 2
    case 0xE2 where text.hasPrefix("\u{202F}", at: offset): 3
    default: nil
    }
  }

  private mutating func next(
    _ text: borrowing Span<UInt8>,
    _ offset: Int
  ) -> (TextToken.Kind, Int) {
    let byte = text[offset]
    if byte.isASCIIAlphanumeric || byte >= 0x80 { return Self.word(text, offset) }
    let following = offset + 1 < text.count ? text[offset + 1] : 0x0A
    switch byte {
    case UInt8(ascii: "\\") where Self.isPunctuation(following): return (.sign, offset + 2)
    case UInt8(ascii: "`"):
      if let end = codeEnd(text, offset) { return (.code, end) }
    case UInt8(ascii: ":") where text.hasPrefix(":::", at: offset):
      if let end = find(":::", text, offset + 3) { return (.image, end) }
    case UInt8(ascii: "!") where following == UInt8(ascii: "["):
      if let end = pictureEnd(text, offset) { return (.image, end) }
    case UInt8(ascii: "]") where following == UInt8(ascii: "("):
      if let end = targetEnd(text, offset + 2) { return (.markup, end) }
    case UInt8(ascii: "<") where following.isASCIILetter || following == UInt8(ascii: "/"):
      if let end = find(">", text, offset) {
        return (Self.isDivider(text, offset) ? .divider : .markup, end)
      }
    default: break
    }
    return (Self.kind(of: byte), offset + 1)
  }

  private static func kind(of byte: UInt8) -> TextToken.Kind {
    switch byte {
    case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "["), UInt8(ascii: "]"): .markup
    case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ":"): .stop
    default: .sign
    }
  }

  private static func isPunctuation(_ byte: UInt8) -> Bool {
    byte > 0x20 && byte < 0x7F && !byte.isASCIIAlphanumeric
  }

  // MARK: Words

  /// A word of letters and digits; a sign of East Asian scripts is a word by itself.
  private static func word(_ text: borrowing Span<UInt8>, _ start: Int) -> (TextToken.Kind, Int) {
    if let wide = wide(text, start) { return wide }
    var offset = start + 1
    while offset < text.count {
      let byte = text[offset]
      guard byte.isASCIIAlphanumeric || byte >= 0x80 else { break }
      if byte >= 0xC0, wide(text, offset) != nil || blankWidth(text, offset) != nil { break }
      offset += 1
    }
    return (.word, offset)
  }

  /// Returns the character at `offset` where it stands for itself.
  private static func wide(
    _ text: borrowing Span<UInt8>,
    _ offset: Int
  ) -> (TextToken.Kind, Int)? {
    let lead = text[offset]
    guard lead >= 0xE2 else { return nil }
    let end = min(text.count, offset + (lead >= 0xF0 ? 4 : 3))
    switch lead {
    // Signs such as quotes and the ellipsis.
    case 0xE2: return (text.hasPrefix("…", at: offset) ? .stop : .sign, end)
    case 0xE3 where text[offset + 1] == 0x80:
      return (text.hasPrefix("。", at: offset) ? .stop : .sign, end)
    case 0xEF where text.hasPrefix("！", at: offset) || text.hasPrefix("？", at: offset):
      return (.stop, end)
    // Hangul is written in words.
    case 0xEA...0xED: return nil
    default: return (.word, end)
    }
  }

  // MARK: Markup

  private static let dividers: Set<String> = [
    "br", "p", "td", "th", "tr", "li", "ul", "ol", "div", "table", "tbody", "thead", "hr", "h1",
    "h2", "h3", "h4", "h5", "h6", "dl", "dt", "dd", "blockquote", "colgroup", "col", "details",
    "summary", "center", "section", "tfoot", "caption", "iframe", "img",
  ]

  private static func isDivider(_ text: borrowing Span<UInt8>, _ offset: Int) -> Bool {
    let start = text[offset + 1] == UInt8(ascii: "/") ? offset + 2 : offset + 1
    var end = start
    while end < text.count, end - start < 12, text[end].isASCIIAlphanumeric { end += 1 }
    return dividers.contains(text.text(start..<end).lowercased())
  }

  /// Returns the offset behind `needle` on the same line.
  private mutating func find(
    _ needle: StaticString,
    _ text: borrowing Span<UInt8>,
    _ start: Int
  ) -> Int? {
    if lineEnd < start { lineEnd = text.firstIndex(of: 0x0A, from: start) ?? text.count }
    let limit = min(lineEnd, start + budget)
    let found = text.firstIndex(of: needle, from: start, to: limit)
    budget -= max(0, (found ?? limit) - start)
    return found.map { $0 + needle.utf8CodeUnitCount }
  }

  private mutating func codeEnd(_ text: borrowing Span<UInt8>, _ start: Int) -> Int? {
    var runEnd = start
    while runEnd < text.count, text[runEnd] == UInt8(ascii: "`") { runEnd += 1 }
    let length = runEnd - start
    var offset = runEnd
    while offset < text.count, text[offset] != 0x0A, budget > 0 {
      budget -= 1
      guard text[offset] == UInt8(ascii: "`") else {
        offset += 1
        continue
      }
      let run = offset
      while offset < text.count, text[offset] == UInt8(ascii: "`") { offset += 1 }
      if offset - run == length { return offset }
    }
    return nil
  }

  /// Returns the offset behind `![text](target)`.
  private mutating func pictureEnd(_ text: borrowing Span<UInt8>, _ start: Int) -> Int? {
    find("](", text, start).flatMap { targetEnd(text, $0) }
  }

  /// Returns the offset behind the `)` that closes a link's target.
  private mutating func targetEnd(_ text: borrowing Span<UInt8>, _ start: Int) -> Int? {
    var depth = 0
    var offset = start
    while offset < text.count, text[offset] != 0x0A, budget > 0 {
      budget -= 1
      switch text[offset] {
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"):
        if depth == 0 { return offset + 1 }
        depth -= 1
      default: break
      }
      offset += 1
    }
    return nil
  }
}
