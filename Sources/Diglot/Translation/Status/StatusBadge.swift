/// A small picture that says how much of the translations is what the originals say.
///
/// The width of text is taken from a table, since there is no font at build time, and given to the
/// picture as `textLength`, so that it fits whichever font draws it.
struct StatusBadge {
  let label: String
  let value: String
  private let level: Level

  private enum Level {
    case good, fair, poor

    /// White text on each reaches 4.5 : 1.
    var colour: String {
      switch self {
      case .good: "#2a6b35"
      case .fair: "#865400"
      case .poor: "#a3262c"
      }
    }
  }

  /// Says the share of translated pages that are current, over all translations of `locales`.
  init(_ locales: [LocaleStatus]) {
    let translations = locales.filter { !$0.isOriginal }
    let current = translations.reduce(0) { $0 + ($1[.current] ?? 0) }
    let all = translations.reduce(0) { $0 + ($1[.translated] ?? 0) }
    let percentage = all == 0 ? 0 : 100 * current / all
    label = translations.count == 1 ? translations[0].tag : "translations"
    value = all == 0 ? "none" : "\(percentage)% current"
    level = percentage >= 90 ? .good : percentage >= 60 ? .fair : .poor
  }

  private static let height = 20
  /// In tenths of a pixel, at 11 pixels: what text has on either side.
  private static let padding = 60

  /// Returns the picture, a file of its own.
  func document() -> [UInt8] {
    let (labelWidth, valueWidth) = (Self.width(label), Self.width(value))
    let left = Self.pixels(labelWidth + 2 * Self.padding)
    let right = Self.pixels(valueWidth + 2 * Self.padding)
    let name = Self.escaped("\(label): \(value)")
    let text = """
      <svg xmlns="http://www.w3.org/2000/svg" width="\(left + right)" height="\(Self.height)" \
      role="img" aria-label="\(name)">
      <title>\(name)</title>
      <rect width="\(left + right)" height="\(Self.height)" rx="3" fill="\(level.colour)"/>
      <path d="M3 0h\(left - 3)v\(Self.height)H3a3 3 0 0 1-3-3V3a3 3 0 0 1 3-3z" fill="#3a4147"/>
      <rect x=".5" y=".5" width="\(left + right - 1)" height="\(Self.height - 1)" rx="2.5" \
      fill="none" stroke="#8b969e"/>
      <g fill="#fff" font-family="Verdana,DejaVu Sans,Geneva,sans-serif" font-size="11">
      \(Self.text(label, x: 0, width: labelWidth))
      \(Self.text(value, x: left, width: valueWidth))
      </g>
      </svg>

      """
    return Array(text.utf8)
  }

  private static func text(_ text: String, x: Int, width: Int) -> String {
    let start = x + padding / 10
    return """
      <text x="\(start)" y="14" textLength="\(pixels(width))" \
      lengthAdjust="spacingAndGlyphs">\(escaped(text))</text>
      """
  }

  private static func pixels(_ tenths: Int) -> Int { (tenths + 9) / 10 }

  /// Returns how wide a text is in tenths of a pixel, as Verdana draws it at 11 pixels.
  static func width(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { width, scalar in
      switch scalar {
      case "i", "j", "l": width + 30
      case " ", "f", "t", "I", ".", ":", ",": width + 40
      case "r", "s", "c", "z", "-": width + 54
      case "m", "w", "M", "W", "%": width + 108
      case "a"..."z", "0"..."9": width + 68
      case "A"..."Z": width + 77
      default: width + 110
      }
    }
  }

  private static func escaped(_ text: String) -> String {
    var out = ByteBuffer()
    out.appendEscaped(text)
    return String(decoding: out.finish(), as: UTF8.self)
  }
}
