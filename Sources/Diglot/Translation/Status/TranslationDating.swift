/// Finds out which of a page's translations are still what the original says.
///
/// With a folder of the original language, that is exact: a translation names the SHA-1 of the file
/// it was made from. Without one, the translation that was handed off last is the best witness of
/// what the original says, and those made from another file before it are behind.
struct TranslationDating {
  private let texts: [PageText?]
  private let original: Int
  private let hasOriginalFolder: Bool
  private let hasOriginalFile: Bool

  /// Takes a page's texts that stand in files, by locale.
  init(_ texts: [PageText?], _ plan: Plan, page: Int) {
    self.texts = texts
    original = plan.configuration.originalLocale
    hasOriginalFolder = plan.locales[original].content != nil
    hasOriginalFile = plan.pages[page].files[original] != nil
  }

  /// Returns the state of each locale's translation; `nil` where a locale has none.
  func states() -> [PageState?] {
    let digests = texts[original].map { OriginalDigests(of: $0.source.file.bytes) }
    let newest = hasOriginalFolder ? nil : newestHandOff
    return texts.indices.map { locale in
      guard locale != original, let header = texts[locale]?.source.header else { return nil }
      guard let hash = header.originalHash else { return .untracked }
      if let digests { return digests.contain(hash) ? .current : .behind }
      // The file of the original may be there and unreadable.
      if hasOriginalFolder { return hasOriginalFile ? .untracked : .orphaned }
      return state(of: header, newest)
    }
  }

  /// Returns what is the original today, as far as is known: its file, or the translation to rebuild
  /// it from that was handed off last.
  func reference() -> PageText? {
    if hasOriginalFolder { return texts[original] }
    guard let newest = newestHandOff else { return nil }
    return texts.lazy.compactMap { $0 }.first {
      !$0.bitext.units.isEmpty && $0.source.header.handOffDate == newest.date
        && $0.source.header.originalHash != nil
    }
  }

  /// Returns what is the original today, as far as is known: its file, or a text that is rebuilt
  /// from the translation that was handed off last.
  func originalText() -> PageText? {
    if hasOriginalFolder { return texts[original] }
    guard let translation = reference() else { return nil }
    let bytes = translation.source.file.bytes
    return PageText(
      source: translation.source,
      bitext: translation.bitext.original(in: bytes.span),
      locale: original,
      isRebuilt: true,
      fileLocale: translation.fileLocale
    )
  }

  private struct HandOff {
    let date: CalendarDate
    /// In lower case, those of all locales that were handed off on the day.
    let hashes: Set<String>
  }

  private var newestHandOff: HandOff? {
    let headers = texts.compactMap { $0?.source.header }.filter { $0.originalHash != nil }
    guard let date = headers.compactMap(\.handOffDate).max() else { return nil }
    let hashes = headers.filter { $0.handOffDate == date }.compactMap(\.originalHash)
    return HandOff(date: date, hashes: Set(hashes.map { $0.lowercased() }))
  }

  private func state(of header: FrontMatter, _ newest: HandOff?) -> PageState {
    guard let newest, let hash = header.originalHash else { return .untracked }
    if newest.hashes.contains(hash.lowercased()) { return .current }
    guard let date = header.handOffDate, date < newest.date else { return .untracked }
    return .behind
  }
}
