/// Cuts raw HTML into tokens as the HTML standard's tokenizer does, in linear time.
///
/// Departures, all towards what cmark took for one piece of HTML: `<?…` runs to `?>` and `<![CDATA[…`
/// to `]]>` where there is such an end, so that nothing of a private instruction is left over; in a
/// script, `<!--` hides no end tag; `noscript` is an element like others, since scripting is off.
struct HTMLTokenizer {
  /// The attributes of the start tag that `next` returned last; kept here to reuse the storage.
  private(set) var attributes: [HTMLAttributeToken] = []
  private var position = 0
  /// The name of the raw text element that the last start tag opened.
  private var rawTextName: Range<Int>?
  /// Set once a search came to the end in vain, so that no second one starts.
  private var lacksInstructionEnd = false
  private var lacksSectionEnd = false

  /// Starts over, for another input.
  mutating func reset() {
    position = 0
    rawTextName = nil
    lacksInstructionEnd = false
    lacksSectionEnd = false
  }

  /// Returns the next token of `source`, which must be the same in all calls, or `nil` at its end.
  mutating func next(in source: borrowing Span<UInt8>) -> HTMLToken? {
    guard position < source.count else { return nil }
    if let name = rawTextName {
      rawTextName = nil
      let end = endOfRawText(named: name, in: source)
      if end > position { return token(.rawText, to: end) }
    }
    var search = position
    while let bracket = source.firstIndex(of: UInt8(ascii: "<"), from: search) {
      if Self.startsMarkup(at: bracket, in: source) {
        return bracket > position ? token(.text, to: bracket) : markup(in: source)
      }
      search = bracket + 1
    }
    return token(.text, to: source.count)
  }

  private static func startsMarkup(at bracket: Int, in source: borrowing Span<UInt8>) -> Bool {
    guard bracket + 1 < source.count else { return false }
    switch source[bracket + 1] {
    case UInt8(ascii: "!"), UInt8(ascii: "?"): return true
    case UInt8(ascii: "/"): return bracket + 2 < source.count
    case let byte: return byte.isASCIILetter
    }
  }

  private mutating func token(
    _ kind: HTMLToken.Kind,
    to end: Int,
    name: Range<Int> = 0..<0
  ) -> HTMLToken {
    defer { position = end }
    return HTMLToken(kind: kind, range: position..<end, name: name)
  }

  private mutating func markup(in source: borrowing Span<UInt8>) -> HTMLToken {
    switch source[position + 1] {
    case UInt8(ascii: "!"): declaration(in: source)
    case UInt8(ascii: "?"): instruction(in: source)
    case UInt8(ascii: "/"): endTag(in: source)
    default: startTag(in: source)
    }
  }
}

// MARK: - Comments and declarations

extension HTMLTokenizer {
  private mutating func declaration(in source: borrowing Span<UInt8>) -> HTMLToken {
    if source.hasPrefix("<!--", at: position) {
      return token(.comment, to: endOfComment(in: source))
    }
    if source.hasPrefix("<![CDATA[", at: position), !lacksSectionEnd {
      if let end = source.firstIndex(of: "]]>", from: position + 9) {
        return token(.declaration, to: end + 3)
      }
      lacksSectionEnd = true
    }
    return bogusComment(in: source)
  }

  private mutating func instruction(in source: borrowing Span<UInt8>) -> HTMLToken {
    if !lacksInstructionEnd {
      if let end = source.firstIndex(of: "?>", from: position + 1) {
        return token(.declaration, to: end + 2)
      }
      lacksInstructionEnd = true
    }
    return bogusComment(in: source)
  }

  private mutating func bogusComment(in source: borrowing Span<UInt8>) -> HTMLToken {
    let end = source.firstIndex(of: UInt8(ascii: ">"), from: position + 2)
    return token(.declaration, to: end.map { $0 + 1 } ?? source.count)
  }

  /// `-->` and `--!>` end a comment; so do `>` and `->` right at its start.
  private func endOfComment(in source: borrowing Span<UInt8>) -> Int {
    let start = position + 4
    if source.hasPrefix(">", at: start) { return start + 1 }
    if source.hasPrefix("->", at: start) { return start + 2 }
    var search = start
    while let dashes = source.firstIndex(of: "--", from: search) {
      if source.hasPrefix(">", at: dashes + 2) { return dashes + 3 }
      if source.hasPrefix("!>", at: dashes + 2) { return dashes + 4 }
      search = dashes + 1
    }
    return source.count
  }
}

// MARK: - Tags

extension HTMLTokenizer {
  private mutating func endTag(in source: borrowing Span<UInt8>) -> HTMLToken {
    guard source[position + 2].isASCIILetter else { return bogusComment(in: source) }
    let name = tagName(from: position + 2, in: source)
    guard let tag = scanAttributes(from: name.upperBound, in: source) else {
      return token(.unfinishedTag, to: source.count, name: name)
    }
    attributes.removeAll(keepingCapacity: true)
    return token(.endTag, to: tag.end, name: name)
  }

