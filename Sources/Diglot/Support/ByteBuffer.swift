/// A growing run of bytes with one owner: where pages are rendered.
///
/// Not copyable, so that a page's bytes are never duplicated by accident. Whole runs are appended
/// by memcpy; see `bytes` to read them.
struct ByteBuffer: ~Copyable {
  /// What has been written so far; `bytes.span` reads it in place.
  private(set) var bytes: [UInt8] = []

  init(capacity: Int = 0) { bytes.reserveCapacity(capacity) }

  var count: Int { bytes.count }
  var isEmpty: Bool { bytes.isEmpty }

  @inline(__always)
  mutating func append(_ byte: UInt8) { bytes.append(byte) }

  mutating func append(_ run: [UInt8]) { bytes.append(contentsOf: run) }

  mutating func append(_ run: borrowing Span<UInt8>) {
    unsafe run.withUnsafeBufferPointer { unsafe bytes.append(contentsOf: $0) }
  }

  @inline(__always)
  mutating func append(_ text: StaticString) {
    unsafe bytes.append(
      contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
    )
  }

  mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

  mutating func append(decimal number: Int) { append(String(number)) }

  /// Forgets the bytes from `count` on, so that a caller can take back what it wrote.
  mutating func truncate(to count: Int) { bytes.removeSubrange(count...) }

  /// Empties the buffer and keeps its storage for the next page.
  mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

  /// Puts `run` where `range` was.
  mutating func replace(_ range: Range<Int>, with run: [UInt8]) {
    bytes.replaceSubrange(range, with: run)
  }

  consuming func finish() -> [UInt8] { bytes }
}
