private import Glibc

/// The part of a commit that changes the site: renames, removals, the old tree's end.
struct CommitMoves {
  private let output: OutputFolder
  private let new: OutputManifest
  /// How many files are gone that the new site does not have.
  private(set) var removed = 0
  /// The folder that the last move was in: most moves have it in common with the one before.
  private var parent: OpenFolder
  private var parentPath = ""

  init(_ output: OutputFolder, _ new: OutputManifest) {
    self.output = output
    self.new = new
    parent = output.site
  }

  /// Exchanges the first of the paths and tells whether that is possible here.
  mutating func canExchange(_ path: String) throws(FileError) -> Bool {
    do {
      try exchange(path)
      return true
    } catch {
      // glibc answers EINVAL where the kernel lacks the call; a mount point is busy.
      guard [ENOSYS, EINVAL, EOPNOTSUPP, EXDEV, EBUSY].contains(error.code) else { throw error }
      return false
    }
  }

  mutating func exchange(_ path: String) throws(FileError) {
    let (folder, name) = try place(of: path)
    try output.stage.exchange(path, with: folder, name)
  }

  mutating func rename(_ path: String) throws(FileError) {
    let (folder, name) = try place(of: path)
    try output.stage.move(path, to: folder, as: name)
  }

  /// Returns the open folder of the site that `path` lies in, and its name there.
  private mutating func place(of path: String) throws(FileError) -> (OpenFolder, String) {
    let path = RelativePath(normal: path)
    if path.folder != parentPath {
      parent = try output.site.folder(String(path.folder))
      parentPath = String(path.folder)
    }
    return (parent, String(path.name))
  }

  /// Removes what a path held before, so that something of another kind can come there.
  mutating func clear(_ path: String) throws(FileError) {
    let below = output.owned.range(below: path)
    let owned = output.owned.contains(path) ? [path] : Array(output.owned.paths[below])
    try remove(owned, keeping: String(RelativePath(normal: path).folder))
  }

  /// Removes files of the site, and the folders that become empty by it, but for `kept`.
  ///
  /// Both may be gone already, by a build that was killed or by the user.
  mutating func remove(_ paths: [String], keeping kept: String = "") throws(FileError) {
    for path in paths where try isOurs(path) {
      let (folder, name) = try place(of: path)
      try folder.removeFile(name)
      if !new.contains(path) { removed += 1 }
    }
    // From the end, so that a folder is looked at after those in it.
    var last: Substring?
    for path in paths.reversed() {
      let folder = RelativePath(normal: path).folder
      if folder != last { try removeEmptyFolders(from: folder, keeping: kept) }
      last = folder
    }
  }

  /// Whether a file is still there, and still a file in a folder that no link leads to.
  private mutating func isOurs(_ path: String) throws(FileError) -> Bool {
    do {
      let (folder, name) = try place(of: path)
      return try folder.kind(of: name) == .file
    } catch {
      guard [ENOENT, ENOTDIR, ELOOP].contains(error.code) else { throw error }
      return false
    }
  }

  private mutating func removeEmptyFolders(
    from folder: Substring,
    keeping kept: String
  ) throws(FileError) {
    var folder = folder
    while !folder.isEmpty, folder != kept {
      do {
        let (parent, name) = try place(of: String(folder))
        try parent.removeFolder(name)
      } catch {
        if [ENOTEMPTY, EEXIST, EBUSY].contains(error.code) { return }
        guard [ENOENT, ENOTDIR, ELOOP].contains(error.code) else { throw error }
      }
      folder = RelativePath(normal: String(folder)).folder
    }
  }

  /// Removes the old tree that an exchange left in the stage.
  ///
  /// What somebody put into it since the plan was made goes back to its place.
  mutating func bury(_ path: String) throws(FileError) {
    guard try output.stage.kind(of: path) == .folder else {
      // A single file: the folder that came in its place has no file of this name.
      removed += 1
      return try output.stage.removeFile(path)
    }
    let (output, new) = (output, new)
    var gone = 0
    try output.stage.removeTree(path) { (path, kind) throws(FileError) in
      let isOurs =
        kind == .folder
        ? output.owns(folder: path, new) : kind == .file && output.owns(file: path, new)
      guard isOurs else {
        try output.stage.moveBack(path, to: output.site, as: path)
        return true
      }
      if kind == .file, !new.contains(path) { gone += 1 }
      return false
    }
    removed += gone
  }
}
