private import CSupport
private import Glibc

/// A folder that is held open, and every call below it: named relative to its descriptor, so that
/// nobody who moves a folder above can lead a write astray.
///
/// A path is relative, without `..`. A symbolic link inside is never followed.
final class OpenFolder: Sendable {
  enum Kind: Sendable { case file, folder, link, other }

  /// What messages call the folder.
  let path: String
  let descriptor: Int32
  private let faults: FaultHook?

  private init(_ descriptor: Int32, path: String, faults: FaultHook?) {
    self.descriptor = descriptor
    self.path = path
    self.faults = faults
  }

  deinit { close(descriptor) }

  /// Opens the folder at `path`, links followed.
  init(path: String, faults: FaultHook?) throws(FileError) {
    self.path = path
    self.faults = faults
    descriptor = unsafe Glibc.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .last("open the folder", path) }
  }

  func shown(_ below: String) -> String {
    below.isEmpty ? path : path.hasSuffix("/") ? path + below : path + "/" + below
  }

  /// Opens a folder below this one; the empty path is this one again.
  func folder(_ below: String) throws(FileError) -> OpenFolder {
    let opened = try open(below, O_RDONLY | O_DIRECTORY, operation: "open the folder")
    return OpenFolder(opened, path: shown(below), faults: faults)
  }

  func open(
    _ below: String,
    _ flags: Int32,
    operation: String,
    byComponent: Bool = false
  ) throws(FileError) -> Int32 {
    let name = below.isEmpty ? "." : below
    let opened = unsafe diglot_open_beneath(descriptor, name, flags, 0o666, byComponent ? 1 : 0)
    guard opened >= 0 else { throw .last(operation, shown(below)) }
    return opened
  }

  /// Returns what is at a path, or `nil` where nothing is.
  func kind(of below: String) throws(FileError) -> Kind? {
    var status = stat()
    guard unsafe fstatat(descriptor, below, &status, AT_SYMLINK_NOFOLLOW) == 0 else {
      if errno == ENOENT || errno == ENOTDIR { return nil }
      throw .last("look at", shown(below))
    }
    return switch status.st_mode & S_IFMT {
    case S_IFREG: .file
    case S_IFDIR: .folder
    case S_IFLNK: .link
    default: .other
    }
  }

  /// Returns the entries of a folder in no order; throws where a name is not UTF-8.
  func list(_ below: String) throws(FileError) -> [(name: String, kind: Kind)] {
    let opened = try open(below, O_RDONLY | O_DIRECTORY, operation: "list")
    guard let stream = unsafe fdopendir(opened) else {
      close(opened)
      throw .last("list", shown(below))
    }
    defer { unsafe closedir(stream) }
    var entries: [(name: String, kind: Kind)] = []
    let offset = MemoryLayout<dirent>.offset(of: \.d_name) ?? 0
    while let entry = unsafe readdir(stream) {
      let bytes = unsafe UnsafeRawPointer(entry).advanced(by: offset)
      guard let name = unsafe String(validatingCString: bytes.assumingMemoryBound(to: CChar.self))
      else { throw FileError(path: shown(below), operation: "list", code: EILSEQ) }
      if name == "." || name == ".." { continue }
      if let kind = unsafe try kind(type: entry.pointee.d_type, below, name) {
        entries.append((name, kind))
      }
    }
    return entries
  }

  private func kind(type: UInt8, _ below: String, _ name: String) throws(FileError) -> Kind? {
    switch type {
    case 8: .file  // DT_REG
    case 4: .folder  // DT_DIR
    case 10: .link  // DT_LNK
    case 0: try kind(of: below.isEmpty ? name : below + "/" + name)  // DT_UNKNOWN
    default: .other
    }
  }
}

/// What changes the disk; each goes through `change`.
extension OpenFolder {
  func makeFolder(_ below: String) throws(FileError) {
    try change("make the folder", below) { unsafe mkdirat(descriptor, below, 0o777) }
  }

