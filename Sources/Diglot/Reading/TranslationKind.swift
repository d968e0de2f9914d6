/// Who translated a page.
enum TranslationKind: Sendable, Hashable {
  case human
  case machine
  /// By machine, then edited by a person (`MTE`, `MTE75`, `MTE95`).
  case machineEdited

  /// Reads the value of `ms.translationtype`, or of the older `translationtype`.
  ///
  ///     "HT", "Human Translation"            →  human
  ///     "MT", "Machine Translation", "Auto"  →  machine
  ///     "MTE95"                              →  machineEdited
  ///     "Blank", anything else               →  nil
  init?(_ text: String) {
    let word = text.lowercased()
    switch word {
    case "ht", "human", "human translation": self = .human
    case "mt", "auto", "machine", "machine translation": self = .machine
    default:
      guard word.hasPrefix("mte"), word.dropFirst(3).utf8.allSatisfy({ (0x30...0x39).contains($0) })
      else { return nil }
      self = .machineEdited
    }
  }
}
