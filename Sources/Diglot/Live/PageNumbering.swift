/// How the pages of one plan are numbered in the next: an index changes where pages come or go.
struct PageNumbering: Sendable {
  /// For each page of the new plan its index in the old one.
  let old: [Int?]
  /// For each page of the old plan its index in the new one.
  let new: [Int?]
  /// Whether every page has the number that it had.
  let isIdentity: Bool

  init(from old: PageTable, to new: PageTable) {
    self.old = new.entries.map { old.index(ofID: $0.id.string) }
    self.new = old.entries.map { new.index(ofID: $0.id.string) }
    isIdentity = self.old.count == self.new.count && zip(0..., self.old).allSatisfy { $0 == $1 }
  }

  /// Returns what is left of a page with the numbers of the new plan.
  ///
  /// The pages that it asked something of and that are gone get a number that no page has: a page
  /// that leads there is made again anyway.
  func renumbered(
    _ outcome: PageOutcome,
    _ output: SnapshotOutput
  ) throws(FileError) -> PageOutcome {
    guard !isIdentity else { return outcome }
    var outcome = outcome
    for index in outcome.parts.indices {
      outcome.parts[index].record = outcome.parts[index].record.map(renumbered)
      if let waiting = outcome.parts[index].waiting {
        outcome.parts[index].waiting = try renumbered(waiting, output)
      }
    }
    return outcome
  }

  private func renumbered(
    _ waiting: PagePart.Waiting,
    _ output: SnapshotOutput
  ) throws(FileError) -> PagePart.Waiting {
    let page = try waiting.bytes.read()
    let bytes = renumbered(page.span)
    return PagePart.Waiting(path: waiting.path, bytes: try output.spool(bytes.span))
  }

  private func renumbered(_ record: PageRecord) -> PageRecord {
    var uses = record.uses
    uses.fragments = uses.fragments.compactMap { fragment in
      self.new[fragment.page].map { page in
        LinkUses.Fragment(
          page: page,
          locale: fragment.locale,
          name: fragment.name,
          destination: fragment.destination,
          file: fragment.file
        )
      }
    }
    return PageRecord(
      page: new[record.page] ?? record.page,
      locale: record.locale,
      availability: record.availability,
      title: record.title,
      ids: record.ids,
      uses: uses,
      isIndexed: record.isIndexed,
      fileLocale: record.fileLocale
    )
  }

  /// Returns a page with the titles that it waits for under their new numbers, and nothing in the
  /// place of those of pages that are gone.
  func renumbered(_ page: borrowing Span<UInt8>) -> [UInt8] {
    var out = ByteBuffer(capacity: page.count)
    var copied = 0
    var start = 0
    while let found = page.firstIndex(of: LinkUses.Title.opening, from: start) {
      guard let (title, isInJSON, end) = LinkUses.Title.read(page, at: found) else {
        start = found + 1
        continue
      }
      out.append(page.extracting(copied..<found))
      let number = title.page < new.count ? new[title.page] : title.page
      if let number {
        let renumbered = LinkUses.Title(page: number, locale: title.locale)
        out.append(isInJSON ? renumbered.placeholderInJSON : renumbered.placeholder)
      }
      (copied, start) = (end, end)
    }
    out.append(page.extracting(copied..<page.count))
    return out.finish()
  }

  /// A number that no page has.
  private static let nobody = -1

  /// Whether what surrounds a page is the same to its reader.
  func isSame(_ old: PageNavigation, _ new: PageNavigation) -> Bool {
    let sidebar = isIdentity ? old.sidebar : renumbered(old.sidebar.span)
    return sidebar == new.sidebar && old.allContents == new.allContents
      && old.breadcrumb.map(renumbered) == new.breadcrumb
      && old.previous.map(renumbered) == new.previous && old.next.map(renumbered) == new.next
  }

  private func renumbered(_ link: PageNavigation.Link) -> PageNavigation.Link {
    guard case .title(let title) = link.label else { return link }
    let number = title.page < new.count ? new[title.page] ?? Self.nobody : title.page
    return PageNavigation.Link(
      label: .title(LinkUses.Title(page: number, locale: title.locale)),
      href: link.href,
      absoluteURL: link.absoluteURL,
      language: link.language
    )
  }
}
