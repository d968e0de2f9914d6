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
    var trees = trees(&diagnostics)
    let redirections = redirections(&trees, &diagnostics)
    for file in shortfall.files { trees[file.locale].removePage(file.page) }
    OutputConflicts.resolve(&trees, configuration, &diagnostics)
    var theme = Theme()
    if let folder = configuration.templates {
      theme.override(with: folder, FolderWalk(folder, allowed: ownFolders), &diagnostics)
    }
    let strings = UIStrings(theme.strings, &diagnostics)
    let templates = Self.templates(theme, strings.keys, &diagnostics)
    return Plan(
      configuration: configuration,
      pages: PageTable(configuration, trees, redirections) { locale, path in
        !shortfall.originals.contains(PageID(path))
          && Self.holdsUnits(locale, path, configuration)
      },
      assets: trees.map(\.assets),
      tocs: trees.map(\.tocs),
      trees: trees,
      redirections: redirections,
      rules: rules(trees, &diagnostics),
      isPublished: configuration.locales.map { isPublished($0.locale) },
      strings: configuration.locales.map { words($0.locale, strings, &diagnostics) },
      dates: configuration.locales.map {
        LocalizedDateFormat(tag: ($0.locale.pseudo == nil ? $0.locale : configuration.original).tag)
      },
      templates: templates,
      themeAssets: theme.assets.filter {
        configuration.hasWorkingPages || $0.path != Theme.workingStyle
      }
    )
  }

  private static func templates(
    _ theme: Theme,
    _ strings: [String],
    _ diagnostics: inout Diagnostics
  ) -> TemplateLibrary {
    let schema = TemplateSchema.page(strings: strings)
    return TemplateLibrary(
      theme.templates,
      schemas: [
        "page": schema, "404": schema,
        "languages": .languageChooser(strings: strings),
        "redirect": .redirect(strings: strings),
        "contents": .contents(strings: strings),
        "status": .status(strings: strings),
        "working-page": .workingPage(strings: strings),
        "working-list": .workingList(strings: strings),
      ],
      &diagnostics
    )
  }

  /// Returns the words of the interface in a locale; a pseudo-locale's are made like its pages.
  private func words(
    _ locale: Locale,
    _ strings: UIStrings,
    _ diagnostics: inout Diagnostics
  ) -> [String: String] {
    guard let pseudo = locale.pseudo else { return strings.texts(for: locale, &diagnostics) }
    return strings.texts(for: configuration.original, &diagnostics).mapValues(pseudo.text)
  }

  private func trees(_ diagnostics: inout Diagnostics) -> [ContentTree] {
    let repositories = configuration.locales.map { repository($0, &diagnostics) }
    // In all locales or in none, so that a page has the same id in each.
    let isPrefixed = repositories.contains { ($0?.docsets.count ?? 0) > 1 }
    return zip(configuration.locales, repositories).map { locale, repository in
      tree(locale, repository, isPrefixed, &diagnostics)
    }
  }

  /// Returns the project's rules, and behind them those of the docsets, each for its own files.
  private func rules(_ trees: [ContentTree], _ diagnostics: inout Diagnostics) -> RuleSet {
    var rules = configuration.rules
    for locale in trees.indices {
      for case let docfx? in trees[locale].repository?.docsets.map(\.configuration) ?? [] {
        guard let node = docfx.rules else { continue }
        let tag = configuration.locales[locale].locale.tag
        rules.append(RuleReader(file: docfx.file, locale: tag).read(node, &diagnostics))
      }
    }
    return rules
  }

  /// Returns the docsets of a locale's folder that are built, or `nil` for a plain folder.
  private func repository(
    _ locale: LocaleConfiguration,
    _ diagnostics: inout Diagnostics
  ) -> Repository? {
    guard let folder = locale.content else { return nil }
    var repository = RepositoryReader(folder).read(&diagnostics)
    guard let docset = locale.docset else { return repository }
    if repository == nil {
      let place = configuration.file.location(of: docset.range)
      diagnostics.report(.noDocset(docset.value, [], in: folder.displayPath, at: place))
    }
    repository?.choose(docset, configuration.file, &diagnostics)
    return repository
  }

  private func tree(
    _ locale: LocaleConfiguration,
    _ repository: Repository?,
    _ isPrefixed: Bool,
    _ diagnostics: inout Diagnostics
  ) -> ContentTree {
    guard let folder = locale.content else { return ContentTree() }
    // The folders of other locales, and the site itself, may lie inside.
    let others = configuration.locales.compactMap(\.content) + [configuration.output]
    let walk = FolderWalk(folder, allowed: ownFolders, skipping: others)
    return ContentTree(
      folder,
      walk,
      excluded: configuration.exclude,
      repository: repository,
      isPrefixed: isPrefixed,
      &diagnostics
    )
  }

  /// Before the pages are counted, since a renamed page is one, whatever its files are called.
  private func redirections(
    _ trees: inout [ContentTree],
    _ diagnostics: inout Diagnostics
  ) -> [Redirections] {
    let base = configuration.baseURL.path.lowercased().split(separator: "/").joined(separator: "/")
    let prefixes = zip(configuration.locales, trees).map { locale, tree in
      // A docset's folder mostly has the name of its place on the host.
      let folder = locale.content?.displayPath.split(separator: "/").last?.lowercased()
      return [base] + (folder.map { [$0] } ?? []) + tree.sitePrefixes
    }
    let planner = RedirectionPlanner(configuration: configuration, sitePrefixes: prefixes)
    return planner.plan(&trees, &diagnostics)
  }

  /// The folders that symbolic links may lead to.
  private var ownFolders: [ProjectFolder] {
    [configuration.folder] + configuration.locales.compactMap(\.content)
  }

  private func isPublished(_ locale: Locale) -> Bool {
    publishedTags.isEmpty || publishedTags.contains { $0.lowercased() == locale.tag.lowercased() }
  }

  /// Returns whether a translated page keeps originals; the first lines say so for nearly all.
  static func holdsUnits(
    _ locale: Int,
    _ path: RelativePath,
    _ configuration: SiteConfiguration
  ) -> Bool {
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
