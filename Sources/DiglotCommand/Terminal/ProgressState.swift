/// When the progress line is written anew, and what it says; knows no clock and no terminal.
struct ProgressState: Sendable {
  /// A build that is faster shows no line at all.
  private static let delay = Duration.milliseconds(500)
  private static let interval = Duration.milliseconds(100)

  private let verb: String
  private var highest = 0
  private var last: Duration?
  private var isFinished = false

  init(verb: String) { self.verb = verb }

  /// Returns what to write at `elapsed` since the start, or `nil` where it is not yet time.
  mutating func update(done: Int, of total: Int, at elapsed: Duration) -> String? {
    // Workers report in no order; the number a reader sees only grows.
    highest = max(highest, done)
    guard !isFinished, elapsed >= Self.delay else { return nil }
    if let last, elapsed < last + Self.interval { return nil }
    last = elapsed
    return "\r\(verb) \(highest) of \(total) pages\u{1B}[K"
  }

  /// Returns what erases the line, or `nil` where none was written.
  mutating func finish() -> String? {
    isFinished = true
    return last == nil ? nil : "\r\u{1B}[K"
  }
}
