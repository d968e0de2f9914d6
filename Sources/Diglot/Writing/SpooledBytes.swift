/// Bytes that wait in a file; their room is given back with the last who holds on to them.
final class SpooledBytes: Sendable {
  let spool: Spool
  let place: Range<Int>

  init(_ bytes: borrowing Span<UInt8>, in spool: Spool) throws(FileError) {
    self.spool = spool
    place = try spool.append(bytes)
  }

  deinit { spool.giveBack(place) }

  /// Returns the bytes.
  func read() throws(FileError) -> [UInt8] { try spool.read(place) }
}