  private mutating func startTag(in source: borrowing Span<UInt8>) -> HTMLToken {
    let name = tagName(from: position + 1, in: source)
    guard let tag = scanAttributes(from: name.upperBound, in: source) else {
      return token(.unfinishedTag, to: source.count, name: name)
    }
    if Self.holdsRawText(name, in: source) { rawTextName = name }
    return token(.startTag(isSelfClosing: tag.isSelfClosing), to: tag.end, name: name)
  }

  private func tagName(from start: Int, in source: borrowing Span<UInt8>) -> Range<Int> {
    var end = start
    while end < source.count, !source[end].endsTagName { end += 1 }
    return start..<end
  }

  /// Fills `attributes`; returns where the tag ends, or `nil` where the input ends before.
  private mutating func scanAttributes(
    from start: Int,
    in source: borrowing Span<UInt8>
  ) -> (end: Int, isSelfClosing: Bool)? {
    attributes.removeAll(keepingCapacity: true)
    var cursor = start
    while cursor < source.count {
      switch source[cursor] {
      case UInt8(ascii: ">"):
        return (
          cursor + 1,
          source[cursor - 1] == UInt8(ascii: "/") && cursor - 1 >= start
            && attributes.last.map { $0.value.upperBound < cursor } ?? true
        )
      case UInt8(ascii: "/"): cursor += 1
      case let byte where byte.isHTMLSpace: cursor += 1
      default:
        guard let end = scanAttribute(from: cursor, in: source) else { return nil }
        cursor = end
      }
    }
    return nil
  }

  /// Returns where the attribute ends, or `nil` where the input ends in it.
  private mutating func scanAttribute(
    from start: Int,
    in source: borrowing Span<UInt8>
  ) -> Int? {
    var end = start + 1
    while end < source.count, !source[end].endsTagName, source[end] != UInt8(ascii: "=") {
      end += 1
    }
    let name = start..<end
    var cursor = skipSpace(from: end, in: source)
    guard cursor < source.count else { return nil }
    guard source[cursor] == UInt8(ascii: "=") else {
      attributes.append(HTMLAttributeToken(name: name, value: end..<end, hasValue: false))
      return end
    }
    cursor = skipSpace(from: cursor + 1, in: source)
    guard cursor < source.count else { return nil }
    let quote = source[cursor]
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      guard let close = source.firstIndex(of: quote, from: cursor + 1) else { return nil }
      let value = (cursor + 1)..<close
      attributes.append(HTMLAttributeToken(name: name, value: value, hasValue: true))
      return close + 1
    }
    let valueStart = cursor
    while cursor < source.count, !source[cursor].isHTMLSpace, source[cursor] != UInt8(ascii: ">") {
      cursor += 1
    }
    guard cursor < source.count else { return nil }
    let value = valueStart..<cursor
    attributes.append(HTMLAttributeToken(name: name, value: value, hasValue: true))
    return cursor
  }

  private func skipSpace(from start: Int, in source: borrowing Span<UInt8>) -> Int {
    var cursor = start
    while cursor < source.count, source[cursor].isHTMLSpace { cursor += 1 }
    return cursor
  }
}

// MARK: - Raw text

extension HTMLTokenizer {
  private static let rawTextNames = [
    "script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes", "plaintext",
  ].map { Array($0.utf8) }

  private static func holdsRawText(_ name: Range<Int>, in source: borrowing Span<UInt8>) -> Bool {
    for candidate in rawTextNames
    where candidate.count == name.count && equals(candidate, at: name.lowerBound, in: source) {
      return true
    }
    return false
  }

  /// Returns where the end tag of a raw text element begins; nothing ends `plaintext`.
  private func endOfRawText(named name: Range<Int>, in source: borrowing Span<UInt8>) -> Int {
    let lowered = source.copy(name).map(\.asciiLowercased)
    if lowered == Self.rawTextNames.last { return source.count }
    var search = position
    while let bracket = source.firstIndex(of: "</", from: search) {
      let end = bracket + 2 + lowered.count
      if end < source.count, source[end].endsTagName,
        Self.equals(lowered, at: bracket + 2, in: source)
      {
        return bracket
      }
      search = bracket + 2
    }
    return source.count
  }

  private static func equals(
    _ lowered: [UInt8],
    at offset: Int,
    in source: borrowing Span<UInt8>
  ) -> Bool {
    for index in lowered.indices where source[offset + index].asciiLowercased != lowered[index] {
      return false
    }
    return true
  }
}

extension UInt8 {
  @inline(__always)
  fileprivate var endsTagName: Bool {
    isHTMLSpace || self == UInt8(ascii: "/") || self == UInt8(ascii: ">")
  }
}
