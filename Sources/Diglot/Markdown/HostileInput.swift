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
    var start = 0
    while start < text.count {
      let end = text.endOfLine(from: start)
      var lineStart = start
      // What is too long stands in one line, so that most lines need no look.
      while end - lineStart > limits.markers {
        let lineEnd =
          text.firstIndex(of: UInt8(ascii: "\r"), from: lineStart, to: end) ?? end
        if let found = first(in: text, lineStart..<lineEnd) { return found }
        lineStart = lineEnd + 1
      }
      start = end + 1
    }
    return nil
  }

  private static func first(
    in text: borrowing Span<UInt8>,
    _ line: Range<Int>
  ) -> HostileInput? {
    let onlyMarkersMatter = line.count <= min(limits.parentheses, limits.pipes)
    var (parentheses, pipes, markers) = (0, 0, 0)
    var isAtLineStart = true
    for offset in line {
      if onlyMarkersMatter && !isAtLineStart { return nil }
      let byte = text[offset]
      switch byte {
      case UInt8(ascii: ")"):
        parentheses += 1
        if parentheses > limits.parentheses {
          return HostileInput(shape: .closingParentheses, offset: offset - parentheses + 1)
        }
      case UInt8(ascii: "|"):
        pipes += 1
        if pipes > limits.pipes { return HostileInput(shape: .tablePipes, offset: line.lowerBound) }
      default: break
      }
      if byte != UInt8(ascii: ")") { parentheses = 0 }
      guard isAtLineStart else { continue }
      switch role(of: byte, at: offset, in: text) {
      case .indentation: break
      case .text: isAtLineStart = false
      case .marker:
        markers += 1
        if markers > limits.markers {
          return HostileInput(shape: .containerMarkers, offset: line.lowerBound)
        }
      }
    }
    return nil
  }

  private enum Role { case indentation, marker, text }

  /// Returns what a byte at the start of a line is, where nothing but its kind came before it.
  ///
  /// A long rule (`-----`) opens no list; a bullet or number does with a space behind it.
  private static func role(
    of byte: UInt8,
    at offset: Int,
    in text: borrowing Span<UInt8>
  ) -> Role {
    switch byte {
    case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "0")...UInt8(ascii: "9"): .indentation
    case UInt8(ascii: ">"): .marker
    case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"), UInt8(ascii: "."),
      UInt8(ascii: ")"):
      offset + 1 < text.count && text[offset + 1] <= 0x20 ? .marker : .text
    default: .text
    }
  }
}
