import Diglot
import Foundation
import Synchronization
import Testing

@testable import DiglotCommand

@Suite(.timeLimit(.minutes(10)))
struct FolderWatchTests {
  private let folder: WatchedFolder

  init() throws { folder = try WatchedFolder(["root/a.md", "root/ko/b.md", "root/ko/deep/c.md"]) }

  // MARK: Saving

  @Test func seesAFileWrittenInPlace() throws {
    let watcher = try folder.watch()
    try folder.write("root/ko/b.md", "new")
    #expect(try folder.batch(watcher) == ["root/ko/b.md": .written])
  }

  @Test func seesAFileThatIsNew() throws {
    let watcher = try folder.watch()
    try folder.write("root/ko/n.md", "new")
    try folder.write("root/ko/n.md", "newer")
    #expect(try folder.batch(watcher) == ["root/ko/n.md": .appeared])
    try folder.write("root/ko/n.md", "newest")
    #expect(try folder.batch(watcher) == ["root/ko/n.md": .written])
  }

  /// As Vim does with `backupcopy=no`.
  @Test func takesASaveWithABackupForOneChange() throws {
    let watcher = try folder.watch()
    try folder.write("root/4913")
    try folder.remove("root/4913")
    try folder.move("root/a.md", to: "root/a.md~")
    try folder.write("root/a.md", "new")
    try folder.remove("root/a.md~")
    #expect(try folder.batch(watcher) == ["root/a.md": .written])
  }

  @Test(arguments: ["root/a.md.tmp", "root/sedXyZ", "elsewhere"])
  func takesARenameOntoAFileForAWrittenOne(temporary: String) throws {
    let watcher = try folder.watch()
    try folder.write(temporary, "new")
    try folder.move(temporary, to: "root/a.md")
    #expect(try folder.batch(watcher) == ["root/a.md": .written])
  }

  @Test func waitsForAWriterToClose() throws {
    let watcher = try folder.watch()
    let writer = try folder.open("root/open.md")
    try writer.write(contentsOf: Data("half".utf8))
    try folder.write("root/a.md", "new")
    #expect(try folder.batch(watcher) == ["root/a.md": .written])
    try writer.close()
    #expect(try folder.batch(watcher) == ["root/open.md": .appeared])
  }

  @Test func takesAFileThatNobodyClosesForCompleteInTheEnd() throws {
    let watcher = try folder.watch()
    let writer = try folder.open("root/log.md")
    defer { try? writer.close() }
    #expect(try folder.batch(watcher) == ["root/log.md": .appeared])
  }

  @Test func takesALinkForAFileThatIsComplete() throws {
    try folder.write("elsewhere", "text")
    let watcher = try folder.watch()
    try #require(unsafe link(folder("elsewhere"), folder("root/hard.md")) == 0)
    try folder.link("root/soft.md", to: "../elsewhere")
    try folder.link("root/folder", to: "ko")
    let expected: [String: FileChanges.Kind] = [
      "root/hard.md": .appeared, "root/soft.md": .appeared, "root/folder": .appeared,
    ]
    #expect(try folder.batch(watcher) == expected)
    // No link below a root is followed.
    try folder.write("root/ko/b.md", "new")
    #expect(try folder.batch(watcher) == ["root/ko/b.md": .written])
  }

  @Test func takesFilesThatChangePlacesForWritten() throws {
    let watcher = try folder.watch()
    try folder.exchange("root/a.md", "root/ko/b.md")
    let expected: [String: FileChanges.Kind] = ["root/a.md": .written, "root/ko/b.md": .written]
    #expect(try folder.batch(watcher) == expected)
    try folder.write("root/a.md", "new")
    #expect(try folder.batch(watcher) == ["root/a.md": .written])
  }

  /// The system's administrator reads every file.
  @Test(.enabled(if: geteuid() != 0)) func seesWhetherAFileCanBeRead() throws {
    try folder.permit("root/a.md", 0)
    let watcher = try folder.watch()
    try folder.permit("root/a.md", 0o600)
    #expect(try folder.batch(watcher) == ["root/a.md": .written])
    try folder.permit("root/a.md", 0o640)
    try folder.permit("root/ko/b.md", 0)
    #expect(try folder.batch(watcher) == ["root/ko/b.md": .written])
  }

  // MARK: Removing

