internal import Glibc

/// A regular file that is open for reading.
struct SourceDescriptor: ~Copyable {
  private static let pieceSize = 1 << 16

  private let descriptor: Descriptor
  let path: String
  /// In bytes, as it was when the file was opened.
  let size: Int
  /// Its permissions.
  let mode: mode_t

  /// Opens the file at `path`, links followed.
  init(path: String) throws(FileError) {
    // O_NONBLOCK: opening a FIFO must not wait for a writer.
    let opened = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard opened >= 0 else { throw .last("open", path) }
    try self.init(taking: opened, path: path)
  }

  /// Opens a file of the output, links not followed.
  init(_ below: String, in folder: OpenFolder) throws(FileError) {
    let opened = try folder.open(below, O_RDONLY | O_NONBLOCK, operation: "open")
    try self.init(taking: opened, path: folder.shown(below))
  }

  private init(taking descriptor: Int32, path: String) throws(FileError) {
    var status = stat()
    let isKnown = unsafe fstat(descriptor, &status) == 0
    guard isKnown, status.st_mode & S_IFMT == S_IFREG else {
      let code = isKnown ? EINVAL : errno
      close(descriptor)
      throw FileError(path: path, operation: "read", code: code)
    }
    self.descriptor = Descriptor(descriptor)
    self.path = path
    size = Int(status.st_size)
    mode = status.st_mode & 0o7777
  }

  var number: Int32 { descriptor.number }

  /// Goes back to the first byte.
  func rewind() { lseek(number, 0, SEEK_SET) }

  /// Returns the next bytes, `count` of them unless the file ends before; empty at its end.
  func read(atMost count: Int) throws(FileError) -> [UInt8] {
    var failure: Int32 = 0
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      while filled < count {
        let n = unsafe Glibc.read(
          number,
          buffer.baseAddress.map { unsafe $0 + filled },
          count - filled
        )
        if n < 0 && errno == EINTR { continue }
        if n < 0 { failure = errno }
        if n <= 0 { return }
        filled += n
      }
    }
    guard failure == 0 else { throw FileError(path: path, operation: "read", code: failure) }
    return bytes
  }

  /// Returns whether the file holds exactly `bytes`; reads from the start, once.
  func holds(_ bytes: borrowing Span<UInt8>) -> Bool {
    guard size == bytes.count else { return false }
    return unsafe bytes.withUnsafeBytes { expected in
      unsafe withUnsafeTemporaryAllocation(byteCount: Self.pieceSize, alignment: 16) { piece in
        var done = 0
        while true {
          let n = unsafe Glibc.read(number, piece.baseAddress, piece.count)
          if n < 0 && errno == EINTR { continue }
          if n <= 0 { return n == 0 && done == expected.count }
          guard done + n <= expected.count, let base = expected.baseAddress,
            let read = piece.baseAddress, unsafe memcmp(base + done, read, n) == 0
          else { return false }
          done += n
        }
      }
    }
  }

  /// Returns whether two files, both at their start, hold the same bytes.
  func holdsSame(as other: borrowing SourceDescriptor) throws(FileError) -> Bool {
    guard size == other.size else { return false }
    while true {
      let piece = try read(atMost: Self.pieceSize)
      let otherPiece = try other.read(atMost: Self.pieceSize)
      if piece != otherPiece { return false }
      if piece.isEmpty { return true }
    }
  }
}
