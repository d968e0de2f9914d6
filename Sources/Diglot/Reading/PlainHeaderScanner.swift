/// Reads the plain shape that nearly every header has, without libyaml.
///
/// The shape: lines `key: value` at the left margin, blank lines, comment lines; a value is plain,
/// or quoted with no escape in it. `entries` is `nil` for everything else, also for what is merely
/// doubtful, so that what it does read is exactly what YAML means. Linear, but for the search for
/// repeated keys, which `entryLimit` bounds.
struct PlainHeaderScanner {
  static let entryLimit = 64
  /// Far below YAML's own bound for a key, 1,024 characters.
  static let keyLimit = 128

  /// Returns the entries of the header in `range`, or `nil` where libyaml has to read it.
  static func entries(
    _ bytes: borrowing Span<UInt8>,
    _ range: Range<Int>
  ) -> [FrontMatterEntry]? {
    var entries: [FrontMatterEntry] = []
    entries.reserveCapacity(16)
    var line = range.lowerBound
    while line < range.upperBound {
      let newline =
        bytes.firstIndex(of: UInt8(ascii: "\n"), from: line, to: range.upperBound)
        ?? range.upperBound
      var end = newline
      if end > line, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
      guard isHarmless(bytes, line, end) else { return nil }
      while end > line, bytes[end - 1] == UInt8(ascii: " ") { end -= 1 }
      if end > line, bytes[line] != UInt8(ascii: "#") {
        guard let entry = entry(bytes, line, end), entries.count < entryLimit,
          !entries.contains(where: { $0.key == entry.key })
        else { return nil }
        entries.append(entry)
      }
      line = newline + 1
    }
    return entries
  }

  /// Whether a line is free of what YAML refuses, or takes for a line's end.
  ///
  /// That is controls, tabs included, U+0080–009F, U+2028, U+2029, U+FEFF, U+FFFE and U+FFFF.
  private static func isHarmless(
    _ bytes: borrowing Span<UInt8>,
    _ start: Int,
    _ end: Int
  ) -> Bool {
    for offset in start..<end {
      let byte = bytes[offset]
      if byte >= 0x20 && byte < 0x7F { continue }
      switch byte {
      case 0x00..<0x20, 0x7F: return false
      case 0xC2 where offset + 1 < end && bytes[offset + 1] < 0xA0: return false
      case 0xE2 where offset + 2 < end && bytes[offset + 1] == 0x80:
        if bytes[offset + 2] & 0xFE == 0xA8 { return false }
      case 0xEF where offset + 2 < end:
        if bytes[offset + 1] == 0xBB && bytes[offset + 2] == 0xBF { return false }
        if bytes[offset + 1] == 0xBF && bytes[offset + 2] >= 0xBE { return false }
      default: continue
      }
    }
    return true
  }

  private static func entry(
    _ bytes: borrowing Span<UInt8>,
    _ line: Int,
    _ end: Int
  ) -> FrontMatterEntry? {
    var colon = line
    while colon < end, isKeyByte(bytes[colon], isFirst: colon == line) { colon += 1 }
    guard colon > line, colon - line <= keyLimit, colon < end, bytes[colon] == UInt8(ascii: ":")
    else { return nil }
    var start = colon + 1
    while start < end, bytes[start] == UInt8(ascii: " ") { start += 1 }
    guard start > colon + 1 || start == end, let text = valueRange(bytes, start, end) else {
      return nil
    }
    let isQuoted = text.lowerBound > start
    let value = bytes.text(text)
    let isNull = !isQuoted && (text.isEmpty || isNullWord(value))
    return FrontMatterEntry(
      key: keyText(bytes, line..<colon),
      value: isNull ? "" : value,
      isNull: isNull,
      keyRange: line..<colon,
      valueRange: start..<end
    )
  }

  private static func isKeyByte(_ byte: UInt8, isFirst: Bool) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
      true
    case UInt8(ascii: "."), UInt8(ascii: "-"): !isFirst
    default: false
    }
  }

  /// Returns the value's text without its quotes, or `nil` where it is not of the plain shape.
  private static func valueRange(
    _ bytes: borrowing Span<UInt8>,
    _ start: Int,
    _ end: Int
  ) -> Range<Int>? {
    guard start < end else { return start..<start }
    switch bytes[start] {
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      return quoted(bytes, start, end)
    case UInt8(ascii: "-"), UInt8(ascii: "?"), UInt8(ascii: ":"), UInt8(ascii: ","),
      UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"),
      UInt8(ascii: "#"), UInt8(ascii: "&"), UInt8(ascii: "*"), UInt8(ascii: "!"),
      UInt8(ascii: "|"), UInt8(ascii: ">"), UInt8(ascii: "%"), UInt8(ascii: "@"),
      UInt8(ascii: "`"):
      return nil
    default:
      for offset in start..<end {
        let byte = bytes[offset]
        if byte == UInt8(ascii: ":") && (offset + 1 == end || bytes[offset + 1] == 0x20) {
          return nil
        }
        if byte == UInt8(ascii: "#") && bytes[offset - 1] == 0x20 { return nil }
      }
      return start..<end
    }
  }

  private static func quoted(
    _ bytes: borrowing Span<UInt8>,
    _ start: Int,
    _ end: Int
  ) -> Range<Int>? {
    guard bytes.firstIndex(of: bytes[start], from: start + 1, to: end) == end - 1 else {
      return nil
    }
    let isDouble = bytes[start] == UInt8(ascii: "\"")
    if isDouble, bytes.firstIndex(of: UInt8(ascii: "\\"), from: start + 1, to: end) != nil {
      return nil
    }
    return start + 1..<end - 1
  }

  private static func isNullWord(_ text: String) -> Bool {
    text == "~" || text == "null" || text == "Null" || text == "NULL"
  }

  /// The long keys that nearly every header has, which then need no memory of their own.
  private static func keyText(_ bytes: borrowing Span<UInt8>, _ range: Range<Int>) -> String {
    switch range.count {
    case 16 where bytes.hasPrefix("ms.contentlocale", at: range.lowerBound): "ms.contentlocale"
    case 18 where bytes.hasPrefix("ms.openlocfilehash", at: range.lowerBound): "ms.openlocfilehash"
    case 18 where bytes.hasPrefix("ms.sourcegitcommit", at: range.lowerBound): "ms.sourcegitcommit"
    case 18 where bytes.hasPrefix("ms.translationtype", at: range.lowerBound): "ms.translationtype"
    default: bytes.text(range)
    }
  }
}
