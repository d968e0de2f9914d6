/// All sentences of a locale with their translations, to find how something like it was translated.
///
/// An index over the words of the originals; each pair of sentences is in it once, at the first page
/// that has it. See `TranslationMemory.Search` for how it is asked.
struct TranslationMemory: Sendable {
  /// A unit of a page, by their indices.
  struct Entry: Sendable {
    let page: UInt32
    let unit: UInt32
  }

  private let pages: [MemoryPage]
  /// In the order of the pages.
  private let entries: [Entry]
  /// The hashes of the originals with their entries, sorted.
  private let originals: [Original]
  /// All words, sorted.
  private let vocabulary: [UInt32]
  /// Where the entries of each word end.
  private let ends: [UInt32]
  /// For each word the entries that hold it, in their order.
  private let holders: [UInt32]

  private struct Original: Sendable {
    let digest: UInt64
    let entry: UInt32
  }

  /// Takes the pages of one locale in the order of the site.
  init(_ pages: [MemoryPage]) {
    self.pages = pages
    var entries: [Entry] = []
    var originals: [Original] = []
    var known: Set<UInt64> = []
    for (number, page) in pages.enumerated() {
      for unit in 0..<page.count {
        let source = SentenceLikeness.digest(page.source(of: unit))
        let pair = SentenceLikeness.digest(page.target(of: unit), seed: source ^ 0xFF)
        guard known.insert(pair).inserted else { continue }
        originals.append(Original(digest: source, entry: UInt32(entries.count)))
        entries.append(Entry(page: UInt32(number), unit: UInt32(unit)))
      }
    }
    originals.sort { ($0.digest, $0.entry) < ($1.digest, $1.entry) }
    self.entries = entries
    self.originals = originals
    (vocabulary, ends, holders) = Self.index(entries, pages)
  }

  var count: Int { entries.count }

  private static func index(
    _ entries: [Entry],
    _ pages: [MemoryPage]
  ) -> (vocabulary: [UInt32], ends: [UInt32], holders: [UInt32]) {
    var pairs: [UInt64] = []
    for (number, entry) in entries.enumerated() {
      let words = pages[Int(entry.page)].words(of: Int(entry.unit))
      for word in words.prefix(SentenceLikeness.wordLimit) {
        pairs.append(UInt64(word) << 32 | UInt64(number))
      }
    }
    pairs.sort()
    var vocabulary: [UInt32] = []
    var ends: [UInt32] = []
    var holders: [UInt32] = []
    holders.reserveCapacity(pairs.count)
    var last: UInt64?
    for pair in pairs where pair != last {
      last = pair
      let word = UInt32(pair >> 32)
      if vocabulary.last != word {
        vocabulary.append(word)
        ends.append(0)
      }
      holders.append(UInt32(truncatingIfNeeded: pair))
      ends[ends.count - 1] = UInt32(holders.count)
    }
    return (vocabulary, ends, holders)
  }

  // MARK: Looking up

  func source(_ entry: Int) -> ArraySlice<UInt8> {
    pages[Int(entries[entry].page)].source(of: Int(entries[entry].unit))
  }

  func target(_ entry: Int) -> ArraySlice<UInt8> {
    pages[Int(entries[entry].page)].target(of: Int(entries[entry].unit))
  }

  func words(_ entry: Int) -> ArraySlice<UInt32> {
    pages[Int(entries[entry].page)].words(of: Int(entries[entry].unit))
  }

  /// Returns the index of the page that an entry stands on, in the site.
  func page(_ entry: Int) -> Int { pages[Int(entries[entry].page)].page }

  /// Returns the entries with a word, in their order.
  func holders(of word: UInt32) -> ArraySlice<UInt32> {
    let index = vocabulary.firstIndexAfter { $0 < word }
    guard index < vocabulary.count, vocabulary[index] == word else { return [] }
    return holders[(index == 0 ? 0 : Int(ends[index - 1]))..<Int(ends[index])]
  }

  /// Returns the entries whose original is `sentence`, but for blanks, in their order.
  func equals(of sentence: ArraySlice<UInt8>, limit: Int) -> [Int] {
    let digest = SentenceLikeness.digest(sentence)
    let start = originals.firstIndexAfter { $0.digest < digest }
    return originals[start...].prefix { $0.digest == digest }.prefix(limit).map { Int($0.entry) }
      .filter { SentenceLikeness.areEqual(source($0), sentence) }
  }
}
