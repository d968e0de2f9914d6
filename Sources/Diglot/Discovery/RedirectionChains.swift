/// The way from each entry of a list to the next; in linear time, whatever the list says.
struct RedirectionChains {
  /// All entries, each after the one that it leads to; those that lead in a circle too.
  private(set) var order: [Int] = []
  /// Entries that lead to each other in a circle, from the first in the list on.
  private(set) var circles: [[Int]] = []
  /// Whether an entry leads to an end.
  private(set) var ends: [Bool]

  /// Takes for each entry the one that it leads to.
  init(next: [Int?]) {
    enum State { case unseen, open, done }
    var states = [State](repeating: .unseen, count: next.count)
    ends = Array(repeating: false, count: next.count)
    for start in next.indices where states[start] == .unseen {
      var path: [Int] = []
      var index: Int? = start
      while let current = index, states[current] == .unseen {
        states[current] = .open
        path.append(current)
        index = next[current]
      }
      if let index, states[index] == .open, let first = path.firstIndex(of: index) {
        circles.append(Self.fromSmallest(path[first...]))
      }
      let isEnding = index.map { states[$0] == .done && ends[$0] } ?? true
      for entry in path.reversed() {
        states[entry] = .done
        ends[entry] = isEnding
        order.append(entry)
      }
    }
  }

  private static func fromSmallest(_ circle: ArraySlice<Int>) -> [Int] {
    guard let smallest = circle.min(), let cut = circle.firstIndex(of: smallest) else { return [] }
    return Array(circle[cut...] + circle[..<cut])
  }
}
