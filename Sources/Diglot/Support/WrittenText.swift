/// What people write into paths, addresses and attributes, as the code wants it.
extension StringProtocol where SubSequence == Substring {
  /// The text without white space around it.
  var trimmed: Substring {
    var text = self[...]
    let printable: ClosedRange<UInt8> = 0x21...0x7E
    if let first = text.utf8.first, let last = text.utf8.last, printable ~= first, printable ~= last
    {
      return text
    }
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return text
  }

  /// Cuts the text in two at the first `byte` of ASCII, which belongs to neither half.
  func halves(at byte: UInt8) -> (Substring, Substring) {
    guard let cut = utf8.firstIndex(of: byte) else { return (self[...], "") }
    return (self[..<cut], self[utf8.index(after: cut)...])
  }
}

extension String {
  /// The path with `/` where another operating system has `\`.
  var withSlashes: String {
    let backslash = UInt8(ascii: "\\")
    guard utf8.contains(backslash) else { return self }
    return String(decoding: utf8.map { $0 == backslash ? UInt8(ascii: "/") : $0 }, as: UTF8.self)
  }
}

extension Span<UInt8> {
  /// Returns what of `range` is left without the blanks at both ends.
  func withoutBlanks(_ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, self[start].isBlank { start += 1 }
    while end > start, self[end - 1].isBlank { end -= 1 }
    return start..<end
  }
}
