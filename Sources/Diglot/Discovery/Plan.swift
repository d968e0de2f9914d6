/// Everything that pages share, known before any page is read; nothing in it changes afterwards.
///
/// A class, since every link of every page holds on to it: one count instead of one a property.
final class Plan: Sendable {
  let configuration: SiteConfiguration
  let pages: PageTable
  /// For each locale, its files that are no pages, by path in lower case.
  let assets: [[String: [RelativePath]]]
  /// For each locale, its tables of contents.
  let tocs: [[RelativePath]]
  /// For each locale, what its folder holds.
  let trees: [ContentTree]
  /// For each locale, its pages that have gone.
  let redirections: [Redirections]
  /// What becomes of findings.
  let rules: RuleSet
  /// Which locales are built; the others still serve as fallbacks and as sources of the original.
  let isPublished: [Bool]
  let strings: [[String: String]]
  let dates: [LocalizedDateFormat]
  let templates: TemplateLibrary
  let themeAssets: [(path: RelativePath, bytes: [UInt8])]

  init(
    configuration: SiteConfiguration,
    pages: PageTable,
    assets: [[String: [RelativePath]]],
    tocs: [[RelativePath]],
    trees: [ContentTree],
    redirections: [Redirections],
    rules: RuleSet,
    isPublished: [Bool],
    strings: [[String: String]],
    dates: [LocalizedDateFormat],
    templates: TemplateLibrary,
    themeAssets: [(path: RelativePath, bytes: [UInt8])]
  ) {
    self.configuration = configuration
    self.pages = pages
    self.assets = assets
    self.tocs = tocs
    self.trees = trees
    self.redirections = redirections
    self.rules = rules
    self.isPublished = isPublished
    self.strings = strings
    self.dates = dates
    self.templates = templates
    self.themeAssets = themeAssets
  }

  var locales: [LocaleConfiguration] { configuration.locales }
  func locale(_ index: Int) -> Locale { configuration.locales[index].locale }

  func route(_ page: Int, _ locale: Int) -> Route {
    Route(self.locale(locale), pages[page].id)
  }

  /// Returns the page and the locale of a route: `ko/guide/billing/`.
  func place(ofRoute path: String) -> (page: Int, locale: Int)? {
    for locale in locales.indices {
      let prefix = self.locale(locale).path + "/"
      guard path.hasPrefix(prefix),
        let page = pages.index(ofSlug: String(path.dropFirst(prefix.count)))
      else { continue }
      return (page, locale)
    }
    return nil
  }

  /// Returns the locale whose text a locale's page has.
  ///
  ///     own, rebuilt   →  the locale itself
  ///     fallback(en)   →  en
  ///     missing        →  nil
  func servingLocale(_ page: Int, _ locale: Int) -> Int? {
    switch pages[page].availability[locale] {
    case .own, .rebuilt: locale
    case .fallback(let other): other
    case .missing: nil
    }
  }

  /// Returns the locale in whose language readers of a locale find a page: that of its text, or a
  /// pseudo-locale itself, which makes of the text its own.
  func readingLocale(_ page: Int, _ locale: Int) -> Int? {
    let serving = servingLocale(page, locale)
    return serving == nil || self.locale(locale).pseudo == nil ? serving : locale
  }

  /// Returns whether a locale has an output file for a page.
  func isRendered(_ page: Int, _ locale: Int) -> Bool {
    switch pages[page].availability[locale] {
    case .own, .rebuilt: isPublished[locale]
    case .fallback:
      isPublished[locale]
        && (configuration.fallbackPages == .render || self.locale(locale).pseudo != nil)
    case .missing: false
    }
  }

  /// Returns the locale in whose part of the site a reader of `locale` finds a page.
  func destinationLocale(_ page: Int, _ locale: Int) -> Int? {
    if isRendered(page, locale) { return locale }
    return servingLocale(page, locale).flatMap { isRendered(page, $0) ? $0 : nil }
  }

