/// Makes the plan: the first step of a build, which lists folders and reads no pages.
struct Planner {
  let configuration: SiteConfiguration
  /// The tags of the locales to build; empty means all.
  let publishedTags: [String]
  /// What earlier plans promised in vain.
  private var shortfall = Shortfall()

  init(configuration: SiteConfiguration, publishedTags: [String]) {
    self.configuration = configuration
    self.publishedTags = publishedTags
  }

  /// Returns a plan without what is missing, or `nil` where nothing more is.
  mutating func replan(without missing: Shortfall) -> Plan? {
    let before = shortfall
    shortfall.formUnion(missing)
    guard shortfall != before else { return nil }
    // All that is to be said of the folders was said for the first plan.
    var ignored = Diagnostics()
    return plan(&ignored)
  }

  func plan(_ diagnostics: inout Diagnostics) -> Plan {
    var trees = configuration.locales.map { tree($0, &diagnostics) }
    for file in shortfall.files { trees[file.locale].removePage(file.page) }
    OutputConflicts.resolve(&trees, configuration, &diagnostics)
    var theme = Theme()
    if let folder = configuration.templates {
      theme.override(with: folder, FolderWalk(folder, allowed: ownFolders), &diagnostics)
    }
    let strings = UIStrings(theme.strings, &diagnostics)
    let schema = TemplateSchema.page(strings: strings.keys)
    let templates = TemplateLibrary(
      theme.templates,
      schemas: [
        "page": schema, "404": schema,
        "languages": .languageChooser(strings: strings.keys),
        "contents": .contents(strings: strings.keys),
      ],
      &diagnostics
    )
    return Plan(
      configuration: configuration,
      pages: PageTable(configuration, trees) { locale, path in
        !shortfall.originals.contains(PageID(path)) && holdsUnits(locale, path)
      },
      assets: trees.map(\.assets),
      tocs: trees.map(\.tocs),
      isPublished: configuration.locales.map { isPublished($0.locale) },
      strings: configuration.locales.map { strings.texts(for: $0.locale, &diagnostics) },
      dates: configuration.locales.map { LocalizedDateFormat(tag: $0.locale.tag) },
      templates: templates,
      themeAssets: theme.assets
    )
  }

  private func tree(
    _ locale: LocaleConfiguration,
    _ diagnostics: inout Diagnostics
  ) -> ContentTree {
    guard let folder = locale.content else { return ContentTree() }
    // The folders of other locales, and the site itself, may lie inside.
    let others = configuration.locales.compactMap(\.content) + [configuration.output]
    let walk = FolderWalk(folder, allowed: ownFolders, skipping: others)
    return ContentTree(folder, walk, excluded: configuration.exclude, &diagnostics)
  }

  /// The folders that symbolic links may lead to.
  private var ownFolders: [ProjectFolder] {
    [configuration.folder] + configuration.locales.compactMap(\.content)
  }

  private func isPublished(_ locale: Locale) -> Bool {
    publishedTags.isEmpty || publishedTags.contains { $0.lowercased() == locale.tag.lowercased() }
  }

  /// Returns whether a translated page keeps originals; the first lines say so for nearly all.
  private func holdsUnits(_ locale: Int, _ path: RelativePath) -> Bool {
    guard locale != configuration.originalLocale,
      let place = configuration.locales[locale].content?.appending(path)
    else { return false }
    let mark: StaticString = "data-ttu-id=\""
    let headCount = 8192
    guard let head = try? File.readHead(place.path, count: headCount) else { return false }
    if head.span.firstIndex(of: mark) != nil { return true }
    guard head.count == headCount, let all = try? File.read(place.path) else { return false }
    return all.span.firstIndex(of: mark) != nil
  }
}
