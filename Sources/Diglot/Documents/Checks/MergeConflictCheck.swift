/// Finds the marks that git leaves in a text that it could not merge.
enum MergeConflictCheck {
  /// Returns a fault for each conflict; `code` are the bytes of code blocks, in order.
  ///
  /// A line of seven `=` underlines a heading, so it counts for nothing by itself.
  static func faults(
    in text: borrowing Span<UInt8>,
    code: [Range<Int>]
  ) -> [ContentFault] {
    guard text.firstIndex(of: "<<<<<<< ") != nil || text.firstIndex(of: ">>>>>>> ") != nil else {
      return []
    }
    var faults: [ContentFault] = []
    var isOpen = false
    var start = 0
    var nextCode = 0
    while start < text.count {
      let end = text.endOfLine(from: start)
      while nextCode < code.count, code[nextCode].upperBound <= start { nextCode += 1 }
      let isCode = nextCode < code.count && code[nextCode].contains(start)
      if !isCode, text.hasPrefix("<<<<<<< ", at: start) {
        faults.append(.mergeConflict(at: start..<end))
        isOpen = true
      } else if !isCode, text.hasPrefix(">>>>>>> ", at: start) {
        // The end of a conflict whose beginning was reported, or one that was half removed.
        if !isOpen { faults.append(.mergeConflict(at: start..<end)) }
        isOpen = false
      }
      start = end + 1
    }
    return faults
  }
}

extension ContentFault {
  fileprivate static func mergeConflict(at range: Range<Int>) -> ContentFault {
    ContentFault(
      code: .mergeConflict,
      range: range,
      message: "a page has no marks of an unfinished merge"
    )
  }
}
