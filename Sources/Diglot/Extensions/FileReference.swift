/// A file that a construct in brackets names: `[!INCLUDE [title](path)]`, `[!code-sql[](path)]`.
struct FileReference: Sendable {
  /// What the brackets within hold.
  let title: Range<Int>
  /// The path as it is written, with `/` alone.
  let path: String
  let pathRange: Range<Int>
  /// What follows the path's `?` and `#`.
  let query: String
  let fragment: String
  /// The text in quotes behind the path; empty where there is none.
  let caption: Range<Int>
  /// Where the construct ends, behind its closing bracket.
  let end: Int

  fileprivate init(_ text: borrowing Span<UInt8>, _ place: FileReferenceReader.Place) {
    title = place.title
    end = place.end
    (pathRange, caption) = Self.destination(text, place.destination)
    let whole = text.text(pathRange)
    let (beforeFragment, fragment) = whole.halves(at: UInt8(ascii: "#"))
    let (path, query) = beforeFragment.halves(at: UInt8(ascii: "?"))
    self.path = String(path).withSlashes
    self.query = String(query)
    self.fragment = String(fragment)
  }

  /// Returns the path without blanks and `<>` around it, and the title in quotes behind it.
  private static func destination(
    _ text: borrowing Span<UInt8>,
    _ range: Range<Int>
  ) -> (path: Range<Int>, caption: Range<Int>) {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, text[start].isBlank { start += 1 }
    if start < end, text[start] == UInt8(ascii: "<"),
      let close = text.firstIndex(of: UInt8(ascii: ">"), from: start, to: end)
    {
      return ((start + 1)..<close, close..<close)
    }
    var caption = end..<end
    for quote in [UInt8(ascii: "\""), UInt8(ascii: "'")] {
      guard let title = text.firstIndex(of: [0x20, quote], from: start, to: end) else { continue }
      let close = text.firstIndex(of: quote, from: title + 2, to: range.upperBound)
      caption = (title + 2)..<(close ?? range.upperBound)
      end = title
    }
    return (text.withoutBlanks(start..<end), caption)
  }
}

/// Reads references to files, in the order in which they stand in a text.
struct FileReferenceReader {
  fileprivate struct Place {
    let title: Range<Int>
    let destination: Range<Int>
    let end: Int
  }

  private var middles = ForwardSearch("](")
  private var closings = ForwardSearch(")")
  /// The last parenthesis behind which no bracket came, which holds for all that lead there.
  private var failedClosing = -1

  /// How far parentheses and quotes within a destination are understood.
  private static let destinationLimit = 1024

  /// Reads `[title](path)]`, whose first bracket is expected at `start`.
  mutating func read(
    _ text: borrowing Span<UInt8>,
    at start: Int,
    lineEnd: Int
  ) -> FileReference? {
    guard start < lineEnd, text[start] == UInt8(ascii: "["),
      let middle = middles.next(text, from: start, to: lineEnd),
      let first = closings.next(text, from: middle + 2, to: lineEnd)
    else { return nil }
    let close = Self.closing(text, middle + 2, lineEnd) ?? first
    guard close != failedClosing else { return nil }
    var end = close + 1
    while end < lineEnd, text[end].isBlank { end += 1 }
    guard end < lineEnd, text[end] == UInt8(ascii: "]") else {
      failedClosing = close
      return nil
    }
    let place = Place(
      title: (start + 1)..<middle,
      destination: (middle + 2)..<close,
      end: end + 1
    )
    return FileReference(text, place)
  }

  /// Returns the parenthesis that closes a destination, whose own come in pairs and count for
  /// nothing in a title in quotes; `nil` where there is none nearby.
  private static func closing(
    _ text: borrowing Span<UInt8>,
    _ start: Int,
    _ lineEnd: Int
  ) -> Int? {
    var depth = 0
    var quote: UInt8?
    for offset in start..<min(lineEnd, start + destinationLimit) {
      let byte = text[offset]
      if let open = quote {
        if byte == open { quote = nil }
        continue
      }
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        if offset > start, text[offset - 1].isBlank { quote = byte }
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")") where depth == 0: return offset
      case UInt8(ascii: ")"): depth -= 1
      default: break
      }
    }
    return nil
  }
}

/// `[!code-csharp[name](path?query#fragment)]`, which shows a piece of a file.
struct SnippetReference: Sendable {
  /// As it is written; empty where the path's ending says it.
  let language: String
  let isNotebook: Bool
  let file: FileReference
}
