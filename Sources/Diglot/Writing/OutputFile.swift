private import CSupport
internal import Glibc

/// A new file that is open for writing.
struct OutputFile: ~Copyable {
  private static let pieceSize = 1 << 16

  private let descriptor: Descriptor
  private let folder: OpenFolder
  private let path: String

  init(_ descriptor: Int32, in folder: OpenFolder, _ path: String) {
    self.descriptor = Descriptor(descriptor)
    self.folder = folder
    self.path = path
  }

  func write(_ bytes: borrowing Span<UInt8>) throws(FileError) {
    try unsafe bytes.withUnsafeBytes { (bytes) throws(FileError) in try unsafe write(bytes) }
  }

  private func write(_ bytes: UnsafeRawBufferPointer) throws(FileError) {
    var done = 0
    while done < bytes.count {
      var count = 0
      try folder.change("write", path) {
        count = unsafe Glibc.write(
          descriptor.number,
          bytes.baseAddress.map { unsafe $0 + done },
          bytes.count - done
        )
        return count < 0 ? -1 : 0
      }
      guard count > 0 else {
        throw FileError(path: folder.shown(path), operation: "write", code: EIO)
      }
      done += count
    }
  }

  /// Appends the first `count` bytes of `source`, in the kernel where it can.
  func copy(from source: borrowing SourceDescriptor, count: Int) throws(FileError) {
    var done = 0
    while done < count {
      let copied = diglot_copy_range(source.number, descriptor.number, count - done)
      // Not every pair of file systems can; one that answers 0 too early cannot either.
      if copied < 0 && errno == ENOSPC { throw .last("write", folder.shown(path)) }
      guard copied > 0 else { break }
      done += copied
    }
    while done < count {
      let piece = try source.read(atMost: min(Self.pieceSize, count - done))
      guard !piece.isEmpty else {
        throw FileError(path: source.path, operation: "read", code: EAGAIN)
      }
      try write(piece.span)
      done += piece.count
    }
  }

  func setMode(_ mode: mode_t) throws(FileError) {
    try folder.change("write", path) { fchmod(descriptor.number, mode) }
  }

  /// Waits until the bytes are on the disk.
  func synchronize() throws(FileError) {
    try folder.change("write", path) { fsync(descriptor.number) }
  }

  /// Closes the file, so that what the disk refused late is an error too.
  consuming func finish() throws(FileError) {
    let shown = folder.shown(path)
    let code = descriptor.close()
    guard code == 0 else { throw FileError(path: shown, operation: "write", code: code) }
  }
}
