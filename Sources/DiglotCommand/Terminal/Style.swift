/// The few looks that the command prints in.
enum Style: String, Sendable {
  case bold = "1"
  case red = "1;31"
  case green = "1;32"
  case yellow = "1;33"
  case blue = "1;34"
  case cyan = "1;36"
  case faint = "2"

  /// Returns `text` in this look, or as it is where there is no colour.
  func callAsFunction(_ text: String, _ isColored: Bool) -> String {
    isColored ? "\u{1B}[\(rawValue)m\(text)\u{1B}[0m" : text
  }
}
