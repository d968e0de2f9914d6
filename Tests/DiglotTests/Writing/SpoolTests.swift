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
      #expect(try writer.spooled(try #require(place)) == text)
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
    #expect(try writer.spooled(place) == bytes)
    #expect(try output.tree(withHouse: true)[".diglot/spool"] == nil)
  }

  @Test func clearsTheFileOfABuildThatWasKilledBeforeItLostItsName() throws {
    try output.put("rest", at: ".diglot/spool")
    let writer = try writer()
    #expect(output.text(".diglot/spool") == nil)
    let bytes: [UInt8] = [4]
    #expect(try writer.spooled(try writer.spool(bytes.span)) == bytes)
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
    #expect(throws: error) { try writer.spooled(place.lowerBound..<(place.upperBound + 1)) }
    writer.discard()
  }
}