  /// Returns where a locale begins; `nil` where it has no page at all.
  ///
  /// That is the start page at its top. Several docsets have none there: then it is the start page
  /// of the folder with the most pages, and else `listedFirst`, which a table of contents begins
  /// with, or the first page by its path.
  func startPath(_ locale: Int, listedFirst: Int?) -> String? {
    let top = pages.index(ofID: "index").flatMap { isRendered($0, locale) ? $0 : nil }
    let page =
      top ?? largestStart(locale) ?? listedFirst
      ?? pages.entries.indices.first { isRendered($0, locale) }
    return page.map { route($0, locale).path }
  }

  /// Returns the start page of the folder, of those at the top, that holds the most pages.
  private func largestStart(_ locale: Int) -> Int? {
    var largest: (page: Int, size: Int)?
    for (page, entry) in pages.entries.enumerated() where isRendered(page, locale) {
      let steps = entry.id.string.split(separator: "/")
      guard steps.count == 2, steps[1] == "index" else { continue }
      let size = pages.indices(below: steps[0] + "/").count { isRendered($0, locale) }
      if size > largest?.size ?? 0 { largest = (page, size) }
    }
    return largest?.page
  }

  /// Returns a file that is no page, looked up along the fallback chain.
  func asset(_ path: RelativePath, from locale: Int) -> (locale: Int, path: RelativePath)? {
    for candidate in [locale] + locales[locale].fallback {
      if let found = file(ofAsset: path, in: candidate) { return found }
    }
    return nil
  }

  /// Returns a locale's file that is no page; one in another letter case where there is no other.
  func file(ofAsset path: RelativePath, in locale: Int) -> (locale: Int, path: RelativePath)? {
    guard let found = assets[locale][path.string.lowercased()] else { return nil }
    return (found.contains(path) ? path : found.min()).map { (locale, $0) }
  }

  /// Returns what docfx.json says under `key` about a file, in general or for its path.
  func setting(_ key: String, of path: RelativePath, in locale: Int) -> YAMLNode? {
    trees[locale].setting(key, of: path)
  }

  /// Returns where the docfx.json of a file's docset says what `setting` returned.
  func location(of setting: YAMLNode, for path: RelativePath, in locale: Int)
    -> Diagnostic.Location?
  {
    trees[locale].docset(of: path)?.configuration?.file.location(of: setting.range)
  }

  /// Returns the docsets of a locale that are built; none for a plain folder.
  func docsets(in locale: Int) -> [Docset] { trees[locale].repository?.docsets ?? [] }

  /// Returns the folder that `~/` stands for in a file: that of its docset, or the locale's.
  func root(of path: RelativePath, in locale: Int) -> RelativePath {
    trees[locale].docset(of: path)?.folder ?? RelativePath(normal: "")
  }

  /// Returns any file that text can be taken from: of the locale, along its fallback chain, and
  /// then of the original.
  func source(_ path: RelativePath, from locale: Int) -> (locale: Int, path: RelativePath)? {
    for candidate in [locale] + locales[locale].fallback + [configuration.originalLocale] {
      if let found = trees[candidate].files.find(path) { return (candidate, found) }
    }
    return nil
  }

  /// Returns a file that no docset has as page or resource, along the fallback chain.
  func fileOutOfScope(_ path: RelativePath, from locale: Int) -> RelativePath? {
    ([locale] + locales[locale].fallback).lazy
      .compactMap { self.trees[$0].outOfScope.find(path) }.first
  }

  /// Returns where a file that is copied lies in the site.
  func output(ofAsset path: RelativePath, in locale: Int) -> String {
    self.locale(locale).path + "/" + trees[locale].output(ofAsset: path)
  }

  /// The files of the theme that the site gets.
  var publishedThemeAssets: [(path: RelativePath, bytes: [UInt8])] {
    // Without those of pages that no site has unless it asks for them.
    themeAssets.filter { asset in
      let name = asset.path.string
      return (configuration.statusPage || !Theme.statusAssets.contains(name))
        && (configuration.translations == .retain || !Theme.bilingualAssets.contains(name))
    }
  }

  /// Returns a file of a locale's folder, by the name for the system and the one for a person.
  func file(_ path: RelativePath, _ locale: Int) -> ProjectFolder? {
    locales[locale].content?.appending(path)
  }
}
