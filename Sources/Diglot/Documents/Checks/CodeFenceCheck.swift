/// Finds the code blocks that nothing ends but the end of the page, or of what they stand in.
enum CodeFenceCheck {
  /// Returns a fault for each; `fences` are the lines of code blocks that a fence opens.
  static func faults(
    in text: borrowing Span<UInt8>,
    fences: [Range<Int>]
  ) -> [ContentFault] {
    var faults: [ContentFault] = []
    for block in fences where faults.count < Diagnostics.pageLimit {
      guard let opening = opening(text, block), !isClosed(text, block, by: opening) else {
        continue
      }
      faults.append(.codeBlockUnclosed(at: opening))
    }
    return faults
  }

  /// Returns the signs that open a block, behind the marks of quotes and lists.
  private static func opening(
    _ text: borrowing Span<UInt8>,
    _ block: Range<Int>
  ) -> Range<Int>? {
    var start = block.lowerBound
    while start < block.upperBound, text[start] != UInt8(ascii: "\n") {
      var end = start
      if text[start] == UInt8(ascii: "`") || text[start] == UInt8(ascii: "~") {
        while end < block.upperBound, text[end] == text[start] { end += 1 }
        if end - start >= 3 { return start..<end }
      }
      start = max(end, start + 1)
    }
    return nil
  }

  /// Whether the last line of a block has nothing but the signs that it began with.
  private static func isClosed(
    _ text: borrowing Span<UInt8>,
    _ block: Range<Int>,
    by opening: Range<Int>
  ) -> Bool {
    var end = block.upperBound
    while end > opening.upperBound, text[end - 1] <= UInt8(ascii: " ") { end -= 1 }
    var start = end
    while start > opening.upperBound, text[start - 1] == text[opening.lowerBound] { start -= 1 }
    guard end - start >= opening.count else { return false }
    while start > opening.upperBound {
      start -= 1
      switch text[start] {
      case UInt8(ascii: "\n"): return true
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: ">"): continue
      default: return false
      }
    }
    return false
  }
}

extension ContentFault {
  fileprivate static func codeBlockUnclosed(at range: Range<Int>) -> ContentFault {
    ContentFault(
      code: .codeBlockUnclosed,
      range: range,
      message: "a fence that opens a code block has one that closes it",
      notes: ["the code goes on to the end of the page, list item or quote"]
    )
  }
}
