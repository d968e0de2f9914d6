/// The words of a language that mean something, found without making a string of them.
///
/// Open addressing, at most half full: a word costs its hash, and a comparison if it is there.
struct WordTable: Sendable {
  private struct Slot: Sendable {
    var start: UInt16 = 0
    var length: UInt8 = 0
    var kind = TokenKind.plain
  }

  private var letters: [UInt8] = []
  private var slots: [Slot]
  private let caseBit: UInt8

  /// Words are separated by single spaces; in tables that ignore case they are in lower case.
  init(ignoresCase: Bool = false, _ lists: KeyValuePairs<TokenKind, String>) {
    caseBit = ignoresCase ? 0x20 : 0
    let words = lists.flatMap { kind, words in words.split(separator: " ").map { (kind, $0) } }
    var size = 16
    while size < words.count * 2 { size *= 2 }
    slots = Array(repeating: Slot(), count: size)
    for (kind, word) in words { insert(Array(word.utf8), as: kind) }
  }

  /// Returns what the word in `range` is, and `plain` if it is none of the table's.
  func kind(of range: Range<Int>, in code: borrowing Span<UInt8>) -> TokenKind {
    guard range.count < 32 else { return .plain }
    var index = hash(code.extracting(range))
    while slots[index].length > 0 {
      if matches(slots[index], range, in: code) { return slots[index].kind }
      index = (index + 1) & (slots.count - 1)
    }
    return .plain
  }

  private mutating func insert(_ word: [UInt8], as kind: TokenKind) {
    var index = hash(word.span)
    while slots[index].length > 0 { index = (index + 1) & (slots.count - 1) }
    slots[index] = Slot(start: UInt16(letters.count), length: UInt8(word.count), kind: kind)
    letters += word
  }

  private func hash(_ word: borrowing Span<UInt8>) -> Int {
    var hash: UInt32 = 2_166_136_261
    for index in word.indices { hash = (hash ^ UInt32(word[index] | caseBit)) &* 16_777_619 }
    return Int(hash ^ hash >> 15) & (slots.count - 1)
  }

  private func matches(_ slot: Slot, _ range: Range<Int>, in code: borrowing Span<UInt8>) -> Bool {
    guard range.count == slot.length else { return false }
    for offset in 0..<range.count {
      let byte = code[range.lowerBound + offset]
      let folded = caseBit == 0 ? byte : byte.asciiLowercased
      if folded != letters[Int(slot.start) + offset] { return false }
    }
    return true
  }
}
