/// Finds what the entries of one file ask for, for readers of one locale.
struct TOCEntryResolver {
  let plan: Plan
  let locale: Int
  let shelf: TOCShelf
  let uidTarget: @Sendable (String) -> UIDTarget?
  /// Whether a topic's address goes before that of a table of contents elsewhere, as in breadcrumbs.
  var prefersTopics = false

  /// An entry with what it asks for.
  struct Resolved {
    var label: TOCLabel?
    var target = TOCTarget.none
    /// The absolute address of a table of contents elsewhere.
    var prefix: String?
    /// The file whose entries lie in this one.
    var include: TOCFile?
    /// The file whose first page this entry leads to.
    var folder: TOCFile?
  }

  func resolve(
    _ entry: TOCEntry,
    _ file: TOCFile,
    _ diagnostics: inout Diagnostics
  ) -> Resolved {
    var resolved = Resolved()
    let asked = addresses(entry, file, &diagnostics)
    if let toc = asked.toc { find(toc, file, &resolved, &diagnostics) }
    if resolved.target == .none || prefersTopics, let topic = asked.topic {
      resolved.target = target(topic, file, &diagnostics)
      resolved.folder = nil
    }
    var title: TOCLabel?
    if let uid = entry.uid, entry.href == nil {
      title = take(uid, file, &resolved, &diagnostics)
    }
    resolved.label = label(entry, file, resolved.target) ?? title
    return resolved
  }

  /// Reports a finding unless there are too many already; to say where one lies costs the whole file.
  private func report(_ finding: @autoclosure () -> Diagnostic, _ diagnostics: inout Diagnostics) {
    if !diagnostics.isFull { diagnostics.report(finding()) }
  }

  // MARK: Addresses

  private typealias Text = TOCEntry.Text

  /// Returns which address is that of a topic and which that of a table of contents.
  private func addresses(
    _ entry: TOCEntry,
    _ file: TOCFile,
    _ diagnostics: inout Diagnostics
  ) -> (topic: Text?, toc: Text?) {
    var topic = entry.topicHref
    var toc = entry.tocHref
    if let text = topic, TOCHref(text.string).isTOC {
      report(.topicHref(text.string, at: file.source.location(of: text.range)), &diagnostics)
      topic = nil
    }
    if let text = toc, [.page, .nothing].contains(TOCHref(text.string)) {
      report(.tocHref(text.string, at: file.source.location(of: text.range)), &diagnostics)
      toc = nil
    }
    if let href = entry.href {
      let isTOC = TOCHref(href.string).isTOC || prefersTopics && TOCHref(href.string) == .absolute
      if isTOC { toc = toc ?? href } else { topic = topic ?? href }
    }
    return (topic, toc)
  }

  /// Finds a table of contents: a file to include, a folder to lead to, or an address.
  private func find(
    _ text: Text,
    _ file: TOCFile,
    _ resolved: inout Resolved,
    _ diagnostics: inout Diagnostics
  ) {
    let links = resolver(of: file)
    switch TOCHref(text.string) {
    case .file(let path):
      resolved.include = links.contentPath(path).flatMap { shelf[$0] }
      if resolved.include == nil {
        report(.noFile(path, at: file.source.location(of: text.range)), &diagnostics)
      }
    case .folder(let path):
      let folder = links.contentPath(path)
      resolved.folder = folder.flatMap { shelf.file(inFolder: $0) }
      guard resolved.folder == nil else { return }
      report(.noTOC(path, at: file.source.location(of: text.range)), &diagnostics)
      // The folder may still have a page that begins it.
      if case .page(let page) = links.resolve(path + "/index.md") {
        resolved.target = .page(target(page))
      }
    case .absolute:
      resolved.prefix = text.string
      resolved.target = target(text, file, &diagnostics)
    case .page, .nothing: break
    }
  }

  private func resolver(of file: TOCFile) -> LinkResolver {
    LinkResolver(
      plan: plan,
      locale: locale,
      route: Route(path: plan.locale(locale).path + "/"),
      folder: file.path.folder,
      fileLocale: file.locale
    )
  }

  private func target(
    _ text: Text,
    _ file: TOCFile,
    _ diagnostics: inout Diagnostics
  ) -> TOCTarget {
    let links = resolver(of: file)
    if HTMLURL.isDangerous(HTMLURL.normalized(Array(text.string.utf8)), isImage: false) {
      report(.dangerous(at: file.source.location(of: text.range)), &diagnostics)
      return .none
    }
    switch links.resolve(text.string) {
    case .unchanged: return .url(text.string)
    case .elsewhere(let url): return .url(url)
    case .samePage:
      report(.samePage(text.string, at: file.source.location(of: text.range)), &diagnostics)
      return .none
    case .localPath:
      report(.localPath(at: file.source.location(of: text.range)), &diagnostics)
      return .none
    case .asset(let locale, let path, _, _):
      return .asset(LinkUses.Asset(locale: locale, path: path))
    case .missing(let path):
      let advice = diagnostics.isFull ? nil : links.advice(on: path)
      report(.noTarget(path, advice, at: file.source.location(of: text.range)), &diagnostics)
      return .none
    case .page(let page):
      switch page.adjustment {
      case .letterCase(let actual):
        report(.letterCase(actual, at: file.source.location(of: text.range)), &diagnostics)
      case .ending(let actual):
        report(.ending(actual, at: file.source.location(of: text.range)), &diagnostics)
      case .redirection, nil: break
      }
      return .page(target(page))
    }
  }

