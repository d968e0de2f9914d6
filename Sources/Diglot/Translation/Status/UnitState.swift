/// What has become of the sentence that a unit was translated from.
enum UnitState: Sendable, Equatable {
  /// It still stands in the original, maybe in another place.
  case current
  /// A sentence much like it stands there, one that no unit was translated from: that of
  /// `UnitComparison.sentences` with this index.
  ///
  /// `similarity` is 1 for the same words in the same order and 0 where no word is common.
  case changed(sentence: Int, similarity: Double)
  /// Nothing like it stands there any more.
  case gone

  /// The name in data and in the attribute `data-state`.
  var name: StaticString {
    switch self {
    case .current: "current"
    case .changed: "changed"
    case .gone: "gone"
    }
  }
}
