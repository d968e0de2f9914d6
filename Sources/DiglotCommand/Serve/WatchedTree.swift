import Diglot
private import Glibc

/// What lies in the watched folders, as far as it is known, and what has changed since.
///
/// 1. A folder is watched before it is listed, so nothing that comes meanwhile is missed; what is
///    seen twice is noted as one.
/// 2. The kernel's events are old when they are read. So a folder is taken for what is there now,
///    and the events of a watch that was given up are passed over.
/// 3. A name is known from when its file is complete: then a rename onto it is a change of its
///    bytes, and its removal is one of the site.
struct WatchedTree {
  struct Folder {
    /// `nil` where the kernel watches no more folders.
    var watch: Int32?
    var files: Set<String> = []
    var folders: Set<String> = []
  }

  /// What a watch is for; one may be for several, since one folder has but one.
  enum Place: Hashable {
    case folder(String)
    /// The folder that a root lies in.
    case parent(ofRoot: Int)
    /// The file itself that a root of the name of a symbolic link leads to.
    case file(root: Int)
  }

  let inotify: Inotify
  let isPassedOver: @Sendable (String) -> Bool
  /// As many folders as are watched at most; tests set it, since the kernel's limit is the machine's.
  let maximumWatches: Int
  var roots: [Root]
  /// By path: that of the root as it was given, and what lies below it.
  var folders: [String: Folder] = [:]
  var places: [Int32: Set<Place>] = [:]
  var watches: [Place: Int32] = [:]
  /// Files whose makers have not closed them yet.
  var created: Set<String> = []
  /// Files and folders that could not be read.
  var unreadable: Set<String> = []
  private(set) var error: FolderWatchError?

  private(set) var changes = FileChanges()
  /// Counts what was noted and begun, so that others see whether there was something.
  private(set) var count = 0

  init(
    roots: [String],
    inotify: Inotify,
    maximumWatches: Int,
    isPassedOver: @escaping @Sendable (String) -> Bool
  ) {
    self.roots = roots.map(Root.init)
    self.inotify = inotify
    self.maximumWatches = maximumWatches
    self.isPassedOver = isPassedOver
    for root in self.roots.indices { attach(root, reports: false) }
  }

  mutating func note(_ kind: FileChanges.Kind, _ path: String) {
    changes.note(kind, path)
    count += 1
  }

  /// Returns what has changed, and begins anew.
  mutating func takeChanges() -> FileChanges {
    lookAgain(changes.kinds.filter { $0.value == .gone }.map(\.key))
    defer { changes = FileChanges() }
    return changes
  }

  /// Whether a file that went is being written under its name at this moment.
  var isUnfinished: Bool { created.contains { changes.kinds[$0] == .gone } }

  // MARK: Events

  /// Takes the events that are there, but for those of a flood that does not end.
  mutating func takeEvents() {
    for _ in 0..<16 {
      let events = inotify.read()
      if events.isEmpty { return }
      for event in events { handle(event) }
    }
  }

  mutating func handle(_ event: Inotify.Event) {
    if event.kind == .lost { return startAnew() }
    for place in places[event.watch] ?? [] {
      switch place {
      case .folder(let folder): handle(event, in: folder)
      case .parent(let root): handle(event, inParentOf: root)
      case .file(let root): handle(event, ofLinkedFile: root)
      }
    }
    if event.kind == .ended {
      for place in places.removeValue(forKey: event.watch) ?? [] { watches[place] = nil }
    }
  }

  private mutating func handle(_ event: Inotify.Event, in folder: String) {
    guard !event.name.isEmpty else {
      // The folder that it lies in tells of any other one, under its name.
      guard event.kind == .itself || event.kind == .ended else { return }
      for root in roots.indices where roots[root].path == folder { detach(root) }
      return
    }
    let path = folder + "/" + event.name
    guard !passesOver(event.name, path) else { return }
    if event.isFolder {
      handleFolder(event, path, in: folder)
    } else {
      handleFile(event, path, in: folder)
    }
  }

  private mutating func handleFolder(_ event: Inotify.Event, _ path: String, in folder: String) {
    switch event.kind {
    case .created, .arrived:
      folders[folder]?.folders.insert(event.name)
      enter(path, followsLink: false, reports: true)
    case .left, .deleted:
      if folders[folder]?.folders.remove(event.name) != nil { leave(path) }
    case .attributes:
      if unreadable.remove(path) != nil { enter(path, followsLink: false, reports: true) }
    case .written, .itself, .ended, .lost: break
    }
  }

  private mutating func handleFile(_ event: Inotify.Event, _ path: String, in folder: String) {
    switch event.kind {
    case .written, .arrived: learn(event.name, path, in: folder)
    case .created:
      if isComplete(path) { learn(event.name, path, in: folder) } else { begin(path) }
    case .left, .deleted:
      created.remove(path)
      if folders[folder]?.files.remove(event.name) != nil { note(.gone, path) }
    case .attributes:
      if folders[folder]?.files.contains(event.name) == true, changesReadability(path) {
        note(.written, path)
      }
    case .itself, .ended, .lost: break
    }
  }

  /// Notes that there is a complete file under a name.
  private mutating func learn(_ name: String, _ path: String, in folder: String) {
    created.remove(path)
    guard let isNew = folders[folder]?.files.insert(name).inserted else { return }
    note(isNew ? .appeared : .written, path)
  }

  /// Notes that somebody has made a file and is going to close it.
  mutating func begin(_ path: String) {
    created.insert(path)
    count += 1
  }