  private func target(_ page: LinkResolver.Destination) -> TOCTarget.Page {
    TOCTarget.Page(
      page: page.page,
      servingLocale: page.servingLocale,
      url: page.url + (page.fragment.isEmpty ? "" : "#" + page.fragment),
      isWhole: page.fragment.isEmpty && !page.url.utf8.contains(UInt8(ascii: "?"))
    )
  }

  // MARK: Uids and labels

  /// Takes the target of a uid where the entry has no other, and returns its title.
  private func take(
    _ uid: Text,
    _ file: TOCFile,
    _ resolved: inout Resolved,
    _ diagnostics: inout Diagnostics
  ) -> TOCLabel? {
    switch uidTarget(uid.string) {
    case .page(let page):
      guard let found = TOCTarget.page(page, plan, locale), let there = found.page else { break }
      if resolved.target == .none { resolved.target = found }
      return .title(LinkUses.Title(page: page, locale: there.servingLocale))
    case .url(let url, let title):
      if resolved.target == .none { resolved.target = .url(url) }
      return .text(title, language: nil)
    case nil: break
    }
    report(.noUID(uid.string, at: file.source.location(of: uid.range)), &diagnostics)
    return .text(uid.string, language: nil)
  }

  /// Returns what readers see: the entry's name, where it is in their language, else the title of
  /// its page, where that is.
  private func label(_ entry: TOCEntry, _ file: TOCFile, _ target: TOCTarget) -> TOCLabel? {
    let page = target.page
    if let pseudo = plan.locale(locale).pseudo {
      if let name = entry.name { return .text(pseudo.accents(name), language: nil) }
      return page.map { .title(LinkUses.Title(page: $0.page, locale: locale)) }
    }
    if let name = entry.name, file.locale == locale || page?.servingLocale != locale {
      return .text(name, language: file.locale == locale ? nil : file.locale)
    }
    if let page, page.isWhole || entry.name == nil {
      return .title(LinkUses.Title(page: page.page, locale: page.servingLocale))
    }
    return entry.name.map { .text($0, language: file.locale) }
  }
}

extension Diagnostic {
  fileprivate static func topicHref(_ href: String, at location: Location) -> Diagnostic {
    Diagnostic(
      .invalidTopicHref,
      "'topicHref' leads to a page, not to a table of contents, '\(href)'",
      at: location,
      notes: ["write 'tocHref', or 'href', for a table of contents"]
    )
  }

  fileprivate static func samePage(_ href: String, at location: Location) -> Diagnostic {
    Diagnostic(
      .invalidTopicHref,
      "an entry leads to a page, not to a place in the table of contents, '\(href)'",
      at: location,
      notes: ["write the name of the page before the '#'"]
    )
  }

  fileprivate static func tocHref(_ href: String, at location: Location) -> Diagnostic {
    Diagnostic(
      .invalidTocHref,
      "'tocHref' leads to a table of contents, a folder or an absolute address, not to '\(href)'",
      at: location,
      notes: ["write 'topicHref', or 'href', for a page"]
    )
  }

  fileprivate static func noFile(_ path: String, at location: Location) -> Diagnostic {
    Diagnostic(
      .fileNotFound,
      "the table of contents '\(path)' does not exist",
      at: location,
      notes: ["the entry is kept without what would lie in it"]
    )
  }

  fileprivate static func noTOC(_ path: String, at location: Location) -> Diagnostic {
    Diagnostic(
      .tocNotFound,
      "the folder '\(path)' has a table of contents",
      at: location,
      notes: ["put a 'toc.yml' into it, or name a page"]
    )
  }

  fileprivate static func noTarget(
    _ path: String,
    _ advice: LinkResolver.Advice?,
    at location: Location
  ) -> Diagnostic {
    Diagnostic(
      .fileNotFound,
      "the page '\(path)' of the table of contents does not exist",
      at: location,
      notes: (advice.map { [$0.note] } ?? []) + ["its name is shown without a link"]
    )
  }

  fileprivate static func letterCase(_ actual: String, at location: Location) -> Diagnostic {
    Diagnostic(
      .linkCaseMismatch,
      "a link names its file in the same letter case, '\(actual)'",
      at: location
    )
  }

  fileprivate static func ending(_ actual: String, at location: Location) -> Diagnostic {
    Diagnostic(
      .linkExtensionChanged,
      "a link names its file with its ending, '\(actual)'",
      at: location
    )
  }

  fileprivate static func dangerous(at location: Location) -> Diagnostic {
    Diagnostic(
      .disallowedHTMLAttribute,
      "an entry leads to a page, a file or a web address",
      at: location,
      notes: ["its name is shown without a link"]
    )
  }

  fileprivate static func localPath(at location: Location) -> Diagnostic {
    Diagnostic(
      .localFilePath,
      "a link does not lead to a drive of the author's machine",
      at: location,
      notes: ["its name is shown without a link"]
    )
  }

  fileprivate static func noUID(_ uid: String, at location: Location) -> Diagnostic {
    Diagnostic(.xrefNotFound, "the uid '\(uid)' is that of a page", at: location)
  }
}
