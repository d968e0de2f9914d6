extension TranslationMemory {
  /// A sentence of the memory that is like another one, with its translation.
  struct Match: Sendable, Equatable {
    let source: [UInt8]
    let target: [UInt8]
    /// 100 for a source that is equal but for blanks; else see `SentenceLikeness`.
    let percentage: Int
    /// The page it was taken from, by index.
    let page: Int
  }

  /// Asks a memory, with what is kept from one question to the next.
  ///
  /// The effort for a sentence has a limit: its rarest words are followed to at most `postingLimit`
  /// entries, and it is compared word by word with the `candidateLimit` likeliest of them.
  struct Search {
    static let threshold = 60
    static let matchLimit = 3
    private static let postingLimit = 1 << 15
    private static let candidateLimit = 16

    private let memory: TranslationMemory
    /// By entry, how many words it has in common with the sentence.
    private var counts: [UInt16]

    init(_ memory: TranslationMemory) {
      self.memory = memory
      counts = Array(repeating: 0, count: memory.count)
    }

    /// Returns the best matches for a sentence, each with another translation.
    ///
    /// The most alike come first, of equals that of the first page. What is `known` is left out: a
    /// unit and its own translation.
    mutating func matches(
      for sentence: ArraySlice<UInt8>,
      known: (source: ArraySlice<UInt8>, target: ArraySlice<UInt8>)? = nil
    ) -> [Match] {
      var found = memory.equals(of: sentence, limit: Self.candidateLimit).map { ($0, 100) }
      let exact = Set(found.map(\.0))
      let words = MemoryPage.words(sentence)[...]
      for entry in candidates(words) where !exact.contains(entry) {
        let percentage = SentenceLikeness.percentage(words, memory.words(entry))
        if percentage >= Self.threshold { found.append((entry, percentage)) }
      }
      found.sort { ($1.1, $0.0) < ($0.1, $1.0) }
      var matches: [Match] = []
      for (entry, percentage) in found where matches.count < Self.matchLimit {
        let (source, target) = (memory.source(entry), memory.target(entry))
        if let known, SentenceLikeness.areEqual(known.source, source),
          SentenceLikeness.areEqual(known.target, target)
        {
          continue
        }
        if matches.contains(where: { SentenceLikeness.areEqual($0.target[...], target) }) {
          continue
        }
        let page = memory.page(entry)
        matches.append(
          Match(source: Array(source), target: Array(target), percentage: percentage, page: page)
        )
      }
      return matches
    }

    /// Returns the entries that have the most words in common with a sentence, for their lengths.
    private mutating func candidates(_ words: ArraySlice<UInt32>) -> [Int] {
      guard words.count <= SentenceLikeness.wordLimit else { return [] }
      var touched: [UInt32] = []
      var patience = Self.postingLimit
      let lists = Set(words).map { ($0, memory.holders(of: $0)) }
        .sorted { ($0.1.count, $0.0) < ($1.1.count, $1.0) }
      for (_, holders) in lists {
        // Words that stand nearly everywhere tell little, and take the longest.
        guard patience >= holders.count || touched.isEmpty else { break }
        for entry in holders.prefix(patience) {
          if counts[Int(entry)] == 0 { touched.append(entry) }
          counts[Int(entry)] += 1
        }
        patience -= min(patience, holders.count)
      }
      var best: [(score: Int, entry: Int)] = []
      for entry in touched {
        let common = Int(counts[Int(entry)])
        counts[Int(entry)] = 0
        let length = memory.words(Int(entry)).count
        Self.keep((score: (common << 20) / (words.count + length), entry: Int(entry)), in: &best)
      }
      return best.map(\.entry)
    }

    /// Puts a candidate to the best ones, if it is one.
    private static func keep(
      _ new: (score: Int, entry: Int),
      in best: inout [(score: Int, entry: Int)]
    ) {
      let isFull = best.count == candidateLimit
      if isFull, let last = best.last, (last.score, new.entry) >= (new.score, last.entry) { return }
      if isFull { best.removeLast() }
      let place = best.firstIndexAfter { (new.score, $0.entry) < ($0.score, new.entry) }
      best.insert(new, at: place)
    }
  }
}
