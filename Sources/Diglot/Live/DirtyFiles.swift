/// What changes in the watched folders mean for a plan: which files of it have other bytes, and
/// whether there has to be a new one.
struct DirtyFiles: Sendable {
  /// The bytes that changed.
  private(set) var keys: Set<PageInputs.Key> = []
  /// By page of the plan, the locales whose files changed.
  private(set) var pages: [Int: Set<Int>] = [:]
  /// Whether files came or went, or say which pages there are and what surrounds them.
  private(set) var needsPlan = false
  /// Whether something changed on which all pages depend.
  private(set) var isTotal = false
  /// Whether a file changed that pages only point at, such as a picture.
  private(set) var hasAssets = false

  private static let settings: Set = ["docfx.json", ".openpublishing.publish.config.json"]

  /// `lacking` are the files that the plan leaves out since nothing could be made of them.
  init(
    _ changes: FileChanges,
    _ plan: Plan,
    _ places: WatchedPlaces,
    lacking: Set<PageInputs.Key> = []
  ) {
    if changes.isIncomplete { (needsPlan, isTotal) = (true, true) }
    for (path, kind) in changes.kinds {
      if places.isSetting(path) || Self.settings.contains(Self.name(path)) {
        (needsPlan, isTotal) = (true, true)
        continue
      }
      // Whether a link is followed, a plan decides.
      if kind != .written || File.isLink(path) { needsPlan = true }
      for file in places.files(at: path) { note(file, plan) }
    }
    if !lacking.isDisjoint(with: keys) { needsPlan = true }
  }

  /// Forgets what asks for a new plan, where none can be made.
  mutating func keepToPages() { (needsPlan, isTotal) = (false, false) }

  private static func name(_ path: String) -> String {
    path.split(separator: "/").last?.lowercased() ?? ""
  }

  private mutating func note(_ file: LinkUses.Asset, _ plan: Plan) {
    keys.insert(.bytes(file.path, of: file.locale))
    let (path, locale) = (file.path, file.locale)
    // By the file itself: several may have one name, and a page may have another.
    let page = plan.pages.entries.firstIndex { $0.files[locale] == path }
    if let page { pages[page, default: []].insert(locale) }
    if plan.file(ofAsset: path, in: locale)?.path == path { hasAssets = true }
    needsPlan =
      needsPlan || plan.tocs[locale].contains(path)
      || plan.trees[locale].redirectionLists.contains(path)
      || plan.trees[locale].data.contains { $0.path == path }
      || Self.isMapOfUIDs(path, locale, plan)
      || Self.isOtherwise(path, locale, isPage: page != nil, plan)
      || page.map { Self.isRebuiltOtherwise($0, plan) } ?? false
  }

  private static func isMapOfUIDs(_ path: RelativePath, _ locale: Int, _ plan: Plan) -> Bool {
    path.name.lowercased().hasPrefix("xrefmap.")
      || plan.docsets(in: locale).contains { docset in
        docset.configuration?.xrefMaps.contains { path.string.hasSuffix($0) } ?? false
      }
  }

  /// Whether a YAML file has become a page or what pages are made with, or is none any more.
  private static func isOtherwise(
    _ path: RelativePath,
    _ locale: Int,
    isPage: Bool,
    _ plan: Plan
  ) -> Bool {
    guard ["yml", "yaml"].contains(path.fileExtension), let place = plan.file(path, locale) else {
      return false
    }
    let kind = YAMLMime.kind(of: place)
    return isPage ? !(kind.map(YAMLMime.isPage) ?? false) : kind != nil
  }

  /// Whether the originals of a page's sentences have come or gone with what changed.
  private static func isRebuiltOtherwise(_ page: Int, _ plan: Plan) -> Bool {
    let original = plan.configuration.originalLocale
    let entry = plan.pages[page]
    guard entry.files[original] == nil else { return false }
    let holds = plan.locales.indices.contains { locale in
      entry.files[locale].map { Planner.holdsUnits(locale, $0, plan.configuration) } ?? false
    }
    return holds != (entry.availability[original] == .rebuilt)
  }
}
