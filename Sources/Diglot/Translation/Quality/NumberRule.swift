/// A number that only one of the two sentences has.
///
/// Each number is looked for once, however often it stands there, and may be a word in the other
/// sentence: `October` is `10月`, `two` is `2`, `24/7` is a phrase in most languages.
enum NumberRule {
  /// How many numbers are looked for as words; each search costs as much as the sentence is long.
  private static let limit = 50

  static func faults(_ pair: UnitPair) -> [UnitFault] {
    let found = NumberReader.numbers(in: pair.target)
    let expected = NumberReader.numbers(in: pair.source)
    if found.isEmpty, expected.isEmpty { return [] }
    guard !found.elementsEqual(expected, by: { $0.value == $1.value }) else { return [] }
    let missing = lacking(expected, found), surplus = lacking(found, expected)
    guard !missing.isEmpty || !surplus.isEmpty, !areSameDigits(found, expected) else { return [] }
    let words = NumberWords(pair)
    let lost = missing.prefix(limit).filter {
      !words.explainMissing($0.value, among: found, expected)
    }
    let added = surplus.prefix(limit).filter { !words.explainSurplus($0.value, among: expected) }
    guard let first = lost.first ?? added.first else { return [] }
    let range = added.first?.range ?? 0..<pair.target.bytes.count
    let message =
      lost.isEmpty
      ? "a translation has only the numbers of its original, which has no '\(first.value)'"
      : "a translation has the numbers of its original, which has '\(first.value)'"
    return [
      UnitFault(range: range, message: message, note: "compare the numbers, and correct them")
    ]
  }

  private static func lacking(
    _ numbers: [NumberReader.Number],
    _ others: [NumberReader.Number]
  ) -> [NumberReader.Number] {
    let known = Set(others.map(\.value))
    return numbers.filter { !known.contains($0.value) }
  }

  /// Whether the digits are the same, grouped in another way: `2021.3` and `3/2021`.
  private static func areSameDigits(
    _ a: [NumberReader.Number],
    _ b: [NumberReader.Number]
  ) -> Bool {
    parts(a) == parts(b)
  }

  private static func parts(_ numbers: [NumberReader.Number]) -> [Substring] {
    numbers.flatMap { $0.value.split(separator: ".") }.sorted()
  }
}
