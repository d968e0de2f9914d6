internal import Glibc

extension OpenFolder {
  /// Puts a file in the place of another, or where none is, in one step: whoever reads it has the
  /// old bytes or the new ones.
  ///
  /// `mode` are its permissions, where not those of any new file.
  func replace(
    _ name: String,
    with parts: [[UInt8]],
    mode: mode_t?
  ) throws(FileError) {
    let temporary = ".\(name).diglot-new"
    let file = try createAnew(temporary)
    do throws(FileError) {
      for part in parts { try file.write(part.span) }
      if let mode { try file.setMode(mode) }
      try file.synchronize()
      try file.finish()
      try move(temporary, to: self, as: name)
    } catch {
      try? removeFile(temporary)
      throw error
    }
  }
}

extension FileError {
  /// Something other than a plain file is where one is to be written.
  static func notRegular(_ path: String) -> FileError {
    FileError(path: path, operation: "replace", code: EINVAL)
  }

  /// A file was written by somebody else since it was read.
  static func changedMeanwhile(_ path: String) -> FileError {
    FileError(path: path, operation: "replace", code: EAGAIN)
  }
}
