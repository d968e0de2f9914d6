/// Finds the codes in a unit's Markdown, in one linear pass and a second one for emphasis.
///
/// Follows CommonMark as far as a translator needs: what it takes for a code is protected, and a
/// little too much protection does no harm, since the pieces always add up to the text. Whether
/// Markdown understands a changed text in the same way is asked of the parser later.
struct ProtectedTextScanner {
  private typealias Piece = ProtectedText.Piece

  /// What the first pass finds.
  private enum Token {
    case piece(ProtectedText.Piece.Kind)
    case run
    case tag(name: String, isClosing: Bool)
    /// `[`, `![`; a link's once its end is found.
    case bracket(isImage: Bool, isLink: Bool)
    case linkEnd
  }

  private let bytes: [UInt8]
  private var tokens: [(token: Token, range: Range<Int>)] = []
  /// Indices of brackets that are open.
  private var brackets: [Int] = []
  /// How many of them, images apart, stand before a link, which no other link may hold.
  private var inactiveCount = 0
  /// Runs of backticks, comments and quotes that are known to have no end behind an offset.
  private var unclosedTicks: [Int: Int] = [:]
  private var hasNoEnd: Set<UInt8> = []

  static func pieces(of bytes: [UInt8]) -> [ProtectedText.Piece] {
    var scanner = ProtectedTextScanner(bytes: bytes)
    scanner.findTokens(bytes.span)
    var pairing = InlinePairing(bytes)
    for (token, range) in scanner.tokens {
      switch token {
      case .piece(let kind): pairing.add(kind, range)
      case .run: pairing.addRun(range)
      case .tag(let name, let isClosing): pairing.addTag(name, isClosing: isClosing, range)
      case .bracket(_, isLink: false): break
      case .bracket: pairing.openLink(range)
      case .linkEnd: pairing.closeLink(range)
      }
    }
    return pairing.finish()
  }

