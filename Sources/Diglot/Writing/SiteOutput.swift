/// Where the files of a site go while it is built: a folder, or what a preview holds.
///
/// All calls may come from many workers at once, `stage` and `stageCopy` once for each path.
protocol SiteOutput: Sendable {
  /// Takes a finished file.
  func stage(_ path: RelativePath, _ bytes: borrowing Span<UInt8>) throws(FileError) -> StagedFile

  /// Takes a file of the project as it is.
  func stageCopy(of source: String, to path: RelativePath) throws(FileError) -> StagedFile

  /// Keeps a file that is not finished yet.
  func spool(_ bytes: borrowing Span<UInt8>) throws(FileError) -> SpooledBytes
}

extension SiteWriter: SiteOutput {}
