/// Finds what a person most likely meant.
package enum NearMiss {
  /// Returns the candidate nearest to `word`, where one is near enough to be worth naming.
  ///
  /// Near is at most a third of the word's length in edits, and never more than 5 (docfx's bound).
  package static func of(_ word: String, among candidates: some Sequence<String>) -> String? {
    let limit = min(5, max(1, word.utf8.count / 3))
    var best: (distance: Int, candidate: String)?
    for candidate in candidates {
      let bound = (best?.distance ?? limit + 1) - 1
      guard abs(word.utf8.count - candidate.utf8.count) <= bound,
        let distance = distance(word.utf8Span.span, candidate.utf8Span.span, atMost: bound)
      else { continue }
      best = (distance, candidate)
    }
    return best?.candidate
  }

  /// Returns the edits between two words in bytes, two neighbours swapped counting as one, or `nil`
  /// where there are more than `limit`.
  private static func distance(
    _ a: borrowing Span<UInt8>,
    _ b: borrowing Span<UInt8>,
    atMost limit: Int
  ) -> Int? {
    guard limit >= 0, abs(a.count - b.count) <= limit else { return nil }
    // What both begin and end with costs nothing; of paths in one folder that is most of it.
    let shorter = min(a.count, b.count)
    var (start, tail) = (0, 0)
    while start < shorter, a[start] == b[start] { start += 1 }
    while tail < shorter - start, a[a.count - 1 - tail] == b[b.count - 1 - tail] { tail += 1 }
    return distance(
      a.extracting(start..<(a.count - tail)),
      b.extracting(start..<(b.count - tail)),
      limit
    )
  }

  private static func distance(
    _ a: borrowing Span<UInt8>,
    _ b: borrowing Span<UInt8>,
    _ limit: Int
  ) -> Int? {
    var beforeLast: [Int] = []
    var last = Array(0...b.count)
    for i in a.indices {
      var row = [i + 1]
      for j in b.indices {
        var cost = min(last[j + 1], row[j]) + 1
        cost = min(cost, a[i] == b[j] ? last[j] : last[j] + 1)
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
          cost = min(cost, beforeLast[j - 1] + 1)
        }
        row.append(cost)
      }
      if (row.min() ?? 0) > limit { return nil }
      (beforeLast, last) = (last, row)
    }
    return last[b.count] <= limit ? last[b.count] : nil
  }
}
