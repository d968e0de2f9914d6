/// Text from files as it may be sent to a terminal.
enum VisibleText {
  /// Returns `text` with everything made visible that would steer a terminal or hide from a reader.
  ///
  ///     ESC  →  ␛        U+202E  →  <U+202E>
  ///
  /// Tabs are shown as `␉`; the excerpt of a finding expands them first.
  static func of(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if isHidden(scalar) {
        result.append(contentsOf: symbol(for: scalar).unicodeScalars)
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }

  /// Returns whether a scalar steers rather than shows: controls, direction marks, line separators.
  ///
  /// The two joiners stay, since emoji and Persian words are written with them.
  static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20...0x7E: false
    case 0x200C, 0x200D: false
    default:
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator: true
      default: false
      }
    }
  }

  /// Returns what stands in for a hidden scalar.
  static func symbol(for scalar: Unicode.Scalar) -> String {
    // The block "Control Pictures" has a picture of each ASCII control at the same distance.
    let picture: UInt32? =
      scalar.value < 0x20 ? 0x2400 + scalar.value : scalar.value == 0x7F ? 0x2421 : nil
    if let picture = picture.flatMap(Unicode.Scalar.init) { return String(Character(picture)) }
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "<U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + ">"
  }
}
