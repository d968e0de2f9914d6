/// A translation that is behind, unit by unit, beside today's original.
struct UnitComparison: Sendable {
  /// Today's original; where it was rebuilt, `isRebuilt` is set and there is no file of its own.
  let original: PageText
  /// The state of each unit, in the order of the page's units.
  let states: [UnitState]
  /// The sentences of the original that no unit holds, in its order.
  let sentences: [OriginalSentence]
  /// Which of `sentences` are new, since no unit is an old version of them.
  let missing: [Int]

  /// The original, made ready to compare any number of translations with.
  struct Reference: Sendable {
    let text: PageText

    init(_ text: PageText) { self.text = text }
  }

  /// Compares the units of `text` with the original.
  static func compare(_ text: PageText, with reference: Reference) -> UnitComparison {
    UnitComparison(
      original: reference.text,
      states: text.bitext.units.map { _ in .gone },
      sentences: [],
      missing: []
    )
  }
}
