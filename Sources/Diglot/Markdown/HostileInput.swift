/// A shape of text that no author writes and on which cmark-gfm takes quadratic time in one step,
/// where the budget's clock is not read.
///
/// Found by one linear pass over the page before it is parsed.
struct HostileInput: Equatable, Sendable {
  enum Shape: String, Sendable {
    case closingParentheses = "closing parentheses in a row"
    case tablePipes = "table pipes in a line"
    case containerMarkers = "quote or list markers at the start of a line"
  }
  let shape: Shape
  /// Where the shape begins, in bytes.
  let offset: Int

  /// The longest run that is still parsed; each costs the parser a few milliseconds at most.
  private static let limits = (parentheses: 2_000, pipes: 2_000, markers: 250)

  static func first(in text: borrowing Span<UInt8>) -> HostileInput? {
    var lineStart = 0
    while lineStart < text.count {
      let lineEnd = text.firstIndex(of: UInt8(ascii: "\n"), from: lineStart) ?? text.count
      // What is too long stands in one line, so that most lines need no look.
      if lineEnd - lineStart > limits.markers, let found = first(in: text, lineStart, lineEnd) {
        return found
      }
      lineStart = lineEnd + 1
    }
    return nil
  }

  private static func first(
    in text: borrowing Span<UInt8>,
    _ lineStart: Int,
    _ lineEnd: Int
  ) -> HostileInput? {
    let isShort = lineEnd - lineStart <= min(limits.parentheses, limits.pipes)
    var (parentheses, pipes, markers) = (0, 0, 0)
    var isAtLineStart = true
    for offset in lineStart..<lineEnd {
      if isShort && !isAtLineStart { return nil }
      switch text[offset] {
      case UInt8(ascii: ")"):
        parentheses += 1
        isAtLineStart = false
        if parentheses > limits.parentheses {
          return HostileInput(shape: .closingParentheses, offset: offset - parentheses + 1)
        }
      case UInt8(ascii: "|"):
        (parentheses, isAtLineStart) = (0, false)
        pipes += 1
        if pipes > limits.pipes { return HostileInput(shape: .tablePipes, offset: lineStart) }
      case UInt8(ascii: ">"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"):
        parentheses = 0
        if isAtLineStart { markers += 1 }
        // A long rule (`-----`) opens no container; only markers with a space or quotes do.
        if isAtLineStart, markers > limits.markers, isContainerRun(text, lineStart, offset) {
          return HostileInput(shape: .containerMarkers, offset: lineStart)
        }
      case UInt8(ascii: " "), UInt8(ascii: "\t"): parentheses = 0
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."): parentheses = 0
      default: (parentheses, isAtLineStart) = (0, false)
      }
    }
    return nil
  }

  private static func isContainerRun(
    _ text: borrowing Span<UInt8>,
    _ start: Int,
    _ end: Int
  ) -> Bool {
    text.firstIndex(of: UInt8(ascii: ">"), from: start, to: end) != nil
      || text.firstIndex(of: UInt8(ascii: " "), from: start, to: end) != nil
  }
}
