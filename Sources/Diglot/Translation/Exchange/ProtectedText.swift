/// A unit's Markdown as a translator sees it: text, and codes that are to be left alone.
///
/// The pieces put together again are the text, byte for byte.
struct ProtectedText: Sendable {
  struct Piece: Sendable, Equatable {
    enum Kind: Sendable, Equatable {
      case text
      /// One character written as several: `\*`, `&gt;`.
      case sign
      /// A code that stands alone: a code span, a tag without its partner.
      case single
      /// A mark of emphasis without its partner.
      case lone
      /// The beginning or end of a pair with a number; pairs never cross.
      case open(Int)
      case close(Int)
    }

    var kind: Kind
    let range: Range<Int>

    var isText: Bool { kind == .text }
  }

  let bytes: [UInt8]
  let pieces: [Piece]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    // Most texts have no codes, and need no search for them.
    guard bytes.contains(where: ProtectedTextScanner.isSpecial) else {
      pieces = bytes.isEmpty ? [] : [Piece(kind: .text, range: 0..<bytes.count)]
      closings = [:]
      return
    }
    pieces = ProtectedTextScanner.pieces(of: bytes)
    var openings: [Int: Int] = [:]
    var closings: [Int: Int] = [:]
    for (index, piece) in pieces.enumerated() {
      switch piece.kind {
      case .open(let pair): openings[pair] = index
      case .close(let pair): if let opening = openings[pair] { closings[opening] = index }
      default: break
      }
    }
    self.closings = closings
  }

  /// The piece that ends the pair that a piece opens, by index.
  private let closings: [Int: Int]

  func bytes(of piece: Piece) -> [UInt8] { bytes.span.copy(piece.range) }

  /// Returns the bytes of what closes the pair that a piece opens.
  func closing(of index: Int) -> [UInt8] {
    closings[index].map { bytes(of: pieces[$0]) } ?? []
  }
}

/// What of a unit a translator must keep: its codes, by their bytes.
struct InlineInventory: Equatable {
  private var codes: [[UInt8]: Int] = [:]
  private var loneCount = 0

  init(_ text: ProtectedText) {
    for piece in text.pieces {
      switch piece.kind {
      case .text, .sign: continue
      case .lone: loneCount += 1
      case .single, .open, .close: break
      }
      codes[text.bytes(of: piece), default: 0] += 1
    }
  }

  enum Fault: Error, Equatable {
    case missing(String), added(String), lone
  }

  /// Returns what keeps a new translation from taking the place of `old`.
  ///
  /// Each code may occur as often as in the old one or in the original, or anything between: so a
  /// mark that machine translation lost can come back, and one that it doubled can go.
  func fault(against old: InlineInventory, _ original: InlineInventory) -> Fault? {
    if loneCount > max(old.loneCount, original.loneCount) { return .lone }
    let all = Set(codes.keys).union(old.codes.keys).union(original.codes.keys)
    // Sorted, so that the same one is named every time.
    for code in all.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
      let (count, a, b) = (codes[code] ?? 0, old.codes[code] ?? 0, original.codes[code] ?? 0)
      if count < min(a, b) { return .missing(code.span.text(0..<code.count)) }
      if count > max(a, b) { return .added(code.span.text(0..<code.count)) }
    }
    return nil
  }
}
