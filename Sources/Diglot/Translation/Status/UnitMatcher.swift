/// Finds the sources of units in today's original, token by token, and takes each place once.
///
/// A source is found where a sentence may begin and end: at the edges of lines, paragraphs and cells,
/// behind full stops, around markup that stands there, and in later rounds beside another source that
/// was found. Where several sources begin alike, the longest one that fits is taken.
struct UnitMatcher {
  let sources: [[TextToken]]
  private let tokens: [TextToken]
  /// Sums of hashes up to each token, to compare stretches of any length at once.
  private let sums: HashSums
  /// For each unit, where its source stands, in tokens; `nil` where it does not.
  private(set) var places: [Range<Int>?]
  /// By token, whether a source was found there.
  private(set) var isTaken: [Bool]
  private var canBegin: [Bool]
  private var canEnd: [Bool]

  /// How many lengths of sources with the same first token are tried at one place.
  private static let lengthLimit = 128
  private static let rounds = 4

  /// Of each unit, its source.
  private let stretches: [Stretch]
  /// The unit whose source was found last: of several with the same one, the next one goes on there.
  private var last = -1

  private struct Stretch: Hashable {
    let hash: UInt64
    let count: Int
  }

  init(_ sources: [[TextToken]], in tokens: [TextToken]) {
    self.sources = sources
    self.tokens = tokens
    sums = HashSums(tokens)
    stretches = sources.map {
      Stretch(hash: HashSums($0).hash(of: 0..<$0.count), count: $0.count)
    }
    places = Array(repeating: nil, count: sources.count)
    isTaken = Array(repeating: false, count: tokens.count)
    (canBegin, canEnd) = SentenceEdges.edges(of: tokens)
  }

  mutating func run() {
    for _ in 0..<Self.rounds where !runOnce() { return }
  }

  /// Returns whether another round may find more.
  private mutating func runOnce() -> Bool {
    var (waiting, lengths) = waitingUnits()
    guard !waiting.isEmpty else { return false }
    last = -1
    var hasFound = false
    var start = 0
    while start < tokens.count {
      if canBegin[start], let range = take(at: start, &waiting, lengths) {
        hasFound = true
        start = range.upperBound
      } else {
        start += 1
      }
    }
    return hasFound
  }

  /// Returns the units that were not found, by their sources, the last one first, and the lengths of
  /// those by their first tokens, the longest first.
  private func waitingUnits() -> ([Stretch: [Int]], [UInt64: [Int]]) {
    var waiting: [Stretch: [Int]] = [:]
    var lengths: [UInt64: Set<Int>] = [:]
    for unit in sources.indices.reversed() where places[unit] == nil && !sources[unit].isEmpty {
      waiting[stretches[unit], default: []].append(unit)
      lengths[sources[unit][0].hash, default: []].insert(sources[unit].count)
    }
    return (waiting, lengths.mapValues { Array($0.sorted(by: >).prefix(Self.lengthLimit)) })
  }

  private mutating func take(
    at start: Int,
    _ waiting: inout [Stretch: [Int]],
    _ lengths: [UInt64: [Int]]
  ) -> Range<Int>? {
    guard !isTaken[start] else { return nil }
    for count in lengths[tokens[start].hash] ?? [] {
      let range = start..<(start + count)
      guard range.upperBound <= tokens.count, canEnd[range.upperBound] else { continue }
      let stretch = Stretch(hash: sums.hash(of: range), count: count)
      guard let unit = unit(waiting: &waiting[stretch]), isFree(range), holds(range, sources[unit])
      else { continue }
      places[unit] = range
      last = unit
      for token in range { isTaken[token] = true }
      canBegin[range.upperBound] = true
      canEnd[start] = true
      return range
    }
    return nil
  }

  /// Returns which of the units with the same source is the one, the first or the next.
  private func unit(waiting units: inout [Int]?) -> Int? {
    while let unit = units?.last, places[unit] != nil { units?.removeLast() }
    guard let first = units?.last else { return nil }
    let next = last + 1
    let isNext = next < places.count && places[next] == nil && stretches[next] == stretches[first]
    return isNext ? next : first
  }

  private func isFree(_ range: Range<Int>) -> Bool { !isTaken[range].contains(true) }

  private func holds(_ range: Range<Int>, _ source: [TextToken]) -> Bool {
    zip(range, source).allSatisfy { tokens[$0].hash == $1.hash }
  }
}

/// Sums of the hashes of tokens, from which the hash of any stretch follows.
private struct HashSums {
  private var sums: [UInt64] = [0]
  private var powers: [UInt64] = [1]
  private static let base: UInt64 = 0x9E37_79B9_7F4A_7C15

  init(_ tokens: [TextToken]) {
    sums.reserveCapacity(tokens.count + 1)
    powers.reserveCapacity(tokens.count + 1)
    for token in tokens {
      sums.append(sums[sums.count - 1] &* Self.base &+ token.hash)
      powers.append(powers[powers.count - 1] &* Self.base)
    }
  }

  func hash(of range: Range<Int>) -> UInt64 {
    sums[range.upperBound] &- sums[range.lowerBound] &* powers[range.count]
  }
}

/// Where sentences may begin and end in a row of tokens.
enum SentenceEdges {
  /// Returns for each place between tokens whether a unit may begin and end there.
  ///
  /// More places than where sentences are cut: a line of a paragraph may be a sentence of its own, and
  /// a colon ends a label.
  static func edges(of tokens: [TextToken]) -> (begin: [Bool], end: [Bool]) {
    var begin = Array(repeating: false, count: tokens.count + 1)
    var end = begin
    begin[0] = true
    end[tokens.count] = true
    var isEnded = false
    for index in tokens.indices {
      let token = tokens[index]
      let isBehindStop = isEnded && (token.followsBlank || isWideStop(tokens, index))
      let isEdge =
        isBehindStop || token.beginsLine || token.kind == .end || token.kind == .divider
        || index > 0 && (tokens[index - 1].kind == .divider || tokens[index - 1].kind == .end)
      begin[index] =
        begin[index] || isEdge || index > 0 && tokens[index - 1].isTransparent && begin[index - 1]
      end[index] = end[index] || isEdge
      isEnded = token.kind == .stop || isEnded && closes(token)
    }
    for index in tokens.indices.reversed() where tokens[index].isTransparent && end[index + 1] {
      end[index] = true
    }
    return (begin, end)
  }

  /// Whether what ended a sentence before may be followed by the token and still end it.
  static func closes(_ token: TextToken) -> Bool {
    !token.followsBlank && (token.kind == .markup || token.kind == .sign)
  }

  /// The stops of East Asian scripts need no blank behind them.
  private static func isWideStop(_ tokens: [TextToken], _ index: Int) -> Bool {
    index > 0 && tokens[index - 1].kind == .stop && tokens[index - 1].range.count == 3
  }
}
