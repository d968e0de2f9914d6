private import Glibc

/// What the file system refused, with the path that it was asked for.
package struct FileError: Error, Sendable, Equatable {
  package let path: String
  package let operation: String
  /// The C library's `errno`.
  package let code: Int32

  /// Whether there is nothing at the path.
  package var isNotFound: Bool { code == ENOENT || code == ENOTDIR }

  /// A phrase such as `cannot open 'a.md': No such file or directory`.
  package var description: String {
    let reason = unsafe strerror(code).map { unsafe String(cString: $0) } ?? "error \(code)"
    return "cannot \(operation) '\(path)': \(reason)"
  }

  /// Whether something is where nothing was to be.
  var isTaken: Bool { code == EEXIST }

  static func last(_ operation: String, _ path: String) -> FileError {
    FileError(path: path, operation: operation, code: errno)
  }
}

/// Reading: plain system calls, which cost half of what `Foundation.Data` does.
enum File {
  /// Returns all bytes of the regular file at `path`.
  ///
  /// Throws where it cannot be opened, is no regular file (a FIFO would block for ever), or changes
  /// its size while it is read.
  static func read(_ path: String) throws(FileError) -> [UInt8] {
    // O_NONBLOCK: opening a FIFO must not wait for a writer.
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw .last("open", path) }
    defer { close(descriptor) }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else { throw .last("stat", path) }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw FileError(path: path, operation: "read", code: EINVAL)
    }
    return try read(descriptor, count: Int(status.st_size), path)
  }

  /// Returns the first `count` bytes of the file at `path`, or all of a shorter one.
  static func readHead(_ path: String, count: Int) throws(FileError) -> [UInt8] {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw .last("open", path) }
    defer { close(descriptor) }
    return unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      filled = unsafe max(0, Glibc.read(descriptor, buffer.baseAddress, count))
    }
  }

  private static func read(
    _ descriptor: Int32,
    count: Int,
    _ path: String
  ) throws(FileError) -> [UInt8] {
    // The array that all empty ones share would be written to, by several threads at once.
    guard count > 0 else { return [] }
    var failure: Int32 = 0
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      while filled < count {
        let n = unsafe Glibc.read(
          descriptor,
          buffer.baseAddress.map { unsafe $0 + filled },
          count - filled
        )
        if n < 0 && errno == EINTR { continue }
        if n <= 0 {
          // A file that ends before the size it had is being written at this moment.
          failure = n < 0 ? errno : EAGAIN
          return
        }
        filled += n
      }
    }
    guard failure == 0 else { throw FileError(path: path, operation: "read", code: failure) }
    return bytes
  }

  /// What a folder's entry is, links followed.
  enum Kind: Sendable { case file, folder, other }

  /// Returns what is at `path`, or `nil` where nothing is.
  static func kind(_ path: String) -> Kind? {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else { return nil }
    return kind(status.st_mode)
  }

  /// Whether a symbolic link is at `path`.
  static func isLink(_ path: String) -> Bool {
    var status = stat()
    return unsafe lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
  }

  private static func kind(_ mode: mode_t) -> Kind {
    switch mode & S_IFMT {
    case S_IFREG: .file
    case S_IFDIR: .folder
    default: .other
    }
  }

  /// Returns the path of what is at `path`, free of links, `.` and `..`; `nil` where nothing is.
  static func realPath(_ path: String) -> String? {
    guard let real = unsafe realpath(path, nil) else { return nil }
    defer { unsafe free(real) }
    return unsafe String(validatingCString: real)
  }

  /// What a folder holds under a name.
  struct Entry: Sendable {
    let name: String
    /// Of a symbolic link, the kind of what it leads to.
    let kind: Kind
    /// Whether the name is UTF-8.
    let isValid: Bool
    let isLink: Bool
  }

  /// Returns the entries of the folder at `path`, sorted by the bytes of their names.
  ///
  /// Names that are not UTF-8 come back repaired, and flagged, since no URL could name them. Only
  /// links cost a call each, since the folder itself tells of the others what they are.
  static func list(_ path: String) throws(FileError) -> [Entry] {
    guard let directory = unsafe opendir(path) else { throw .last("list", path) }
    defer { unsafe closedir(directory) }
    var entries: [Entry] = []
    while let entry = unsafe readdir(directory) {
      let (name, isValid) = unsafe entryName(entry)
      if name == "." || name == ".." { continue }
      let kind: (Kind, isLink: Bool)? =
        switch unsafe Int32(entry.pointee.d_type) {
        case 8: (.file, false)  // DT_REG
        case 4: (.folder, false)  // DT_DIR
        default: linkedKind(path + "/" + name)
        }
      guard let kind else { continue }
      entries.append(Entry(name: name, kind: kind.0, isValid: isValid, isLink: kind.isLink))
    }
    return entries.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  /// Asks the file itself; not every file system says in a folder what is a link.
  private static func linkedKind(_ path: String) -> (Kind, isLink: Bool)? {
    var status = stat()
    guard unsafe lstat(path, &status) == 0 else { return nil }
    guard status.st_mode & S_IFMT == S_IFLNK else { return (kind(status.st_mode), false) }
    return kind(path).map { ($0, true) }
  }

  private static func entryName(_ entry: UnsafeMutablePointer<dirent>) -> (String, Bool) {
    let offset = MemoryLayout<dirent>.offset(of: \.d_name) ?? 0
    let name = unsafe UnsafeRawPointer(entry).advanced(by: offset).assumingMemoryBound(
      to: CChar.self
    )
    if let valid = unsafe String(validatingCString: name) { return (valid, true) }
    return (unsafe String(cString: name), false)
  }
}
