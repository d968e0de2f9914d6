/// A place for a value that only one of the two sentences has: `{name}`, `%s`, `<Subscription ID>`.
enum PlaceholderRule {
  private struct Placeholder {
    let text: String
    let range: Range<Int>
  }

  static func faults(_ pair: UnitPair) -> [UnitFault] {
    // Nearly all texts have none; of tags, those that begin with one of these bytes too.
    guard
      pair.target.classes.contains(.placeholder) || pair.source.classes.contains(.placeholder)
    else { return [] }
    let found = placeholders(in: pair.target), expected = placeholders(in: pair.source)
    if found.isEmpty, expected.isEmpty { return [] }
    var rest = Tally(expected.map(\.text))
    let surplus = found.filter { !rest.take($0.text) }
    let lost = expected.first { rest.take($0.text) }
    guard lost != nil || !surplus.isEmpty else { return [] }
    let message =
      lost.map { "a translation has the placeholders of its original, which has '\($0.text)'" }
      ?? "a translation has only the placeholders of its original, which has no '\(surplus[0].text)'"
    return [
      UnitFault(
        range: surplus.first?.range ?? 0..<pair.target.bytes.count,
        message: message,
        note: "a placeholder is not translated: write it as in the original"
      )
    ]
  }

  private static func placeholders(in text: InlineText) -> [Placeholder] {
    var found: [Placeholder] = text.tags.filter { !isHTML(text.bytes, $0) }.map {
      Placeholder(text: text.text($0), range: $0)
    }
    let bytes = text.masked
    var offset = 0
    while offset < bytes.count {
      switch bytes[offset] {
      case UInt8(ascii: "{"), UInt8(ascii: "<"), UInt8(ascii: "%"):
        if let end = end(bytes, offset) {
          found.append(Placeholder(text: text.text(offset..<end), range: offset..<end))
          offset = end
        } else {
          offset += 1
        }
      default: offset += 1
      }
    }
    return found
  }

  /// How long a placeholder can be, in bytes.
  private static let limit = 120

  private static func end(_ bytes: [UInt8], _ start: Int) -> Int? {
    switch bytes[start] {
    case UInt8(ascii: "{"):
      return closing(bytes, start, UInt8(ascii: "{"), UInt8(ascii: "}"), takesSpaces: false)
    case UInt8(ascii: "<"):
      guard start + 1 < bytes.count, bytes[start + 1] >= 0x80 else { return nil }
      return closing(bytes, start, UInt8(ascii: "<"), UInt8(ascii: ">"), takesSpaces: true)
    default: return format(bytes, start)
    }
  }

  private static func closing(
    _ bytes: [UInt8],
    _ start: Int,
    _ open: UInt8,
    _ close: UInt8,
    takesSpaces: Bool
  ) -> Int? {
    var offset = start
    while offset < bytes.count, bytes[offset] == open, offset - start < 4 { offset += 1 }
    let depth = offset - start
    let limit = min(bytes.count, offset + limit)
    while offset < limit, bytes[offset] != close {
      guard bytes[offset] != open, takesSpaces || !bytes[offset].isSpaceOrNewline else {
        return nil
      }
      offset += 1
    }
    guard offset < limit, depth <= 3 else { return nil }
    var end = offset
    while end < bytes.count, end - offset < depth, bytes[end] == close { end += 1 }
    return end
  }

  /// Reads `%s`, `%d`, `%@`, `%1$s` with no letter behind.
  private static func format(_ bytes: [UInt8], _ start: Int) -> Int? {
    var offset = start + 1
    let digits = offset
    while offset < bytes.count, bytes[offset].isASCIIDigit, offset - digits < 2 { offset += 1 }
    if offset > digits {
      guard offset < bytes.count, bytes[offset] == UInt8(ascii: "$") else { return nil }
      offset += 1
    }
    guard offset < bytes.count else { return nil }
    switch bytes[offset] {
    case UInt8(ascii: "s"), UInt8(ascii: "d"), UInt8(ascii: "f"), UInt8(ascii: "i"),
      UInt8(ascii: "@"):
      break
    default: return nil
    }
    offset += 1
    return offset < bytes.count && bytes[offset].isASCIIAlphanumeric ? nil : offset
  }

  private static let tagNames: Set = [
    "a", "abbr", "b", "big", "blockquote", "br", "center", "cite", "code", "col", "colgroup", "dd",
    "del", "details", "div", "dl", "dt", "em", "font", "h1", "h2", "h3", "h4", "h5", "h6", "hr",
    "i",
    "iframe", "image", "img", "ins", "kbd", "li", "mark", "ol", "p", "pre", "q", "s", "samp",
    "small",
    "span", "strike", "strong", "sub", "summary", "sup", "table", "tbody", "td", "tfoot", "th",
    "thead", "tr", "u", "ul", "var", "video", "wbr",
  ]

  private static func isHTML(_ bytes: [UInt8], _ tag: Range<Int>) -> Bool {
    var start = tag.lowerBound + 1
    if bytes[start] == UInt8(ascii: "!") { return true }
    if bytes[start] == UInt8(ascii: "/") { start += 1 }
    var end = start
    while end < tag.upperBound, bytes[end].isASCIIAlphanumeric { end += 1 }
    guard end - start <= 12, !(bytes[end] >= 0x80), bytes[end] != UInt8(ascii: "_"),
      bytes[end] != UInt8(ascii: "-")
    else { return false }
    return tagNames.contains(bytes.span.text(start..<end).lowercased())
  }
}

/// How often each of some texts is still to come.
struct Tally {
  private var counts: [String: Int] = [:]

  init(_ texts: [String]) {
    for text in texts { counts[text, default: 0] += 1 }
  }

  /// Takes one of a text; returns whether there was one.
  mutating func take(_ text: String) -> Bool {
    guard let count = counts[text], count > 0 else { return false }
    counts[text] = count - 1
    return true
  }
}
