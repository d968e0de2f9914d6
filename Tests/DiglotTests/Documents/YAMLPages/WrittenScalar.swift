@testable import Diglot

/// A YAML scalar as one of the styles writes it, with the place of each byte of its value.
struct WrittenScalar {
  enum Style: CaseIterable { case plain, single, double, literal, folded }

  private(set) var value: [UInt8] = []
  private(set) var file: [UInt8]
  /// Of each byte of the value; of one that is written as several, where they begin.
  private(set) var places: [Int] = []
  private let style: Style

  private static let plainCharacters = Array("abntxu한é😀'\"\\{*`!")
  private static let characters = plainCharacters + Array("#:-?,[]&|>%@")

  /// Writes a random text of words and line breaks after `head`.
  init(_ style: Style, head: String, _ random: inout SplitMix64) {
    self.style = style
    file = Array(head.utf8)
    switch style {
    case .plain: break
    case .single: file.append(UInt8(ascii: "'"))
    case .double: file.append(UInt8(ascii: "\""))
    case .literal: file += "|- # how it is written\n  ".utf8
    case .folded: file += ">-\n  ".utf8
    }
    let count = Int.random(in: 1...12, using: &random)
    for word in 0..<count {
      if word > 0 { space(&random) }
      for letter in 0..<Int.random(in: 1...4, using: &random) {
        put(letter == 0 && style == .plain ? "a" : character(&random), &random)
      }
    }
    if style == .single { file.append(UInt8(ascii: "'")) }
    if style == .double { file.append(UInt8(ascii: "\"")) }
    file += "\nlast: x\n".utf8
  }

  /// The same with lines that end as on Windows.
  var withCarriageReturns: WrittenScalar {
    var result = self
    result.file = file.flatMap { $0 == UInt8(ascii: "\n") ? Array("\r\n".utf8) : [$0] }
    result.places = places.map { place in
      place + file[..<place].count { $0 == UInt8(ascii: "\n") }
    }
    return result
  }

  private func character(_ random: inout SplitMix64) -> Character {
    let all = style == .plain ? Self.plainCharacters : Self.characters
    return all.randomElement(using: &random) ?? "a"
  }

  private mutating func put(_ text: String, as written: String) {
    let start = file.count
    let isSame = text == written
    for (index, byte) in text.utf8.enumerated() {
      value.append(byte)
      places.append(isSame ? start + index : start)
    }
    file += written.utf8
  }

  private mutating func put(_ character: Character, _ random: inout SplitMix64) {
    let text = String(character)
    let scalar = text.unicodeScalars.first?.value ?? 0
    switch (style, character) {
    case (.single, "'"): put(text, as: "''")
    case (.double, "\""), (.double, "\\"): put(text, as: "\\" + text)
    case (.double, _) where scalar > 127 && Bool.random(using: &random):
      let digits = String(scalar, radix: 16)
      let wide = scalar > 0xFFFF
      let zeros = String(repeating: "0", count: (wide ? 8 : 4) - digits.count)
      put(text, as: (wide ? "\\U" : "\\u") + zeros + digits)
    case (.double, "x"): put(text, as: "\\x78")
    default: put(text, as: text)
    }
  }

  /// Puts a space, a line break or two of them between words.
  private mutating func space(_ random: inout SplitMix64) {
    let choice = Int.random(in: 0..<6, using: &random)
    switch (style, choice) {
    case (.literal, 0): put("\n", as: "\n")
    case (.literal, 1): put("\n\n", as: "\n\n")
    case (.literal, 2):
      // A line that is indented further.
      put("\n", as: "\n")
      file += "  ".utf8
      return put("   ", as: "   ")
    case (.literal, _): return put(" ", as: " ")
    case (.double, 0): return put("\n", as: "\\n")
    case (.double, 1): return put("\t", as: "\\t")
    case (.double, 2):
      // The line goes on in the next, where a space must be written as one.
      file += "\\\n    ".utf8
      return put(" ", as: "\\ ")
    case (_, 3): put(" ", as: "\n")
    case (.folded, 4): put("\n", as: "\n\n")
    case (_, 4): put("\n", as: style == .plain ? "  \n \n" : "\n\t\n")
    default: return put(" ", as: " ")
    }
    file += "  ".utf8
  }
}