  /// Makes a folder, unless something of that name is there.
  func makeFolderOnce(_ below: String) throws(FileError) {
    do { try makeFolder(below) } catch { guard error.code == EEXIST else { throw error } }
  }

  /// Makes a file that is not there yet.
  func create(_ below: String) throws(FileError) -> OutputFile {
    try create(below, O_EXCL)
  }

  /// Makes a file, or empties the one that is there.
  func createAnew(_ below: String) throws(FileError) -> OutputFile {
    try create(below, O_TRUNC)
  }

  private func create(_ below: String, _ flags: Int32) throws(FileError) -> OutputFile {
    OutputFile(try make(below, flags | O_WRONLY), in: self, below)
  }

  /// Makes a file to write and read that has lost its name, and is gone once it is closed.
  func createNameless(_ below: String) throws(FileError) -> Descriptor {
    let file = Descriptor(try make(below, O_EXCL | O_RDWR))
    try removeFile(below)
    return file
  }

  private func make(_ below: String, _ flags: Int32) throws(FileError) -> Int32 {
    var opened: Int32 = -1
    try change("create", below) {
      opened = unsafe openat(
        descriptor,
        below,
        flags | O_CREAT | O_NOFOLLOW | O_CLOEXEC,
        0o666
      )
      return opened
    }
    return opened
  }

  func removeFile(_ below: String) throws(FileError) {
    try change("remove", below) { unsafe unlinkat(descriptor, below, 0) }
  }

  func removeFolder(_ below: String) throws(FileError) {
    try change("remove the folder", below) { unsafe unlinkat(descriptor, below, AT_REMOVEDIR) }
  }

  /// Moves a file or a folder, over a file of that name where there is one.
  func move(_ below: String, to folder: OpenFolder, as name: String) throws(FileError) {
    try folder.change("replace", name) {
      unsafe renameat(descriptor, below, folder.descriptor, name)
    }
  }

  /// Moves a file or a folder to where nothing is.
  func moveBack(_ below: String, to folder: OpenFolder, as name: String) throws(FileError) {
    try folder.change("put back", name) {
      unsafe diglot_rename_new(descriptor, below, folder.descriptor, name)
    }
  }

  /// Moves a file to where nothing is; fails with `EEXIST` rather than replace anything.
  func moveNew(_ below: String, to folder: OpenFolder, as name: String) throws(FileError) {
    try folder.change("create", name) {
      let status = unsafe diglot_rename_new(descriptor, below, folder.descriptor, name)
      guard status != 0, [ENOSYS, EINVAL, EOPNOTSUPP].contains(errno) else { return status }
      // Where the file system cannot promise that, a hard link never replaces anything either.
      guard unsafe linkat(descriptor, below, folder.descriptor, name, 0) == 0 else { return -1 }
      return unsafe unlinkat(descriptor, below, 0)
    }
  }

  /// Lets two files or folders change places in one step.
  func exchange(_ below: String, with folder: OpenFolder, _ name: String) throws(FileError) {
    try folder.change("exchange", name) {
      unsafe diglot_exchange(descriptor, below, folder.descriptor, name)
    }
  }

  /// Removes a folder with all that is in it, but for what `spare` has taken away.
  func removeTree(
    _ below: String,
    sparing spare: (_ path: String, Kind) throws(FileError) -> Bool = { _, _ in false }
  ) throws(FileError) {
    var folders = [below]
    var index = 0
    while index < folders.count {
      let folder = folders[index]
      for (name, kind) in try list(folder) {
        let path = folder + "/" + name
        if try spare(path, kind) { continue }
        if kind == .folder { folders.append(path) } else { try removeFile(path) }
      }
      index += 1
    }
    for folder in folders.reversed() { try removeFolder(folder) }
  }

  func change(
    _ operation: String,
    _ below: String,
    _ call: () -> Int32
  ) throws(FileError) {
    if let code = faults?.code(operation, shown(below)), code != 0 {
      throw FileError(path: shown(below), operation: operation, code: code)
    }
    while call() < 0 {
      guard errno == EINTR else { throw .last(operation, shown(below)) }
    }
  }
}
