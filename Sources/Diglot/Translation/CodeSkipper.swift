/// Steps over code fences and code spans, where the markup of units is only an example.
///
/// Follows CommonMark as far as bytes can without parsing blocks: a fence may stand behind the
/// marks of quotes and lists, a span ends with a run of as many backticks in the same paragraph.
struct CodeSkipper {
  /// Up to where a run of so many backticks is known to close nothing.
  private var unclosed: [Int: Int] = [:]
  private var paragraphEnd = -1

  /// Returns the offset of the next `<` outside code at or after `offset`.
  mutating func nextMarkup(in bytes: borrowing Span<UInt8>, from offset: Int) -> Int? {
    var offset = offset
    while offset < bytes.count {
      switch unsafe bytes[unchecked: offset] {
      case UInt8(ascii: "<"): return offset
      case UInt8(ascii: "`"), UInt8(ascii: "~"): offset = afterCode(bytes, offset)
      case UInt8(ascii: "\\"): offset += 2
      default: offset += 1
      }
    }
    return nil
  }

  private mutating func afterCode(_ bytes: borrowing Span<UInt8>, _ start: Int) -> Int {
    let sign = bytes[start]
    let end = Self.runEnd(bytes, start)
    if end - start >= 3, let after = Self.afterFence(bytes, start, end, sign) { return after }
    guard sign == UInt8(ascii: "`") else { return end }
    return afterSpan(bytes, end, length: end - start) ?? end
  }

  private static func runEnd(_ bytes: borrowing Span<UInt8>, _ start: Int) -> Int {
    var end = start
    while end < bytes.count, bytes[end] == bytes[start] { end += 1 }
    return end
  }

  // MARK: Fences

  /// Returns the offset behind the fence that opens at `start`, or `nil` where none does.
  private static func afterFence(
    _ bytes: borrowing Span<UInt8>,
    _ start: Int,
    _ runEnd: Int,
    _ sign: UInt8
  ) -> Int? {
    guard isBehindContainerMarks(bytes, start) else { return nil }
    var line = lineEnd(bytes, runEnd)
    // A backtick in the info string makes it a code span.
    if sign == UInt8(ascii: "`"), bytes.firstIndex(of: sign, from: runEnd, to: line) != nil {
      return nil
    }
    while line < bytes.count {
      let next = lineEnd(bytes, line + 1)
      if closesFence(bytes, (line + 1)..<next, sign, atLeast: runEnd - start) { return next }
      line = next
    }
    return bytes.count
  }

  private static func lineEnd(_ bytes: borrowing Span<UInt8>, _ offset: Int) -> Int {
    bytes.firstIndex(of: UInt8(ascii: "\n"), from: offset) ?? bytes.count
  }

  private static func isBehindContainerMarks(_ bytes: borrowing Span<UInt8>, _ offset: Int) -> Bool
  {
    var before = offset - 1
    while before >= 0 {
      switch bytes[before] {
      case UInt8(ascii: "\n"): return true
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: ">"), UInt8(ascii: "-"),
        UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "."), UInt8(ascii: ")"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        before -= 1
      default: return false
      }
    }
    return true
  }

  private static func closesFence(
    _ bytes: borrowing Span<UInt8>,
    _ line: Range<Int>,
    _ sign: UInt8,
    atLeast length: Int
  ) -> Bool {
    var offset = line.lowerBound
    while offset < line.upperBound, isBlank(bytes[offset]) || bytes[offset] == UInt8(ascii: ">") {
      offset += 1
    }
    guard offset < line.upperBound, bytes[offset] == sign else { return false }
    let end = min(runEnd(bytes, offset), line.upperBound)
    guard end - offset >= length else { return false }
    return (end..<line.upperBound).allSatisfy { isBlank(bytes[$0]) }
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\r")
  }

  // MARK: Spans

  /// Returns the offset behind the code span whose opening run ends at `start`.
  private mutating func afterSpan(
    _ bytes: borrowing Span<UInt8>,
    _ start: Int,
    length: Int
  ) -> Int? {
    if start > paragraphEnd { paragraphEnd = Self.paragraphEnd(bytes, start) }
    if let known = unclosed[length], start <= known { return nil }
    var offset = start
    while let run = bytes.firstIndex(of: UInt8(ascii: "`"), from: offset, to: paragraphEnd) {
      offset = Self.runEnd(bytes, run)
      if offset - run == length { return offset }
    }
    unclosed[length] = paragraphEnd
    return nil
  }

  /// Returns where the next blank line begins.
  private static func paragraphEnd(_ bytes: borrowing Span<UInt8>, _ start: Int) -> Int {
    var newline = lineEnd(bytes, start)
    while newline < bytes.count {
      let next = lineEnd(bytes, newline + 1)
      if ((newline + 1)..<next).allSatisfy({ isBlank(bytes[$0]) }) { return newline }
      newline = next
    }
    return bytes.count
  }
}