  /// Whether a code may begin with a byte; a text without one is one piece.
  static func isSpecial(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "\\"), UInt8(ascii: "`"), UInt8(ascii: "<"), UInt8(ascii: "&"),
      UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "*"), UInt8(ascii: "_"),
      UInt8(ascii: "~"):
      true
    default: false
    }
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private mutating func findTokens(_ bytes: borrowing Span<UInt8>) {
    var offset = 0
    while offset < bytes.count {
      switch bytes[offset] {
      case UInt8(ascii: "\\"): offset = escape(bytes, offset)
      case UInt8(ascii: "`"): offset = codeSpan(bytes, offset)
      case UInt8(ascii: "<"): offset = tag(bytes, offset)
      case UInt8(ascii: "&"): offset = reference(bytes, offset)
      case UInt8(ascii: "["): offset = openBracket(offset..<(offset + 1))
      case UInt8(ascii: "!") where bytes.hasPrefix("[", at: offset + 1):
        offset = openBracket(offset..<(offset + 2))
      case UInt8(ascii: "]"): offset = closeBracket(bytes, offset)
      case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "~"):
        let end = Self.runEnd(bytes, offset)
        tokens.append((.run, offset..<end))
        offset = end
      default: offset += 1
      }
    }
  }

  private mutating func add(_ kind: ProtectedText.Piece.Kind, _ range: Range<Int>) -> Int {
    tokens.append((.piece(kind), range))
    return range.upperBound
  }

  private static func runEnd(_ bytes: borrowing Span<UInt8>, _ start: Int) -> Int {
    var end = start
    while end < bytes.count, bytes[end] == bytes[start] { end += 1 }
    return end
  }

  // MARK: Signs

  private mutating func escape(_ bytes: borrowing Span<UInt8>, _ start: Int) -> Int {
    guard start + 1 < bytes.count, Self.isPunctuation(bytes[start + 1]) else { return start + 1 }
    return add(.sign, start..<(start + 2))
  }

  private mutating func reference(_ bytes: borrowing Span<UInt8>, _ start: Int) -> Int {
    var end = start + 1
    if end < bytes.count, bytes[end] == UInt8(ascii: "#") { end += 1 }
    let first = end
    while end < bytes.count, end - first < 32, Self.isAlphanumeric(bytes[end]) { end += 1 }
    guard end > first, end < bytes.count, bytes[end] == UInt8(ascii: ";") else { return start + 1 }
    return add(.sign, start..<(end + 1))
  }

  // MARK: Code and HTML

  private mutating func codeSpan(_ bytes: borrowing Span<UInt8>, _ start: Int) -> Int {
    let opened = Self.runEnd(bytes, start)
    let length = opened - start
    if let known = unclosedTicks[length], known <= opened { return opened }
    var search = opened
    while let next = bytes.firstIndex(of: UInt8(ascii: "`"), from: search) {
      let end = Self.runEnd(bytes, next)
      if end - next == length { return add(.single, start..<end) }
      search = end
    }
    unclosedTicks[length] = opened
    return opened
  }

  private mutating func tag(_ bytes: borrowing Span<UInt8>, _ start: Int) -> Int {
    if bytes.hasPrefix("<!--", at: start) {
      guard !hasNoEnd.contains(UInt8(ascii: "-")),
        let end = bytes.firstIndex(of: "-->", from: start + 4)
      else {
        hasNoEnd.insert(UInt8(ascii: "-"))
        return start + 1
      }
      return add(.single, start..<(end + 3))
    }
    let isClosing = bytes.hasPrefix("/", at: start + 1)
    let nameStart = start + (isClosing ? 2 : 1)
    var nameEnd = nameStart
    while nameEnd < bytes.count, Self.isAlphanumeric(bytes[nameEnd]) { nameEnd += 1 }
    guard nameEnd > nameStart, bytes[nameStart] >= UInt8(ascii: "A"),
      let end = tagEnd(bytes, nameEnd)
    else { return start + 1 }
    let name = bytes.text(nameStart..<nameEnd).lowercased()
    let isPlain = [0x20, 0x0A, UInt8(ascii: ">")].contains(bytes[nameEnd])
    let isAlone = bytes[end - 2] == UInt8(ascii: "/") || Self.voidTags.contains(name)
    if isPlain, !isAlone {
      tokens.append((.tag(name: name, isClosing: isClosing), start..<end))
      return end
    }
    return add(.single, start..<end)
  }

  private static let voidTags: Set = ["br", "hr", "img", "input", "wbr"]

  /// Returns the offset behind the `>` of a tag; `nil` where it is none.
  private mutating func tagEnd(_ bytes: borrowing Span<UInt8>, _ start: Int) -> Int? {
    var offset = start
    while offset < bytes.count {
      switch bytes[offset] {
      case UInt8(ascii: ">"): return offset + 1
      case UInt8(ascii: "<"), 0x80...: return nil
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        guard let end = closing(bytes[offset], bytes, offset + 1) else { return nil }
        offset = end + 1
      default: offset += 1
      }
    }
    return nil
  }

  /// Returns where `sign` stands next; looks in vain only once.
  private mutating func closing(
    _ sign: UInt8,
    _ bytes: borrowing Span<UInt8>,
    _ start: Int
  ) -> Int? {
    guard !hasNoEnd.contains(sign) else { return nil }
    let end = bytes.firstIndex(of: sign, from: start)
    if end == nil { hasNoEnd.insert(sign) }
    return end
  }

  // MARK: Links

  private mutating func openBracket(_ range: Range<Int>) -> Int {
    brackets.append(tokens.count)
    tokens.append((.bracket(isImage: range.count == 2, isLink: false), range))
    return range.upperBound
  }

  private mutating func closeBracket(_ bytes: borrowing Span<UInt8>, _ start: Int) -> Int {
    guard let opener = brackets.popLast() else { return start + 1 }
    let isInactive = brackets.count < inactiveCount
    inactiveCount = min(inactiveCount, brackets.count)
    guard case .bracket(let isImage, _) = tokens[opener].token, isImage || !isInactive,
      bytes.hasPrefix("(", at: start + 1), let end = destinationEnd(bytes, start + 2)
    else { return start + 1 }
    tokens[opener].token = .bracket(isImage: isImage, isLink: true)
    tokens.append((.linkEnd, start..<end))
    if !isImage { inactiveCount = brackets.count }
    return end
  }

  /// Returns the offset behind the `)` of a link's destination and title.
  private mutating func destinationEnd(_ bytes: borrowing Span<UInt8>, _ start: Int) -> Int? {
    var offset = Self.afterBlanks(bytes, start)
    if bytes.hasPrefix("<", at: offset) {
      while offset < bytes.count, bytes[offset] != UInt8(ascii: ">") {
        offset += 1
        if bytes.hasPrefix("<", at: offset) || bytes.hasPrefix("\n", at: offset) { return nil }
      }
      offset += 1
    } else {
      guard let end = Self.plainDestinationEnd(bytes, offset) else { return nil }
      offset = end
    }
    let title = Self.afterBlanks(bytes, offset)
    if title > offset, title < bytes.count, let end = titleEnd(bytes, title) {
      offset = Self.afterBlanks(bytes, end)
    } else {
      offset = title
    }
    return bytes.hasPrefix(")", at: offset) ? offset + 1 : nil
  }

  private mutating func titleEnd(_ bytes: borrowing Span<UInt8>, _ start: Int) -> Int? {
    switch bytes[start] {
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      closing(bytes[start], bytes, start + 1).map { $0 + 1 }
    default: nil
    }
  }

  /// Returns where a destination without pointed brackets ends, whose parentheses are balanced.
  private static func plainDestinationEnd(_ bytes: borrowing Span<UInt8>, _ start: Int) -> Int? {
    // As deep as cmark goes, which also bounds how often a byte is read.
    let maximumDepth = 32
    var (offset, depth) = (start, 0)
    while offset < bytes.count {
      switch bytes[offset] {
      case UInt8(ascii: "\\"): offset += 1
      case UInt8(ascii: "("):
        depth += 1
        if depth > maximumDepth { return nil }
      case UInt8(ascii: ")"):
        if depth == 0 { return offset }
        depth -= 1
      case 0...0x20: return depth == 0 ? offset : nil
      default: break
      }
      offset += 1
    }
    return nil
  }

  private static func afterBlanks(_ bytes: borrowing Span<UInt8>, _ start: Int) -> Int {
    var offset = start
    while offset < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[offset]) { offset += 1 }
    return offset
  }

  // MARK: Bytes

  private static func isPunctuation(_ byte: UInt8) -> Bool {
    (0x21...0x7E).contains(byte) && !isAlphanumeric(byte)
  }

  static func isAlphanumeric(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"):
      true
    default: false
    }
  }
}
