/// A translation that is behind, unit by unit, beside today's original.
///
/// First every unit takes the place where its source still stands, then what is left over is cut into
/// sentences, and those are paired with the units that found no place.
struct UnitComparison: Sendable {
  /// Today's original; where it was rebuilt, `isRebuilt` is set and there is no file of its own.
  let original: PageText
  /// The state of each unit, in the order of the page's units.
  let states: [UnitState]
  /// The sentences of the original that no unit holds, in its order.
  let sentences: [OriginalSentence]
  /// Which of `sentences` are new, since no unit is an old version of them.
  let missing: [Int]
  /// Where the source of each unit begins in the text of `original`; `nil` where it does not stand
  /// there any more.
  let places: [Int?]

  /// The original, made ready to compare any number of translations with.
  struct Reference: Sendable {
    let text: PageText
    fileprivate let flat: FlatText
    fileprivate let tokens: [TextToken]

    /// The script of the original, where it was rebuilt: what has letters of another one is no
    /// sentence of it, but was never taken into a unit.
    fileprivate let foreign: ForeignLetters?

    /// `language` is that of the text, such as `en`.
    init(_ text: PageText, language: Substring = "en") {
      self.text = text
      foreign = text.isRebuilt ? ForeignLetters(language: language) : nil
      // In YAML, what is translated are values, which have no units.
      flat = FlatText(text.source.yaml == nil ? text.text : [])
      tokens = TextToken.tokens(flat)
    }
  }

  /// Compares the units of `text` with the original.
  static func compare(_ text: PageText, with reference: Reference) -> UnitComparison {
    let file = text.source.file.bytes
    let sources = text.bitext.units.map { FlatText(sentence: file[$0.source]) }
    let tokens = sources.map(TextToken.tokens)
    var matcher = UnitMatcher(tokens, in: reference.tokens)
    matcher.run()
    var pairing = SentencePairing(reference.flat, reference.tokens, matcher, reference.foreign)
    pairing.run(sources, tokens)
    return UnitComparison(
      original: reference.text,
      states: pairing.states,
      sentences: pairing.sentences.map { reference.sentence($0) },
      missing: pairing.missing,
      places: matcher.places.map { $0.map { reference.start(of: $0) } }
    )
  }
}

extension UnitComparison.Reference {
  /// Returns where in the text these tokens begin.
  fileprivate func start(of range: Range<Int>) -> Int {
    flat.textOffset(of: tokens[range.lowerBound].range.lowerBound)
  }

  /// Returns the sentence of these tokens, its lines joined.
  fileprivate func sentence(_ range: Range<Int>) -> OriginalSentence {
    var text: [UInt8] = []
    for token in tokens[range] {
      if token.followsBlank, !text.isEmpty { text.append(UInt8(ascii: " ")) }
      text += flat.bytes[token.range]
    }
    let start = flat.textOffset(of: tokens[range.lowerBound].range.lowerBound)
    let end = flat.textOffset(of: tokens[range.upperBound - 1].range.upperBound - 1) + 1
    return OriginalSentence(range: start..<max(start, end), text: text)
  }
}

/// Pairs the units that found no place with the sentences that no unit holds.
private struct SentencePairing {
  private(set) var states: [UnitState]
  /// In tokens.
  private(set) var sentences: [Range<Int>] = []
  private let flat: FlatText
  private let tokens: [TextToken]
  private let matcher: UnitMatcher
  private let splitter: SentenceSplitter
  private let foreign: ForeignLetters?

  init(
    _ flat: FlatText,
    _ tokens: [TextToken],
    _ matcher: UnitMatcher,
    _ foreign: ForeignLetters?
  ) {
    self.foreign = foreign
    self.flat = flat
    self.tokens = tokens
    self.matcher = matcher
    splitter = SentenceSplitter(flat, tokens)
    // A source without text went nowhere.
    states = zip(matcher.places, matcher.sources).map {
      $0 == nil && !$1.isEmpty ? .gone : .current
    }
  }

