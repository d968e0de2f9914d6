/// Lines as authors count them, from 1; none where the first comes behind the last.
struct LineRange: Sendable, Hashable {
  var first: Int
  var last: Int

  /// What docfx takes for a line that is not named: one that no file has.
  static let endless = Int(Int32.max)

  /// Returns the lines that a text of `count` lines has, counted from 0.
  func clipped(to count: Int) -> Range<Int> {
    let start = min(max(first - 1, 0), count)
    return start..<max(start, min(last, count))
  }
}

/// Which lines of a file are shown: what stands behind its `?` and `#`, or in attributes.
///
///     range=1-2,10,20-&highlight=3&dedent=4   lines 1, 2, 10 and from 20 on
///     start=5&end=9      start=5              lines 5 to 9; line 5
///     #L12-L16   #L12-   #main                lines 12 to 16; from 12 on; the lines of a tag
struct CodeSelection: Sendable, Equatable {
  var tag: String?
  /// What `#L…` names.
  var anchor: LineRange?
  /// What `start` and `end` name.
  var bounds: LineRange?
  var ranges: [LineRange]?
  var highlighted: [LineRange] = []
  /// How many columns of indentation are taken away; by itself as many as all lines have.
  var dedent: Int?

  /// `nil` where the query names none of them.
  var lines: [LineRange]? { anchor.map { [$0] } ?? bounds.map { [$0] } ?? ranges }

  init(tag: String?, ranges: [LineRange]?, highlighted: [LineRange]) {
    self.tag = tag
    self.ranges = ranges
    self.highlighted = highlighted
  }

  /// Reads what stands behind a path.
  ///
  /// Reading ends without a word at the first pair that is not understood: what came before holds,
  /// but for `start` and `end`, which only count where all was read.
  init(query: String, fragment: String) {
    read(query: query)
    let fragment = String(fragment.trimmed)
    if let range = Self.range(fragment, prefix: "L") {
      anchor = range
    } else if !fragment.isEmpty {
      tag = fragment
    }
  }

  private mutating func read(query: String) {
    var (start, end): (Int?, Int?) = (nil, nil)
    for part in query.trimmed.split(separator: "&", omittingEmptySubsequences: false) {
      let pair = part.split(separator: "=", omittingEmptySubsequences: false)
      guard pair.count == 2 else { return }
      let value = String(pair[1])
      switch pair[0].lowercased() {
      case "name": tag = value.isEmpty ? nil : value
      case "start":
        guard let line = Self.number(value) else { return }
        (start, end) = (line, line)
      case "end":
        guard let line = Self.number(value) else { return }
        end = line
      case "range":
        guard let lines = Self.ranges(value) else { return }
        ranges = lines
      case "highlight":
        guard let lines = Self.ranges(value) else { return }
        highlighted = lines
      case "dedent":
        guard let columns = Self.number(value) else { return }
        dedent = columns < 0 ? nil : columns
      default: return
      }
    }
    if let start, let end { bounds = LineRange(first: start, last: end) }
  }

  // MARK: Numbers

  /// Reads `1-2,10,20-`; `nil` where any of it is no range.
  static func ranges(_ text: String) -> [LineRange]? {
    var ranges: [LineRange] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      guard let range = range(String(part), prefix: nil) else { return nil }
      ranges.append(range)
    }
    return ranges
  }

  /// Reads `12`, `12-16`, `12-`, or the same with a letter before each number.
  private static func range(_ text: String, prefix: Character?) -> LineRange? {
    let ends = text.split(separator: "-", omittingEmptySubsequences: false)
    guard !text.isEmpty, ends.count <= 2, let first = line(ends[0], prefix) else { return nil }
    guard ends.count == 2 else { return LineRange(first: first, last: first) }
    return line(ends[1], prefix).map { LineRange(first: first, last: $0) }
  }

  private static func line(_ text: Substring, _ prefix: Character?) -> Int? {
    if text.isEmpty { return LineRange.endless }
    guard let prefix else { return number(String(text)) }
    guard text.first?.uppercased() == String(prefix) else { return nil }
    return number(String(text.dropFirst()))
  }

  private static func number(_ text: String) -> Int? { Int32(text.trimmed).map(Int.init) }
}
