/// A tag between colons, as it is written: `:::image type="content" source="a.png":::`.
struct ColonTag: Sendable {
  struct Attribute: Sendable {
    /// In lower case.
    let name: String
    /// Bytes of the text, without the quotes; empty where the attribute has no value.
    let value: Range<Int>
    let hasValue: Bool
  }

  /// In lower case; of an end the name with its `-end`.
  let name: String
  let attributes: [Attribute]
  /// How many colons open it.
  let colonCount: Int
  /// Whether colons close it.
  let isClosed: Bool
  /// Where its attributes cannot be read, in bytes of the text.
  let fault: Range<Int>?
  /// What follows the tag on its line, in bytes of the text; empty for a tag in a sentence.
  let rest: Range<Int>

  var isEnd: Bool { name.hasSuffix("-end") }

  /// Returns an attribute's value as text, or `nil` where it is not there.
  func value(_ name: String, in text: borrowing Span<UInt8>) -> String? {
    attributes.first { $0.name == name }.map { text.text($0.value) }
  }

  func range(of name: String) -> Range<Int>? { attributes.first { $0.name == name }?.value }

  /// The names that are tags; any other text behind colons is a text.
  static let blockNames: Set = [
    "zone", "zone-end", "moniker", "moniker-end", "row", "row-end", "column", "column-end",
    "form", "image", "image-end", "video", "code",
  ]
  static let inlineNames: Set = ["image", "video", "no-loc"]

  /// Reads the tag whose first colon is at `start`, and says where it ends; `nil` where none is.
  ///
  /// `end` is that of the line. A tag in a sentence has no space behind its colons.
  static func parse(
    _ text: borrowing Span<UInt8>,
    at start: Int,
    lineEnd end: Int,
    isBlock: Bool
  ) -> (tag: ColonTag, end: Int)? {
    var reader = Reader(offset: start, end: end)
    let colonCount = reader.skip(text) { $0 == UInt8(ascii: ":") }
    guard colonCount >= 3 else { return nil }
    if isBlock { _ = reader.skip(text) { $0.isBlank } }
    let nameStart = reader.offset
    _ = reader.skip(text) { $0.isASCIILetter || $0.isASCIIDigit || $0 == UInt8(ascii: "-") }
    let name = text.text(nameStart..<reader.offset).lowercased()
    guard (isBlock ? blockNames : inlineNames).contains(name) else { return nil }
    let attributes = reader.attributes(text)
    let fault = reader.fault
    var isClosed = false
    if fault == nil {
      isClosed = reader.skip(text) { $0 == UInt8(ascii: ":") } >= 3
    } else {
      // What cannot be read goes on to the colons that end it, or to the end of the line.
      let close = text.firstIndex(of: ":::", from: reader.offset, to: end)
      reader.offset = close.map { $0 + 3 } ?? end
      isClosed = close != nil
    }
    let tag = ColonTag(
      name: name,
      attributes: attributes,
      colonCount: colonCount,
      isClosed: isClosed,
      fault: fault,
      rest: isBlock ? reader.rest(text) : reader.offset..<reader.offset
    )
    return (tag, isBlock ? max(reader.offset, tag.rest.upperBound) : reader.offset)
  }

  private struct Reader {
    var offset: Int
    let end: Int
    var fault: Range<Int>?

    /// More than any tag has; each is compared with all before it.
    private static let attributeLimit = 32

    mutating func skip(_ text: borrowing Span<UInt8>, _ isMember: (UInt8) -> Bool) -> Int {
      let start = offset
      while offset < end, isMember(text[offset]) { offset += 1 }
      return offset - start
    }

    /// Reads `name="value"` and bare names up to the closing colons or the end of the line.
    mutating func attributes(_ text: borrowing Span<UInt8>) -> [Attribute] {
      var attributes: [Attribute] = []
      while true {
        _ = skip(text) { $0.isBlank }
        guard offset < end, text[offset] != UInt8(ascii: ":") else { return attributes }
        let start = offset
        guard attributes.count < Self.attributeLimit, let attribute = attribute(text),
          !attributes.contains(where: { $0.name == attribute.name })
        else {
          fault = start..<max(start + 1, min(offset, end))
          return attributes
        }
        attributes.append(attribute)
      }
    }

    private mutating func attribute(_ text: borrowing Span<UInt8>) -> Attribute? {
      let start = offset
      let count = skip(text) {
        $0.isASCIILetter || $0.isASCIIDigit || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_")
      }
      guard count > 0 else { return nil }
      let name = text.text(start..<offset).lowercased()
      let nameEnd = offset
      _ = skip(text) { $0.isBlank }
      guard offset < end, text[offset] == UInt8(ascii: "=") else {
        offset = nameEnd
        return Attribute(name: name, value: nameEnd..<nameEnd, hasValue: false)
      }
      offset += 1
      _ = skip(text) { $0.isBlank }
      guard offset < end, text[offset] == UInt8(ascii: "\"") else { return nil }
      let valueStart = offset + 1
      guard let close = Self.closingQuote(text, from: valueStart, to: end, of: name) else {
        return nil
      }
      offset = close + 1
      return Attribute(name: name, value: valueStart..<close, hasValue: true)
    }

    /// Only in the text of `no-loc` a backslash keeps a quote from ending the value.
    private static func closingQuote(
      _ text: borrowing Span<UInt8>,
      from start: Int,
      to end: Int,
      of name: String
    ) -> Int? {
      var offset = start
      while let quote = text.firstIndex(of: UInt8(ascii: "\""), from: offset, to: end) {
        guard name == "text", quote > start, text[quote - 1] == UInt8(ascii: "\\") else {
          return quote
        }
        offset = quote + 1
      }
      return nil
    }

    /// Returns what is left of the line, without blanks around it.
    func rest(_ text: borrowing Span<UInt8>) -> Range<Int> {
      text.withoutBlanks(offset..<end)
    }
  }
}