  @Test func seesAFileRemoved() throws {
    let watcher = try folder.watch()
    try folder.remove("root/a.md")
    try folder.write("root/short-lived")
    try folder.remove("root/short-lived")
    #expect(try folder.batch(watcher) == ["root/a.md": .gone])
    try folder.write("root/a.md")
    #expect(try folder.batch(watcher) == ["root/a.md": .appeared])
  }

  @Test func tellsOfEachFileInARemovedFolder() throws {
    let watcher = try folder.watch()
    try folder.remove("root/ko")
    let expected: [String: FileChanges.Kind] = [
      "root/ko": .gone, "root/ko/b.md": .gone, "root/ko/deep": .gone, "root/ko/deep/c.md": .gone,
    ]
    #expect(try folder.batch(watcher) == expected)
  }

  // MARK: What is passed over

  @Test func passesOver() throws {
    let names = [".git", ".build", "node_modules", "public"]
    for name in names { try folder.makeFolder("root/\(name)") }
    let output = folder("root/public")
    let watcher = try folder.watch { $0 == output }
    for name in [
      ".git/HEAD", ".build/x", "node_modules/m.js", "public/index.html", "new/.git/HEAD",
      "4913", "a.md~", ".#a.md", "#a.md#", "a.swp", ".a.md.swp", "a.tmp",
    ] {
      try folder.write("root/" + name)
    }
    try folder.write("root/a.md", "new")
    #expect(try folder.batch(watcher) == ["root/a.md": .written, "root/new": .appeared])
  }

  // MARK: Much at once

  /// As `git checkout` does.
  @Test func gathersAThousandFilesInOneBatch() throws {
    let names = (0..<1000).map { "root/many/\($0 % 10)/\($0).md" }
    for name in names { try folder.write(name) }
    let watcher = try folder.watch()
    for name in names {
      try folder.remove(name)
      try folder.write(name, "new")
    }
    let expected = Dictionary(uniqueKeysWithValues: names.map { ($0, FileChanges.Kind.written) })
    #expect(try folder.batch(watcher) == expected)
  }

  /// The kernel keeps 16,384 events unless it is told otherwise, and forgets those that come then.
  @Test func saysWhenEventsWereLost() throws {
    let setting = "/proc/sys/fs/inotify/max_queued_events"
    let text = try String(contentsOfFile: setting, encoding: .utf8)
    let limit = try #require(Int(text.trimmingCharacters(in: .whitespacesAndNewlines)))
    try #require(limit <= 1 << 20)
    let watcher = try folder.watch()
    // In turn, since the kernel keeps one of events that are the same.
    for index in 0...limit { try folder.open("root/\(index % 2)").close() }
    try folder.write("root/late/d.md")
    #expect(try #require(folder.next(watcher)).isIncomplete)
    try folder.write("root/late/d.md", "new")
    #expect(try folder.batch(watcher) == ["root/late/d.md": .written])
  }

  @Test func watchesWhatItCan() throws {
    let watcher = try folder.watch(maximumWatches: 2)
    #expect(watcher.error == .tooManyFolders)
    try folder.write("root/ko/b.md", "new")
    try folder.write("root/a.md", "new")
    #expect(try folder.batch(watcher) == ["root/a.md": .written])
  }

  @Test(arguments: [
    (FolderWatchError.tooManyFolders, "sysctl fs.inotify.max_user_watches="),
    (.tooManyWatchers, "sysctl fs.inotify.max_user_instances="),
    (.unavailable(code: ENOSYS), "Function not implemented"),
  ])
  func saysWhatToDo(error: FolderWatchError, advice: String) {
    #expect(error.description.contains(advice))
  }

  // MARK: Stopping

  @Test func stops() throws {
    let watcher = try folder.watch()
    let end = Mutex<Bool>(false)
    let thread = Thread {
      while watcher.next() != nil {}
      end.withLock { $0 = true }
    }
    thread.start()
    watcher.stop()
    while !end.withLock({ $0 }) { usleep(1000) }
    try folder.write("root/a.md")
    #expect(watcher.next() == nil)
  }

  @Test func leavesNoDescriptorOpen() throws {
    func inotifies() throws -> Int {
      try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").filter {
        let link = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/\($0)")
        return link?.contains("inotify") == true || link?.contains("eventfd") == true
      }.count
    }
    let before = try inotifies()
    for _ in 0..<100 { try folder.watch().stop() }
    // Other tests watch meanwhile.
    #expect(try inotifies() < before + 50)
  }
}
