/// What is meant as a construct and is none, since it is not written as one.
///
/// Only what cannot be ordinary text is taken for one: a word that constructs begin with, together
/// with what the construct goes on with or the place that it has.
struct MalformedConstruct: Sendable, Equatable {
  enum Shape: Sendable, Equatable {
    /// `> [!NOTE] text`
    case textBehindMarker
    /// `[!NOTE]` elsewhere than directly behind the mark of a quote
    case strayMarker
    /// `> [!NOTE`
    case openMarker
    /// `> [!HINT]`, with its word
    case unknownMarker(String)
    case video, include, snippet
    /// `::: image source="…"`, with the tag's name
    case tagWithSpace(String)
    /// `text :::row:::`
    case tagInSentence(String)
    /// `::image source="…"`
    case tagWithTwoColons(String)
    /// `:::imgae source="…"`, with the name that was meant
    case misspeltTag(String, meant: String)
    /// Well written, but where Markdown is not read.
    case inHTML(Construct.Kind.Name)
  }

  let shape: Shape
  /// Bytes of the text.
  let range: Range<Int>

  /// More than any word of a construct has.
  private static let wordLimit = 16

  /// Returns the end of the word at `start`.
  private static func wordEnd(
    _ text: borrowing Span<UInt8>,
    _ start: Int,
    _ end: Int,
    takesDashes: Bool = false
  ) -> Int {
    var offset = start
    let limit = min(end, start + wordLimit)
    while offset < limit,
      text[offset].isASCIILetter || takesDashes && text[offset] == UInt8(ascii: "-")
    {
      offset += 1
    }
    return offset
  }

  private static func afterBlanks(
    _ text: borrowing Span<UInt8>,
    _ start: Int,
    _ end: Int
  ) -> Int {
    var offset = start
    while offset < end, text[offset].isBlank { offset += 1 }
    return offset
  }
}

// MARK: Brackets

extension MalformedConstruct {
  /// Reads what begins with the `[!` at `start` and is no construct.
  ///
  /// `line` is the start of its line, which ends at `end`.
  static func bracket(
    _ text: borrowing Span<UInt8>,
    at start: Int,
    _ line: LineStart,
    lineEnd end: Int
  ) -> MalformedConstruct? {
    if start > 0, text[start - 1] == UInt8(ascii: "!") { return nil }
    let isFirst = line.text == start
    let wordEnd = wordEnd(text, start + 2, end)
    let keyword = text.text((start + 2)..<wordEnd).lowercased()
    let shape: Shape
    switch keyword {
    case "include": shape = .include
    case "code", "notebook": shape = .snippet
    case "video": shape = .video
    default: return isFirst ? marker(text, start, keyword, wordEnd, line, end) : nil
    }
    guard goesOn(text, shape, wordEnd, end, isFirst: isFirst) else { return nil }
    return MalformedConstruct(shape: shape, range: start..<wordEnd)
  }

  /// Whether what follows the word of a construct shows that one is meant.
  private static func goesOn(
    _ text: borrowing Span<UInt8>,
    _ shape: Shape,
    _ wordEnd: Int,
    _ end: Int,
    isFirst: Bool
  ) -> Bool {
    let next = afterBlanks(text, wordEnd, end)
    if next == end { return isFirst || shape == .include }
    if next > wordEnd {
      switch shape {
      case .include: return true
      case .video: return isFirst || text.hasPrefix("http", at: next)
      default: return isFirst || text[next] == UInt8(ascii: "[")
      }
    }
    switch text[next] {
    case UInt8(ascii: "["), UInt8(ascii: "("): return shape != .video
    case UInt8(ascii: "]"):
      // The word alone is one of a sentence, but for `[!INCLUDE](a.md)` and for a line of its own.
      return text.hasPrefix("](", at: next)
        || isFirst && afterBlanks(text, next + 1, end) == end
    case UInt8(ascii: "-") where shape == .snippet:
      return next + 1 < end && text[next + 1].isASCIILetter
    case UInt8(ascii: "+"), UInt8(ascii: "-"):
      let bracket = afterBlanks(text, next + 1, end)
      return shape == .include && text.hasPrefix("[", at: bracket)
    default: return false
    }
  }

