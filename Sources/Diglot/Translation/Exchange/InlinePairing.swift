/// Finds which marks of emphasis and which tags belong together; within a link, only those in it.
struct InlinePairing {
  private typealias Piece = ProtectedText.Piece

  /// What may still be closed, by what closes it.
  private enum Key: Hashable {
    case mark(UInt8, width: Int)
    case tag(String)
  }

  /// The text of a link, or the whole.
  private struct Frame {
    /// Openers from here on are the frame's.
    let base: Int
    let pair: Int
    var counts: [Key: Int] = [:]
  }

  private let bytes: [UInt8]
  private var pieces: [ProtectedText.Piece] = []
  private var openers: [(key: Key, piece: Int)] = []
  private var frames = [Frame(base: 0, pair: 0)]
  private var pairCount = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func add(_ kind: ProtectedText.Piece.Kind, _ range: Range<Int>) {
    let end = pieces.last?.range.upperBound ?? 0
    if end < range.lowerBound { pieces.append(Piece(kind: .text, range: end..<range.lowerBound)) }
    pieces.append(Piece(kind: kind, range: range))
  }

  /// Returns all pieces, in order.
  consuming func finish() -> [ProtectedText.Piece] {
    let end = pieces.last?.range.upperBound ?? 0
    if end < bytes.count { pieces.append(Piece(kind: .text, range: end..<bytes.count)) }
    return pieces
  }

  // MARK: Links

  mutating func openLink(_ range: Range<Int>) {
    pairCount += 1
    add(.open(pairCount), range)
    frames.append(Frame(base: openers.count, pair: pairCount))
  }

  mutating func closeLink(_ range: Range<Int>) {
    let frame = frames.removeLast()
    openers.removeSubrange(frame.base...)
    add(.close(frame.pair), range)
  }

  // MARK: Tags

  mutating func addTag(_ name: String, isClosing: Bool, _ range: Range<Int>) {
    let key = Key.tag(name)
    if isClosing {
      let pair = close([key])?.pair
      add(pair.map { .close($0) } ?? .single, range)
    } else {
      add(.single, range)
      open(key)
    }
  }

  // MARK: Emphasis

  /// Takes a run of `*`, `_` or `~`, which may close what is open and open something itself.
  mutating func addRun(_ range: Range<Int>) {
    let sign = bytes[range.lowerBound]
    let isTilde = sign == UInt8(ascii: "~")
    let (canOpen, canClose) = flanks(range)
    guard canOpen || canClose, !isTilde || range.count <= 2 else { return }
    var start = range.lowerBound
    if canClose {
      while start < range.upperBound {
        let rest = range.upperBound - start
        let widths = isTilde ? [rest] : rest > 1 ? [1, 2] : [1]
        guard let closed = close(widths.map { .mark(sign, width: $0) }) else { break }
        guard case .mark(_, let width) = closed.key else { break }
        add(.close(closed.pair), start..<(start + width))
        start += width
      }
    }
    while start < range.upperBound {
      let width = min(2, range.upperBound - start)
      add(.lone, start..<(start + width))
      if canOpen { open(.mark(sign, width: width)) }
      start += width
    }
  }

  /// Whether a run can open and close emphasis: as in CommonMark, but that punctuation beside it
  /// counts as a letter, as it does beside Chinese, Japanese and Korean text.
  private func flanks(_ range: Range<Int>) -> (canOpen: Bool, canClose: Bool) {
    let canOpen = range.upperBound < bytes.count && !isBlank(at: range.upperBound)
    let canClose = range.lowerBound > 0 && !isBlank(before: range.lowerBound)
    guard bytes[range.lowerBound] == UInt8(ascii: "_") else { return (canOpen, canClose) }
    let isAfterWord = range.lowerBound > 0 && isWord(bytes[range.lowerBound - 1])
    let isBeforeWord = range.upperBound < bytes.count && isWord(bytes[range.upperBound])
    return (canOpen && !isAfterWord, canClose && !isBeforeWord)
  }

  private func isWord(_ byte: UInt8) -> Bool {
    byte >= 0x80 || ProtectedTextScanner.isAlphanumeric(byte)
  }

  private func isBlank(at offset: Int) -> Bool {
    if bytes[offset] < 0x80 { return bytes[offset] <= 0x20 }
    let span = bytes.span
    return span.hasPrefix("\u{A0}", at: offset) || span.hasPrefix("\u{202F}", at: offset)
      || span.hasPrefix("\u{3000}", at: offset)
  }

  private func isBlank(before offset: Int) -> Bool {
    var start = offset - 1
    while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    return isBlank(at: start)
  }

  // MARK: What is open

  /// Notes that the last piece may be closed.
  private mutating func open(_ key: Key) {
    openers.append((key, pieces.count - 1))
    frames[frames.count - 1].counts[key, default: 0] += 1
  }

  /// Closes the nearest opener with one of `keys`; what was opened since has no partner.
  private mutating func close(_ keys: [Key]) -> (key: Key, pair: Int)? {
    let frame = frames.count - 1
    guard keys.contains(where: { frames[frame].counts[$0] ?? 0 > 0 }) else { return nil }
    while let opener = openers.popLast() {
      frames[frame].counts[opener.key, default: 0] -= 1
      guard keys.contains(opener.key) else { continue }
      pairCount += 1
      pieces[opener.piece].kind = .open(pairCount)
      return (opener.key, pairCount)
    }
    return nil
  }
}
