import Diglot
import Foundation
import Testing

@testable import DiglotCommand

/// Folders that come and go, and roots.
@Suite(.timeLimit(.minutes(10)))
struct FolderWatchTreeTests {
  private let folder: WatchedFolder

  init() throws { folder = try WatchedFolder(["root/a.md", "root/ko/b.md", "root/ko/deep/c.md"]) }

  // MARK: Folders

  @Test func findsWhatIsInANewFolder() throws {
    let watcher = try folder.watch()
    try folder.write("root/x/y/z/d.md")
    let expected: [String: FileChanges.Kind] = [
      "root/x": .appeared, "root/x/y": .appeared, "root/x/y/z": .appeared,
      "root/x/y/z/d.md": .appeared,
    ]
    #expect(try folder.batch(watcher) == expected)
    try folder.write("root/x/y/z/d.md", "new")
    #expect(try folder.batch(watcher) == ["root/x/y/z/d.md": .written])
  }

  /// While somebody looks, the folders are listed at any moment.
  @Test func missesNothingInFoldersThatAreBeingMade() throws {
    let watcher = try folder.watch()
    let names = (0..<300).map { "root/\($0 % 7)/\($0 % 5)/\($0)/x.md" }
    let folder = folder
    let thread = Thread {
      for name in names { try? folder.write(name) }
    }
    thread.start()
    let wanted = Set(names.map { folder($0) })
    let found = folder.changes(watcher) { wanted.isSubset(of: $0.kinds.keys) }
    #expect(Set(names).subtracting(found.keys) == [])
  }

  @Test func tellsOfEachFileInARenamedFolder() throws {
    let watcher = try folder.watch()
    try folder.move("root/ko", to: "root/ja")
    let expected: [String: FileChanges.Kind] = [
      "root/ko": .gone, "root/ko/b.md": .gone, "root/ko/deep": .gone, "root/ko/deep/c.md": .gone,
      "root/ja": .appeared, "root/ja/b.md": .appeared, "root/ja/deep": .appeared,
      "root/ja/deep/c.md": .appeared,
    ]
    #expect(try folder.batch(watcher) == expected)
    try folder.write("root/ja/deep/c.md", "new")
    #expect(try folder.batch(watcher) == ["root/ja/deep/c.md": .written])
  }

  @Test func findsWhatIsInAFolderFromOutside() throws {
    try folder.write("outside/in/d.md")
    let watcher = try folder.watch()
    try folder.move("outside", to: "root/inside")
    let expected: [String: FileChanges.Kind] = [
      "root/inside": .appeared, "root/inside/in": .appeared, "root/inside/in/d.md": .appeared,
    ]
    #expect(try folder.batch(watcher) == expected)
    try folder.write("root/inside/in/d.md", "new")
    #expect(try folder.batch(watcher) == ["root/inside/in/d.md": .written])
    try folder.move("root/inside", to: "outside")
    try folder.write("outside/in/d.md", "newer")
    #expect(try folder.batch(watcher).values.allSatisfy { $0 == .gone })
    try folder.write("outside/in/d.md", "newest")
    try folder.write("root/a.md", "new")
    #expect(try folder.batch(watcher) == ["root/a.md": .written])
  }

  @Test func takesAFolderThatWasReplacedForChanged() throws {
    try folder.write("outside/b.md")
    try folder.write("outside/n.md")
    let watcher = try folder.watch()
    try folder.remove("root/ko")
    try folder.move("outside", to: "root/ko")
    let expected: [String: FileChanges.Kind] = [
      "root/ko": .written, "root/ko/b.md": .written, "root/ko/n.md": .appeared,
      "root/ko/deep": .gone, "root/ko/deep/c.md": .gone,
    ]
    #expect(try folder.batch(watcher) == expected)
    try folder.write("root/ko/n.md", "new")
    #expect(try folder.batch(watcher) == ["root/ko/n.md": .written])
  }

  // MARK: Roots

