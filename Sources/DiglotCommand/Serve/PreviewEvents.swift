import Diglot

/// What open pages are told of an update; pure, and each page is asked for by its path on the server.
struct PreviewEvents {
  let update: LiveUpdate
  let boot: String

  /// Returns what a page is told when it opens its stream: what was found in it.
  func state(of page: String) -> [UInt8] {
    guard let path = local(page) else { return state(PageNotice.nothing) }
    return state(update.view.notice(for: path))
  }

  /// Returns what a page is told of the update.
  func changes(of page: String) -> [UInt8] {
    if page.hasPrefix(RequestGate.previewPath) { return change(.reload) }
    guard let path = local(page) else {
      // The site may begin elsewhere now.
      return (update.isTotal ? change(.reload) : []) + state(of: page)
    }
    var bytes = pageChange(path).map(change) ?? []
    if bytes.isEmpty { bytes = styles().flatMap { change(.style(path: $0)) } }
    return bytes + state(of: page)
  }

  private func pageChange(_ path: String) -> PageChange? {
    let files = Self.files(of: path)
    let hasScript = update.changed.contains { $0.hasPrefix("assets/") && $0.hasSuffix(".js") }
    if update.isTotal && !update.changed.isDisjoint(with: files) || hasScript { return .reload }
    guard let page = files.first else { return nil }
    if update.changed.contains(page), update.snapshot.files[page] == nil { return .gone }
    if !update.changed.isDisjoint(with: files) { return .article }
    if update.hasOtherAssets { return .reload }
    // Where nothing is, the page that says so may be another one now.
    let isMissing = update.snapshot.files[page] == nil
    return isMissing && update.changed.contains { $0.hasSuffix("404.html") } ? .reload : nil
  }

  private func styles() -> [String] {
    update.changed.filter { $0.hasPrefix("assets/") && $0.hasSuffix(".css") }.sorted()
      .map { update.snapshot.basePath + PercentEncoding.encode(path: $0) }
  }

  /// Returns the files that a page at a path is made of, the page itself first.
  private static func files(of path: String) -> [String] {
    guard path.isEmpty || path.hasSuffix("/") else { return [path, path + "/index.html"] }
    return [path + "index.html", path + "units.json"]
  }

  /// Returns a page's path below the site's root, a folder's with its slash; `nil` for what is not of
  /// the site.
  private func local(_ page: String) -> String? {
    let base = PercentEncoding.decode(update.snapshot.basePath[...]) ?? ""
    guard page.utf8.starts(with: base.utf8) else { return page + "/" == base ? "" : nil }
    let path = String(decoding: page.utf8.dropFirst(base.utf8.count), as: UTF8.self)
    let name = "index.html"
    return path == name || path.hasSuffix("/" + name) ? String(path.dropLast(name.count)) : path
  }

  private func change(_ kind: PageChange) -> [UInt8] {
    EventJSON.change(build: update.number, kind: kind)
  }

  private func state(_ notice: PageNotice) -> [UInt8] {
    EventJSON.state(
      build: update.number,
      boot: boot,
      findings: notice.findings.findings.filter { $0.severity > .info },
      broken: notice.isOld,
      notice: update.view.isBlocked ? "What all pages share stays as it was." : nil,
      assets: update.assetNumber
    )
  }
}

extension PageNotice {
  fileprivate static let nothing = PageNotice(findings: Diagnostics(), isOld: false)
}
