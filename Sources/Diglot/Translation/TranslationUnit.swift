/// A sentence of a page and the sentence that it was translated from.
struct TranslationUnit: Sendable, Equatable {
  /// What comes after the salt of `data-ttu-id`: the same in every locale of the same original.
  ///
  ///     59e94-103   →  103
  ///     a3569-p102  →  p102, a whole paragraph that was translated at once
  struct Key: Hashable, Sendable {
    let number: Int
    let isParagraph: Bool

    var string: String { (isParagraph ? "p" : "") + String(number) }
  }

  let key: Key
  /// The translation, in bytes of the bitext's target text.
  let target: Range<Int>
  /// The original, in bytes of the file.
  let source: Range<Int>

  /// Returns the unit in a target text that begins so many bytes earlier.
  func moved(by count: Int) -> TranslationUnit {
    let target = (target.lowerBound + count)..<(target.upperBound + count)
    return TranslationUnit(key: key, target: target, source: source)
  }
}

extension TranslationUnit.Key {
  /// Reads `103` or `p102`, as `string` writes it.
  init?(_ text: String) {
    let isParagraph = text.utf8.first == UInt8(ascii: "p")
    let digits = isParagraph ? text.dropFirst() : text[...]
    guard digits.utf8.count <= 9, let number = Int(digits), number >= 0 else { return nil }
    self.init(number: number, isParagraph: isParagraph)
    guard string == text else { return nil }
  }
}
