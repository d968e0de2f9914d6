private import Glibc

/// What a preview holds: the files of a site in one nameless file, out of which they are served.
///
/// Memory does not grow with the site that way; what is asked for often, the system keeps in its
/// cache. A place that was written is never written again, so whoever still reads an old version of a
/// page reads all of it.
struct SnapshotOutput: SiteOutput {
  private let contents: Spool
  /// What the last build made.
  private let last: FileTable

  /// Begins with nothing, in the folder for temporary files.
  init() throws(FileError) {
    let folder = try OpenFolder(path: Self.temporaryFolder, faults: nil)
    contents = Spool(
      in: folder,
      name: ".diglot-preview-\(getpid())-\(UInt32.random(in: 0...(.max)))",
      givesBack: true
    )
    last = [:]
  }

  private init(_ contents: Spool, _ last: FileTable) {
    self.contents = contents
    self.last = last
  }

  /// Returns the output for the next build, which keeps what does not change of the `last` one.
  func next(after last: FileTable) -> SnapshotOutput { SnapshotOutput(contents, last) }

  private static var temporaryFolder: String {
    unsafe getenv("TMPDIR").map { unsafe String(cString: $0) } ?? "/tmp"
  }

  func stage(
    _ path: RelativePath,
    _ bytes: borrowing Span<UInt8>
  ) throws(FileError) -> StagedFile {
    let digest = SHA1.hexadecimal(of: bytes)
    if let known = last[path.string], known.digest == digest {
      return StagedFile(path: path, state: .unchanged, file: known)
    }
    let file = SiteFile(try SpooledBytes(bytes, in: contents), digest: digest)
    return StagedFile(path: path, state: .staged, file: file)
  }

  /// Notes where the file is: it is served from there, as it is then.
  ///
  /// Links have been looked at by now; one that comes later in the place of the file is not followed.
  func stageCopy(of source: String, to path: RelativePath) throws(FileError) -> StagedFile {
    _ = try SourceDescriptor(path: source)
    return StagedFile(
      path: path,
      state: .staged,
      file: SiteFile(path: File.realPath(source) ?? source)
    )
  }

  func spool(_ bytes: borrowing Span<UInt8>) throws(FileError) -> SpooledBytes {
    try SpooledBytes(bytes, in: contents)
  }
}
