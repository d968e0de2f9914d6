/// What stands where pages were that have moved: a small page each, which leads on, and the list of
/// all of them for hosts that redirect by themselves.
///
/// `redirects.json` holds an array, sorted by `from`; addresses are percent-encoded, begin at the
/// host's root or are absolute, and a page's end with `/`:
///
///     [
///     {"from":"/base/ko/old/","to":"/base/ko/new/#part","status":301},
///     {"from":"/base/ko/other/","to":"https://example.com/other","status":301}
///     ]
struct MovedPages {
  let plan: Plan
  let records: RecordTable
  let chromes: [SiteChrome]

  /// The name of the list at the site's root.
  static let listName = "redirects.json"

  private struct Move {
    let locale: Int
    let route: Route
    let entry: Redirections.Entry
    let place: Plan.NewPlace
    /// Query and fragment, those that are there.
    let suffix: String
  }

  /// Returns the files, of which none takes the place of one of `others`; none where nothing moved.
  func files(
    beside others: () -> [RelativePath],
    _ diagnostics: inout Diagnostics
  ) -> [(path: RelativePath, bytes: [UInt8])] {
    guard plan.redirections.contains(where: { !$0.isEmpty }) else { return [] }
    var room = OutputRoom(others())
    var moves: [Move] = []
    for locale in plan.locales.indices where plan.isPublished[locale] {
      var findings = Diagnostics()
      moves += self.moves(locale, &room, &findings)
      findings.setLocale(plan.locale(locale).tag)
      diagnostics.append(findings)
    }
    guard !moves.isEmpty else { return [] }
    var files = [(path: RelativePath(normal: Self.listName), bytes: list(moves))]
    if plan.templates.contains("redirect") {
      files += moves.map { ($0.route.outputPath, page($0)) }
    }
    return files
  }

  private func moves(
    _ locale: Int,
    _ room: inout OutputRoom,
    _ findings: inout Diagnostics
  ) -> [Move] {
    plan.redirections[locale].sorted.compactMap { entry in
      let route = Route(plan.locale(locale), entry.id)
      // A page that has the address is the one that readers look for.
      guard let place = plan.place(of: entry.target, for: locale),
        !room.holds(route.outputPath)
      else { return nil }
      guard room.takes(route.outputPath) else {
        if !findings.isFull {
          findings.report(
            .placeTaken(route.path, at: plan.redirections[locale].location(of: entry))
          )
        }
        return nil
      }
      room.add(route.outputPath)
      return Move(
        locale: locale,
        route: route,
        entry: entry,
        place: place,
        suffix: suffix(entry, place, locale, &findings)
      )
    }
  }

  /// Leaves out a fragment that the page does not have.
  private func suffix(
    _ entry: Redirections.Entry,
    _ place: Plan.NewPlace,
    _ locale: Int,
    _ findings: inout Diagnostics
  ) -> String {
    var target = entry.target
    let name = PercentCoding.decoded(target.fragment[...])
    if case .page(let page, let destination) = place, !name.isEmpty,
      let record = records[page, destination], !record.ids.contains(name)
    {
      target.fragment = ""
      let place = plan.redirections[locale].location(of: entry)
      // What another locale's list says was found there.
      if entry.index != nil, !findings.isFull { findings.report(.noFragment(name, at: place)) }
    }
    return target.suffix
  }

  // MARK: Pages

  private func page(_ move: Move) -> [UInt8] {
    let chrome = chromes[move.locale]
    var record = PageContext(plan: plan, chrome: chrome).frame(move.route)
    record["documentTitle"] = .text(
      chrome.string("movedTitle") + " – " + plan.configuration.title
    )
    switch move.place {
    case .page(let page, let locale):
      let target = plan.route(page, locale)
      let text = plan.servingLocale(page, locale) ?? locale
      record["href"] = .text(move.route.relativeURL(to: target.path) + move.suffix)
      record["canonical"] = .text(target.absoluteURL(plan.configuration.baseURL))
      record["targetTitle"] = .text(records.text(of: page, in: text)?.title ?? target.path)
      record["targetLang"] = .text(ifPresent: text == move.locale ? nil : plan.locale(text).lang)
    case .url(let url):
      record["href"] = .text(url + move.suffix)
      let query = move.entry.target.query
      let address = absolute(url) + (query.isEmpty ? "" : "?" + query)
      record["canonical"] = .text(address)
      record["targetTitle"] = .text(address)
    }
    var out = ByteBuffer()
    plan.templates.render("redirect", record, into: &out)
    return out.finish()
  }

  /// Returns an address with its host, which is ours where it has none.
  private func absolute(_ url: String) -> String {
    let base = plan.configuration.baseURL
    return url.hasPrefix("/") ? String(base.string.dropLast(base.path.count)) + url : url
  }

  // MARK: The list

  private func list(_ moves: [Move]) -> [UInt8] {
    let base = String(plan.configuration.baseURL.path)
    let lines = moves.map { move in
      let from = base + Route.percentEncoded(move.route.path)
      switch move.place {
      case .page(let page, let locale):
        let path = Route.percentEncoded(plan.route(page, locale).path)
        return (from: from, to: base + path + move.suffix)
      case .url(let url): return (from: from, to: url + move.suffix)
      }
    }.sorted { $0.from < $1.from }
    var list = ByteBuffer()
    list.append("[\n")
    for (index, line) in lines.enumerated() {
      list.append("{\"from\":")
      list.append(json: line.from)
      list.append(",\"to\":")
      list.append(json: line.to)
      list.append(index == lines.count - 1 ? ",\"status\":301}\n" : ",\"status\":301},\n")
    }
    list.append("]\n")
    return list.finish()
  }
}

/// Which paths of the output are files, and which are folders.
private struct OutputRoom {
  private var files: Set<String> = []
  private var folders: Set<String> = []

  init(_ paths: [RelativePath]) {
    for path in paths { add(path) }
  }

  mutating func add(_ path: RelativePath) {
    files.insert(path.string)
    var folder = path.folder
    while !folder.isEmpty, folders.insert(String(folder)).inserted {
      folder = RelativePath(normal: String(folder)).folder
    }
  }

  func holds(_ path: RelativePath) -> Bool { files.contains(path.string) }

  /// Whether a file can be written there: its path is no folder, and no part of it is a file.
  func takes(_ path: RelativePath) -> Bool {
    guard !folders.contains(path.string) else { return false }
    var folder = path.folder
    while !folder.isEmpty {
      if files.contains(String(folder)) { return false }
      if folders.contains(String(folder)) { return true }
      folder = RelativePath(normal: String(folder)).folder
    }
    return true
  }
}

extension Diagnostic {
  fileprivate static func placeTaken(_ path: String, at location: Location?) -> Diagnostic {
    Diagnostic(
      .outputPathConflict,
      "'\(path)' is a redirection and a file of the site",
      at: location,
      notes: ["the file is kept"]
    )
  }

  fileprivate static func noFragment(_ name: String, at location: Location?) -> Diagnostic {
    Diagnostic(
      .redirectURLInvalid,
      "'#\(name)' does not exist in the page that the redirection leads to",
      at: location,
      notes: ["it leads to the page's top"]
    )
  }
}
