/// A well-formed BCP 47 language tag (RFC 5646 §2.1) in its canonical case.
///
///     "ZH-tw"        →  zh-TW
///     "zh-hant-tw"   →  zh-Hant-TW
///     "en_US", "x-a", "english-language"  →  nil
///
/// Private-use tags and the irregular old ones (`i-klingon`) name no language that a page could be
/// written in, and are refused.
struct LanguageTag: Sendable, Hashable {
  /// The whole tag.
  let string: String
  /// The language alone, in lower case.
  let language: String
  /// Four letters, first one upper-case.
  let script: String?
  /// Two letters in upper case, or three digits.
  let region: String?

  init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { $0.lowercased() }
    guard parts.allSatisfy(Self.isSubtag), let first = parts.first,
      Self.isLetters(first, 2...8)
    else { return nil }
    var rest = parts.dropFirst()
    var canonical = [first]
    language = first
    // Extended languages follow only a language of two or three letters.
    for _ in 0..<3 where first.utf8.count <= 3 {
      guard let part = Self.take(&rest, where: { Self.isLetters($0, 3...3) }) else { break }
      canonical.append(part)
    }
    let script = Self.take(&rest) { Self.isLetters($0, 4...4) }
    self.script = script.map { $0.prefix(1).uppercased() + $0.dropFirst() }
    self.script.map { canonical.append($0) }
    let region = Self.take(&rest) {
      Self.isLetters($0, 2...2) || ($0.utf8.count == 3 && $0.utf8.allSatisfy(Self.isDigit))
    }
    self.region = region.map { $0.uppercased() }
    self.region.map { canonical.append($0) }
    guard Self.areVariantsAndExtensions(rest) else { return nil }
    string = (canonical + rest).joined(separator: "-")
  }

  private static func areVariantsAndExtensions(_ parts: ArraySlice<String>) -> Bool {
    var seen: Set<String> = []
    var rest = parts
    while let variant = take(&rest, where: isVariant) {
      guard seen.insert(variant).inserted else { return false }
    }
    while let singleton = rest.popFirst() {
      guard singleton.utf8.count == 1, seen.insert(singleton).inserted else { return false }
      let shortest = singleton == "x" ? 1 : 2
      var count = 0
      while take(&rest, where: { $0.utf8.count >= shortest }) != nil { count += 1 }
      guard count > 0 else { return false }
    }
    return true
  }

  private static func take(
    _ parts: inout ArraySlice<String>,
    where condition: (String) -> Bool
  ) -> String? {
    guard let first = parts.first, condition(first) else { return nil }
    return parts.removeFirst()
  }

  private static func isSubtag(_ part: String) -> Bool {
    (1...8).contains(part.utf8.count) && part.utf8.allSatisfy { isDigit($0) || isLetter($0) }
  }

  private static func isVariant(_ part: String) -> Bool {
    part.utf8.count >= 5 || (part.utf8.count == 4 && part.utf8.first.map(isDigit) == true)
  }

  private static func isLetters(_ part: String, _ length: ClosedRange<Int>) -> Bool {
    length.contains(part.utf8.count) && part.utf8.allSatisfy(isLetter)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  /// Takes lower-case letters, which all parts are.
  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte) }
}
