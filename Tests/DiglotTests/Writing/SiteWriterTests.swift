import Foundation
import Testing

@testable import Diglot

/// The six invariants at the head of `SiteWriter.swift`, under their numbers.
struct SiteWriterTests {
  let output = TemporaryOutput()
  static let old = [
    "index.html": "old", "en/index.html": "old en", "en/a/index.html": "old a",
    "en/b/index.html": "b", "ko/index.html": "old ko", "ko/a/index.html": "old a ko",
    "fr/index.html": "gone", "fr/x/y/index.html": "gone too", "kind": "was a file",
    "form/inside.html": "was in a folder",
  ]
  static let new = [
    "index.html": "new", "en/index.html": "new en", "en/a/index.html": "new a",
    "en/b/index.html": "b", "ko/index.html": "new ko", "ko/a/index.html": "new a ko",
    "ja/index.html": "added", "ja/c/d/index.html": "added too",
    "kind/inside.html": "now in a folder",
    "form": "now a file",
  ]

  @Test func invariant1EveryFileIsWholeWhereverABuildIsKilled() throws {
    try KillSweep(from: Self.old, to: Self.new).run { tree in
      for (path, text) in tree where !path.hasSuffix("/") {
        #expect(text == Self.old[path] || text == Self.new[path], "\(path) is torn: \(text)")
      }
    }
  }

  @Test func invariant2AnUnchangedFileIsNotTouched() throws {
    try output.build(Self.old)
    let before = try states(Self.old.keys)
    let manifest = try state(".diglot/manifest")
    #expect(
      try output.build(Self.old) == WriteSummary(written: 0, unchanged: Self.old.count, removed: 0)
    )
    #expect(try states(Self.old.keys) == before)
    #expect(try state(".diglot/manifest") == manifest)
    try output.build(Self.new)
    #expect(try state("en/b/index.html") == before["en/b/index.html"])
  }

  /// Inode, time of change and size: whatever a backup or a web server looks at.
  private func state(_ path: String) throws -> [Int] {
    var status = stat()
    #expect(unsafe lstat(output.site + "/" + path, &status) == 0)
    return [
      Int(status.st_ino), status.st_ctim.tv_sec, status.st_ctim.tv_nsec, Int(status.st_size),
      Int(status.st_nlink),
    ]
  }

  private func states(_ paths: some Sequence<String>) throws -> [String: [Int]] {
    var states: [String: [Int]] = [:]
    for path in paths { states[path] = try state(path) }
    return states
  }

  @Test func invariant3OnlyFilesOfTheLastManifestAreRemoved() throws {
    try output.build(Self.old)
    let foreign = [
      "CNAME": "docs.example.com", ".nojekyll": "", "mine/notes.html": "x", "fr/x/mine.txt": "y",
      "ko/kept.txt": "z",
    ]
    for (path, text) in foreign { try output.put(text, at: path) }
    let summary = try output.build(Self.new)
    #expect(summary == WriteSummary(written: 9, unchanged: 1, removed: 4))
    #expect(
      try output.tree()
        == TemporaryOutput.expected(Self.new.merging(foreign) { $1 })
    )
  }

  @Test func invariant4AKilledBuildIsRepairedByTheNext() throws {
    let sweep = KillSweep(from: Self.old, to: Self.new)
    try sweep.run { _ in }
    #expect(sweep.points > 30)
  }

  @Test func invariant4ABuildKilledTwiceIsRepairedByTheThird() throws {
    let third = ["index.html": "third", "ja/c/d/index.html": "third", "zh/e.html": "third"]
    for first in stride(from: 0, to: 60, by: 7) {
      for second in stride(from: 0, to: 40, by: 5) {
        let output = TemporaryOutput()
        try output.build(Self.old)
        _ = try? output.build(Self.new, faults: KillSwitch(after: first).hook)
        _ = try? output.build(third, faults: KillSwitch(after: second).hook)
        try output.build(third)
        #expect(try output.tree() == TemporaryOutput.expected(third), "\(first), \(second)")
      }
    }
  }

  @Test func invariant5WithErrorsTheOldSiteStays() throws {
    try output.build(Self.old)
    let before = try output.tree(withHouse: true)
    let writer = try SiteWriter(output: output.site)
    _ = try output.stage(Self.new, writer)
    writer.discard()
    #expect(try output.tree(withHouse: true) == before)
  }

  @Test func invariant5AnOutputThatWasNotThereIsNotThereAfterErrors() throws {
    let deep = output.folder + "/not/there"
    let writer = try SiteWriter(output: deep)
    _ = try output.stage(Self.new, writer)
    writer.discard()
    #expect(!FileManager.default.fileExists(atPath: output.folder + "/not"))
  }

  @Test func invariant6TheOrderOfTheFilesChangesNothing() throws {
    let other = TemporaryOutput()
    try output.build(Self.new)
    let writer = try SiteWriter(output: other.site)
    let backwards = Self.new.sorted { $0.key > $1.key }.map { ($0, Array($1.utf8)) }
    var files: [StagedFile] = []
    for (path, bytes) in backwards {
      files.append(try writer.stage(RelativePath(normal: path), bytes.span))
    }
    _ = try writer.commit(files)
    #expect(try output.tree(withHouse: true) == other.tree(withHouse: true))
    #expect(
      output.text(".diglot/manifest")
        == "diglot-manifest 1\n" + Self.new.keys.sorted().joined(separator: "\n") + "\nend 10\n"
    )
  }

  @Test(.timeLimit(.minutes(1)))
  func eightWorkersStageTwoThousandFiles() async throws {
    var files: [String: String] = [:]
    for i in 0..<2_000 { files["l\(i % 3)/section-\(i % 40)/p\(i)/index.html"] = "page \(i)" }
    let (pages, writer) = (files.sorted { $0.key < $1.key }, try SiteWriter(output: output.site))
    let staged = await concurrentMap(count: pages.count, workers: 8, state: { 0 }) { _, index in
      let (path, text) = pages[index]
      return try? writer.stage(RelativePath(normal: path), Array(text.utf8).span)
    }
    let summary = try writer.commit(staged.compactMap { $0 })
    #expect(summary == WriteSummary(written: 2_000, unchanged: 0, removed: 0))
    #expect(try output.tree() == TemporaryOutput.expected(files))
  }
}

/// Stops a build before each of its changes of the disk, then looks at the tree and builds again.
final class KillSweep {
  let (old, new): ([String: String], [String: String])
  private(set) var points = 0

  init(from old: [String: String], to new: [String: String]) { (self.old, self.new) = (old, new) }

  func run(
    faults: @escaping @Sendable (_ operation: String) -> Int32 = { _ in 0 },
    _ look: ([String: String]) throws -> Void
  ) throws {
    while true {
      let output = TemporaryOutput()
      try output.build(old)
      let kill = KillSwitch(after: points)
      let hook = FaultHook {
        let code = kill.hook.code($0, $1)
        return code != 0 ? code : faults($0)
      }
      let isDone = (try? output.build(new, faults: hook)) != nil
      try look(try output.tree())
      try output.build(new)
      #expect(try output.tree() == TemporaryOutput.expected(new), "killed at \(points)")
      let house = try output.tree(withHouse: true).keys.filter { $0.hasPrefix(".diglot/") }.sorted()
      #expect(house == [".diglot/", ".diglot/lock", ".diglot/manifest"])
      if isDone { return }
      points += 1
    }
  }
}
