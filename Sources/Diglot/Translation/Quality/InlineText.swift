/// The text of one half of a unit, with what is markup in it.
///
/// Rules about translations read `masked`: what a reader sees, at the places where it stands.
struct InlineText: Sendable {
  /// A link, an image, or an address that becomes a link.
  struct Link: Sendable, Equatable {
    /// With the brackets, or the address alone.
    let whole: Range<Int>
    let destination: Range<Int>
  }

  /// What takes the place of markup in `masked`, and what the place of code and addresses.
  static let markup: UInt8 = 0
  static let code: UInt8 = 1

  let bytes: [UInt8]
  /// What the bytes hold, markup included.
  let classes: ByteClasses
  /// As long as `bytes`; each byte of markup is `markup`, each of code or an address is `code`.
  var masked: [UInt8]
  /// The contents of code spans.
  var codeSpans: [Range<Int>] = []
  var links: [Link] = []
  /// Everything in angle brackets that begins as a tag does.
  var tags: [Range<Int>] = []
  /// Bold and italic text with its marks, by where they end.
  var strong: [Range<Int>] = []
  var emphasis: [Range<Int>] = []

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    masked = bytes
    classes = ByteClasses(of: bytes)
    guard classes.contains(.markup) else { return }
    var scanner = InlineScanner(count: bytes.count)
    scanner.scan(&self)
  }

  func text(_ range: Range<Int>) -> String { bytes.span.text(range) }

  mutating func mask(_ range: Range<Int>, as value: UInt8) {
    for offset in range { masked[offset] = value }
  }

  /// Returns the first offset at or after `offset` that is no markup.
  func afterMarkup(_ offset: Int) -> Int {
    var offset = offset
    while offset < masked.count, masked[offset] == Self.markup { offset += 1 }
    return offset
  }

  /// Returns the offset behind markup and spaces.
  func afterSpace(_ offset: Int) -> Int {
    var offset = offset
    while offset < masked.count, masked[offset] == Self.markup || masked[offset] == 0x20 {
      offset += 1
    }
    return offset
  }

  /// The bytes without spaces at either end.
  var trimmed: ArraySlice<UInt8> {
    let start = bytes.firstIndex { !$0.isSpaceOrNewline } ?? bytes.count
    let end = bytes.lastIndex { !$0.isSpaceOrNewline }.map { $0 + 1 } ?? start
    return bytes[start..<end]
  }
}

extension [UInt8] {
  /// Whether the same stands in `range` as in another text in `other`.
  func holds(_ range: Range<Int>, asIn bytes: [UInt8], _ other: Range<Int>) -> Bool {
    guard range.count == other.count else { return false }
    for index in 0..<range.count
    where self[range.lowerBound + index] != bytes[other.lowerBound + index] {
      return false
    }
    return true
  }
}

extension UInt8 {
  var isSpaceOrNewline: Bool { self == 0x20 || (0x09...0x0D).contains(self) }

  /// Whether a backslash takes its meaning away.
  var isASCIIPunctuation: Bool {
    (0x21...0x2F).contains(self) || (0x3A...0x40).contains(self) || (0x5B...0x60).contains(self)
      || (0x7B...0x7E).contains(self)
  }
}
