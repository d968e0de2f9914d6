/// Finds the pages and files that the links of one page lead to, by the plan alone.
///
/// A relative path is looked up in the reader's locale first, then along its fallback chain:
///
///     ko: guide/start.md, "../faq.md#cost"  →  ../../faq/#cost
///     ja: guide/start.md, "../faq.md#cost"  →  ../../faq/#cost, in English (no Japanese FAQ)
struct LinkResolver {
  let plan: Plan
  /// The locale that the page is shown in; on a fallback page not that of its text.
  let locale: Int
  let route: Route
  /// The folder of the file that holds the link, below its locale's folder.
  let folder: Substring
  /// The locale of that file, which of a rebuilt page is not that of its text.
  let fileLocale: Int
  /// Notes what is looked up, where somebody wants to know.
  var log: InputLog?

  /// Returns the resolver for what stands in another file of the same page.
  func moved(to file: RelativePath, of fileLocale: Int) -> LinkResolver {
    LinkResolver(
      plan: plan,
      locale: locale,
      route: route,
      folder: file.folder,
      fileLocale: fileLocale,
      log: log
    )
  }

  enum Resolution: Equatable {
    /// Nothing of ours: written as it stands.
    case unchanged
    /// A URL that leads out of the content, to a file on the author's disk.
    case localPath
    case samePage(fragment: String)
    case page(Destination)
    /// A file that the build copies.
    case asset(locale: Int, path: RelativePath, url: String, adjustment: Adjustment?)
    /// A page that has gone to another web site, or to another part of this one.
    case elsewhere(url: String)
    /// Nothing is there; `path` is what was looked for.
    case missing(path: String)
  }

  struct Destination: Equatable {
    let page: Int
    /// The locale whose text the reader will find there.
    let servingLocale: Int
    let url: String
    let fragment: String
    /// How the destination had to be read to be found; worth a hint.
    let adjustment: Adjustment?
  }

  enum Adjustment: Equatable {
    case letterCase(actual: String)
    case ending(actual: String)
    case redirection(to: String)
  }

  /// What may help an author whose link leads nowhere.
  enum Advice: Equatable {
    /// What was looked for is there, but not for readers of this locale.
    case existsOnlyIn(tags: [String])
    /// The path that is nearest.
    case nearMiss(String)
    /// The file is there, but no docset that is built has it as a page or a resource.
    case outOfScope(String)
  }

  /// Returns where a destination leads; that of an image never leads to a page.
  func resolve(_ destination: String, isImage: Bool = false) -> Resolution {
    switch LinkTarget(destination) {
    case .empty: .samePage(fragment: "")
    case .external, .siteAbsolute: .unchanged
    case .localPath: .localPath
    case .samePage(let fragment): .samePage(fragment: fragment)
    case .relative(let reference): resolve(reference, isImage)
    }
  }

  private func resolve(_ reference: LinkTarget.Reference, _ isImage: Bool) -> Resolution {
    guard let path = contentPath(reference.path) else { return .missing(path: reference.path) }
    log?.lookUp(path)
    if !isImage {
      let found = redirected(path, reference) ?? page(path, reference)
      if let found = found ?? redirectedForReaders(path, reference) { return found }
    }
    return asset(path, reference) ?? .missing(path: reference.path)
  }

  /// Returns the path below the locale's folder; `~/` is that folder, or the docset's.
  func contentPath(_ path: String) -> RelativePath? {
    if path.utf8.starts(with: "~/".utf8) {
      let inside = RelativePath(normal: folder.isEmpty ? "~" : folder + "/~")
      return RelativePath(plan.root(of: inside, in: fileLocale).string + path.dropFirst())
    }
    return RelativePath(folder.isEmpty ? path : folder + "/" + path)
  }

  // MARK: Redirections

  /// Returns where a page that has gone is now; the list of the link's own locale counts most.
  ///
  /// That of the original's locale may be newer than a page that its translation still has.
  private func redirected(_ path: RelativePath, _ reference: LinkTarget.Reference) -> Resolution? {
    let original = plan.configuration.originalLocale
    if let entry = plan.redirections[fileLocale][path] { return resolution(entry, reference) }
    guard fileLocale != original, let entry = plan.redirections[original][path],
      !plan.pages.indices(ofSource: path).contains(where: hasOwnFile)
    else { return nil }
    return resolution(entry, reference)
  }

  /// Returns where a page is that readers of the locale are led on from, though the link's own locale
  /// has it; the link is not at fault.
  private func redirectedForReaders(
    _ path: RelativePath,
    _ reference: LinkTarget.Reference
  ) -> Resolution? {
    for page in plan.pages.indices(ofSource: path) {
      if var entry = plan.redirections[locale].entry(of: plan.pages[page].id) {
        entry.isSilent = true
        return resolution(entry, reference)
      }
    }
    return nil
  }

  private func hasOwnFile(_ page: Int) -> Bool { plan.pages[page].files[fileLocale] != nil }

  /// A link keeps its query and fragment where the redirection has none.
  private func resolution(
    _ entry: Redirections.Entry,
    _ reference: LinkTarget.Reference
  ) -> Resolution? {
    let target = entry.target.inheriting(query: reference.query, fragment: reference.fragment)
    target.page.map { log?.lookUp($0) }
    switch plan.place(of: target, for: locale) {
    case .page(let page, let destination):
      guard let serving = plan.readingLocale(page, destination) else { return nil }
      let name = plan.pages[page].id.string
      return .page(
        Destination(
          page: page,
          servingLocale: serving,
          url: route.relativeURL(to: plan.route(page, destination).path)
            + Self.query(target.query),
          fragment: target.fragment,
          adjustment: entry.isSilent ? nil : .redirection(to: name)
        )
      )
    case .url(let url): return .elsewhere(url: url + target.suffix)
    case nil: return nil
    }
  }

