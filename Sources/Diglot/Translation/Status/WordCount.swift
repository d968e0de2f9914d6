/// Counts the words of a text as people read it.
///
/// A run of letters and digits is one word, an apostrophe between two letters included; each Han or
/// Kana character is one by itself, since Chinese and Japanese put no blanks between words. Korean has
/// blanks, so that a run of Hangul is a word. Not counted is what nobody reads: code fences, comments,
/// HTML tags, and where links lead to.
///
///     Don't open page 2   →  4
///     ページを開く          →  6
///     페이지를 엽니다        →  2
struct WordCount {
  private(set) var words = 0
  private var isInWord = false
  /// Where the line ends that is known to hold no `>` or `)` any more.
  private var unclosedTag = 0
  private var unclosedLink = 0

  /// Counts the words of a page's Markdown; in YAML, values have no marks to tell them from keys by.
  static func of(_ text: PageText) -> Int {
    text.source.yaml == nil ? of(FlatText(text.text).bytes) : 0
  }

  /// Counts the words of lines without marks.
  static func of(_ lines: [UInt8]) -> Int {
    var count = WordCount()
    count.run(lines.span)
    return count.words
  }

  private mutating func run(_ text: borrowing Span<UInt8>) {
    var offset = 0
    while offset < text.count {
      let byte = text[offset]
      if byte >= 0x80 {
        offset = takeScalar(text, offset)
      } else if byte.isASCIIAlphanumeric {
        take(isWhole: false)
        offset += 1
      } else {
        offset = takeSign(text, offset)
      }
    }
  }

  private mutating func take(isWhole: Bool) {
    if isWhole || !isInWord { words += 1 }
    isInWord = !isWhole
  }

  /// Takes a sign of ASCII and returns where to go on.
  private mutating func takeSign(_ text: borrowing Span<UInt8>, _ offset: Int) -> Int {
    let next = offset + 1
    if text[offset] == UInt8(ascii: "'"), isInWord, next < text.count,
      text[next].isASCIILetter || text[next] >= 0x80
    {
      return next
    }
    isInWord = false
    guard next < text.count else { return next }
    if text[offset] == UInt8(ascii: "<"), offset >= unclosedTag,
      text[next].isASCIILetter || text[next] == UInt8(ascii: "/")
    {
      let line = text.endOfLine(from: next)
      if let end = text.firstIndex(of: UInt8(ascii: ">"), from: next, to: line) { return end + 1 }
      unclosedTag = line
    } else if text.hasPrefix("](", at: offset), offset >= unclosedLink {
      let line = text.endOfLine(from: next)
      if let end = text.firstIndex(of: UInt8(ascii: ")"), from: next, to: line) { return end + 1 }
      unclosedLink = line
    }
    return next
  }

  /// Takes a scalar beyond ASCII and returns where to go on.
  private mutating func takeScalar(_ text: borrowing Span<UInt8>, _ offset: Int) -> Int {
    let lead = text[offset]
    let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
    guard offset + length <= text.count else { return text.count }
    var value = UInt32(lead) & (0xFF >> UInt32(length + 1))
    for next in 1..<length { value = value << 6 | UInt32(text[offset + next] & 0x3F) }
    guard let scalar = Unicode.Scalar(value) else { return offset + length }
    if Self.isWhole(value) {
      take(isWhole: true)
    } else if Self.isLetter(scalar) {
      take(isWhole: false)
    } else if !(scalar == "’" && isInWord) {
      isInWord = false
    }
    return offset + length
  }

  /// Whether a character is a word by itself: Han and Kana, and the signs written like them.
  private static func isWhole(_ value: UInt32) -> Bool {
    switch value {
    case 0x3005...0x3007, 0x3041...0x3096, 0x309D...0x309F, 0x30A1...0x30FA, 0x30FC...0x30FF,
      0x31F0...0x31FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0xFF66...0xFF9D,
      0x20000...0x3134F:
      true
    default: false
    }
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    // What most texts are made of need not be looked up: Cyrillic, syllables of Hangul; and
    // dashes, quotation marks and the signs of Chinese and Japanese, which are no letters.
    switch scalar.value {
    case 0x400...0x481, 0x48A...0x52F, 0xAC00...0xD7A3: return true
    case 0x2010...0x2027, 0x3001...0x3003, 0x3008...0x3011: return false
    default: break
    }
    return switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .nonspacingMark, .spacingMark, .decimalNumber, .letterNumber:
      true
    default: false
    }
  }
}
