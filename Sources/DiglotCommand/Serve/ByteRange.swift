/// What a header `Range` asks for.
enum ByteRange: Equatable {
  /// Nothing was asked that is understood: all bytes are sent.
  case whole
  case part(Range<Int>)
  /// None of the bytes that were asked for exist.
  case unsatisfiable

  /// Returns what is to be sent of `size` bytes.
  ///
  ///     "bytes=0-9"     of 100  →  0..<10
  ///     "bytes=90-"     of 100  →  90..<100
  ///     "bytes=-5"      of 100  →  95..<100
  ///     "bytes=100-"    of 100  →  unsatisfiable
  ///     "bytes=9-2", "bytes=0-1,5-6", "pages=1-2"  →  whole
  static func of(_ header: String, size: Int) -> ByteRange {
    let parts = header.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].lowercased() == "bytes" else { return .whole }
    let ends = parts[1].split(separator: "-", omittingEmptySubsequences: false).map(trimmed)
    guard ends.count == 2 else { return .whole }
    if ends[0].isEmpty {
      guard let count = number(ends[1]) else { return .whole }
      return count == 0 || size == 0 ? .unsatisfiable : .part(max(0, size - count)..<size)
    }
    guard let first = number(ends[0]) else { return .whole }
    var last = Int.max - 1
    if !ends[1].isEmpty {
      guard let end = number(ends[1]), end >= first else { return .whole }
      last = end
    }
    return first >= size ? .unsatisfiable : .part(first..<min(last + 1, size))
  }

  /// Returns the number of digits alone; one that is larger than any file is as good as the largest.
  private static func number(_ text: Substring) -> Int? {
    guard !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return min(Int(text) ?? Int.max, Int.max - 1)
  }

  private static func trimmed(_ text: Substring) -> Substring {
    var text = text.drop { $0 == " " }
    while text.last == " " { text.removeLast() }
    return text
  }
}
