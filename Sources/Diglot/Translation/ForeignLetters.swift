/// Counts the letters of a text that are not in the original's script.
///
/// What a rebuilt original still holds of them was never taken into a unit: alternative texts of
/// images, mostly. The locale that leaves the fewest gives the best original.
struct ForeignLetters {
  struct Script: OptionSet {
    let rawValue: UInt8

    static let latin = Script(rawValue: 1)
    static let cyrillic = Script(rawValue: 2)
    static let han = Script(rawValue: 4)
    static let kana = Script(rawValue: 8)
    static let hangul = Script(rawValue: 16)
  }

  private let own: Script

  /// `language` is the original's, such as `en` or `zh`; Latin letters, which are names
  ///   and code everywhere, never count.
  init(language: Substring) { own = Self.scripts(of: language) }

  func count(in text: borrowing Span<UInt8>) -> Int {
    var count = 0
    var offset = 0
    while offset < text.count {
      let byte = text[offset]
      guard byte >= 0xC0 else {
        offset += 1
        continue
      }
      let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
      if let script = Self.script(text, offset, length), !own.contains(script) { count += 1 }
      offset += length
    }
    return count
  }

  static func scripts(of language: Substring) -> Script {
    switch language {
    case "ja": [.latin, .han, .kana]
    case "zh": [.latin, .han]
    case "ko": [.latin, .hangul, .han]
    case "ru", "uk", "be", "bg", "sr", "mk", "kk": [.latin, .cyrillic]
    default: [.latin]
    }
  }

  /// Returns the script of the letter at `offset`; `nil` for signs and for scripts beyond these.
  static func script(
    _ text: borrowing Span<UInt8>,
    _ offset: Int,
    _ length: Int
  ) -> Script? {
    guard offset + length <= text.count else { return nil }
    var value = UInt32(text[offset]) & (0xFF >> UInt32(length + 1))
    for next in 1..<length { value = value << 6 | UInt32(text[offset + next] & 0x3F) }
    return switch value {
    case 0xC0...0x24F: .latin
    case 0x400...0x52F: .cyrillic
    case 0x3041...0x30FF, 0x31F0...0x31FF, 0xFF66...0xFF9D: .kana
    case 0x1100...0x11FF, 0x3131...0x318E, 0xAC00...0xD7A3: .hangul
    case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3134F: .han
    default: nil
    }
  }
}
