import Foundation
import Testing

@testable import Diglot

/// What is in the way of a site, and a disk that says no.
struct SiteWriterFaultTests {
  let output = TemporaryOutput()

  private func failure(_ files: [String: String], faults: FaultHook? = nil) -> FileError? {
    #expect(throws: FileError.self) { try output.build(files, faults: faults) }
  }

  @Test(arguments: [ENOSYS, EINVAL, EXDEV])
  func withoutTheExchangeEveryFileIsRenamed(code: Int32) throws {
    let sweep = KillSweep(from: SiteWriterTests.old, to: SiteWriterTests.new)
    try sweep.run(faults: { $0 == "exchange" ? code : 0 }) { tree in
      for (path, text) in tree where !path.hasSuffix("/") {
        #expect(text == SiteWriterTests.old[path] || text == SiteWriterTests.new[path])
      }
    }
    #expect(sweep.points > 30)
  }

  @Test func aFullDiskLeavesTheOldSite() throws {
    try output.build(["a/index.html": "old", "b/index.html": "old"])
    let before = try output.tree()
    let full = FaultHook { operation, _ in operation == "write" ? ENOSPC : 0 }
    let error = failure(["a/index.html": "new", "b/index.html": "old"], faults: full)
    #expect(error?.code == ENOSPC)
    #expect(error?.path == output.site + "/.diglot/stage/a/index.html")
    #expect(try output.tree() == before)
  }

  @Test func aReadOnlyFolderIsNamed() throws {
    let readOnly = FaultHook { operation, _ in operation == "make the folder" ? EROFS : 0 }
    let error = failure(["a.html": "x"], faults: readOnly)
    #expect(error?.description.hasPrefix("cannot make the folder '\(output.site)/.diglot'") == true)
  }

