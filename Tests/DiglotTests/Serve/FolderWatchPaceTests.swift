import Diglot
import Testing

@testable import DiglotCommand

struct FolderWatchPaceTests {
  private func batch(_ count: Int, _ kind: FileChanges.Kind = .written) -> FileChanges {
    var batch = FileChanges()
    for index in 0..<count { batch.note(kind, "\(index)") }
    return batch
  }

  private func wait(
    _ batch: FileChanges,
    first: Int = 0,
    last: Int = 0,
    isUnfinished: Bool = false
  ) -> Duration? {
    BatchPace.wait(
      batch,
      isUnfinished: isUnfinished,
      sinceFirst: .milliseconds(first),
      sinceLast: .milliseconds(last)
    )
  }

  @Test func handsFewFilesOnAtOnce() {
    #expect(wait(batch(1)) == BatchPace.brief)
    #expect(wait(batch(16), first: 1, last: 1) == .milliseconds(1))
    #expect(wait(batch(16), first: 2, last: 2) == nil)
  }

  @Test func waitsForMoreWhereMuchHasChanged() {
    #expect(wait(batch(17), first: 2, last: 2) == .milliseconds(28))
    #expect(wait(batch(17), first: 400, last: 30) == nil)
    var incomplete = FileChanges()
    incomplete.isIncomplete = true
    #expect(wait(incomplete) == BatchPace.long)
  }

  @Test func waitsForWhatWentToComeBack() {
    var changes = batch(1, .gone)
    #expect(wait(changes, first: 2, last: 2) == .milliseconds(28))
    #expect(wait(changes, first: 40, last: 40, isUnfinished: true) == .milliseconds(960))
    changes.note(.appeared, "0")
    #expect(wait(changes, first: 2, last: 2) == nil)
  }

  @Test func waitsForNothingAfterASecond() {
    #expect(wait(batch(1000), first: 990) == .milliseconds(10))
    #expect(wait(batch(1000), first: 1000) == nil)
    #expect(wait(batch(1, .gone), first: 1000, last: 900, isUnfinished: true) == nil)
  }

  @Test func takesWhatCameAndWentForNothing() {
    var changes = FileChanges()
    for kind in [FileChanges.Kind.appeared, .written, .gone] { changes.note(kind, "a") }
    #expect(changes.isEmpty)
    for kind in [FileChanges.Kind.gone, .appeared, .gone] { changes.note(kind, "a") }
    #expect(changes.kinds == ["a": .gone])
  }
}
