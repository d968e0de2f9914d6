private import Foundation

/// What ICU knows about languages: the only file of the library that imports Foundation.
///
/// Everything is asked once a build and kept in values; nothing here is fast.
enum LocaleData {
  /// Returns how `language` calls the language `target`: `영어` for (`en`, `ko`).
  static func languageName(of target: String, in language: String) -> String? {
    Foundation.Locale(identifier: language).localizedString(forIdentifier: target)
  }

  /// Returns `text` with its first letter in upper case, by the rules of `language`.
  static func capitalizingFirst(_ text: String, in language: String) -> String {
    let first = String(text.prefix(1)).uppercased(with: Foundation.Locale(identifier: language))
    return first + text.dropFirst()
  }

  /// Returns the script that `tag` is written in (`Hant` for `zh-TW`).
  static func script(of tag: String) -> String? {
    Foundation.Locale.Language(identifier: tag).script?.identifier
  }

  /// Returns `tag` without what goes without saying: `ko` for `ko-KR`, and `de-AT` as it is.
  static func shortestTag(of tag: String) -> String {
    Foundation.Locale.Language(identifier: tag).minimalIdentifier
  }

  // Foundation's `characterDirection` looks at the language alone, and takes `az-Arab` for left.
  private static let rightToLeftScripts: Set = [
    "Adlm", "Arab", "Aran", "Hebr", "Mand", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa", "Yezi",
  ]

  static func isRightToLeft(_ tag: String) -> Bool {
    script(of: tag).map(rightToLeftScripts.contains) ?? false
  }

  /// How a locale writes a long date.
  struct DatePattern {
    /// In the letters of Unicode's technical standard 35, part 4.
    let pattern: String
    /// January first, in the form that stands beside a day.
    let months: [String]
    /// The form that stands alone.
    let standaloneMonths: [String]
    /// What stands for our era (`AD`), which some locales write.
    let era: String
    /// The locale's digits 0 to 9.
    let digits: [String]
  }

  static func longDatePattern(of tag: String) -> DatePattern {
    let formatter = DateFormatter()
    formatter.locale = Foundation.Locale(identifier: tag)
    formatter.calendar = Calendar(identifier: .gregorian)
    formatter.timeZone = TimeZone(secondsFromGMT: 0)
    formatter.dateStyle = .long
    formatter.timeStyle = .none
    let numbers = NumberFormatter()
    numbers.locale = formatter.locale
    return DatePattern(
      pattern: formatter.dateFormat ?? "y-MM-dd",
      months: formatter.monthSymbols,
      standaloneMonths: formatter.standaloneMonthSymbols,
      era: formatter.eraSymbols.last ?? "",
      digits: (0...9).map { numbers.string(from: NSNumber(value: $0)) ?? String($0) }
    )
  }
}
