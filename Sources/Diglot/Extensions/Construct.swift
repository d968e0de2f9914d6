/// A construct beyond Markdown, found in the text before it is parsed.
struct Construct: Sendable {
  enum Kind: Sendable {
    /// `> [!NOTE]` and its like: the first thing on a line of a quote.
    case quoteMarker(QuoteMarker)
    /// `[!INCLUDE [title](path)]`
    case include(FileReference)
    /// `[!code-csharp[name](path?query)]`, `[!notebook-python[](path)]`
    case snippet(SnippetReference)
    /// `:::image …:::`, `::: zone …`, `:::row-end:::`
    case colons(ColonTag)
    /// `$x$`, `$$x$$`, with the bytes between the signs.
    case math(content: Range<Int>)
  }

  let kind: Kind
  /// Bytes of the text; of a block all of its line but for marks of quotes and lists before it.
  let range: Range<Int>
  /// Whether it stands alone on its line, as a block of its own.
  let isBlock: Bool
}

/// A text in which Markdown's parser sees placeholders where the constructs stand.
///
/// A block is hidden in an HTML comment, which begins a block of its own wherever it stands; what
/// stands in a sentence is hidden in an autolink, which is one inline. Each is as long as what it
/// hides, so that every offset is that of the text itself.
struct ConstructText: Sendable {
  /// What is to be parsed.
  let masked: [UInt8]
  /// In the text's order.
  let constructs: [Construct]
  /// Two letters that tell placeholders from what the text itself holds.
  let nonce: [UInt8]

  private init(masked: [UInt8], constructs: [Construct], nonce: [UInt8]) {
    self.masked = masked
    self.constructs = constructs
    self.nonce = nonce
  }

  /// Hides `constructs`, which stand in `text` one behind the other.
  init(_ text: [UInt8], hiding constructs: [Construct] = []) {
    guard !constructs.isEmpty, let nonce = Self.nonce(text.span) else {
      self.init(masked: text, constructs: [], nonce: [])
      return
    }
    var masked = text
    for (index, construct) in constructs.enumerated() {
      Self.mask(&masked, construct, index, nonce)
    }
    self.init(masked: masked, constructs: constructs, nonce: nonce)
  }

  /// Returns two letters for which the text holds no placeholder of its own.
  private static func nonce(_ text: borrowing Span<UInt8>) -> [UInt8]? {
    for last in UInt8(ascii: "a")...UInt8(ascii: "z") {
      let nonce = [UInt8(ascii: "d"), last]
      if text.firstIndex(of: Array("<".utf8) + nonce + Array(":".utf8)) == nil,
        text.firstIndex(of: Array("<!--".utf8) + nonce) == nil
      {
        return nonce
      }
    }
    return nil
  }

  private static func mask(
    _ text: inout [UInt8],
    _ construct: Construct,
    _ index: Int,
    _ nonce: [UInt8]
  ) {
    let range = construct.range
    if text[range].contains(UInt8(ascii: "\n")) { return maskLines(&text, range) }
    let digits = Array(String(index).utf8)
    let open = construct.isBlock ? Array("<!--".utf8) + nonce : Array("<".utf8) + nonce + [0x3A]
    let close = construct.isBlock ? Array("-->".utf8) : Array(">".utf8)
    let padding = range.count - open.count - digits.count - close.count
    if padding >= 0 {
      let fill = Array(repeating: UInt8(ascii: "0"), count: padding)
      text.replaceSubrange(range, with: open + fill + digits + close)
    } else {
      // `[!TIP]`, the shortest of all, is found by its line: a comment, however short.
      let dashes = Array(repeating: UInt8(ascii: "-"), count: range.count - 3)
      text.replaceSubrange(range, with: Array("<!".utf8) + dashes + Array(">".utf8))
    }
  }

  /// Hides several lines in an instruction, `<?` … `?>`, which can begin and end on the shortest.
  private static func maskLines(_ text: inout [UInt8], _ range: Range<Int>) {
    for offset in range where text[offset] != UInt8(ascii: "\n") {
      text[offset] = UInt8(ascii: "0")
    }
    text.replaceSubrange(range.prefix(2), with: Array("<?".utf8))
    text.replaceSubrange(range.suffix(2), with: Array("?>".utf8))
  }

  /// Returns which construct a placeholder stands for: `<dx:0012>`, `dx:0012` or `<!--dx0012-->`.
  func index(_ placeholder: borrowing Span<UInt8>) -> Int? {
    guard !constructs.isEmpty else { return nil }
    var offset = 0
    if placeholder.hasPrefix("<!--") {
      offset = 4
    } else if placeholder.hasPrefix("<") {
      offset = 1
    }
    guard offset + nonce.count < placeholder.count, placeholder[offset] == nonce[0],
      placeholder[offset + 1] == nonce[1]
    else { return nil }
    offset += nonce.count
    if placeholder[offset] == 0x3A { offset += 1 }
    var index = 0
    while offset < placeholder.count, placeholder[offset].isASCIIDigit {
      index = index * 10 + Int(placeholder[offset] - UInt8(ascii: "0"))
      guard index < constructs.count else { return nil }
      offset += 1
    }
    return index
  }

  /// Returns the constructs that stand in `range` of the text.
  func indices(in range: Range<Int>) -> Range<Int> {
    let first = constructs.firstIndexAfter { $0.range.lowerBound < range.lowerBound }
    return first..<max(first, constructs.firstIndexAfter { $0.range.lowerBound < range.upperBound })
  }
}
