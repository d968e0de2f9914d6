/// Pairs sentences that went with those that came, the most alike first, each once.
struct NearMatches {
  struct Pair: Sendable {
    let unit: Int
    let sentence: Int
    let similarity: Double
  }

  /// From this on, two sentences are versions of one: half of their words are common.
  static let threshold = 0.5
  /// Words that more sentences hold than this say nothing about any of them.
  private static let commonness = 48
  /// How many sentences a unit is compared with.
  static let candidateLimit = 12
  /// How many words of a sentence are looked at.
  private static let wordLimit = 200

  private let sentences: [[UInt64]]
  /// By word, the sentences that hold it.
  private var index: [UInt64: [Int]] = [:]

  /// `sentences` are the hashes of their words.
  init(sentences: [[UInt64]]) {
    self.sentences = sentences.map { Array($0.prefix(Self.wordLimit)) }
    for (number, words) in self.sentences.enumerated() {
      for word in Set(words) where index[word]?.count ?? 0 <= Self.commonness {
        index[word, default: []].append(number)
      }
    }
  }

  /// Returns the pairs for units, each with its words and the sentences that stand where it stood.
  func pairs(_ units: [(unit: Int, words: [UInt64], neighbours: Range<Int>)]) -> [Pair] {
    var found: [(pair: Pair, distance: Int)] = []
    for (unit, words, neighbours) in units {
      let words = Array(words.prefix(Self.wordLimit))
      for sentence in candidates(words, neighbours) {
        let similarity = Self.similarity(words, sentences[sentence])
        guard similarity >= Self.threshold else { continue }
        let distance =
          neighbours.contains(sentence)
          ? abs((neighbours.lowerBound + neighbours.upperBound) / 2 - sentence)
          : Self.candidateLimit + abs(neighbours.lowerBound - sentence)
        found.append((Pair(unit: unit, sentence: sentence, similarity: similarity), distance))
      }
    }
    found.sort {
      ($1.pair.similarity, $0.distance, $0.pair.unit, $0.pair.sentence)
        < ($0.pair.similarity, $1.distance, $1.pair.unit, $1.pair.sentence)
    }
    var units: Set<Int> = []
    var taken: Set<Int> = []
    return found.map(\.pair).filter { pair in
      guard !units.contains(pair.unit), !taken.contains(pair.sentence) else { return false }
      units.insert(pair.unit)
      taken.insert(pair.sentence)
      return true
    }
  }

  /// Returns the sentences with most of the words, and those in the place of the unit.
  private func candidates(_ words: [UInt64], _ neighbours: Range<Int>) -> [Int] {
    var counts: [Int: Int] = [:]
    for word in Set(words) {
      guard let holders = index[word], holders.count <= Self.commonness else { continue }
      for sentence in holders { counts[sentence, default: 0] += 1 }
    }
    let best = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .prefix(Self.candidateLimit).map(\.key)
    return best + neighbours.filter { !best.contains($0) }
  }

  /// Returns 2·LCS/(n+m) of two rows of words.
  static func similarity(_ a: [UInt64], _ b: [UInt64]) -> Double {
    guard !a.isEmpty, !b.isEmpty else { return 0 }
    // No more than the shorter one can be common.
    if 2 * Double(min(a.count, b.count)) / Double(a.count + b.count) < threshold { return 0 }
    var lengths = Array(repeating: 0, count: b.count + 1)
    for word in a {
      var diagonal = 0
      for (column, other) in b.enumerated() {
        let above = lengths[column + 1]
        lengths[column + 1] = word == other ? diagonal + 1 : max(above, lengths[column])
        diagonal = above
      }
    }
    return 2 * Double(lengths[b.count]) / Double(a.count + b.count)
  }
}
