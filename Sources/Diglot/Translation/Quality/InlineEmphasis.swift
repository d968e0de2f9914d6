/// Pairs the marks of bold and italic text in a sentence, beside Chinese, Japanese and Korean text
/// as pages are read too.
enum InlineEmphasis {
  struct Run {
    let sign: UInt8
    let length: Int
    /// What has not been paired yet.
    var rest: Range<Int>
    let canOpen: Bool
    let canClose: Bool

    init(_ text: borrowing Span<UInt8>, _ range: Range<Int>) {
      sign = text[range.lowerBound]
      length = range.count
      rest = range
      let before = EmphasisNeighbour.before(range.lowerBound, in: text)
      let after = EmphasisNeighbour.after(range.upperBound, in: text)
      if sign == UInt8(ascii: "*") {
        canOpen = after.letsAmendment(before)
        canClose = before.letsAmendment(after)
      } else {
        let isLeft = after.letsCommonMark(before)
        let isRight = before.letsCommonMark(after)
        canOpen = isLeft && (!isRight || before == .punctuation || before == .cjkPunctuation)
        canClose = isRight && (!isLeft || after == .punctuation || after == .cjkPunctuation)
      }
    }
  }

  /// Pairs what fits together, masks it, and notes what is bold and italic.
  ///
  /// CommonMark's own procedure: a search that found no opener is not made again, so that the time
  /// is linear in the runs.
  static func pair(_ runs: inout [Run], _ text: inout InlineText) {
    var openers: [Int] = []
    // Up to where in `openers` a closer of a kind is known to find nothing.
    var bottoms = [Int](repeating: 0, count: 12)
    for index in runs.indices {
      let kind = kind(of: runs[index])
      while runs[index].canClose, !runs[index].rest.isEmpty {
        var candidate = openers.count - 1
        while candidate >= bottoms[kind], !matches(runs[openers[candidate]], runs[index]) {
          candidate -= 1
        }
        guard candidate >= bottoms[kind] else {
          bottoms[kind] = openers.count
          break
        }
        join(&runs, openers[candidate], index, &text)
        openers.removeSubrange((candidate + 1)...)
        if runs[openers[candidate]].rest.isEmpty { openers.removeLast() }
        for kind in bottoms.indices { bottoms[kind] = min(bottoms[kind], openers.count) }
      }
      if runs[index].canOpen, !runs[index].rest.isEmpty { openers.append(index) }
    }
  }

  private static func kind(of closer: Run) -> Int {
    (closer.sign == UInt8(ascii: "*") ? 6 : 0) + (closer.canOpen ? 3 : 0) + closer.length % 3
  }

  /// Runs that could open and close pair only where their lengths do not add up to a multiple of 3.
  private static func matches(_ opener: Run, _ closer: Run) -> Bool {
    guard opener.sign == closer.sign else { return false }
    guard opener.canClose || closer.canOpen else { return true }
    return (opener.length + closer.length) % 3 != 0
      || (opener.length % 3 == 0 && closer.length % 3 == 0)
  }

  private static func join(
    _ runs: inout [Run],
    _ opener: Int,
    _ closer: Int,
    _ text: inout InlineText
  ) {
    let used = min(2, runs[opener].rest.count, runs[closer].rest.count)
    let open = (runs[opener].rest.upperBound - used)..<runs[opener].rest.upperBound
    let close = runs[closer].rest.lowerBound..<(runs[closer].rest.lowerBound + used)
    runs[opener].rest = runs[opener].rest.lowerBound..<open.lowerBound
    runs[closer].rest = close.upperBound..<runs[closer].rest.upperBound
    text.mask(open, as: InlineText.markup)
    text.mask(close, as: InlineText.markup)
    let whole = open.lowerBound..<close.upperBound
    if used == 2 { text.strong.append(whole) } else { text.emphasis.append(whole) }
  }
}
