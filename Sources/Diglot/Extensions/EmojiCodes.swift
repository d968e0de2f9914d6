private import CSupport

/// `:smile:` in text, which becomes the emoji of that name; other names are text.
///
/// The names are GitHub's. Beside letters, digits, a slash or another colon the colons are those of a
/// time, an address or a namespace.
enum EmojiCodes {
  /// A text node that holds nothing but a code.
  struct Piece {
    let node: MarkdownNode
    let code: [UInt8]
    let emoji: [UInt8]
  }

  /// By name; built when the first text holds what looks like a code.
  private static let table: [[UInt8]: [UInt8]] = {
    var count = 0
    guard let base = unsafe diglot_emoji(&count) else { return [:] }
    let lines = unsafe Array(UnsafeBufferPointer(start: base, count: count)).split(separator: 0x0A)
    var table: [[UInt8]: [UInt8]] = [:]
    for line in lines {
      let parts = line.split(separator: 0x20)
      if parts.count == 2 { table[Array(parts[0])] = Array(parts[1]) }
    }
    return table
  }()

  private static let longestName = 40

  /// Gives each code in the text of a tree a node of its own, which still holds the code.
  ///
  /// The codes stay until the text is no longer compared with its source: see `replace`.
  static func isolate(
    in root: MarkdownNode,
    _ text: borrowing Span<UInt8>,
    lines: LineTable
  ) -> [Piece] {
    guard holdsCode(text) else { return [] }
    var pieces: [Piece] = []
    for leaf in SourceMap(of: root, in: text, lines: lines).leaves where leaf.node.kind == .text {
      // What stays untranslated stays as it is.
      if leaf.node.parent?.kind == .customInline { continue }
      let colons = SourceMap.offsets(ofUnescaped: UInt8(ascii: ":"), in: leaf, text)
      let codes = codes(leaf.node.literal, colons.map(\.literal))
      if !codes.isEmpty { cut(leaf.node, codes, &pieces) }
    }
    return pieces
  }

  static func replace(_ pieces: [Piece]) {
    for piece in pieces where piece.node.literal == piece.code {
      piece.node.setLiteral(piece.emoji)
    }
  }

  private static func holdsCode(_ text: borrowing Span<UInt8>) -> Bool {
    var offset = 0
    while let colon = text.firstIndex(of: UInt8(ascii: ":"), from: offset) {
      if let end = nameEnd(text, colon), table[text.copy((colon + 1)..<end)] != nil { return true }
      offset = colon + 1
    }
    return false
  }

  /// Returns where the name behind a colon ends, if with another colon.
  private static func nameEnd(_ text: borrowing Span<UInt8>, _ colon: Int) -> Int? {
    var end = colon + 1
    while end < text.count, end - colon <= longestName, isNameByte(text[end]) { end += 1 }
    guard end > colon + 1, end < text.count, text[end] == UInt8(ascii: ":") else { return nil }
    return end
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
      UInt8(ascii: "_"), UInt8(ascii: "+"), UInt8(ascii: "-"):
      true
    default: false
    }
  }

  /// Returns the codes in a text whose unescaped colons stand at `colons`.
  private static func codes(
    _ literal: [UInt8],
    _ colons: [Int]
  ) -> [(range: Range<Int>, emoji: [UInt8])] {
    var codes: [(range: Range<Int>, emoji: [UInt8])] = []
    for (open, close) in zip(colons, colons.dropFirst()) where close - open <= longestName + 1 {
      guard open >= codes.last?.range.upperBound ?? 0,
        open == 0 || !belongsToWord(literal[open - 1]),
        close + 1 == literal.count || !belongsToWord(literal[close + 1]),
        let emoji = table[Array(literal[(open + 1)..<close])]
      else { continue }
      codes.append((open..<(close + 1), emoji))
    }
    return codes
  }

  private static func belongsToWord(_ byte: UInt8) -> Bool {
    byte.isASCIIAlphanumeric || byte == UInt8(ascii: ":") || byte == UInt8(ascii: "/")
  }

  private static func cut(
    _ node: MarkdownNode,
    _ codes: [(range: Range<Int>, emoji: [UInt8])],
    _ pieces: inout [Piece]
  ) {
    let literal = node.literal
    node.setLiteral(Array(literal[..<codes[0].range.lowerBound]))
    var last = node
    for (index, code) in codes.enumerated() {
      let bytes = Array(literal[code.range])
      let own = node.makeText(bytes)
      own.insert(after: last)
      pieces.append(Piece(node: own, code: bytes, emoji: code.emoji))
      last = own
      let end = index + 1 < codes.count ? codes[index + 1].range.lowerBound : literal.count
      guard code.range.upperBound < end else { continue }
      last = node.makeText(Array(literal[code.range.upperBound..<end]))
      last.insert(after: own)
    }
  }
}