  // MARK: Pages

  private func page(_ path: RelativePath, _ reference: LinkTarget.Reference) -> Resolution? {
    for page in plan.pages.indices(ofSource: path) {
      guard let destination = plan.destinationLocale(page, locale),
        let serving = plan.readingLocale(page, destination)
      else { continue }
      return .page(
        Destination(
          page: page,
          servingLocale: serving,
          url: route.relativeURL(to: plan.route(page, destination).path)
            + Self.query(reference.query),
          fragment: reference.fragment,
          adjustment: adjustment(path, page, serving)
        )
      )
    }
    return nil
  }

  private func adjustment(_ path: RelativePath, _ page: Int, _ serving: Int) -> Adjustment? {
    guard let file = plan.pages[page].files[serving], file != path else { return nil }
    if file.string.lowercased() == path.string.lowercased() {
      return .letterCase(actual: file.string)
    }
    return file.fileExtension == path.fileExtension ? nil : .ending(actual: file.string)
  }

  /// Drops from a query what only the original's server understood.
  ///
  ///     view=x&preserve-view=true&tabs=a  →  ?tabs=a
  private static func query(_ query: String) -> String {
    guard !query.isEmpty else { return "" }
    let ignored = ["view", "preserve-view", "context", "toc", "bc"]
    let kept = query.split(separator: "&").filter { part in
      !ignored.contains(String(part.prefix { $0 != "=" }))
    }
    return kept.isEmpty ? "" : "?" + kept.joined(separator: "&")
  }

  // MARK: Files

  /// Returns any file that text can be taken from, as a path that is written in the page names it.
  func source(_ path: String) -> LinkUses.Asset? {
    guard let path = contentPath(path) else { return nil }
    return source(path)
  }

  func source(_ path: RelativePath) -> LinkUses.Asset? {
    log?.lookUp(path)
    guard let found = plan.source(path, from: fileLocale) else { return nil }
    let file = LinkUses.Asset(locale: found.locale, path: found.path)
    log?.read(file)
    return file
  }

  private func asset(_ path: RelativePath, _ reference: LinkTarget.Reference) -> Resolution? {
    let found = plan.asset(path, from: locale) ?? plan.file(ofAsset: path, in: fileLocale)
    guard let found else { return nil }
    let output = plan.output(ofAsset: found.path, in: found.locale)
    return .asset(
      locale: found.locale,
      path: found.path,
      url: route.relativeURL(to: output) + Self.part(reference.fragment),
      adjustment: found.path == path ? nil : .letterCase(actual: found.path.string)
    )
  }

  /// Returns which part of a file is meant: a page of a PDF, a picture of several in an SVG.
  ///
  /// `#lightbox` is none: it says how a picture is shown.
  private static func part(_ fragment: String) -> String {
    fragment.isEmpty || fragment == "lightbox" ? "" : "#" + fragment
  }

  // MARK: Advice

  /// Returns what helps with a path that was found missing; looks at all names of its folder.
  func advice(on missing: String) -> Advice? {
    guard let path = contentPath(missing) else { return nil }
    log?.lookAround(path)
    if let file = plan.fileOutOfScope(path, from: locale)
      ?? plan.fileOutOfScope(path, from: fileLocale)
    {
      return .outOfScope(file.string)
    }
    let tags = localesWithFile(path).map { plan.locale($0).tag }
    return tags.isEmpty ? nearMiss(path).map { .nearMiss($0) } : .existsOnlyIn(tags: tags)
  }

  private func localesWithFile(_ path: RelativePath) -> [Int] {
    let page = plan.pages.index(ofSource: path)
    return plan.locales.indices.filter { other in
      if let page { return plan.pages[page].availability[other].isReal }
      return plan.file(ofAsset: path, in: other) != nil
    }
  }

  /// Returns the file in the same folder whose name is nearest, as a link would name it.
  private func nearMiss(_ path: RelativePath) -> String? {
    let folder = path.folder.isEmpty ? "" : path.folder.lowercased() + "/"
    if path.fileExtension == "md" {
      let files = plan.pages.indices(ofSourcesIn: folder).compactMap { page in
        plan.destinationLocale(page, locale).flatMap { file(of: page, $0) }
      }
      let near = NearMiss.of(path.string.lowercased(), among: files.map { $0.lowercased() })
      return files.first { $0.lowercased() == near }
    }
    let names = plan.assets[locale].keys.filter { name in
      name.hasPrefix(folder) && !name.utf8.dropFirst(folder.utf8.count).contains(UInt8(ascii: "/"))
    }
    return NearMiss.of(path.string.lowercased(), among: names.sorted())
  }

  /// Returns the file of a page that is found in a locale; of a rebuilt one that of a translation.
  private func file(of page: Int, _ locale: Int) -> String? {
    let files = plan.pages[page].files
    let own = plan.servingLocale(page, locale).flatMap { files[$0] }
    return (own ?? files.lazy.compactMap { $0 }.first)?.string
  }
}