  /// Returns whether nobody is going to write to what was just created: a link of either kind.
  func isComplete(_ path: String) -> Bool {
    guard let status = FileStatus(path, followsLink: false) else { return false }
    return status.kind == .link || status.kind == .file && status.links > 1
  }

  /// Of all that attributes are, this alone is seen in the site.
  mutating func changesReadability(_ path: String) -> Bool {
    FileStatus.isReadable(path)
      ? unreadable.remove(path) != nil : unreadable.insert(path).inserted
  }

  func passesOver(_ name: String, _ path: String) -> Bool {
    TransientName.matches(name) || isPassedOver(path)
  }

  // MARK: Folders

  /// Watches and lists a folder and all folders in it.
  mutating func enter(_ folder: String, followsLink: Bool, reports: Bool) {
    var waiting = [folder]
    while let path = waiting.popLast() {
      let known = folders[path]
      let watching = watch(.folder(path), path, followsLink: followsLink && path == folder)
      if watching == .nothing { continue }
      // One that was listed already, before its event came, has told of everything since.
      if let watch = known?.watch, watching == .watched(watch) { continue }
      if known != nil { leave(path, keepsWatch: true) }
      if reports { note(.appeared, path) }
      waiting += list(path, watching, reports: reports).map { path + "/" + $0 }
    }
  }

  /// Notes the files that lie in a folder, and returns the names of the folders.
  private mutating func list(_ path: String, _ watching: Watching, reports: Bool) -> Set<String> {
    var folder = Folder()
    if case .watched(let watch) = watching { folder.watch = watch }
    for entry in FileStatus.entries(of: path) {
      let entryPath = path + "/" + entry.name
      guard !passesOver(entry.name, entryPath) else { continue }
      switch entry.kind {
      case .folder: folder.folders.insert(entry.name)
      case .file, .link:
        folder.files.insert(entry.name)
        if !FileStatus.isReadable(entryPath) { unreadable.insert(entryPath) }
        if reports { note(.appeared, entryPath) }
      case .other: break
      }
    }
    folders[path] = folder
    return folder.folders
  }

  /// Forgets a folder that is no longer under its name, and notes all that was in it as gone.
  mutating func leave(_ folder: String, keepsWatch: Bool = false) {
    var waiting = [folder]
    while let path = waiting.popLast() {
      guard let known = folders.removeValue(forKey: path) else { continue }
      if !keepsWatch || path != folder { unwatch(.folder(path)) }
      for name in known.files { note(.gone, path + "/" + name) }
      waiting += known.folders.map { path + "/" + $0 }
      note(.gone, path)
    }
  }

  // MARK: Watches

  enum Watching: Equatable {
    case watched(Int32)
    /// It is there, but the kernel watches no more.
    case unwatched
    case nothing
  }

  @discardableResult
  mutating func watch(_ place: Place, _ path: String, followsLink: Bool) -> Watching {
    do throws(Errno) {
      guard places.count < maximumWatches else { throw Errno(code: ENOSPC) }
      let watch: Int32
      if case .file = place {
        watch = try inotify.watchFile(path)
      } else {
        watch = try inotify.watchFolder(path, followsLink: followsLink)
      }
      if watches[place] != watch { unwatch(place) }
      watches[place] = watch
      places[watch, default: []].insert(place)
      return .watched(watch)
    } catch {
      switch error.code {
      case ENOSPC, ENOMEM:
        self.error = .tooManyFolders
        return .unwatched
      case EACCES: unreadable.insert(path)
      default: break
      }
      return .nothing
    }
  }

  /// Gives up a watch, unless it is needed for another place.
  mutating func unwatch(_ place: Place) {
    guard let watch = watches.removeValue(forKey: place) else { return }
    places[watch]?.remove(place)
    guard places[watch]?.isEmpty == true else { return }
    places[watch] = nil
    inotify.remove(watch)
  }

  // MARK: When something may be missing

  /// Lists everything again after the kernel has lost events, and says that anything may differ.
  private mutating func startAnew() {
    for watch in places.keys { inotify.remove(watch) }
    (places, watches, folders) = ([:], [:], [:])
    (created, unreadable) = ([], [])
    changes.isIncomplete = true
    count += 1
    // Every watch that was given up says so: of many folders, that would be the next flood.
    while !inotify.read().isEmpty {}
    for root in roots.indices { attach(root, reports: false) }
  }

  /// Looks whether what went is there all the same.
  ///
  /// Where two names change places, their events are those of one moved onto the other and away.
  private mutating func lookAgain(_ paths: [String]) {
    for path in paths where !created.contains(path) {
      guard let slash = path.lastIndex(of: "/"), folders[String(path[..<slash])] != nil,
        let kind = FileStatus(path, followsLink: false)?.kind, kind != .other
      else { continue }
      let name = String(path[path.index(after: slash)...])
      let isFolder = kind == .folder
      let event = Inotify.Event(watch: 0, kind: .arrived, isFolder: isFolder, name: name)
      handle(event, in: String(path[..<slash]))
    }
  }

  /// Takes files for complete whose makers have not closed them for long, if they ever will: a file
  /// that was made without a name, or under two, and got this one afterwards.
  mutating func takeCreated() {
    for path in created where FileStatus(path, followsLink: false)?.kind == .file {
      let slash = path.lastIndex(of: "/") ?? path.startIndex
      guard folders[String(path[..<slash])] != nil else { continue }
      learn(String(path[slash...].dropFirst()), path, in: String(path[..<slash]))
    }
    created = []
  }
}
