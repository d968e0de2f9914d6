/// Which kinds of bytes a sentence holds, so that rules pass over what has none of theirs.
struct ByteClasses: OptionSet {
  let rawValue: UInt8

  /// What markup or an address begins with, or has in it.
  static let markup = ByteClasses(rawValue: 1)
  static let digit = ByteClasses(rawValue: 2)
  /// What brackets of one byte are.
  static let bracket = ByteClasses(rawValue: 4)
  /// What placeholders begin with.
  static let placeholder = ByteClasses(rawValue: 8)
  static let asterisk = ByteClasses(rawValue: 16)
  /// The first bytes of the brackets and digits that Chinese and Japanese have: 0xE3, 0xEF.
  static let wide = ByteClasses(rawValue: 32)
  static let beyondASCII = ByteClasses(rawValue: 64)

  private static let all: [UInt8] = (0...UInt8.max).map { classes(of: $0).rawValue }

  init(rawValue: UInt8) { self.rawValue = rawValue }

  init(of bytes: [UInt8]) {
    let table = Self.all.span
    var value: UInt8 = 0
    for byte in bytes { value |= table[Int(byte)] }
    rawValue = value
  }

  private static func classes(of byte: UInt8) -> ByteClasses {
    switch byte {
    case UInt8(ascii: "*"): [.markup, .asterisk]
    case UInt8(ascii: "["): [.markup, .bracket]
    case UInt8(ascii: "]"), UInt8(ascii: "("), UInt8(ascii: ")"): .bracket
    case UInt8(ascii: "<"): [.markup, .placeholder]
    case UInt8(ascii: "{"), UInt8(ascii: "%"): .placeholder
    case UInt8(ascii: "_"), UInt8(ascii: "`"), UInt8(ascii: "&"), UInt8(ascii: "\\"),
      UInt8(ascii: ":"):
      .markup
    case UInt8(ascii: "0")...UInt8(ascii: "9"): .digit
    case 0xE3, 0xEF: [.wide, .beyondASCII]
    case 0x80...: .beyondASCII
    default: []
    }
  }
}
