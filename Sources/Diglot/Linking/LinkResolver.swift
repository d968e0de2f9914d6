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

  enum Resolution: Equatable {
    /// Nothing of ours: written as it stands.
    case unchanged
    /// A URL that leads out of the content, to a file on the author's disk.
    case localPath
    case samePage(fragment: String)
    case page(Destination)
    /// A file that the build copies.
    case asset(locale: Int, path: RelativePath, url: String, adjustment: Adjustment?)
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
  }

  /// What may help an author whose link leads nowhere.
  enum Advice: Equatable {
    /// What was looked for is there, but not for readers of this locale.
    case existsOnlyIn(tags: [String])
    /// The path that is nearest.
    case nearMiss(String)
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
    if !isImage, let page = page(path, reference) { return page }
    return asset(path) ?? .missing(path: reference.path)
  }

  /// Returns the path below the locale's folder; `~/` is that folder.
  func contentPath(_ path: String) -> RelativePath? {
    if path.utf8.starts(with: "~/".utf8) { return RelativePath(String(path.dropFirst(2))) }
    return RelativePath(folder.isEmpty ? path : folder + "/" + path)
  }

  // MARK: Pages

  private func page(_ path: RelativePath, _ reference: LinkTarget.Reference) -> Resolution? {
    for candidate in Self.ids(path) {
      guard let page = plan.pages.index(ofID: candidate),
        let destination = plan.destinationLocale(page, locale),
        let serving = plan.servingLocale(page, destination)
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

  /// Returns the ids of the pages that a path may mean, the likeliest first.
  ///
  /// A dot alone makes no ending: `release-1.2` may be the page of `release-1.2.md`.
  private static func ids(_ path: RelativePath) -> [String] {
    let stem = path.withoutExtension.lowercased()
    switch path.fileExtension {
    case "md": return [stem, stem.replacingReadme]
    case "yml", "yaml": return [stem]
    default:
      let whole = path.string.lowercased()
      return [whole, (whole.isEmpty ? "" : whole + "/") + "index"]
    }
  }

  private func adjustment(_ path: RelativePath, _ page: Int, _ serving: Int) -> Adjustment? {
    guard let file = plan.pages[page].files[serving], file != path else { return nil }
    if path.fileExtension != "md" { return .ending(actual: file.string) }
    let isSameButForCase = file.string.lowercased() == path.string.lowercased()
    return isSameButForCase ? .letterCase(actual: file.string) : nil
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

  private func asset(_ path: RelativePath) -> Resolution? {
    let found = plan.asset(path, from: locale) ?? plan.file(ofAsset: path, in: fileLocale)
    guard let found else { return nil }
    let output = plan.locale(found.locale).path + "/" + found.path.string
    return .asset(
      locale: found.locale,
      path: found.path,
      url: route.relativeURL(to: output),
      adjustment: found.path == path ? nil : .letterCase(actual: found.path.string)
    )
  }

  // MARK: Advice

  /// Returns what helps with a path that was found missing; looks at all names of its folder.
  func advice(on missing: String) -> Advice? {
    guard let path = contentPath(missing) else { return nil }
    let tags = localesWithFile(path).map { plan.locale($0).tag }
    return tags.isEmpty ? nearMiss(path).map { .nearMiss($0) } : .existsOnlyIn(tags: tags)
  }

  private func localesWithFile(_ path: RelativePath) -> [Int] {
    let page = Self.ids(path).lazy.compactMap { plan.pages.index(ofID: $0) }.first
    return plan.locales.indices.filter { other in
      if let page { return plan.pages[page].availability[other].isReal }
      return plan.file(ofAsset: path, in: other) != nil
    }
  }

  /// Returns the file in the same folder whose name is nearest, as a link would name it.
  private func nearMiss(_ path: RelativePath) -> String? {
    let folder = path.folder.isEmpty ? "" : path.folder.lowercased() + "/"
    if path.fileExtension == "md" {
      let ids = plan.pages.indices(in: folder).filter { plan.destinationLocale($0, locale) != nil }
        .map { plan.pages[$0].id.string }
      return NearMiss.of(path.withoutExtension.lowercased(), among: ids).map { $0 + ".md" }
    }
    let names = plan.assets[locale].keys.filter { name in
      name.hasPrefix(folder) && !name.utf8.dropFirst(folder.utf8.count).contains(UInt8(ascii: "/"))
    }
    return NearMiss.of(path.string.lowercased(), among: names.sorted())
  }
}

extension String {
  /// `guide/readme` → `guide/index`, the id that such a page has where there is no index.
  fileprivate var replacingReadme: String {
    guard utf8.last == UInt8(ascii: "e"), self == "readme" || hasSuffix("/readme") else {
      return self
    }
    return dropLast("readme".count) + "index"
  }
}
