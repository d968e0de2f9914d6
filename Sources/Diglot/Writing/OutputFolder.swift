private import Glibc
private import Synchronization

/// The output as one build holds it: locked, with an empty stage, and what earlier builds left said.
///
/// Everything of ours lies in `.diglot` inside the output, so that a rename never crosses a file
/// system, not even where the output is a mount point. A host that serves dot folders shows
/// `.diglot/manifest` there, which names only what it serves anyway, and an empty `lock`; the stage
/// and the journal are there only while a build runs.
final class OutputFolder: Sendable {
  let site: OpenFolder
  let stage: OpenFolder
  let spool: Spool
  /// The files that are ours to replace and remove: the last manifest's, and those of a build that
  /// was killed.
  let owned: OutputManifest
  /// Whether a manifest is there that cannot be read: then every file may be ours to replace, and
  /// none is ours to remove.
  let isManifestUnreadable: Bool
  let hasJournal: Bool
  /// Whether the output holds nothing but what is ours to keep the books in.
  let isEmpty: Bool

  private let house: OpenFolder
  private let lock: Descriptor
  private let lastManifest: [UInt8]?
  /// The folders that were made on the way to the output, outermost first.
  private let madeFolders: [String]
  private let stagedFolders = Mutex<Set<String>>([])

  init(path: String, faults: FaultHook?) throws(FileError) {
    madeFolders = try OutputLocation.make(path)
    site = try OpenFolder(path: path, faults: faults)
    if try site.kind(of: ".diglot") == nil { try site.makeFolderOnce(".diglot") }
    house = try site.folder(".diglot")
    lock = try Self.lock(house, in: site)
    try Self.clear(house)
    try house.makeFolder("stage")
    stage = try house.folder("stage")
    spool = Spool(in: house)

    lastManifest = try Self.read("manifest", in: house)
    let journal = try Self.read("journal", in: house)
    hasJournal = journal != nil
    let known = [lastManifest, journal].compactMap { $0 }
    let readable = known.compactMap { OutputManifest(bytes: $0) }
    isManifestUnreadable = readable.count < known.count
    owned = readable.reduce(.empty) { $0.union($1) }
    let entries = try? site.list("")
    isEmpty = entries?.allSatisfy { $0.name == ".diglot" } ?? false
  }

  deinit { unlock() }

  /// Lets go of the output, for this or another process to build again.
  ///
  /// Not left to the end of the last reference: a worker that is done may hold one a moment longer.
  /// Nor to the closing of the descriptor, which a child process that is just being started shares
  /// until it runs its own program.
  func unlock() { flock(lock.number, LOCK_UN) }

  private static func read(_ name: String, in house: OpenFolder) throws(FileError) -> [UInt8]? {
    guard try house.kind(of: name) != nil else { return nil }
    let file = try SourceDescriptor(name, in: house)
    return try file.read(atMost: file.size)
  }

  /// Removes what a killed build left; the journal stays until a build has succeeded.
  private static func clear(_ house: OpenFolder) throws(FileError) {
    if try house.kind(of: "stage") != nil { try house.removeTree("stage") }
    for name in ["manifest.new", "journal.new", Spool.name] where try house.kind(of: name) != nil {
      try house.removeFile(name)
    }
  }

  /// Takes the lock that the system lets go of when the process ends, however it ends.
  private static func lock(_ house: OpenFolder, in site: OpenFolder) throws(FileError) -> Descriptor
  {
    let file = Descriptor(try house.open("lock", O_RDWR | O_CREAT, operation: "create"))
    // Where the file system has no locks, the build goes on without.
    if flock(file.number, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK {
      throw FileError(path: site.path, operation: "start a second build in", code: EWOULDBLOCK)
    }
    // A build that wrote nothing has removed the file between our open and our lock: so busy too.
    var (held, named) = (stat(), stat())
    guard unsafe fstat(file.number, &held) == 0,
      unsafe fstatat(house.descriptor, "lock", &named, AT_SYMLINK_NOFOLLOW) == 0,
      held.st_ino == named.st_ino
    else { throw FileError(path: site.path, operation: "start a second build in", code: EAGAIN) }
    return file
  }
}

/// The stage: a tree of new files, shaped like the site.
extension OutputFolder {
  /// Makes a file of the stage and the folders that it needs.
  func createStaged(_ path: RelativePath) throws(FileError) -> OutputFile {
    try makeStagedFolder(String(path.folder))
    return try stage.create(path.string)
  }

  /// Makes a folder of the stage with those above it, unless some worker already has.
  ///
  /// The lock is held for a look-up, never for a system call.
  private func makeStagedFolder(_ folder: String) throws(FileError) {
    var missing: [String] = []
    var current = folder
    while !current.isEmpty, !stagedFolders.withLock({ $0.contains(current) }) {
      missing.append(current)
      current = String(RelativePath(normal: current).folder)
    }
    for folder in missing.reversed() {
      try stage.makeFolderOnce(folder)
      stagedFolders.withLock { _ = $0.insert(folder) }
    }
  }

  /// Removes the stage; what `site` holds does not change.
  func removeStage() throws(FileError) { try house.removeTree("stage") }
}

/// Whose a file is.
extension OutputFolder {
  /// Whether a file that lies in the site is ours, while the site `new` is written.
  func owns(file path: String, _ new: OutputManifest) -> Bool {
    owned.contains(path) || (isManifestUnreadable && new.contains(path))
  }

  /// Whether something below a folder of the site can be ours.
  func owns(folder path: String, _ new: OutputManifest) -> Bool {
    !owned.range(below: path).isEmpty
      || (isManifestUnreadable && !new.range(below: path).isEmpty)
  }
}

/// The records: what the next build will know about this one.
extension OutputFolder {
  /// Writes down, before the first rename, which files may be ours if the build is killed.
  ///
  /// Not needed where what is on the disk already names all of them.
  func announce(_ manifest: OutputManifest) throws(FileError) {
    guard isManifestUnreadable || !manifest.subtracting(owned).paths.isEmpty else { return }
    try store(owned.union(manifest).bytes, as: "journal")
  }

  /// Puts the new manifest in the place of the last, and forgets the journal.
  func finish(_ manifest: OutputManifest) throws(FileError) {
    let bytes = manifest.bytes
    if bytes != lastManifest { try store(bytes, as: "manifest") }
    if try house.kind(of: "journal") != nil { try house.removeFile("journal") }
  }

  private func store(_ bytes: [UInt8], as name: String) throws(FileError) {
    let file = try house.createAnew(name + ".new")
    try file.write(bytes.span)
    try file.synchronize()
    try file.finish()
    try house.move(name + ".new", to: house, as: name)
  }

  /// Removes everything of ours from an output that no build has written to yet.
  func removeTraces() throws(FileError) {
    guard lastManifest == nil, try house.kind(of: "journal") == nil else { return }
    try house.removeFile("lock")
    try site.removeFolder(".diglot")
    OutputLocation.remove(madeFolders)
  }
}
