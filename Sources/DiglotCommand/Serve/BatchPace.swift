import Diglot

/// How long changes are gathered before they are handed on as one batch; knows no clock.
enum BatchPace {
  /// The usual quiet after a save, which is one event or a few within microseconds.
  static let brief = Duration.milliseconds(2)
  /// The quiet where more is likely to come: a checkout, or an editor between moving the old file
  /// away and writing the new one.
  static let long = Duration.milliseconds(30)
  /// However many changes keep coming, nobody waits for longer.
  static let limit = Duration.seconds(1)
  /// A batch of more paths is taken for the work of a program, which has more of them.
  static let fewPaths = 16

  /// Returns how much longer to wait for quiet, or `nil` where the batch is to be handed on.
  ///
  /// `isUnfinished` says that a file that went is being written anew under its name.
  static func wait(
    _ batch: FileChanges,
    isUnfinished: Bool,
    sinceFirst: Duration,
    sinceLast: Duration
  ) -> Duration? {
    let rest = min(quiet(batch, isUnfinished: isUnfinished) - sinceLast, limit - sinceFirst)
    return rest > .zero ? rest : nil
  }

  private static func quiet(_ batch: FileChanges, isUnfinished: Bool) -> Duration {
    if isUnfinished { return limit }
    let isLarge = batch.isIncomplete || batch.kinds.count > fewPaths
    return isLarge || batch.kinds.values.contains(.gone) ? long : brief
  }
}
