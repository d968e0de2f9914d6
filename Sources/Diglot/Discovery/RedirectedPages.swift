/// The addresses at which a locale leads on, though it could show another's text there.
///
/// A locale's list says that a page has gone, whoever else still has it. So does the list of a
/// locale that it falls back to, as long as that is nearer than the text:
///
///     pt-BR → pt → en, pt redirects a, en has a  →  pt-BR and pt lead on
struct RedirectedPages {
  private let entries: [PageTable.Entry]
  private let indices: [String: Int]
  /// By page and locale, what takes the place of fallback pages.
  private let targets: [[RedirectionTarget?]]

  init(
    _ entries: [PageTable.Entry],
    _ indices: [String: Int],
    _ redirections: [Redirections],
    _ configuration: SiteConfiguration
  ) {
    self.entries = entries
    self.indices = indices
    targets = entries.map { entry in
      entry.availability.enumerated().map { locale, availability in
        guard case .fallback(let other) = availability else { return nil }
        let nearer = [locale] + configuration.locales[locale].fallback.prefix { $0 != other }
        return nearer.lazy.compactMap { redirections[$0].entry(of: entry.id) }
          .first { $0.index != nil }?.target
      }
    }
  }

  /// Returns what the locales have of a page, without fallback pages where they lead on.
  func entry(of page: Int) -> PageTable.Entry {
    let entry = entries[page]
    return PageTable.Entry(
      id: entry.id,
      files: entry.files,
      availability: entry.availability.enumerated().map { locale, availability in
        leadsOn(page, locale) ? .missing : availability
      }
    )
  }

  /// Whether readers of a locale find something where the redirection leads.
  private func leadsOn(_ page: Int, _ locale: Int) -> Bool {
    guard let target = targets[page][locale] else { return false }
    // What another list redirects once more may come to no end.
    let isThere = target.page.flatMap { indices[$0.string] }.map { new in
      entries[new].availability[locale] != .missing && targets[new][locale] == nil
    }
    return isThere == true || target.url != nil
  }
}
