private import CSupport
private import Glibc

extension Span<UInt8> {
  /// Returns the offset of the first `byte` at or after `start`, or `nil`.
  func firstIndex(of byte: UInt8, from start: Int = 0, to end: Int? = nil) -> Int? {
    let end = end ?? count
    guard start < end else { return nil }
    return unsafe withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress,
        let found = unsafe memchr(base + start, Int32(byte), end - start)
      else { return nil }
      return unsafe UnsafeRawPointer(base).distance(to: found)
    }
  }

  /// Returns the offset of the first line feed at or after `start`, or `count`.
  func endOfLine(from start: Int) -> Int {
    firstIndex(of: UInt8(ascii: "\n"), from: start) ?? count
  }

  /// Returns the offset of the first `needle` that lies wholly in `start..<end`, or `nil`.
  func firstIndex(of needle: StaticString, from start: Int = 0, to end: Int? = nil) -> Int? {
    unsafe firstIndex(
      of: UnsafeBufferPointer(start: needle.utf8Start, count: needle.utf8CodeUnitCount),
      from: start,
      to: end ?? count
    )
  }

  /// Returns the offset of the first `needle` that lies wholly in `start..<end`, or `nil`.
  func firstIndex(of needle: [UInt8], from start: Int = 0, to end: Int? = nil) -> Int? {
    unsafe needle.withUnsafeBufferPointer {
      unsafe firstIndex(of: $0, from: start, to: end ?? count)
    }
  }

  private func firstIndex(
    of needle: UnsafeBufferPointer<UInt8>,
    from start: Int,
    to end: Int
  ) -> Int? {
    guard start <= end, let needleBase = needle.baseAddress else { return nil }
    return unsafe withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return nil }
      let found = unsafe diglot_find(base + start, end - start, needleBase, needle.count)
      return found < 0 ? nil : start + found
    }
  }

  /// Returns whether `prefix` stands at `offset`.
  func hasPrefix(_ prefix: StaticString, at offset: Int = 0) -> Bool {
    let length = prefix.utf8CodeUnitCount
    guard offset >= 0, offset + length <= count else { return false }
    return unsafe withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return length == 0 }
      return unsafe memcmp(base + offset, prefix.utf8Start, length) == 0
    }
  }

  /// Whether the bytes are UTF-8.
  var isUTF8: Bool {
    unsafe withUnsafeBufferPointer { unsafe diglot_is_utf8($0.baseAddress, $0.count) != 0 }
  }

  /// Returns whether the bytes of two ranges are the same.
  func isEqual(_ a: Range<Int>, _ b: Range<Int>) -> Bool {
    guard a.count == b.count else { return false }
    let (a, b) = (extracting(a), extracting(b))
    for index in a.indices where a[index] != b[index] { return false }
    return true
  }

  /// Returns a copy of `range` as text; the bytes were validated when the file was read.
  func text(_ range: Range<Int>) -> String {
    unsafe extracting(range).withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) }
  }

  /// Returns a copy of `range`.
  func copy(_ range: Range<Int>) -> [UInt8] {
    unsafe extracting(range).withUnsafeBufferPointer { unsafe Array($0) }
  }
}
