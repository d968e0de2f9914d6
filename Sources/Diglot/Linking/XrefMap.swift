/// What uids stand for: pages of the site, by their headers, and what maps list.
struct XrefMap: Sendable {
  enum Target: Sendable, Equatable {
    /// By index, with the title of its header.
    case page(Int, title: String?)
    case entry(Entry)
  }

  struct Entry: Sendable, Equatable {
    /// An address, or a path in the content that begins with `~/`.
    let href: String
    /// `name`, `fullName`, `nameWithType` and their like, by name.
    let properties: [String: String]
  }

  /// By locale.
  private var pages: [[String: (page: Int, title: String?)]]
  private var entries: [[String: Entry]]
  /// Of the maps that the configuration names.
  private var shared: [String: Entry] = [:]

  init(localeCount: Int) {
    pages = Array(repeating: [:], count: localeCount)
    entries = Array(repeating: [:], count: localeCount)
  }

  /// Returns what a uid stands for to readers of a locale: their own page or entry before those of
  /// the locales that it falls back to, and the site's before those of maps from elsewhere.
  func target(_ uid: String, _ locale: Int, _ plan: Plan) -> Target? {
    let original = plan.configuration.originalLocale
    let chain = [locale] + plan.locales[locale].fallback + [original]
    for candidate in chain {
      if let found = pages[candidate][uid] { return .page(found.page, title: found.title) }
    }
    for candidate in chain {
      if let found = entries[candidate][uid] { return .entry(found) }
    }
    return shared[uid].map { .entry($0) }
  }

  /// Notes a page; the first one that has a uid keeps it.
  mutating func add(_ uid: String, page: Int, title: String?, _ locale: Int) {
    if pages[locale][uid] == nil { pages[locale][uid] = (page, title) }
  }

  /// Notes what a map lists, that of a locale or, with `nil`, of all.
  mutating func add(_ map: [String: Entry], _ locale: Int?) {
    if let locale {
      entries[locale].merge(map) { first, _ in first }
    } else {
      shared.merge(map) { first, _ in first }
    }
  }

  // MARK: Maps

  /// Reads a map in docfx's form; `folder` is where its relative addresses begin, in the content.
  static func read(
    _ file: SourceFile,
    folder: String?,
    _ diagnostics: inout Diagnostics
  ) -> [String: Entry] {
    let isJSON = file.path.lowercased().hasSuffix(".json")
    let root =
      isJSON
      ? JSONDocument.parse(file, &diagnostics) : YAMLDocument.parse(file, &diagnostics)
    guard let root, case .list(let references) = root["references"]?.content else { return [:] }
    let base = root["baseUrl"]?.text
    var map: [String: Entry] = [:]
    for reference in references {
      guard case .mapping(let pairs) = reference.content else { continue }
      var properties: [String: String] = [:]
      for pair in pairs { properties[pair.key] = pair.value.text }
      guard let uid = properties["uid"], let href = properties["href"], map[uid] == nil else {
        continue
      }
      let address = absolute(href, base, folder)
      if isRefused(address) {
        let place = (reference["href"] ?? reference).range
        if !diagnostics.isFull { diagnostics.report(.refused(uid, at: file.location(of: place))) }
        continue
      }
      map[uid] = Entry(href: address, properties: properties)
    }
    return map
  }

  /// Whether an address could run something in a reader's browser, or leads to a drive.
  private static func isRefused(_ address: String) -> Bool {
    HTMLURL.isDangerous(HTMLURL.normalized(Array(address.utf8)), isImage: false)
      || LinkTarget(address) == .localPath
  }

  private static func absolute(_ href: String, _ base: String?, _ folder: String?) -> String {
    switch LinkTarget(href) {
    case .relative, .samePage: break
    default: return href
    }
    if let base { return base.hasSuffix("/") ? base + href : base + "/" + href }
    guard let folder else { return href }
    return "~/" + (folder.isEmpty ? href : folder + "/" + href)
  }
}

extension Diagnostic {
  fileprivate static func refused(_ uid: String, at location: Location) -> Diagnostic {
    Diagnostic(
      .disallowedHTMLAttribute,
      "the 'href' of a uid leads to a page or a web address",
      at: location,
      notes: ["links to '\(uid)' find nothing"]
    )
  }
}