  var missing: [Int] {
    let changed = Set(
      states.compactMap { if case .changed(let sentence, _) = $0 { sentence } else { nil } }
    )
    return sentences.indices.filter { !changed.contains($0) }
  }

  mutating func run(_ sources: [FlatText], _ units: [[TextToken]]) {
    let stretches = splitter.stretches(without: matcher.isTaken).filter { !isForeign($0) }
    let waiting = states.indices.filter { states[$0] == .gone }
    let long = waiting.filter { unit in
      SentenceSplitter(sources[unit], units[unit]).sentences(of: units[unit].indices).count > 1
    }
    // What was translated at once is looked for at once.
    let whole = Set(pairs(long, stretches, sources, units).map(\.sentence))
    for (number, stretch) in stretches.enumerated() {
      sentences += whole.contains(number) ? [stretch] : splitter.sentences(of: stretch)
    }
    for pair in pairs(waiting, sentences, sources, units) {
      states[pair.unit] = .changed(sentence: pair.sentence, similarity: pair.similarity)
    }
  }

  private func isForeign(_ stretch: Range<Int>) -> Bool {
    let start = tokens[stretch.lowerBound].range.lowerBound
    let end = tokens[stretch.upperBound - 1].range.upperBound
    return (foreign?.count(in: flat.bytes.span.extracting(start..<end)) ?? 0) > 0
  }

  private func pairs(
    _ waiting: [Int],
    _ sentences: [Range<Int>],
    _ sources: [FlatText],
    _ units: [[TextToken]]
  ) -> [NearMatches.Pair] {
    guard !waiting.isEmpty, !sentences.isEmpty else { return [] }
    let matches = NearMatches(
      sentences: sentences.map { TextToken.words(tokens[$0], in: flat.bytes) }
    )
    let gaps = gaps()
    return matches.pairs(
      waiting.map { unit in
        let words = TextToken.words(units[unit][...], in: sources[unit].bytes)
        return (unit, words, Self.neighbours(gaps[unit], sentences))
      }
    )
  }

  /// Returns the sentences that stand about where the unit's one stood.
  private static func neighbours(_ gap: Gap, _ sentences: [Range<Int>]) -> Range<Int> {
    let first = sentences.firstIndexAfter { $0.lowerBound < gap.tokens.lowerBound }
    let last = max(first, sentences.firstIndexAfter { $0.lowerBound < gap.tokens.upperBound })
    let middle = min(first + gap.rank, last)
    let reach = NearMatches.candidateLimit / 2
    return max(first, middle - reach)..<min(last, middle + reach + 1)
  }

  private struct Gap {
    /// Those between the units before and after it that were found.
    let tokens: Range<Int>
    /// How many units were not found since the one before.
    let rank: Int
  }

  /// Returns for each unit where its sentence must stand if no order changed.
  private func gaps() -> [Gap] {
    var starts: [(token: Int, rank: Int)] = []
    var start = (token: 0, rank: 0)
    for place in matcher.places {
      starts.append(start)
      start = place.map { ($0.upperBound, 0) } ?? (start.token, start.rank + 1)
    }
    var end = tokens.count
    var gaps: [Gap] = []
    for (unit, place) in matcher.places.enumerated().reversed() {
      let (first, rank) = starts[unit]
      gaps.append(Gap(tokens: first..<max(first, end), rank: rank))
      end = place?.lowerBound ?? end
    }
    return gaps.reversed()
  }
}

extension TextToken {
  /// Returns the hashes of the words in a row of tokens, whose case does not matter; of all tokens
  /// where there is no word.
  static func words(_ tokens: ArraySlice<TextToken>, in text: [UInt8]) -> [UInt64] {
    let words = tokens.filter { $0.kind == .word || $0.kind == .code }
    guard !words.isEmpty else { return tokens.map(\.hash) }
    return words.map { token in
      text[token.range].reduce(0xCBF2_9CE4_8422_2325) {
        ($0 ^ UInt64($1.asciiLowercased)) &* 0x100_0000_01B3
      }
    }
  }
}
