import Foundation
import Testing

@testable import Diglot

struct SpoolTests {
  let output = TemporaryOutput()

  private func writer(_ faults: FaultHook? = nil) throws -> SiteWriter {
    try SiteWriter(output: output.site, faults: faults)
  }

  @Test func returnsWhatAnyNumberOfWorkersKeep() async throws {
    let writer = try writer()
    let texts = (0..<300).map { [UInt8](repeating: UInt8($0 % 251), count: $0 * 7) }
    let places = await concurrentMap(count: texts.count, workers: 4, state: { 0 }) { _, index in
      let text = texts[index]
      return try? writer.spool(text.span)
    }
    for (text, place) in zip(texts, places) {
      #expect(try #require(place).read() == text)
    }
    writer.discard()
  }

  @Test func leavesNothingBehind() throws {
    let writer = try writer()
    let bytes: [UInt8] = [1, 2, 3]
    let place = try writer.spool(bytes.span)
    let during = try output.tree(withHouse: true)
    #expect(Set(during.keys) == [".diglot/", ".diglot/lock", ".diglot/stage/"])
    _ = try writer.commit(try output.stage(["index.html": "x"], writer))
    #expect(try place.read() == bytes)
    #expect(try output.tree(withHouse: true)[".diglot/spool"] == nil)
  }

  @Test func clearsTheFileOfABuildThatWasKilledBeforeItLostItsName() throws {
    try output.put("rest", at: ".diglot/spool")
    let writer = try writer()
    #expect(output.text(".diglot/spool") == nil)
    let bytes: [UInt8] = [4]
    #expect(try writer.spool(bytes.span).read() == bytes)
    writer.discard()
  }

  @Test(arguments: [("create", ENOSPC), ("remove", EIO), ("write", ENOSPC)])
  func saysWhatTheDiskRefused(operation: String, code: Int32) throws {
    let writer = try writer(
      FaultHook { asked, path in asked == operation && path.hasSuffix("/spool") ? code : 0 }
    )
    let bytes: [UInt8] = [1]
    let error = FileError(path: output.site + "/.diglot/spool", operation: operation, code: code)
    #expect(throws: error) { try writer.spool(bytes.span) }
    writer.discard()
  }

  @Test func saysWhatCannotBeReadAgain() throws {
    let writer = try writer()
    let bytes: [UInt8] = [1]
    let place = try writer.spool(bytes.span)
    let error = FileError(path: output.site + "/.diglot/spool", operation: "read", code: EIO)
    let beyond = place.place.lowerBound..<(place.place.upperBound + 1)
    #expect(throws: error) { try place.spool.read(beyond) }
    writer.discard()
  }

  @Test(arguments: [0, 1, 4095, 4096, 8192, 100_000])
  func givesRoomBackWithTheLastWhoHoldsBytes(count: Int) throws {
    let folder = try OpenFolder(path: output.folder, faults: nil)
    let spool = Spool(in: folder, name: "room", givesBack: true)
    let bytes = [UInt8](repeating: 7, count: count)
    let before = try SpooledBytes(bytes.span, in: spool)
    var gone = Optional(try SpooledBytes(bytes.span, in: spool))
    let first = try #require(gone?.place)
    let kept = try SpooledBytes(bytes.span, in: spool)
    gone = nil
    #expect(first.lowerBound % 4096 == 0)
    #expect(try before.read() == bytes)
    // The room of what nobody holds any more reads as zeros; that of others stays.
    #expect(try spool.read(first).allSatisfy { $0 == 0 })
    #expect(try kept.read() == bytes)
  }
}
