/// The names of languages for a set of locales.
///
/// A language is named by itself where no other locale of the set shares it (`English` for
/// `en-US`), with its region where one does, and Chinese always with its script (`繁體中文`).
struct LanguageNames: Sendable {
  private struct Pair: Hashable { let target, reader: String }

  private var names: [Pair: String] = [:]
  private var ownNames: [String: String] = [:]

  /// Asks for all pairs of `tags` at once.
  init(_ tags: [LanguageTag]) {
    for target in tags {
      let known = Self.nameTag(of: target, among: tags)
      for reader in tags {
        let name = LocaleData.languageName(of: known, in: reader.string)
        names[Pair(target: target.string, reader: reader.string)] = name ?? target.string
      }
      let own = names[Pair(target: target.string, reader: target.string)] ?? target.string
      ownNames[target.string] = LocaleData.capitalizingFirst(own, in: target.string)
    }
  }

  /// Returns how readers of `reader` call the language of `target`, as inside a sentence: `영어`.
  func languageName(of target: Locale, in reader: Locale) -> String {
    names[Pair(target: target.tag, reader: reader.tag)] ?? target.name
  }

  /// Returns a language's name for itself, as in a menu: `Русский`.
  func ownName(of tag: LanguageTag) -> String { ownNames[tag.string] ?? tag.string }

  private static func nameTag(of tag: LanguageTag, among tags: [LanguageTag]) -> String {
    if tag.language == "zh" {
      return "zh-" + (tag.script ?? LocaleData.script(of: tag.string) ?? "Hans")
    }
    let isShared = tags.contains { $0.language == tag.language && $0 != tag }
    if isShared { return tag.string }
    return tag.script.map { "\(tag.language)-\($0)" } ?? tag.language
  }
}
