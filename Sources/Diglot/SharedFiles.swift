/// The files of a site that belong to no single page, by what they are made of.
enum SharedFiles: Int, CaseIterable, Sendable {
  case workingPages, contents, frontPages, statusPages, sitemap, theme, movedPages, assets

  /// What may change about a site as its pages are made again.
  struct Facts: OptionSet, Sendable {
    let rawValue: Int

    /// Which pages there are, what surrounds them, and what all have in common.
    static let plan = Facts(rawValue: 1)
    static let titles = Facts(rawValue: 2)
    /// The ids that links can lead to.
    static let ids = Facts(rawValue: 4)
    /// Which pages search engines are shown.
    static let indexing = Facts(rawValue: 8)
    /// Which files pages refer to.
    static let assets = Facts(rawValue: 16)
    /// How far translations have come.
    static let statuses = Facts(rawValue: 32)
    /// The sentences of translations.
    static let sentences = Facts(rawValue: 64)

    static let all = Facts(rawValue: 127)
  }

  /// What the files depend on; the plan always counts.
  var facts: Facts {
    switch self {
    case .workingPages: [.plan, .sentences, .titles]
    case .contents: [.plan, .titles]
    case .frontPages: [.plan]
    case .statusPages: [.plan, .statuses]
    case .sitemap: [.plan, .indexing]
    case .theme: [.plan]
    case .movedPages: [.plan, .titles, .ids, .assets]
    case .assets: [.plan, .assets]
    }
  }
}

extension SharedFiles.Facts {
  /// Returns what other files could see of the difference between two versions of a page.
  static func changed(
    from old: PageOutcome,
    to new: PageOutcome,
    _ configuration: SiteConfiguration
  ) -> Self {
    var facts: Self = []
    let records = (old.parts.compactMap(\.record), new.parts.compactMap(\.record))
    if records.0.map(\.locale) != records.1.map(\.locale) { return .all }
    for (old, new) in zip(records.0, records.1) where old !== new {
      if old.title != new.title { facts.insert(.titles) }
      if !old.ids.holdsSame(as: new.ids) { facts.insert(.ids) }
      if old.isIndexed != new.isIndexed { facts.insert(.indexing) }
      if old.uses.assets != new.uses.assets { facts.insert(.assets) }
    }
    if configuration.statusPage { facts.insert(.statuses) }
    if configuration.hasWorkingPages { facts.insert(.sentences) }
    return facts
  }
}
