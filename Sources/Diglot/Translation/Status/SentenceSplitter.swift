/// Cuts what no unit holds of a text into sentences.
struct SentenceSplitter {
  private let text: [UInt8]
  private let tokens: [TextToken]

  init(_ text: FlatText, _ tokens: [TextToken]) {
    self.text = text.bytes
    self.tokens = tokens
  }

  /// Words that a full stop follows in the middle of a sentence.
  private static let abbreviations: Set<String> = [
    "e.g", "i.e", "vs", "etc", "no", "inc", "corp", "ltd", "dr", "mr", "mrs", "ms", "st", "approx",
    "fig", "cf", "al", "dept", "est", "u.s",
  ]

  /// Returns the stretches between the tokens that are taken and the ends of lines.
  func stretches(without isTaken: [Bool]) -> [Range<Int>] {
    var stretches: [Range<Int>] = []
    var start = 0
    for index in 0...tokens.count where index == tokens.count || isTaken[index] || divides(index) {
      if start < index, let range = trimmed(start..<index) { stretches.append(range) }
      start = index + 1
    }
    return stretches
  }

  /// Returns the sentences of a stretch.
  func sentences(of stretch: Range<Int>) -> [Range<Int>] {
    var sentences: [Range<Int>] = []
    var start = stretch.lowerBound
    var stop: Int?
    for index in stretch {
      let token = tokens[index]
      if let stop, token.followsBlank || isWide(stop), begins(index, after: stop) {
        if let range = trimmed(start..<index) { sentences.append(range) }
        start = index
      }
      if token.kind == .stop, token.range.count > 1 || text[token.range.lowerBound] != 0x3A {
        stop = index
      } else if stop != nil, !SentenceEdges.closes(token) {
        stop = nil
      }
    }
    if let range = trimmed(start..<stretch.upperBound) { sentences.append(range) }
    return sentences
  }

  private func divides(_ index: Int) -> Bool {
    tokens[index].kind == .end || tokens[index].kind == .divider
  }

  private func isWide(_ token: Int) -> Bool { tokens[token].range.count == 3 }

  /// Whether a sentence begins at `index`: not with a small letter, nor behind an abbreviation.
  private func begins(_ index: Int, after stop: Int) -> Bool {
    var first = index
    while first + 1 < tokens.count, tokens[first].isTransparent { first += 1 }
    let letter = text[tokens[first].range.lowerBound]
    if letter.isASCIILetter, letter == letter.asciiLowercased { return false }
    guard text[tokens[stop].range.lowerBound] == UInt8(ascii: ".") else { return true }
    return !isAbbreviation(before: stop)
  }

  private func isAbbreviation(before stop: Int) -> Bool {
    let end = tokens[stop].range.lowerBound
    var start = end
    while start > 0, end - start < 8,
      text[start - 1].isASCIIAlphanumeric || text[start - 1] == UInt8(ascii: ".")
    {
      start -= 1
    }
    let word = text.span.text(start..<end).lowercased()
    // An initial, as in the name of a person.
    return Self.abbreviations.contains(word)
      || word.utf8.count == 1 && word != "i" && text[start].isASCIILetter
  }

  /// Returns the stretch without pictures and anchors at its edges and without a link around all of it;
  /// `nil` where nothing in it is translated.
  private func trimmed(_ range: Range<Int>) -> Range<Int>? {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, isLoose(tokens[start]) { start += 1 }
    while start < end, isLoose(tokens[end - 1]) { end -= 1 }
    if end - start > 2, byte(start) == UInt8(ascii: "["), isTarget(end - 1),
      !(start + 1..<end - 1).contains(where: isTarget)
    {
      (start, end) = (start + 1, end - 1)
    }
    return holdsWords(start..<end) ? start..<end : nil
  }

  /// Whether there is anything to translate: not in numbers, addresses and entities alone.
  private func holdsWords(_ range: Range<Int>) -> Bool {
    let holdsWord = tokens[range].contains { $0.kind == .word && !$0.isNumber(in: text) }
    guard holdsWord, let first = range.first else { return false }
    if tokens[range].dropFirst().contains(where: \.followsBlank) { return true }
    let bytes = tokens[first].range.lowerBound..<tokens[range.upperBound - 1].range.upperBound
    return text[bytes.lowerBound] != UInt8(ascii: "&") && !text[bytes].contains(UInt8(ascii: "@"))
      && text.span.firstIndex(of: "://", from: bytes.lowerBound, to: bytes.upperBound) == nil
  }

  /// Whether the token is a picture, a tag, or half of a link.
  private func isLoose(_ token: TextToken) -> Bool {
    if token.kind == .image { return true }
    guard token.kind == .markup else { return false }
    let byte = text[token.range.lowerBound]
    return byte == UInt8(ascii: "<")
  }

  private func byte(_ token: Int) -> UInt8 { text[tokens[token].range.lowerBound] }

  private func isTarget(_ token: Int) -> Bool {
    tokens[token].kind == .markup && tokens[token].range.count > 2
      && byte(token) == UInt8(ascii: "]")
  }
}

extension TextToken {
  /// Whether it is a word of digits.
  func isNumber(in text: [UInt8]) -> Bool { text[range].allSatisfy(\.isASCIIDigit) }
}
