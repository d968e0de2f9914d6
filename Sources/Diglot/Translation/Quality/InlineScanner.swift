/// Finds the markup within a sentence, as CommonMark has it, in linear time.
///
/// Exact enough for comparing two sentences; the page itself is parsed by cmark-gfm.
struct InlineScanner {
  private let count: Int
  private var offset = 0
  /// Brackets that are open.
  private var brackets: [Int] = []
  private var runs: [InlineEmphasis.Run] = []
  /// For each run of backticks where the next one of its length begins; made when first needed.
  private var backticks: [Int: (end: Int, closing: Int?)]?

  init(count: Int) { self.count = count }

  mutating func scan(_ text: inout InlineText) {
    while offset < count { step(&text) }
    if !runs.isEmpty { InlineEmphasis.pair(&runs, &text) }
  }

  private mutating func step(_ text: inout InlineText) {
    switch text.bytes[offset] {
    case UInt8(ascii: "\\") where offset + 1 < count && text.bytes[offset + 1].isASCIIPunctuation:
      text.masked[offset] = InlineText.markup
      offset += 2
    case UInt8(ascii: "`"): takeCode(&text)
    case UInt8(ascii: "<"): takeTag(&text)
    case UInt8(ascii: "&"): takeReference(&text)
    case UInt8(ascii: "["):
      brackets.append(offset)
      offset += 1
    case UInt8(ascii: "]"): closeBracket(&text)
    case UInt8(ascii: "*"), UInt8(ascii: "_"): takeRun(text)
    case UInt8(ascii: "h") where text.bytes.span.hasPrefix("http", at: offset): takeAddress(&text)
    default: offset += 1
    }
  }

  // MARK: Code

  private mutating func takeCode(_ text: inout InlineText) {
    let known = backticks ?? Self.backticks(text.bytes)
    backticks = known
    guard let run = known[offset] else {
      offset += 1
      return
    }
    guard let closing = run.closing else {
      offset = run.end
      return
    }
    let end = closing + (run.end - offset)
    text.codeSpans.append(run.end..<closing)
    text.mask(offset..<end, as: InlineText.code)
    offset = end
  }

  private static func backticks(_ bytes: [UInt8]) -> [Int: (end: Int, closing: Int?)] {
    var runs: [Range<Int>] = []
    var offset = 0
    while let start = bytes.span.firstIndex(of: UInt8(ascii: "`"), from: offset) {
      offset = start
      while offset < bytes.count, bytes[offset] == UInt8(ascii: "`") { offset += 1 }
      runs.append(start..<offset)
    }
    var next: [Int: Int] = [:]
    var result: [Int: (end: Int, closing: Int?)] = [:]
    for run in runs.reversed() {
      result[run.lowerBound] = (run.upperBound, next[run.count])
      next[run.count] = run.lowerBound
    }
    return result
  }

  // MARK: Tags, references and addresses

  private mutating func takeTag(_ text: inout InlineText) {
    let start = offset
    offset += 1
    guard offset < count,
      text.bytes[offset].isASCIILetter || text.bytes[offset] == UInt8(ascii: "/")
        || text.bytes[offset] == UInt8(ascii: "!")
    else { return }
    var end = offset
    while end < count, text.bytes[end] != UInt8(ascii: ">") {
      guard text.bytes[end] != UInt8(ascii: "<") else { return }
      end += 1
    }
    guard end < count else {
      // No bracket closes a tag any more, so that none need be looked for again.
      return
    }
    offset = end + 1
    let whole = start..<offset
    if text.bytes.span.hasPrefix("http", at: start + 1) {
      text.links.append(.init(whole: whole, destination: (start + 1)..<end))
      text.mask(whole, as: InlineText.code)
    } else {
      text.tags.append(whole)
      text.mask(whole, as: InlineText.markup)
    }
  }

  private mutating func takeReference(_ text: inout InlineText) {
    let start = offset
    offset += 1
    var end = offset
    while end < min(count, offset + 32),
      text.bytes[end].isASCIIAlphanumeric || text.bytes[end] == UInt8(ascii: "#")
    {
      end += 1
    }
    guard end > offset, end < count, text.bytes[end] == UInt8(ascii: ";") else { return }
    offset = end + 1
    text.mask(start..<offset, as: InlineText.markup)
  }

