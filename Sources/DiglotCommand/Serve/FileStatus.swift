private import Glibc

/// What the file system says of a path.
struct FileStatus: Sendable, Equatable {
  enum Kind: Sendable { case file, folder, link, other }

  /// The file system and the number in it, which two names of one file have in common.
  struct Identity: Sendable, Equatable {
    let device: UInt
    let number: UInt
  }

  let kind: Kind
  let identity: Identity
  /// How many names a file has.
  let links: Int

  /// Returns what is at the path, or `nil` where nothing is or nothing can be asked.
  init?(_ path: String, followsLink: Bool) {
    var status = stat()
    let result = followsLink ? unsafe stat(path, &status) : unsafe lstat(path, &status)
    guard result == 0 else { return nil }
    kind = Self.kind(status.st_mode)
    identity = Identity(device: UInt(status.st_dev), number: UInt(status.st_ino))
    links = Int(status.st_nlink)
  }

  private static func kind(_ mode: mode_t) -> Kind {
    switch mode & S_IFMT {
    case S_IFREG: .file
    case S_IFDIR: .folder
    case S_IFLNK: .link
    default: .other
    }
  }

  /// Returns whether the file or folder can be read by who runs this.
  static func isReadable(_ path: String) -> Bool { unsafe access(path, R_OK) == 0 }

  /// Returns what lies in a folder, links not followed; nothing where it cannot be read.
  static func entries(of folder: String) -> [(name: String, kind: Kind)] {
    guard let directory = unsafe opendir(folder) else { return [] }
    defer { unsafe closedir(directory) }
    var entries: [(name: String, kind: Kind)] = []
    while let entry = unsafe readdir(directory) {
      let offset = MemoryLayout<dirent>.offset(of: \.d_name) ?? 0
      let bytes = unsafe UnsafeRawPointer(entry).advanced(by: offset)
      let name = unsafe String(cString: bytes.assumingMemoryBound(to: CChar.self))
      if name == "." || name == ".." { continue }
      let type = unsafe entry.pointee.d_type
      entries.append((name, kind(type: type) ?? kind(folder + "/" + name)))
    }
    return entries
  }

  /// Not every file system says in a folder what its entries are.
  private static func kind(type: UInt8) -> Kind? {
    switch Int(type) {
    case 8: .file  // DT_REG
    case 4: .folder  // DT_DIR
    case 10: .link  // DT_LNK
    case 0: nil  // DT_UNKNOWN
    default: .other
    }
  }

  private static func kind(_ path: String) -> Kind {
    FileStatus(path, followsLink: false)?.kind ?? .other
  }
}