  @Test func watchesASingleFile() throws {
    try folder.write("diglot.yml")
    let watcher = try folder.watch(["diglot.yml"])
    try folder.write("other.yml")
    try folder.write("diglot.yml", "new")
    #expect(try folder.batch(watcher) == ["diglot.yml": .written])
    try folder.move("other.yml", to: "diglot.yml")
    #expect(try folder.batch(watcher) == ["diglot.yml": .written])
    try folder.remove("diglot.yml")
    #expect(try folder.batch(watcher) == ["diglot.yml": .gone])
    try folder.write("diglot.yml", "again")
    #expect(try folder.batch(watcher) == ["diglot.yml": .appeared])
  }

  @Test func watchesTheFileThatALinkLeadsTo() throws {
    try folder.write("elsewhere/real.yml")
    try folder.link("diglot.yml", to: "elsewhere/real.yml")
    let watcher = try folder.watch(["diglot.yml"])
    try folder.write("elsewhere/real.yml", "new")
    #expect(try folder.batch(watcher) == ["diglot.yml": .written])
    try folder.write("elsewhere/real.tmp", "newer")
    try folder.move("elsewhere/real.tmp", to: "elsewhere/real.yml")
    #expect(try folder.batch(watcher) == ["diglot.yml": .written])
    try folder.write("elsewhere/real.yml", "newest")
    #expect(try folder.batch(watcher) == ["diglot.yml": .written])
  }

  @Test func followsARootThatIsALink() throws {
    try folder.write("second/b.md")
    try folder.link("current", to: "root")
    let watcher = try folder.watch(["current"])
    try folder.write("root/ko/b.md", "new")
    #expect(try folder.batch(watcher) == ["current/ko/b.md": .written])
    try folder.link("next", to: "second")
    try folder.move("next", to: "current")
    let changes = try folder.batch(watcher)
    #expect(changes["current/b.md"] == .appeared && changes["current/ko/b.md"] == .gone)
  }

  @Test func watchesARootAgainThatComesBack() throws {
    let watcher = try folder.watch()
    try folder.remove("root")
    #expect(try folder.batch(watcher)["root/ko/b.md"] == .gone)
    try folder.write("root/ko/b.md")
    let b = folder("root/ko/b.md")
    _ = folder.changes(watcher) { $0.kinds[b] != nil }
    try folder.write("root/ko/b.md", "new")
    #expect(try folder.batch(watcher) == ["root/ko/b.md": .written])
  }

  @Test func takesARootThatWasReplacedForChanged() throws {
    try folder.write("new/a.md")
    let watcher = try folder.watch()
    try folder.move("root", to: "old")
    try folder.move("new", to: "root")
    let changes = try folder.batch(watcher)
    #expect(changes["root/a.md"] == .written && changes["root/ko/b.md"] == .gone)
    try folder.write("root/a.md", "new")
    #expect(try folder.batch(watcher) == ["root/a.md": .written])
  }

  @Test func waitsForARootWhoseFolderIsMissing() throws {
    let watcher = try folder.watch(["not/yet/there", "root"])
    try folder.write("root/a.md", "new")
    #expect(try folder.batch(watcher) == ["root/a.md": .written])
    try folder.write("not/yet/there/d.md")
    let d = folder("not/yet/there/d.md")
    #expect(folder.changes(watcher) { $0.kinds[d] != nil }["not/yet/there/d.md"] == .appeared)
  }

  @Test func watchesRootsThatLieInEachOther() throws {
    try folder.link("other", to: "root")
    let watcher = try folder.watch(["root/", "root/ko", "root/a.md", "other"])
    try folder.write("root/ko/b.md", "new")
    try folder.write("root/a.md", "new")
    let expected: [String: FileChanges.Kind] = [
      "root/ko/b.md": .written, "root/a.md": .written,
      "other/ko/b.md": .written, "other/a.md": .written,
    ]
    #expect(try folder.batch(watcher) == expected)
  }
}
