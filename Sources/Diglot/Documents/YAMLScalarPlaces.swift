/// Where the bytes of a YAML scalar's value stand in the file.
///
/// Quotes, escapes, indentation and folded lines stand between the two, so value and file are read
/// side by side; what a byte is made of more than one of is where that begins:
///
///     "a\nb"     a 1, line break 2 (the backslash), b 4
///     'it''s'    ' 3 (the first of the two)
///     a          the space between is where the line ends
///       b
struct YAMLScalarPlaces {
  private enum Style { case plain, single, double, block }

  private let style: Style
  private let end: Int
  private var offset: Int
  private var index = 0
  private var runs: [Bitext.Run] = []
  /// Where in the file the next byte would stand if nothing came between.
  private var expected = -1
  /// Up to where white space is known to hold no line break.
  private var foldlessEnd = 0

  /// Returns the runs of `value`, which libyaml read in `range` of `file`; linear.
  static func runs(
    of value: borrowing Span<UInt8>,
    in file: borrowing Span<UInt8>,
    _ range: Range<Int>
  ) -> [Bitext.Run] {
    var places = YAMLScalarPlaces(file, range)
    if places.style == .block {
      while places.index < value.count, places.alignBlock(value, file) {}
    } else {
      while places.index < value.count, places.alignFlow(value, file) {}
    }
    return places.runs.isEmpty ? [Bitext.Run(target: 0, file: places.offset)] : places.runs
  }

  private init(_ file: borrowing Span<UInt8>, _ range: Range<Int>) {
    end = min(range.upperBound, file.count)
    offset = Self.skipProperties(file, min(range.lowerBound, end)..<end)
    let first = offset < end ? file[offset] : 0
    switch first {
    case UInt8(ascii: "\""): style = .double
    case UInt8(ascii: "'"): style = .single
    case UInt8(ascii: "|"), UInt8(ascii: ">"): style = .block
    default: style = .plain
    }
    switch style {
    case .plain: break
    case .single, .double: offset += 1
    case .block:
      // A comment may stand behind the sign.
      let line = file.firstIndex(of: UInt8(ascii: "\n"), from: offset, to: end)
      offset = line.map { $0 + 1 } ?? end
    }
  }

  /// Returns where a value begins behind its tag and its anchor, such as `!!str &a`.
  private static func skipProperties(_ file: borrowing Span<UInt8>, _ range: Range<Int>) -> Int {
    var offset = range.lowerBound
    while offset < range.upperBound, file[offset] == UInt8(ascii: "&") || file[offset] == 0x21 {
      while offset < range.upperBound, !file[offset].isHTMLSpace { offset += 1 }
      while offset < range.upperBound, file[offset].isHTMLSpace { offset += 1 }
    }
    return offset
  }

  /// Notes that the next `count` bytes of the value are made of the next `length` of the file.
  private mutating func take(_ count: Int, of length: Int) {
    if offset != expected { runs.append(Bitext.Run(target: index, file: offset)) }
    index += count
    offset += length
    expected = count == length ? offset : -1
  }

  // MARK: Block scalars

  /// Places one byte of a block scalar, in which nothing but white space is left out; for a line
  /// break that is folded to a space stands the indentation behind it.
  private mutating func alignBlock(
    _ value: borrowing Span<UInt8>,
    _ file: borrowing Span<UInt8>
  ) -> Bool {
    let byte = value[index]
    var place = offset
    while place < end, file[place] != byte, file[place].isHTMLSpace { place += 1 }
    guard place < end, file[place] == byte else { return false }
    offset = place
    take(1, of: 1)
    return true
  }

  // MARK: Quoted and plain scalars

  /// Places the next bytes of a value in a quoted or plain scalar.
  private mutating func alignFlow(
    _ value: borrowing Span<UInt8>,
    _ file: borrowing Span<UInt8>
  ) -> Bool {
    guard offset < end else { return false }
    if style == .double, file[offset] == UInt8(ascii: "\\") {
      alignEscape(value, file)
    } else if style == .single, file[offset] == UInt8(ascii: "'") {
      take(1, of: 2)
    } else if let fold = fold(file) {
      // One line break is a space, each further one a line break.
      let count = min(max(1, fold.lineBreaks - 1), value.count - index)
      for step in 0..<count { take(1, of: step == count - 1 ? fold.length : 0) }
    } else {
      guard file[offset] == value[index] else { return false }
      take(1, of: 1)
    }
    return true
  }

  /// Returns how many bytes the white space around line breaks has, where such begins here.
  private mutating func fold(
    _ file: borrowing Span<UInt8>
  ) -> (length: Int, lineBreaks: Int)? {
    guard offset >= foldlessEnd, offset < end, file[offset].isHTMLSpace else { return nil }
    var place = offset
    var lineBreaks = 0
    while place < end, file[place].isHTMLSpace {
      if file[place] == UInt8(ascii: "\n") { lineBreaks += 1 }
      place += 1
    }
    if lineBreaks == 0 { foldlessEnd = place }
    return lineBreaks == 0 ? nil : (place - offset, lineBreaks)
  }

  private mutating func alignEscape(
    _ value: borrowing Span<UInt8>,
    _ file: borrowing Span<UInt8>
  ) {
    let letter = offset + 1 < end ? file[offset + 1] : 0
    if letter == UInt8(ascii: "\n") || letter == UInt8(ascii: "\r") {
      // The line goes on in the next one; empty lines between them are line breaks.
      offset += 1
      let fold = fold(file)
      let count = min(max(0, (fold?.lineBreaks ?? 1) - 1), value.count - index)
      for _ in 0..<count { take(1, of: 0) }
      offset += fold?.length ?? 0
      return
    }
    let digits =
      switch letter {
      case UInt8(ascii: "x"): 2
      case UInt8(ascii: "u"): 4
      case UInt8(ascii: "U"): 8
      default: 0
      }
    // However it is written, it is one character.
    var count = 1
    while index + count < value.count, value[index + count] & 0xC0 == 0x80 { count += 1 }
    take(count, of: 2 + digits)
  }
}
