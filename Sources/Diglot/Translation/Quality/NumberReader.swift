/// The numbers of a sentence in one notation, whatever the separators of its language are.
///
///     1,000  1 000  1.000  １，０００  →  1000
///     2,50  2.5                        →  2.5
///     01.03.18  3/1/18                 →  1, 3, 18
///     15万  150K  150 K                  →  150000  (`M` may be months)
struct NumberReader {
  struct Number: Equatable {
    /// Digits, perhaps with a `.`, without zeros that say nothing.
    let value: String
    let range: Range<Int>
  }

  private let bytes: [UInt8]
  private var numbers: [Number] = []

  static func numbers(in text: InlineText) -> [Number] {
    guard !text.classes.isDisjoint(with: [.digit, .wide]) else { return [] }
    var reader = NumberReader(bytes: text.masked)
    reader.read()
    return reader.numbers
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private mutating func read() {
    var offset = 0
    while offset < bytes.count {
      let byte = bytes[offset]
      guard byte.isASCIIDigit || byte == 0xEF, digit(offset) != nil else {
        offset += 1
        continue
      }
      offset = take(offset)
    }
  }

  /// Returns the digit at `offset`, which may be full-width, and its width in bytes.
  private func digit(_ offset: Int) -> (value: UInt8, width: Int)? {
    guard offset < bytes.count else { return nil }
    if bytes[offset].isASCIIDigit { return (bytes[offset], 1) }
    guard offset + 2 < bytes.count, bytes[offset] == 0xEF, bytes[offset + 1] == 0xBC,
      (0x90...0x99).contains(bytes[offset + 2])
    else { return nil }
    return (bytes[offset + 2] - 0x60, 3)
  }

  private func group(_ start: Int) -> (digits: [UInt8], end: Int) {
    var digits: [UInt8] = []
    var offset = start
    while let next = digit(offset) {
      digits.append(next.value)
      offset += next.width
    }
    return (digits, offset)
  }

  /// Takes the number at `start` with all its groups; returns the offset behind it.
  private mutating func take(_ start: Int) -> Int {
    var groups: [[UInt8]] = []
    var (digits, end) = group(start)
    groups.append(digits)
    while let separator = separator(end), digit(end + separator.width) != nil {
      let next = group(end + separator.width)
      guard !separator.isSpace || (next.digits.count == 3 && digits.count <= 3) else { break }
      (digits, end) = next
      groups.append(digits)
    }
    let values = Self.values(of: groups, zeros: magnitude(start..<end))
    for value in values { numbers.append(Number(value: value, range: start..<end)) }
    return end
  }

  private func separator(_ offset: Int) -> (width: Int, isSpace: Bool)? {
    guard offset < bytes.count else { return nil }
    let span = bytes.span
    switch bytes[offset] {
    case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: "'"): return (1, false)
    case 0x20: return (1, true)
    case 0xC2 where span.hasPrefix("\u{A0}", at: offset): return (2, true)
    case 0xE2 where span.hasPrefix("\u{202F}", at: offset): return (3, true)
    case 0xEF where span.hasPrefix("．", at: offset) || span.hasPrefix("，", at: offset):
      return (3, false)
    default: return nil
    }
  }

  /// Returns how many zeros the word or letter behind a number stands for.
  private func magnitude(_ number: Range<Int>) -> Int {
    let span = bytes.span
    var offset = number.upperBound
    while let space = separator(offset), space.isSpace { offset += space.width }
    for (word, zeros) in Self.magnitudes where span.hasPrefix(word, at: offset) { return zeros }
    // `1099 K` is a form's name.
    guard offset < bytes.count, offset == number.upperBound || number.count <= 3,
      offset + 1 == bytes.count || !bytes[offset + 1].isASCIIAlphanumeric
    else { return 0 }
    switch bytes[offset] {
    case UInt8(ascii: "K"), UInt8(ascii: "k"): return 3
    default: return 0
    }
  }

  private static let magnitudes: [(StaticString, Int)] = [
    ("만", 4), ("万", 4), ("萬", 4), ("억", 8), ("億", 8), ("thousand", 3), ("тыс", 3), ("million", 6),
    ("миллион", 6), ("млн", 6), ("billion", 9), ("миллиард", 9), ("млрд", 9),
  ]

  // MARK: Values

  private static func values(of groups: [[UInt8]], zeros: Int) -> [String] {
    let first = groups[0], rest = groups.dropFirst()
    if rest.isEmpty { return [plain(first, zeros: zeros)] }
    if first.count <= 3, rest.allSatisfy({ $0.count == 3 }) {
      return [plain(groups.flatMap(\.self), zeros: zeros)]
    }
    // 1,234.56
    if first.count <= 3, groups.count > 2, rest.dropLast().allSatisfy({ $0.count == 3 }),
      groups[groups.count - 1].count <= 2
    {
      return [decimal(groups.dropLast().flatMap(\.self), groups[groups.count - 1], zeros)]
    }
    if groups.count == 2, groups[1].count <= 3 { return [decimal(first, groups[1], zeros)] }
    return groups.map { plain($0, zeros: 0) }
  }

  private static func plain(_ digits: [UInt8], zeros: Int) -> String {
    let kept = digits.drop { $0 == UInt8(ascii: "0") }
    guard !kept.isEmpty else { return "0" }
    return kept.text(zeros: zeros)
  }

  private static func decimal(_ whole: [UInt8], _ fraction: [UInt8], _ zeros: Int) -> String {
    var fraction = fraction
    while fraction.last == UInt8(ascii: "0") { fraction.removeLast() }
    guard !fraction.isEmpty else { return plain(whole, zeros: zeros) }
    if fraction.count <= zeros { return plain(whole + fraction, zeros: zeros - fraction.count) }
    guard zeros == 0 else {
      let moved = Array(fraction.prefix(zeros))
      return decimal(whole + moved, Array(fraction.dropFirst(zeros)), 0)
    }
    return plain(whole, zeros: 0) + "." + fraction.span.text(0..<fraction.count)
  }
}

extension ArraySlice<UInt8> {
  /// Returns the digits as text, with zeros behind them.
  fileprivate func text(zeros: Int) -> String {
    let digits = Array(self) + [UInt8](repeating: UInt8(ascii: "0"), count: zeros)
    return digits.span.text(0..<digits.count)
  }
}
