/// Finds the destinations of a block's links in its text, those that occur again one by one.
///
/// The parser keeps no places of destinations, so that they are looked for when one is reported.
struct DestinationSearch {
  private var block: Range<Int> = 0..<0
  /// Where to look for the next link to the same place.
  private var offsets: [String: Int] = [:]

  /// Returns where the next link to `destination` stands, or the start of `block` where escapes
  /// hide it.
  mutating func range(
    of destination: String,
    in text: PageText,
    within block: Range<Int>
  ) -> Range<Int> {
    if block != self.block {
      self.block = block
      offsets = [:]
    }
    let start = max(block.lowerBound, offsets[destination] ?? 0)
    let found = text.range(of: destination, within: start..<max(start, block.upperBound))
    if found.isEmpty { return block.lowerBound..<block.lowerBound }
    offsets[destination] = found.upperBound
    return found
  }
}

extension PageText {
  /// Returns where a destination stands in the text, or the start of `block` where escapes hide it.
  ///
  /// Its letters may also stand in a longer destination, or in a text: what nothing is around but
  /// the signs of a link comes first.
  func range(of destination: String, within block: Range<Int>) -> Range<Int> {
    let needle = Array(destination.utf8)
    guard !needle.isEmpty else { return block.lowerBound..<block.lowerBound }
    let bytes = text.span
    let isAddress = needle.contains(UInt8(ascii: ":"))
    var start = block.lowerBound
    var first: Range<Int>?
    while let found = bytes.firstIndex(of: needle, from: start, to: block.upperBound) {
      let end = found + needle.count
      let isClosed = end == bytes.count || Self.closesDestination(bytes[end])
      if isClosed, Self.opensDestination(bytes, found, isAddress) { return found..<end }
      if first == nil { first = found..<end }
      start = found + 1
    }
    return first ?? block.lowerBound..<block.lowerBound
  }

  /// Whether the signs of a link stand before `offset`; an address is a link without them too.
  private static func opensDestination(
    _ bytes: borrowing Span<UInt8>,
    _ offset: Int,
    _ isAddress: Bool
  ) -> Bool {
    var start = offset
    while start > 0, bytes[start - 1] <= UInt8(ascii: " ") { start -= 1 }
    if isAddress, start < offset || start == 0 { return true }
    return start > 0 && "(<\"':=@".utf8.contains(bytes[start - 1])
  }

  private static func closesDestination(_ byte: UInt8) -> Bool {
    byte <= UInt8(ascii: " ") || ")>\"'#?".utf8.contains(byte)
  }
}