  private mutating func takeAddress(_ text: inout InlineText) {
    let start = offset
    guard let end = Self.addressEnd(text.bytes.span, start) else {
      offset += 4
      return
    }
    text.links.append(.init(whole: start..<end, destination: start..<end))
    text.mask(start..<end, as: InlineText.code)
    offset = end
  }

  private static func addressEnd(_ bytes: borrowing Span<UInt8>, _ start: Int) -> Int? {
    guard bytes.hasPrefix("http://", at: start) || bytes.hasPrefix("https://", at: start) else {
      return nil
    }
    var end = start + 7
    while end < bytes.count, isAddress(bytes[end]) { end += 1 }
    while end > start + 7, endsSentence(bytes[end - 1]) { end -= 1 }
    return end
  }

  private static func isAddress(_ byte: UInt8) -> Bool {
    switch byte {
    case 0...0x20, 0x7F...0xFF, UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""),
      UInt8(ascii: "`"), UInt8(ascii: "*"), UInt8(ascii: ")"), UInt8(ascii: "]"),
      UInt8(ascii: "\\"), UInt8(ascii: "|"):
      false
    default: true
    }
  }

  private static func endsSentence(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"),
      UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: "'"), UInt8(ascii: "_"):
      true
    default: false
    }
  }

  // MARK: Links

  private mutating func closeBracket(_ text: inout InlineText) {
    let closing = offset
    offset += 1
    guard let opening = brackets.popLast(), offset < count, text.bytes[offset] == UInt8(ascii: "("),
      let target = Self.target(text.bytes.span, from: offset + 1)
    else { return }
    let isImage = opening > 0 && text.bytes[opening - 1] == UInt8(ascii: "!")
    let start = isImage ? opening - 1 : opening
    text.links.append(.init(whole: start..<target.end, destination: target.destination))
    text.mask(start..<(opening + 1), as: InlineText.markup)
    text.mask(closing..<target.end, as: InlineText.markup)
    offset = target.end
  }

  /// Reads `destination "title")`; each byte is read a bounded number of times for all links.
  private static func target(
    _ bytes: borrowing Span<UInt8>,
    from start: Int
  ) -> (destination: Range<Int>, end: Int)? {
    let first = afterSpace(bytes, start)
    guard let destination = destination(bytes, first) else { return nil }
    var offset = afterSpace(bytes, destination.upperBound)
    if destination.lowerBound > first { offset = afterSpace(bytes, destination.upperBound + 1) }
    if offset < bytes.count,
      bytes[offset] == UInt8(ascii: "\"") || bytes[offset] == UInt8(ascii: "'")
    {
      guard let quote = bytes.firstIndex(of: bytes[offset], from: offset + 1) else { return nil }
      offset = afterSpace(bytes, quote + 1)
    }
    guard offset < bytes.count, bytes[offset] == UInt8(ascii: ")") else { return nil }
    return (destination, offset + 1)
  }

  private static func destination(_ bytes: borrowing Span<UInt8>, _ start: Int) -> Range<Int>? {
    var end = start
    if end < bytes.count, bytes[end] == UInt8(ascii: "<") {
      end += 1
      while end < bytes.count, bytes[end] != UInt8(ascii: ">") {
        guard bytes[end] != UInt8(ascii: "<"), bytes[end] != 0x0A else { return nil }
        end += 1
      }
      return end < bytes.count ? (start + 1)..<end : nil
    }
    var depth = 0
    while end < bytes.count, !bytes[end].isSpaceOrNewline {
      if bytes[end] == UInt8(ascii: "(") { depth += 1 }
      if bytes[end] == UInt8(ascii: ")") {
        if depth == 0 { return start..<end }
        depth -= 1
      }
      guard depth <= 32 else { return nil }
      end += 1
    }
    return depth == 0 ? start..<end : nil
  }

  private static func afterSpace(_ bytes: borrowing Span<UInt8>, _ start: Int) -> Int {
    var offset = start
    while offset < bytes.count, bytes[offset].isSpaceOrNewline { offset += 1 }
    return offset
  }

  // MARK: Emphasis

  private mutating func takeRun(_ text: InlineText) {
    let start = offset
    while offset < count, text.bytes[offset] == text.bytes[start] { offset += 1 }
    runs.append(InlineEmphasis.Run(text.bytes.span, start..<offset))
  }
}
