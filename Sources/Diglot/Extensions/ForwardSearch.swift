/// Looks for one text again and again, each time from further on.
///
/// What was found last holds until it lies behind, so that many questions about one line cost a
/// single way along it.
struct ForwardSearch {
  private let needle: StaticString
  private var known: (from: Int, found: Int?, end: Int)?

  init(_ needle: StaticString) { self.needle = needle }

  /// Returns the offset of the first needle that lies wholly in `start..<end`, or `nil`.
  mutating func next(_ text: borrowing Span<UInt8>, from start: Int, to end: Int) -> Int? {
    if let known, known.end == end, known.from <= start, known.found.map({ $0 >= start }) ?? true {
      return known.found
    }
    let found = start < end ? text.firstIndex(of: needle, from: start, to: end) : nil
    known = (start, found, end)
    return found
  }
}
