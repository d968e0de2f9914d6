/// A page's body taken apart: the text as its readers see it, and the sentences it came from.
///
/// The target text is parsed alone: Markdown run over both languages pairs `**` and `|` of one
/// with those of the other.
struct Bitext: Sendable {
  /// The body without its units' markup and originals.
  let target: [UInt8]
  let units: [TranslationUnit]
  /// Runs of the target that were copied from the file, in order; what lies between was left out.
  private let runs: [Run]

  struct Run: Sendable {
    let target: Int
    let file: Int
  }

  init(target: [UInt8], units: [TranslationUnit], runs: [Run]) {
    self.target = target
    self.units = units
    self.runs = runs
  }

  /// Returns which byte of the file stands at `offset` of the target text.
  func fileOffset(of offset: Int) -> Int {
    let index = runs.firstIndexAfter { $0.target <= offset } - 1
    guard index >= 0 else { return runs.first?.file ?? 0 }
    return runs[index].file + offset - runs[index].target
  }

  /// Calls `body` with the runs that `range` is made of, the first one cut to begin with it.
  func forEachRun(in range: Range<Int>, _ body: (Run) -> Void) {
    body(Run(target: range.lowerBound, file: fileOffset(of: range.lowerBound)))
    let next = runs.firstIndexAfter { $0.target <= range.lowerBound }
    for run in runs[next...] {
      if run.target >= range.upperBound { return }
      body(run)
    }
  }

  /// Returns the same text behind two bytes more, each byte in the place of one: `text`.
  func guarded(_ text: [UInt8]) -> Bitext {
    let count = 2
    return Bitext(
      target: text,
      units: units.map { $0.moved(by: count) },
      runs: [Run(target: 0, file: runs.first?.file ?? 0)]
        + runs.map { Run(target: $0.target + count, file: $0.file) }
    )
  }

  /// Returns the units that touch `range` of the target text.
  func units(in range: Range<Int>) -> ArraySlice<TranslationUnit> {
    let first = units.firstIndexAfter { $0.target.upperBound <= range.lowerBound }
    let last = units.firstIndexAfter { $0.target.lowerBound < range.upperBound }
    return units[first..<max(first, last)]
  }

  /// Returns the text that was translated, rebuilt: every unit replaced by its source, what stands
  /// between them kept.
  ///
  /// The result is a bitext of its own, without units.
  func original(in file: borrowing Span<UInt8>) -> Bitext {
    var text = ByteBuffer(capacity: target.count)
    var runs: [Run] = []
    var offset = 0
    for unit in units {
      runs.append(Run(target: text.count, file: fileOffset(of: offset)))
      text.append(target.span.extracting(offset..<unit.target.lowerBound))
      runs.append(Run(target: text.count, file: unit.source.lowerBound))
      text.append(file.extracting(unit.source))
      offset = unit.target.upperBound
    }
    runs.append(Run(target: text.count, file: fileOffset(of: offset)))
    text.append(target.span.extracting(offset..<target.count))
    return Bitext(target: text.finish(), units: [], runs: runs)
  }

  /// Returns the target text outside the units, which has no original.
  func forEachRunOutsideUnits(_ body: (borrowing Span<UInt8>) -> Void) {
    var offset = 0
    for unit in units {
      body(target.span.extracting(offset..<unit.target.lowerBound))
      offset = unit.target.upperBound
    }
    body(target.span.extracting(offset..<target.count))
  }
}
