private import Glibc

/// A regular file that is open for reading; closed when nobody has it any more.
final class OpenFile: Sendable {
  let descriptor: Int32
  /// In bytes.
  let size: Int
  /// Seconds since 1970.
  let modified: Int
  /// Differs where the file was written or replaced: made of its number, size and time.
  let entityTag: String

  /// Opens the file at `path`, free of links; `nil` where there is no regular file that may be read.
  init?(path: String) {
    // A pipe that somebody put there would otherwise wait for a writer, and a link could lead out of
    // the project: those that may be followed are in the path no more.
    let descriptor = unsafe open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOFOLLOW)
    guard descriptor >= 0 else { return nil }
    guard Self.isReal(path) else {
      close(descriptor)
      return nil
    }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      return nil
    }
    self.descriptor = descriptor
    size = Int(status.st_size)
    modified = status.st_mtim.tv_sec
    let parts = [
      UInt(status.st_ino), UInt(truncatingIfNeeded: status.st_size),
      UInt(truncatingIfNeeded: status.st_mtim.tv_sec),
      UInt(truncatingIfNeeded: status.st_mtim.tv_nsec),
    ]
    let tag = parts.map { String($0, radix: 16) }.joined(separator: "-")
    entityTag = "\"\(tag)\""
  }

  deinit { close(descriptor) }

  /// Whether no folder on the way has become a link.
  private static func isReal(_ path: String) -> Bool {
    guard let real = unsafe realpath(path, nil) else { return false }
    defer { unsafe free(real) }
    return unsafe strcmp(real, path) == 0
  }

  /// Returns another descriptor of the same file, for somebody who closes it.
  func duplicate() -> Int32? {
    let copy = fcntl(descriptor, F_DUPFD_CLOEXEC, 0)
    return copy < 0 ? nil : copy
  }
}
