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

    /// What a construct is called where a finding is about it.
    enum Name: Sendable, Equatable {
      case marker, video, include, snippet
      /// With the name of the tag.
      case tag(String)
    }

    /// `nil` for a formula, which is only letters where it is not set.
    var name: Name? {
      switch self {
      case .quoteMarker(.video): .video
      case .quoteMarker: .marker
      case .include: .include
      case .snippet: .snippet
      case .colons(let tag): .tag(tag.name)
      case .math: nil
      }
    }
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

  /// Returns two letters that stand before no colon in the text and open no comment in it.
  private static func nonce(_ text: borrowing Span<UInt8>) -> [UInt8]? {
    let letters = UInt8(ascii: "a")...UInt8(ascii: "z")
    for first in [UInt8(ascii: "d")] + letters {
      for last in letters where isFree([first, last], text) { return [first, last] }
    }
    return nil
  }

  private static func isFree(_ nonce: [UInt8], _ text: borrowing Span<UInt8>) -> Bool {
    text.firstIndex(of: nonce + Array(":".utf8)) == nil
      && text.firstIndex(of: Array("<!--".utf8) + nonce) == nil
  }

  private static func mask(
    _ text: inout [UInt8],
    _ construct: Construct,
    _ index: Int,
    _ nonce: [UInt8]
  ) {
    let range = construct.range
    if text[range].contains(UInt8(ascii: "\n")) { return maskWithoutNumber(&text, range) }
    let digits = Array(String(index).utf8)
    let open = construct.isBlock ? Array("<!--".utf8) + nonce : Array("<".utf8) + nonce + [0x3A]
    let close = construct.isBlock ? Array("-->".utf8) : Array(">".utf8)
    let padding = range.count - open.count - digits.count - close.count
    if padding >= 0 {
      let fill = Array(repeating: UInt8(ascii: "0"), count: padding)
      text.replaceSubrange(range, with: open + fill + digits + close)
    } else {
      // `[!TIP]`, the shortest of all, is found by its line. A short comment is none in a sentence.
      maskWithoutNumber(&text, range)
    }
  }

  /// Hides several lines, or very little, in an instruction, `<?` … `?>`, which can begin and end on
  /// the shortest line and can be inline.
  private static func maskWithoutNumber(_ text: inout [UInt8], _ range: Range<Int>) {
    for offset in range where text[offset] != UInt8(ascii: "\n") {
      text[offset] = UInt8(ascii: "0")
    }
    text.replaceSubrange(range.prefix(2), with: Array("<?".utf8))
    text.replaceSubrange(range.suffix(2), with: Array("?>".utf8))
  }

  /// Returns which construct a placeholder stands for: `<dx:0012>`, `dx:0012` or `<!--dx0012-->`;
  /// `nil` for all that is not, byte for byte, what hides one.
  func index(_ placeholder: borrowing Span<UInt8>) -> Int? {
    index(placeholder, 0..<placeholder.count)
  }

  private func index(_ text: borrowing Span<UInt8>, _ range: Range<Int>) -> Int? {
    guard !constructs.isEmpty else { return nil }
    var offset = range.lowerBound
    if text.hasPrefix("<!--", at: offset) {
      offset += 4
    } else if text.hasPrefix("<", at: offset) {
      offset += 1
    }
    guard offset + nonce.count < range.upperBound, text[offset] == nonce[0],
      text[offset + 1] == nonce[1]
    else { return nil }
    offset += nonce.count
    if text[offset] == 0x3A { offset += 1 }
    var index = 0
    while offset < range.upperBound, text[offset].isASCIIDigit {
      index = index * 10 + Int(text[offset] - UInt8(ascii: "0"))
      guard index < constructs.count else { return nil }
      offset += 1
    }
    let mask = masked[constructs[index].range].drop { $0.isBlank }
    let found = text.copy(range)
    return found.elementsEqual(mask) || found.elementsEqual(mask.dropFirst().dropLast())
      ? index : nil
  }

  /// Returns `bytes` with what is hidden in them put back from `text`; `nil` where nothing is.
  func restored(_ bytes: borrowing Span<UInt8>, _ text: [UInt8]) -> [UInt8]? {
    var restored: [UInt8] = []
    var (copied, offset) = (0, 0)
    while let mark = bytes.firstIndex(of: nonce, from: offset) {
      offset = mark + nonce.count
      guard let start = Self.opening(bytes, mark),
        let end = bytes.firstIndex(of: UInt8(ascii: ">"), from: offset),
        let index = index(bytes, start..<(end + 1))
      else { continue }
      restored += bytes.copy(copied..<start) + text[constructs[index].range].drop { $0.isBlank }
      copied = end + 1
      offset = copied
    }
    return copied == 0 ? nil : restored + bytes.copy(copied..<bytes.count)
  }

  /// Returns where the placeholder begins that has its letters at `mark`.
  private static func opening(_ bytes: borrowing Span<UInt8>, _ mark: Int) -> Int? {
    if mark >= 4, bytes.hasPrefix("<!--", at: mark - 4) { return mark - 4 }
    return mark >= 1 && bytes[mark - 1] == UInt8(ascii: "<") ? mark - 1 : nil
  }

  /// Returns the constructs that stand in `range` of the text.
  func indices(in range: Range<Int>) -> Range<Int> {
    let first = constructs.firstIndexAfter { $0.range.lowerBound < range.lowerBound }
    return first..<max(first, constructs.firstIndexAfter { $0.range.lowerBound < range.upperBound })
  }
}
