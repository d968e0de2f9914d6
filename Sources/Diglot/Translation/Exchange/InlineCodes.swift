/// The codes of a unit's two texts, numbered: the same code has the same number in both.
struct InlineCodes {
  let source: ProtectedText
  let target: ProtectedText
  /// The number of each piece, from 1; 0 for text and for the ends of pairs.
  private(set) var sourceIDs: [Int] = []
  private(set) var targetIDs: [Int] = []
  /// The bytes of all codes, each once.
  private(set) var data: [[UInt8]] = []
  private var dataIDs: [[UInt8]: Int] = [:]

  init(source: [UInt8], target: [UInt8]) {
    self.source = ProtectedText(source)
    self.target = ProtectedText(target)
    number()
  }

  /// Returns the number of a code's bytes in `data`, from 1.
  func dataID(of bytes: [UInt8]) -> Int { dataIDs[bytes] ?? 0 }

  private mutating func number() {
    if source.pieces.allSatisfy(\.isText), target.pieces.allSatisfy(\.isText) {
      sourceIDs = source.pieces.map { _ in 0 }
      targetIDs = target.pieces.map { _ in 0 }
      return
    }
    // Free numbers of the source by what they stand for, the last one first.
    var free: [[UInt8]: [Int]] = [:]
    var last = 0
    for index in source.pieces.indices {
      guard let code = code(of: index, in: source) else {
        sourceIDs.append(0)
        continue
      }
      last += 1
      sourceIDs.append(last)
      free[code, default: []].append(last)
    }
    for key in free.keys { free[key]?.reverse() }
    for index in target.pieces.indices {
      guard let code = code(of: index, in: target) else {
        targetIDs.append(0)
        continue
      }
      if let id = free[code]?.popLast() {
        targetIDs.append(id)
      } else {
        last += 1
        targetIDs.append(last)
      }
    }
  }

  /// Returns what tells codes apart, and notes their bytes; `nil` for what has no number.
  private mutating func code(of index: Int, in text: ProtectedText) -> [UInt8]? {
    let piece = text.pieces[index]
    let bytes = text.bytes(of: piece)
    switch piece.kind {
    case .text, .close: return nil
    case .sign, .single, .lone:
      note(bytes)
      return bytes
    case .open:
      let end = text.closing(of: index)
      note(bytes)
      note(end)
      // A byte that no text in UTF-8 holds.
      return bytes + [0xFF] + end
    }
  }

  private mutating func note(_ bytes: [UInt8]) {
    guard dataIDs[bytes] == nil else { return }
    data.append(bytes)
    dataIDs[bytes] = data.count
  }
}
