/// A sentence that is the same in both languages, and is neither a name nor code.
///
/// In a name every word that is no function word begins with a capital: `Cloud Solution Provider
/// program` is taken for prose only if three of its words do not.
enum UntranslatedRule {
  private static let functionWords: Set = [
    "the", "a", "an", "of", "for", "to", "and", "or", "is", "are", "in", "on", "with", "your",
    "you",
    "this", "that", "by", "from", "as", "at", "be", "can", "it", "its", "how", "what", "when", "if",
    "not", "we", "our", "will", "has", "have", "which", "who", "why", "use", "do", "does", "their",
    "they", "all", "any", "no", "was", "were", "been", "into", "than",
  ]

  static func faults(_ pair: UnitPair) -> [UnitFault] {
    guard pair.isCopy, pair.language.name != pair.original.name, isProse(pair) else { return [] }
    return [
      UnitFault(
        range: 0..<pair.target.bytes.count,
        message: "a sentence is translated, unless it is a name or code",
        note: "translate it, or list what stays as it is under 'no-loc'"
      )
    ]
  }

  private static func isProse(_ pair: UnitPair) -> Bool {
    guard !pair.original.hasOwnScript else {
      // A writing without capitals says nothing about names; short texts pass for them.
      return ownLetters(pair) >= 12
    }
    let words = SentenceWords(pair.source, hiding: pair.untranslatable).ranges
    guard words.count >= 3 else { return false }
    var functions = 0
    var contents = 0
    for word in words where !isCapital(pair.source.bytes[word.lowerBound]) {
      if functionWords.contains(pair.source.text(word)) { functions += 1 } else { contents += 1 }
    }
    return (functions >= 1 && contents >= 1) || (words.count >= 4 && contents >= 3)
  }

  private static func isCapital(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
  }

  private static func ownLetters(_ pair: UnitPair) -> Int {
    ScriptLetters.all(in: pair.source).count {
      pair.original.scripts.contains($0.script) && $0.script != .latin
    }
  }
}
