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

  enum Resolution: Equatable {
    /// Nothing of ours: written as it stands.
    case unchanged
    /// A URL that leads out of the content, to a file on the author's disk.
    case localPath
    case samePage(fragment: String)
    case page(Destination)
    /// A file that the build copies.
    case asset(locale: Int, path: RelativePath, url: String)
    /// Nothing is there; `path` is what was looked for.
    case missing(path: String, suggestion: String?)
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

  func resolve(_ destination: String) -> Resolution {
    switch LinkTarget(destination) {
    case .empty: .samePage(fragment: "")
    case .external, .siteAbsolute: .unchanged
    case .localPath: .localPath
    case .samePage(let fragment): .samePage(fragment: fragment)
    case .relative(let reference): resolve(reference)
    }
  }

  private func resolve(_ reference: LinkTarget.Reference) -> Resolution {
    guard let path = contentPath(reference.path) else {
      return .missing(path: reference.path, suggestion: nil)
    }
    if let page = page(path, reference) { return page }
    if let asset = asset(path) { return asset }
    return .missing(path: reference.path, suggestion: suggestion(for: path))
  }

  /// Returns the path below the locale's folder; `~/` is that folder.
  private func contentPath(_ path: String) -> RelativePath? {
    if path.utf8.starts(with: "~/".utf8) { return RelativePath(String(path.dropFirst(2))) }
    return RelativePath(folder.isEmpty ? path : folder + "/" + path)
  }

  // MARK: Pages

  private func page(_ path: RelativePath, _ reference: LinkTarget.Reference) -> Resolution? {
    let ending = path.fileExtension
    let stem = path.withoutExtension.lowercased()
    let candidates: [String] =
      switch ending {
      case "md": [stem, stem.replacingReadme]
      case "yml", "yaml": [stem]
      default: [path.string.lowercased(), (stem.isEmpty ? "" : stem + "/") + "index"]
      }
    for candidate in candidates {
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
          adjustment: adjustment(path, ending, page, serving)
        )
      )
    }
    return nil
  }

  private func adjustment(
    _ path: RelativePath,
    _ ending: String,
    _ page: Int,
    _ serving: Int
  ) -> Adjustment? {
    guard let file = plan.pages[page].files[serving], file != path else { return nil }
    if ending != "md" { return .ending(actual: file.string) }
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
    guard let found = plan.asset(path.string.lowercased(), from: locale) else { return nil }
    let output = plan.locale(found.locale).path + "/" + found.path.string
    return .asset(locale: found.locale, path: found.path, url: route.relativeURL(to: output))
  }

  /// Returns the file in the same folder whose name is nearest, as a link would name it.
  private func suggestion(for path: RelativePath) -> String? {
    let wanted = path.withoutExtension.lowercased()
    let prefix = path.folder.isEmpty ? "" : path.folder.lowercased() + "/"
    if path.fileExtension == "md" {
      let ids = plan.pages.entries(below: prefix).lazy.map(\.id.string).filter { id in
        plan.pages.index(ofID: id).flatMap { plan.destinationLocale($0, locale) } != nil
      }
      return NearMiss.of(wanted, among: ids).map { $0 + ".md" }
    }
    let names = plan.assets[locale].keys.filter { $0.hasPrefix(prefix) }.sorted()
    return NearMiss.of(path.string.lowercased(), among: names)
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
