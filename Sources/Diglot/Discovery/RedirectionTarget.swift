/// Where a redirection leads at last.
struct RedirectionTarget: Sendable, Equatable {
  /// A page of ours; not every locale need have it.
  var page: PageID?
  /// The address elsewhere, for readers to whom the site has no such page.
  var url: String?
  /// Without its `?`, empty for none.
  var query: String
  /// Without its `#`, empty for none.
  var fragment: String

  /// Returns the target with the query and fragment of what leads to it, where it has none itself.
  func inheriting(query: String, fragment: String) -> RedirectionTarget {
    var target = self
    if target.query.isEmpty { target.query = query }
    if target.fragment.isEmpty { target.fragment = fragment }
    return target
  }

  /// What follows the path in a URL.
  var suffix: String {
    (query.isEmpty ? "" : "?" + query) + (fragment.isEmpty ? "" : "#" + fragment)
  }
}

/// What the address in a redirection may mean.
struct RedirectionAddress: Equatable {
  /// The ids that a page of ours may have which is meant, the likeliest first.
  let ids: [String]
  /// The address elsewhere; `nil` for what can only be ours.
  let url: String?
  let query: String
  let fragment: String
}

/// What the addresses in the redirection lists of a locale are relative to.
///
/// An Open Publishing list names pages by their paths on the host that its pages were made for. With
/// the docset `partner-center`, in Korean:
///
///     /partner-center/a#x                                   →  the page a, or partner-center/a
///     https://docs.microsoft.com/ko-kr/partner-center/a     →  the same
///     /azure/b                                              →  that host's, as it is not ours
///     ../c                                                  →  beside the folder of the old page
struct RedirectionScope {
  let baseURL: BaseURL
  /// The locale that the lists are for.
  let locale: Locale
  /// The locales' folders in the site, in lower case.
  let localePaths: Set<String>
  /// The folders below which pages lie on their own host, in lower case and without `/` around.
  let sitePrefixes: [String]

  private static let publicHost = "learn.microsoft.com"
  private static let publicHosts: Set = [publicHost, "docs.microsoft.com"]

  /// Takes an address apart; `nil` for one that no page and no web site can have.
  func address(
    _ text: String,
    of source: PageID,
    isOpenPublishing: Bool
  ) -> RedirectionAddress? {
    let (beforeFragment, fragment) = text.withSlashes.halves(at: UInt8(ascii: "#"))
    let (path, query) = beforeFragment.halves(at: UInt8(ascii: "?"))
    let place: (ids: [String], url: String?)
    if let scheme = ["https:", "http:"].first(where: path.lowercased().hasPrefix) {
      guard let external = external(path.dropFirst(scheme.count), scheme) else { return nil }
      place = external
    } else if path.hasPrefix("//") {
      guard let external = external(path, "https:") else { return nil }
      place = external
    } else if path.hasPrefix("/") {
      place = (ids(ofSitePath: path), siteURL(path, isOpenPublishing))
    } else {
      let folder = RelativePath(normal: source.string).folder
      guard !path.isEmpty, !path.prefix(while: { $0 != "/" }).contains(":"),
        let target = RelativePath(String(folder) + "/" + PercentCoding.decoded(path).lowercased())
      else { return nil }
      place = (Self.ids(ofPath: target.string[...], isFolder: path.hasSuffix("/")), nil)
    }
    return RedirectionAddress(
      ids: place.ids,
      url: place.url,
      query: PercentCoding.encodedURL(String(query)),
      fragment: PercentCoding.encodedURL(String(fragment))
    )
  }

  /// `rest` is what follows the scheme: `//host/path`.
  private func external(_ rest: Substring, _ scheme: String) -> (ids: [String], url: String?)? {
    guard rest.hasPrefix("//") else { return nil }
    let host = rest.dropFirst(2).prefix { $0 != "/" }
    guard !host.isEmpty else { return nil }
    let path = rest.dropFirst(2 + host.count)
    let url = PercentCoding.encodedURL(scheme + rest)
    if host.lowercased() == baseURL.host {
      return (ids(ofSitePath: path), isBelowBase(path) ? nil : url)
    }
    return (Self.publicHosts.contains(host.lowercased()) ? ids(ofSitePath: path) : [], url)
  }

  /// Returns the address of a path that begins at the host, should it be none of our pages.
  private func siteURL(_ path: Substring, _ isOpenPublishing: Bool) -> String? {
    guard isOpenPublishing else {
      return isBelowBase(path) ? nil : PercentCoding.encodedURL(String(path))
    }
    let hasLocale = path.split(separator: "/").first.map(isLocale) ?? false
    // That host's locales all have a region, and a path without one asks for the reader's.
    let isItsTag = LanguageTag(locale.tag)?.region != nil && !hasLocale
    let folder = isItsTag ? "/" + locale.tag.lowercased() : ""
    return PercentCoding.encodedURL("https://" + Self.publicHost + folder + path)
  }

  private func isBelowBase(_ path: Substring) -> Bool {
    path.lowercased().hasPrefix(baseURL.path.lowercased())
  }

  // MARK: Pages

  /// Returns the ids that a path on the host may stand for, with and without the prefixes.
  private func ids(ofSitePath path: Substring) -> [String] {
    let isFolder = path.hasSuffix("/")
    let decoded = PercentCoding.decoded(path.drop { $0 == "/" }).lowercased()
    guard let whole = RelativePath(decoded) else { return [] }
    let path = withoutLocale(whole.string[...])
    var paths: [Substring] = []
    for prefix in sitePrefixes where !prefix.isEmpty {
      if path == prefix { paths.append("") }
      if path.hasPrefix(prefix + "/") {
        paths.append(withoutLocale(path.dropFirst(prefix.count + 1)))
      }
    }
    // A folder may look like a locale and be none.
    paths.append(whole.string[...])
    if path != whole.string { paths.append(path) }
    return paths.flatMap { Self.ids(ofPath: $0, isFolder: isFolder) }
  }

  /// `a/b` may be `a/b.md` or `a/b/index.md`; with a slash at its end it is rather the second.
  private static func ids(ofPath path: Substring, isFolder: Bool) -> [String] {
    if path.isEmpty { return ["index"] }
    let (page, folder) = (String(path), String(path) + "/index")
    if isFolder { return [folder, page] }
    let endings = ["md", "yml", "yaml", "html"]
    let file = RelativePath(normal: page)
    return endings.contains(file.fileExtension)
      ? [file.withoutExtension, page, folder] : [page, folder]
  }

  private func withoutLocale(_ path: Substring) -> Substring {
    let first = path.prefix { $0 != "/" }
    return isLocale(first) ? path.dropFirst(first.count + 1) : path
  }

  /// Whether a folder is that of a locale, of ours or as all are written on the public hosts.
  private func isLocale(_ folder: Substring) -> Bool {
    if localePaths.contains(folder.lowercased()) { return true }
    let parts = folder.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    let isLong = parts.count == 3 && parts[1].count == 4
    return (parts.count == 2 || isLong) && parts.first?.count == 2 && parts.last?.count == 2
  }
}
