/// A sentence of today's original that no unit was translated from.
struct OriginalSentence: Sendable, Equatable {
  /// Where it stands in the text of `UnitComparison.original`, marks of lists, quotes and cells
  /// before it left out.
  ///
  /// Where a sentence goes over several lines, the marks before each of them lie in the range.
  let range: Range<Int>
  /// What it says, in one line, as Markdown: escapes are kept, so that it can be shown.
  let text: [UInt8]
}
