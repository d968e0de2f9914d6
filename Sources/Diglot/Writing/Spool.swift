private import CSupport
private import Glibc
private import Synchronization

/// Where rendered pages wait that need the titles of others: a file without a name, beside the
/// stage.
///
/// Memory does not grow with the site that way, and a page is rendered once. The file has lost its
/// name before anything is in it, so nothing is left of it however the build ends; and since it is
/// gone soon, most systems never write it to the disk. It is made when the first page waits.
final class Spool: Sendable {
  private let folder: OpenFolder
  /// What the file is called as long as it has a name.
  private let fileName: String
  /// Whether room is given back to the system; what lies there begins at a block of its own then.
  private let givesBack: Bool
  /// The file's owner, once it is there.
  private let file = Mutex<Descriptor?>(nil)
  /// The same file for all who only use it, so that workers need not wait for each other; -1 as long
  /// as there is none.
  private let number = Atomic<Int32>(-1)
  private let count = Atomic(0)

  private static let blockSize = 4096

  /// What it is called beside a stage.
  static let name = "spool"

  init(in folder: OpenFolder, name: String = Spool.name, givesBack: Bool = false) {
    self.folder = folder
    fileName = name
    self.givesBack = givesBack
  }

  /// Appends `bytes` and returns where they lie; may be called by many workers at once.
  func append(_ bytes: borrowing Span<UInt8>) throws(FileError) -> Range<Int> {
    let (file, place) = try reserve(bytes.count)
    var done = 0
    while done < bytes.count {
      let rest = bytes.extracting(done..<bytes.count)
      var count = 0
      try folder.change("write", fileName) {
        count = unsafe rest.withUnsafeBytes { bytes in
          unsafe pwrite(file, bytes.baseAddress, bytes.count, off_t(place.lowerBound + done))
        }
        return count < 0 ? -1 : 0
      }
      guard count > 0 else { throw failure("write", EIO) }
      done += count
    }
    return place
  }

  /// Returns bytes that were appended.
  func read(_ place: Range<Int>) throws(FileError) -> [UInt8] {
    guard !place.isEmpty else { return [] }
    let file = number.load(ordering: .acquiring)
    var code: Int32 = 0
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: place.count) { buffer, filled in
      while filled < place.count {
        let n = unsafe pread(
          file,
          buffer.baseAddress.map { unsafe $0 + filled },
          place.count - filled,
          off_t(place.lowerBound + filled)
        )
        if n < 0 && errno == EINTR { continue }
        if n <= 0 {
          code = n < 0 ? errno : EIO
          return
        }
        filled += n
      }
    }
    guard code == 0 else { throw failure("read", code) }
    return bytes
  }

  /// Returns the file, which stays open as long as the spool, and the next `count` bytes of it.
  private func reserve(_ count: Int) throws(FileError) -> (file: Int32, place: Range<Int>) {
    let file = try openFile()
    let room = givesBack ? Self.blocks(count) : count
    let start = self.count.add(room, ordering: .relaxed).oldValue
    return (file, start..<(start + count))
  }

  /// Returns `count` bytes in whole blocks.
  private static func blocks(_ count: Int) -> Int {
    (count + blockSize - 1) / blockSize * blockSize
  }

  private func openFile() throws(FileError) -> Int32 {
    let known = number.load(ordering: .acquiring)
    if known >= 0 { return known }
    return try file.withLock { (file) throws(FileError) in
      if file == nil { file = try folder.createNameless(fileName) }
      let opened = file?.number ?? -1
      number.store(opened, ordering: .releasing)
      return opened
    }
  }

  /// Frees the room of bytes that nobody will read again.
  ///
  /// Silent: where the file system has no holes, the room is free when the process ends.
  func giveBack(_ place: Range<Int>) {
    guard givesBack, !place.isEmpty else { return }
    let file = number.load(ordering: .acquiring)
    _ = diglot_punch_hole(file, place.lowerBound, Self.blocks(place.count))
  }

  private func failure(_ operation: String, _ code: Int32) -> FileError {
    FileError(path: folder.shown(fileName), operation: operation, code: code)
  }
}