  /// Reads a marker that begins a line, and is not one that makes something of a quote.
  private static func marker(
    _ text: borrowing Span<UInt8>,
    _ start: Int,
    _ keyword: String,
    _ wordEnd: Int,
    _ line: LineStart,
    _ end: Int
  ) -> MalformedConstruct? {
    let isWord = wordEnd == end || text[wordEnd].isBlank
    let isKnown = keyword == "div" || AlertKind(rawValue: keyword) != nil
    guard let close = text.firstIndex(of: UInt8(ascii: "]"), from: wordEnd, to: end) else {
      guard line.quotes > 0, isKnown, isWord else { return nil }
      return MalformedConstruct(shape: .openMarker, range: start..<wordEnd)
    }
    let range = start..<(close + 1)
    if close + 1 < end, [0x28, 0x5B, 0x3A].contains(text[close + 1]) { return nil }
    if keyword == "div", isWord || text[wordEnd] == UInt8(ascii: "`") || wordEnd == close {
      return MalformedConstruct(shape: .strayMarker, range: range)
    }
    guard range.count <= 64 else { return nil }
    let token = text.text((start + 2)..<close)
    var isTranslated = false
    if AlertKind(token: token, isTranslated: &isTranslated) != nil {
      return MalformedConstruct(shape: .strayMarker, range: range)
    }
    guard line.quotes > 0, !line.isItem, isTitle(text, (start + 2)..<close),
      wordEnd == close || afterBlanks(text, close + 1, end) == end
    else { return nil }
    return MalformedConstruct(shape: .unknownMarker(token), range: range)
  }

  /// Whether the text in a marker can be a word for an alert: of two letters at least, in any script.
  private static func isTitle(_ text: borrowing Span<UInt8>, _ range: Range<Int>) -> Bool {
    var letters = 0
    for offset in range {
      let byte = text[offset]
      if byte == UInt8(ascii: "[") { return false }
      if byte.isASCIILetter || byte >= 0x80 { letters += 1 }
    }
    return letters >= 2
  }
}

// MARK: Colons

extension MalformedConstruct {
  private static let tagNames = ColonTag.blockNames.union(ColonTag.inlineNames).sorted()

  /// Reads what begins with the colons at `start`, whose line ends at `end`, and is no tag.
  static func tag(
    _ text: borrowing Span<UInt8>,
    at start: Int,
    lineEnd end: Int,
    isFirst: Bool
  ) -> MalformedConstruct? {
    var colonsEnd = start
    while colonsEnd < end, text[colonsEnd] == UInt8(ascii: ":") { colonsEnd += 1 }
    let nameStart = afterBlanks(text, colonsEnd, end)
    let nameEnd = wordEnd(text, nameStart, end, takesDashes: true)
    guard nameEnd - nameStart >= 3 else { return nil }
    let name = text.text(nameStart..<nameEnd).lowercased()
    let isTag = hasAttribute(text, nameEnd, end)
    var shape: Shape?
    if colonsEnd - start == 2 {
      let isApart = isFirst || start > 0 && text[start - 1].isBlank
      if isApart, isTag, tagNames.contains(name) { shape = .tagWithTwoColons(name) }
    } else if tagNames.contains(name) {
      let isAlone = isFirst && afterBlanks(text, nameEnd, end) == end
      if isAlone || isTag || isClosed(text, nameEnd, end) || name.hasSuffix("-end") {
        let isInline = ColonTag.inlineNames.contains(name)
        shape = isInline ? .tagWithSpace(name) : .tagInSentence(name)
      }
    } else if isTag, let meant = meant(by: name) {
      shape = .misspeltTag(name, meant: meant)
    }
    return shape.map { MalformedConstruct(shape: $0, range: start..<nameEnd) }
  }

  /// A word with an ending, such as `imagery`, is another word.
  private static func meant(by name: String) -> String? {
    NearMiss.of(name, among: tagNames.filter { abs($0.utf8.count - name.utf8.count) <= 1 })
  }

  private static func isClosed(
    _ text: borrowing Span<UInt8>,
    _ nameEnd: Int,
    _ end: Int
  ) -> Bool { text.hasPrefix(":::", at: afterBlanks(text, nameEnd, end)) }

  /// Whether `name="` follows.
  private static func hasAttribute(
    _ text: borrowing Span<UInt8>,
    _ start: Int,
    _ end: Int
  ) -> Bool {
    let nameStart = afterBlanks(text, start, end)
    let nameEnd = wordEnd(text, nameStart, end, takesDashes: true)
    guard nameStart > start, nameEnd > nameStart else { return false }
    let sign = afterBlanks(text, nameEnd, end)
    return text.hasPrefix("=", at: sign)
      && text.hasPrefix("\"", at: afterBlanks(text, sign + 1, end))
  }
}
