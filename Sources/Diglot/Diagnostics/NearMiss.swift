/// Finds what a person most likely meant.
enum NearMiss {
  /// Returns the candidate nearest to `word`, where one is near enough to be worth naming.
  ///
  /// Near is at most a third of the word's length in edits, and never more than 5 (docfx's bound).
  static func of(_ word: String, among candidates: some Sequence<String>) -> String? {
    let limit = min(5, max(1, word.utf8.count / 3))
    var best: (distance: Int, candidate: String)?
    for candidate in candidates {
      let bound = (best?.distance ?? limit + 1) - 1
      guard let distance = distance(Array(word.utf8), Array(candidate.utf8), atMost: bound) else {
        continue
      }
      best = (distance, candidate)
    }
    return best?.candidate
  }

  /// Returns the edits between two words in bytes, two neighbours swapped counting as one, or `nil`
  /// where there are more than `limit`.
  private static func distance(_ a: [UInt8], _ b: [UInt8], atMost limit: Int) -> Int? {
    guard limit >= 0, abs(a.count - b.count) <= limit else { return nil }
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
