/// What an alert warns of or advises.
enum AlertKind: String, Sendable, CaseIterable {
  case note, tip, important, warning, caution

  /// Reads the word of a marker, `NOTE` or what machine translation made of it.
  ///
  ///     "NOTE", "Note"      →  note
  ///     " 참고 사항", "ノート"  →  note, translated
  init?(token: String, isTranslated: inout Bool) {
    let word = Self.normalized(token)
    if let kind = AlertKind(rawValue: word), token.utf8.count == word.utf8.count {
      isTranslated = false
      self = kind
    } else if let kind = AlertKind(rawValue: word) ?? Self.translations[word] {
      isTranslated = true
      self = kind
    } else {
      return nil
    }
  }

  /// In lower case, without the marks and spaces that translation left around the word.
  private static func normalized(_ token: String) -> String {
    var word = token.lowercased()[...]
    let edges: Set<Character> = [" ", "\t", "\u{A0}", "*", ":", "：", "!", "！", "_"]
    while let first = word.first, edges.contains(first) { word.removeFirst() }
    while let last = word.last, edges.contains(last) { word.removeLast() }
    return String(word)
  }

  /// The words that stand for the tokens in the five languages, as translated pages have them.
  private static let translations: [String: AlertKind] = [
    "notes": .note, "tips": .tip, "warnings": .warning,
    "참고": .note, "참고 사항": .note, "메모": .note, "노트": .note, "팁": .tip, "중요": .important,
    "중요 사항": .important, "경고": .warning, "주의": .caution, "주의 사항": .caution,
    "メモ": .note, "注": .note, "注意事項": .note, "ノート": .note, "ヒント": .tip,
    "重要": .important, "重要な": .important, "警告": .warning, "注意": .caution,
    "附註": .note, "備註": .note, "註": .note, "說明": .note, "提示": .tip, "秘訣": .tip,
    "重要事項": .important, "小心": .caution,
    "примечание": .note, "примечания": .note, "заметка": .note, "заметки": .note,
    "заметки о": .note, "совет": .tip, "важно": .important, "важно!": .important,
    "внимание": .caution, "внимание!": .caution, "предупреждение": .warning,
    "осторожно": .caution,
  ]
}
