/// A locale that nobody speaks, made from the original to test a layout.
///
/// Its text is longer than the original's, and in letters that a font may lack, so that what is cut
/// off, what was never meant to be translated and what runs the wrong way shows before there are
/// translations. The tags are those that Microsoft uses.
package enum PseudoLocale: String, Sendable, CaseIterable {
  /// Letters with accents, and 30 % more of them.
  case accented = "qps-ploc"
  /// The same from right to left.
  case mirrored = "qps-plocm"

  init?(_ tag: LanguageTag) { self.init(rawValue: tag.string.lowercased()) }

  /// A tag for pages, that of Unicode's pseudo-locale: checkers know no subtags of those of Microsoft.
  var lang: String {
    switch self {
    case .accented: "en-XA"
    case .mirrored: "ar-XB"
    }
  }

  /// What a menu shows.
  var name: String {
    switch self {
    case .accented: "Pseudo (accents)"
    case .mirrored: "Pseudo (right to left)"
    }
  }

  /// Returns the text as its readers see it; names in braces, which are filled in, stay.
  func text(_ text: String) -> String {
    var result = ""
    var rest = text[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      result += accents(rest[..<open])
      result += rest[open...close]
      rest = rest[rest.index(after: close)...]
    }
    return result + accents(rest)
  }

  /// Returns plain text with accents, longer by three tenths of its letters.
  func accents(_ text: some StringProtocol) -> String {
    var result = ""
    var owed = 0
    var isWordless = true
    for character in text.unicodeScalars {
      let twin = Self.twin(of: character)
      if character.properties.isAlphabetic {
        isWordless = false
        owed += 3
      }
      result.unicodeScalars.append(twin ?? character)
      if owed >= 10, Self.vowels.contains(character), let twin {
        result.unicodeScalars.append(twin)
        owed -= 10
      }
    }
    guard !isWordless else { return String(text) }
    // Vowels make the words longer where they can; the others owe theirs to the end.
    let lack = String(repeating: "~", count: owed / 10)
    guard self == .mirrored else { return result + lack }
    // Letters of the Latin script run from right to left only where they are told to.
    return "\u{202E}\(result)\(lack)\u{202C}"
  }

  private static let vowels = Set("aeiouAEIOU".unicodeScalars)

  private static func twin(of character: Unicode.Scalar) -> Unicode.Scalar? {
    switch character {
    case "a"..."z": small[Int(character.value - 0x61)]
    case "A"..."Z": large[Int(character.value - 0x41)]
    default: nil
    }
  }

  private static let small = Array("åƀçđéƒĝĥîĵķļɱñöþǫŕšţûṽŵẋýž".unicodeScalars)
  private static let large = Array("ÅƁÇĐÉƑĜĤÎĴĶĻṀÑÖÞǪŔŠŢÛṼŴẊÝŽ".unicodeScalars)
}
