/// The named character references, made ready for look-up by binary search.
struct HTMLEntities: Sendable {
  struct Entry: Sendable {
    fileprivate let name: Range<Int>
    /// What the name stands for, as UTF-8.
    let replacement: [UInt8]
    /// Whether the name counts without a semicolon too.
    let isOld: Bool
  }

  static let standard = HTMLEntities(HTMLEntityTable.source)
  /// In bytes.
  static let longestName = 31, longestOldName = 6

  private let bytes: [UInt8]
  private let entries: [Entry]

  private init(_ source: StaticString) {
    let bytes = source.withUTF8Buffer { unsafe Array($0) }
    entries = bytes.split(separator: UInt8(ascii: " ")).map { item in
      let colon = item.firstIndex(of: UInt8(ascii: ":")) ?? item.endIndex
      let isOld = item[item.index(before: colon)] == UInt8(ascii: "!")
      let scalars = item[colon...].dropFirst().split(separator: UInt8(ascii: "+"))
      let text = scalars.compactMap { digits in
        UInt32(String(decoding: digits, as: UTF8.self), radix: 16).flatMap(Unicode.Scalar.init)
      }
      return Entry(
        name: item.startIndex..<(isOld ? colon - 1 : colon),
        replacement: Array(String(String.UnicodeScalarView(text)).utf8),
        isOld: isOld
      )
    }
    self.bytes = bytes
  }

  /// Returns the entry of a name, or `nil`.
  func entry(_ name: borrowing Span<UInt8>) -> Entry? {
    var (low, high) = (0, entries.count)
    while low < high {
      let middle = (low + high) / 2
      let order = compare(entries[middle].name, name)
      if order == 0 { return entries[middle] }
      if order < 0 { low = middle + 1 } else { high = middle }
    }
    return nil
  }

  /// Returns a negative number where the entry's name comes first, 0 where both are equal.
  private func compare(_ range: Range<Int>, _ name: borrowing Span<UInt8>) -> Int {
    for index in 0..<min(range.count, name.count)
    where bytes[range.lowerBound + index] != name[index] {
      return Int(bytes[range.lowerBound + index]) - Int(name[index])
    }
    return range.count - name.count
  }
}