  @Test func anOutputThatIsAFileIsRefused() throws {
    try output.put("x", at: "page")
    let path = output.site + "/page"
    #expect(throws: FileError(path: path, operation: "open the folder", code: ENOTDIR)) {
      try SiteWriter(output: path)
    }
    let below = #expect(throws: FileError.self) { try SiteWriter(output: path + "/below") }
    #expect(below?.code == ENOTDIR)
    #expect(try output.tree() == ["page": "x"])
  }

  @Test func anOutputThatIsALinkMustStayInItsFolder() throws {
    try output.put("x", at: "real/x")
    let manager = FileManager.default
    try manager.createSymbolicLink(
      atPath: output.folder + "/stays",
      withDestinationPath: "site/real"
    )
    try manager.createSymbolicLink(atPath: output.site + "/leaves", withDestinationPath: "..")
    try manager.createSymbolicLink(atPath: output.site + "/dangles", withDestinationPath: "none")
    _ = try SiteWriter(output: output.folder + "/stays")
    let leaving = #expect(throws: FileError.self) {
      try SiteWriter(output: output.site + "/leaves/")
    }
    #expect(leaving?.code == ELOOP)
    let dangling = #expect(throws: FileError.self) {
      try SiteWriter(output: output.site + "/dangles")
    }
    #expect(dangling?.code == ENOENT)
  }

  @Test func aLinkInTheOutputIsNeverFollowed() throws {
    let outside = output.folder + "/outside"
    let manager = FileManager.default
    try manager.createDirectory(atPath: outside, withIntermediateDirectories: true)
    try Data("kept".utf8).write(to: URL(filePath: outside + "/index.html"))
    try output.build(["ko/index.html": "ours", "en/index.html": "ours"])
    try manager.removeItem(atPath: output.site + "/ko")
    try manager.createSymbolicLink(atPath: output.site + "/ko", withDestinationPath: outside)

    // The same bytes behind the link are not ours, and what is stale behind it is not removed.
    for text in ["new", "kept"] {
      let error = failure(["ko/index.html": text, "en/index.html": "new"])
      #expect(
        error
          == FileError(
            path: output.site + "/ko",
            operation: "replace the foreign file",
            code: ELOOP
          )
      )
      #expect(output.text("en/index.html") == "ours")
    }
    #expect(try output.build(["en/index.html": "new"]).removed == 0)
    #expect(try manager.contentsOfDirectory(atPath: outside) == ["index.html"])
    #expect(output.text("ko/index.html") == "kept")
  }

  @Test func aLinkInPlaceOfOurFolderIsRefused() throws {
    try output.put("x", at: "elsewhere/x")
    try FileManager.default.createSymbolicLink(
      atPath: output.site + "/.diglot",
      withDestinationPath: "elsewhere"
    )
    #expect(failure(["a.html": "x"])?.path == output.site + "/.diglot")
    #expect(try output.tree() == ["elsewhere/": "", "elsewhere/x": "x"])
  }

  @Test(arguments: ["robots.txt", "ko", "ko/index.html"])
  func aForeignFileInTheWayIsRefusedBeforeAnythingChanges(path: String) throws {
    try output.build(["index.html": "old"])
    try output.put("mine", at: path)
    let before = try output.tree()
    let error = failure(["index.html": "new", "robots.txt": "ours", "ko/index.html": "ours"])
    #expect(
      error
        == FileError(
          path: output.site + "/" + path,
          operation: "replace the foreign file",
          code: EEXIST
        )
    )
    #expect(try output.tree() == before)
  }

  @Test func aForeignFileOfTheSameBytesIsNotInTheWay() throws {
    try output.put("same", at: "index.html")
    #expect(try output.build(["index.html": "same"]).unchanged == 1)
  }

  @Test func aFolderWithForeignFilesDoesNotBecomeAFile() throws {
    try output.build(["form/index.html": "old"])
    try output.put("mine", at: "form/notes.txt")
    let error = failure(["form": "now a file"])
    #expect(error?.code == ENOTEMPTY)
    #expect(output.text("form/index.html") == "old")
  }

  @Test func aFileBecomesAFolderAndBack() throws {
    for _ in 0..<2 {
      for files in [["a": "file"], ["a/b": "deeper"], ["a/b/c": "deepest"]] {
        try output.build(files)
        #expect(try output.tree() == TemporaryOutput.expected(files))
      }
    }
  }

  @Test func whatIsPutIntoAFolderWhileItIsExchangedGoesBack() throws {
    try output.build(["ko/index.html": "old", "ko/gone.html": "old"])
    let (folder, site) = (output, output.site)
    let intruder = FaultHook { operation, path in
      guard operation == "exchange", path == site + "/ko" else { return 0 }
      try? folder.put("mine", at: "ko/notes.txt")
      return 0
    }
    let summary = try output.build(["ko/index.html": "new"], faults: intruder)
    #expect(summary == WriteSummary(written: 1, unchanged: 0, removed: 1))
    #expect(
      try output.tree() == ["ko/": "", "ko/index.html": "new", "ko/notes.txt": "mine"]
    )
  }

  @Test(arguments: [
    "not a manifest", "diglot-manifest 2\nold.html\nend 1\n",
    "diglot-manifest 1\nold.html\nend 2\n",
    "diglot-manifest 1\n../../x\nend 1\n", "",
  ])
  func aManifestThatCannotBeReadRemovesNothing(manifest: String) throws {
    try output.build(["old.html": "old", "index.html": "old"])
    try output.put(manifest, at: ".diglot/manifest")
    let writer = try SiteWriter(output: output.site)
    #expect(writer.finding?.code == .outputManifestUnreadable)
    let summary = try writer.commit(try output.stage(["index.html": "new"], writer))
    #expect(summary == WriteSummary(written: 1, unchanged: 0, removed: 0))
    #expect(try output.tree() == ["old.html": "old", "index.html": "new"])
    #expect(output.text(".diglot/manifest") == "diglot-manifest 1\nindex.html\nend 1\n")
  }

  @Test func twoBuildsIntoOneOutputAreNotPossible() throws {
    let first = try SiteWriter(output: output.site)
    #expect(
      throws: FileError(path: output.site, operation: "start a second build in", code: EWOULDBLOCK)
    ) { try SiteWriter(output: output.site) }
    first.discard()
  }

  @Test func anOutputIsFreeOnceABuildIsOverWhoeverStillHoldsItsWriter() throws {
    let first = try SiteWriter(output: output.site)
    first.discard()
    let second = try SiteWriter(output: output.site)
    _ = try second.commit(try output.stage(["index.html": "new"], second))
    let third = try SiteWriter(output: output.site)
    withExtendedLifetime((first, second)) { third.discard() }
    #expect(try output.tree() == ["index.html": "new"])
  }

  @Test(arguments: ["", ".diglot", ".diglot/manifest", "a/../../b", "/etc/x", "a//b", "a\0b"])
  func aPathThatNoSiteMayHaveIsRefused(path: String) throws {
    let writer = try SiteWriter(output: output.site)
    let bytes: [UInt8] = [1]
    let error = #expect(throws: FileError.self) {
      try writer.stage(RelativePath(normal: path), bytes.span)
    }
    #expect(error?.code == EINVAL)
  }

  @Test func onePathIsNotWrittenTwice() throws {
    let writer = try SiteWriter(output: output.site)
    let bytes: [UInt8] = [1]
    let file = try writer.stage(RelativePath(normal: "a"), bytes.span)
    let again = #expect(throws: FileError.self) {
      try writer.stage(RelativePath(normal: "a"), bytes.span)
    }
    #expect(again?.code == EEXIST)
    let twice = #expect(throws: FileError.self) { try writer.commit([file, file]) }
    #expect(twice == FileError(path: output.site + "/a", operation: "write twice", code: EEXIST))
  }

  @Test(arguments: [0, 1, 65_536, 200_001])
  func copiesAnAssetUnlessItIsThere(size: Int) throws {
    let bytes = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31 ^ $0 >> 8) }
    let source = output.folder + "/source.png"
    try Data(bytes).write(to: URL(filePath: source))
    for expected in [StagedFile.State.staged, .unchanged] {
      let writer = try SiteWriter(output: output.site)
      let file = try writer.stageCopy(of: source, to: RelativePath(normal: "media/a.png"))
      #expect(file.state == expected)
      _ = try writer.commit([file])
      #expect(try File.read(output.site + "/media/a.png") == bytes)
    }
    guard size > 0 else { return }
    try Data(bytes.dropLast() + [bytes[size - 1] ^ 1]).write(to: URL(filePath: source))
    let writer = try SiteWriter(output: output.site)
    let file = try writer.stageCopy(of: source, to: RelativePath(normal: "media/a.png"))
    #expect(file.state == .staged)
  }

  @Test func aMissingAssetOrAFolderIsNamed() throws {
    let writer = try SiteWriter(output: output.site)
    let target = RelativePath(normal: "a.png")
    let missing = #expect(throws: FileError.self) {
      try writer.stageCopy(of: output.folder + "/none.png", to: target)
    }
    #expect(missing?.isNotFound == true)
    let folder = #expect(throws: FileError.self) {
      try writer.stageCopy(of: output.folder, to: target)
    }
    #expect(folder == FileError(path: output.folder, operation: "read", code: EINVAL))
  }

  @Test(arguments: [false, true])
  func opensNothingThroughALink(byComponent: Bool) throws {
    try output.put("x", at: "a/b/file")
    try FileManager.default.createSymbolicLink(
      atPath: output.site + "/a/link",
      withDestinationPath: "b"
    )
    let folder = try OpenFolder(path: output.site, faults: nil)
    func open(_ path: String) throws(FileError) {
      close(try folder.open(path, O_RDONLY, operation: "open", byComponent: byComponent))
    }
    try open("a/b/file")
    try open("")
    #expect(throws: FileError.self) { try open("a/link") }
    #expect(throws: FileError.self) { try open("a/link/file") }
    #expect(throws: FileError.self) { try open("a/none/file") }
    #expect(throws: FileError.self) { try open(String(repeating: "n", count: 300) + "/x") }
  }
}
