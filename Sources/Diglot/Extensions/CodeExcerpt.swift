/// The lines of a file that a page shows, one text without the indentation that all of them have.
struct CodeExcerpt: Sendable {
  private(set) var bytes: [UInt8] = []
  /// Whether lines are missing, since they would be more than the page may show.
  private(set) var isCut = false

  /// Takes `selected`, which may repeat and overlap, from `file`, but for the lines of `hidden`.
  ///
  /// No more than `limit` bytes are taken, however often ranges repeat.
  init(
    _ file: CodeFile,
    _ selected: [LineRange],
    hiding hidden: Set<Int> = [],
    dedent: Int? = nil,
    limit: Int
  ) {
    let lines = pick(file, selected, hidden, limit)
    let text = file.bytes.span
    let columns = dedent ?? Self.commonIndentation(lines, text)
    for line in lines { append(line, without: columns, text) }
  }

  private mutating func pick(
    _ file: CodeFile,
    _ selected: [LineRange],
    _ hidden: Set<Int>,
    _ limit: Int
  ) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var count = 0
    for range in selected {
      for index in range.clipped(to: file.lines.count) where !hidden.contains(index) {
        count += file.lines[index].count + 1
        if count > limit {
          isCut = true
          return lines
        }
        lines.append(file.lines[index])
      }
    }
    return lines
  }

  /// Returns the least indentation in columns of all lines but blank ones.
  private static func commonIndentation(
    _ lines: [Range<Int>],
    _ text: borrowing Span<UInt8>
  ) -> Int {
    var least = Int.max
    for line in lines {
      let (columns, end) = indentation(line, text)
      if end < line.upperBound { least = min(least, columns) }
    }
    return least == .max ? 0 : least
  }

  /// Returns how far a line is indented, a tab going on to the next fourth column.
  private static func indentation(
    _ line: Range<Int>,
    _ text: borrowing Span<UInt8>
  ) -> (columns: Int, end: Int) {
    var columns = 0
    for offset in line {
      switch text[offset] {
      case UInt8(ascii: " "): columns += 1
      case UInt8(ascii: "\t"): columns = (columns / 4 + 1) * 4
      default: return (columns, offset)
      }
    }
    return (columns, line.upperBound)
  }

  private mutating func append(
    _ line: Range<Int>,
    without columns: Int,
    _ text: borrowing Span<UInt8>
  ) {
    var start = line.lowerBound
    if columns > 0 {
      let (own, end) = Self.indentation(line, text)
      start = end
      if end < line.upperBound {
        bytes += Array(repeating: UInt8(ascii: " "), count: max(0, own - columns))
      }
    }
    for offset in start..<line.upperBound { bytes.append(text[offset]) }
    bytes.append(UInt8(ascii: "\n"))
  }
}
