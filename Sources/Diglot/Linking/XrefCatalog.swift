private import Synchronization

/// The uids of a site, gathered when a page asks for the first one.
///
/// The uid of a page stands in its header, so a link by uid cannot be resolved from the plan alone.
/// Either the pages wait with such links for the index step, and each link is patched there with its
/// address, its name and its finding, or the heads of all pages are read beforehand. The second is
/// simpler, since these links then go the way of all others, and costs some 15 µs a page; to let
/// the first reference pay keeps it from all the sites that have none.
final class XrefCatalog: Sendable {
  private struct State {
    var map: XrefMap?
    var findings = Diagnostics()
  }

  private let plan: Plan
  private let state = Mutex(State())

  private static let headCount = 8192

  init(_ plan: Plan) { self.plan = plan }

  /// Returns the same for every page and worker.
  func map() -> XrefMap {
    state.withLock { state in
      if let map = state.map { return map }
      let map = gathered(&state.findings)
      state.map = map
      return map
    }
  }

  /// What was found in the maps, if any page needed them.
  var findings: Diagnostics { state.withLock { $0.findings } }

  private func gathered(_ findings: inout Diagnostics) -> XrefMap {
    var map = XrefMap(localeCount: plan.locales.count)
    for locale in plan.locales.indices {
      for page in plan.pages.entries.indices { add(page, locale, to: &map) }
      for path in maps(in: locale) {
        guard let place = plan.file(path, locale), let file = Self.read(place, &findings) else {
          continue
        }
        map.add(XrefMap.read(file, folder: String(path.folder), &findings), locale)
      }
    }
    for place in plan.configuration.xrefMaps + docfxMaps() {
      guard let file = Self.read(place, &findings) else { continue }
      map.add(XrefMap.read(file, folder: nil, &findings), nil)
    }
    return map
  }

  /// Pages come in the order of their paths.
  private func add(_ page: Int, _ locale: Int, to map: inout XrefMap) {
    guard let path = plan.pages[page].files[locale], let place = plan.file(path, locale),
      var bytes = try? File.readHead(place.path, count: Self.headCount)
    else { return }
    if bytes.count == Self.headCount, HeaderBounds(bytes.span).header == nil {
      guard bytes.span.hasPrefix("---"), let all = try? File.read(place.path) else { return }
      bytes = all
    }
    guard let header = HeaderBounds(bytes.span).header,
      bytes.span.firstIndex(of: "uid", from: header.lowerBound, to: header.upperBound) != nil,
      bytes.span.extracting(header).isUTF8
    else { return }
    // All is said of the header when the page itself is read.
    var ignored = Diagnostics()
    let file = SourceFile(path: place.displayPath, bytes: Array(bytes[..<header.upperBound]))
    let closed = SourceFile(path: file.path, bytes: file.bytes + Array("---\n".utf8))
    let front = FrontMatter.read(closed, &ignored)
    guard let uid = front.uid else { return }
    map.add(uid.value, page: page, title: front.title.map(FrontMatter.titleWithoutSuffix), locale)
  }

  private func maps(in locale: Int) -> [RelativePath] {
    let names: Set = ["xrefmap.yml", "xrefmap.yaml", "xrefmap.json"]
    let named = plan.assets[locale].values.joined().filter {
      names.contains($0.name.lowercased())
    }
    let marked = plan.trees[locale].data.filter { $0.kind.lowercased() == "xrefmap" }.map(\.path)
    return Set(named + marked).sorted()
  }

  /// Returns the maps that docfx.json names under `xref`; nothing is fetched, so files alone.
  private func docfxMaps() -> [ProjectFolder] {
    var places: [ProjectFolder] = []
    for locale in plan.locales.indices {
      for docset in plan.docsets(in: locale) {
        for name in docset.configuration?.xrefMaps ?? [] where !name.contains("://") {
          let path = docset.folder.string.isEmpty ? name : docset.folder.string + "/" + name
          guard let inside = RelativePath(path), let place = plan.file(inside, locale),
            !places.contains(place)
          else { continue }
          places.append(place)
        }
      }
    }
    return places
  }

  private static func read(_ place: ProjectFolder, _ findings: inout Diagnostics) -> SourceFile? {
    do throws(FileError) {
      let bytes = try File.read(place.path)
      return bytes.span.isUTF8 ? SourceFile(path: place.displayPath, bytes: bytes) : nil
    } catch {
      findings.report(.unreadable(error))
      return nil
    }
  }
}
