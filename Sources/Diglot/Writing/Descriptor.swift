private import Glibc

/// An open file's number, closed with its owner.
struct Descriptor: ~Copyable, Sendable {
  let number: Int32

  init(_ number: Int32) { self.number = number }

  deinit { Glibc.close(number) }

  /// Closes the file now and returns the `errno`, or 0: a network file system says only here that
  /// the disk is full.
  consuming func close() -> Int32 {
    let number = number
    discard self
    // Not repeated on EINTR: Linux has closed the descriptor by then.
    return Glibc.close(number) == 0 || errno == EINTR ? 0 : errno
  }
}
