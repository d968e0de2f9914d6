/// Sees to it that no two files of the site have one path, and that none has the path of a folder.
///
///     guide.md, guide/index.md      →  both would be ko/guide/, in whichever locales they are
///     404.html.md                   →  ko/404.html is the locale's own
///     guide.md and a file 'guide'   →  ko/guide is a folder
///     _translation/guide.md         →  ko/_translation is where translators find their pages
enum OutputConflicts {
  /// The name that every page is written under.
  private static let pageName = "index.html"
  private static let notFoundName = "404.html"
  private static let unitsName = "units.json"
  /// The page about the translations of a locale.
  static let statusName = "status.html"

  /// Takes out of the trees, with a finding, the pages that cannot be written beside others.
  static func resolve(
    _ trees: inout [ContentTree],
    _ configuration: SiteConfiguration,
    _ diagnostics: inout Diagnostics
  ) {
    resolveReserved(&trees, configuration, &diagnostics)
    resolveFolders(&trees, configuration, &diagnostics)
  }

  /// Takes out the pages whose folders would have the names of files that the site makes.
  private static func resolveReserved(
    _ trees: inout [ContentTree],
    _ configuration: SiteConfiguration,
    _ diagnostics: inout Diagnostics
  ) {
    for locale in trees.indices {
      let ids = trees[locale].pages.keys.filter {
        $0.string.utf8.contains(UInt8(ascii: ".")) || $0.string.hasPrefix(Route.workFolder)
      }
      for id in ids.sorted() {
        let components = id.slug.split(separator: "/")
        let taken = components.indices.first { index in
          isOwn(components[index], isAtTop: index == 0, configuration)
        }
        guard let taken else { continue }
        for place in places(of: id, trees, configuration) where place.locale == locale {
          let tag = configuration.locales[locale].locale.tag
          diagnostics.report(.reserved(String(components[taken]), place.path, tag))
        }
        trees[locale].removePage(id)
      }
    }
  }

  /// Returns the finding about a file that is copied to where a page, or what belongs to it, is;
  /// `nil` where nothing is.
  static func finding(about path: RelativePath, of locale: Int, _ plan: Plan) -> Diagnostic? {
    guard let place = plan.file(path, locale) else { return nil }
    let output = plan.output(ofAsset: path, in: locale)
    let path = RelativePath(normal: plan.trees[locale].output(ofAsset: path))
    let isTaken =
      holdsPages(path.string, locale, plan)
      || (path.string.utf8.contains(UInt8(ascii: ".")) || path.string.hasPrefix(Route.workFolder))
        && isOwnFile(path, locale, plan)
    return isTaken ? .outputTaken(output, by: place) : nil
  }

  /// Whether a folder below a locale's is there because a page is in it.
  private static func holdsPages(_ folder: String, _ locale: Int, _ plan: Plan) -> Bool {
    let page = plan.pages.index(ofID: folder).map { plan.isRendered($0, locale) } ?? false
    return page
      || plan.pages.indices(below: folder + "/").contains { plan.isRendered($0, locale) }
  }

  /// Whether a file, or a folder that it lies in, has the path of a file that the site makes.
  private static func isOwnFile(_ path: RelativePath, _ locale: Int, _ plan: Plan) -> Bool {
    let components = path.string.split(separator: "/")
    return components.indices.contains { index in
      guard isOwn(components[index], isAtTop: index == 0, plan.configuration) else { return false }
      if components[index] == notFoundName || components[index] == Route.workFolder { return true }
      let folder = components[..<index].joined(separator: "/")
      let ids = folder.isEmpty ? ["index"] : [folder, folder + "/index"]
      return ids.contains { id in
        plan.pages.index(ofID: id).map { plan.isRendered($0, locale) } ?? false
      }
    }
  }

  /// Whether the site itself makes files of a name, at the top of a locale or beside any page.
  private static func isOwn(
    _ name: Substring,
    isAtTop: Bool,
    _ configuration: SiteConfiguration
  ) -> Bool {
    name == pageName || name == notFoundName && isAtTop
      || name == unitsName && configuration.translations == .retain
      || name == statusName && isAtTop && configuration.statusPage
      || name == Route.workFolder && isAtTop && configuration.hasWorkingPages
  }

  /// Takes the folder's page out of the trees, with a finding, where a file beside the folder has
  /// its name.
  private static func resolveFolders(
    _ trees: inout [ContentTree],
    _ configuration: SiteConfiguration,
    _ diagnostics: inout Diagnostics
  ) {
    let ending = "/index"
    for id in Set(trees.flatMap(\.pages.keys)).sorted() where id.string.hasSuffix(ending) {
      let rival = PageID(string: String(id.string.dropLast(ending.count)))
      guard rival.slug == id.slug else { continue }
      guard let kept = places(of: rival, trees, configuration).first else { continue }
      for (locale, path) in places(of: id, trees, configuration) {
        trees[locale].removePage(id)
        let tag = configuration.locales[locale].locale.tag
        diagnostics.report(.sameOutput(path, kept.path, locale: tag))
      }
    }
  }

  /// Returns the files of a page, as a person would write them, with the index of their locale.
  private static func places(
    of id: PageID,
    _ trees: [ContentTree],
    _ configuration: SiteConfiguration
  ) -> [(locale: Int, path: String)] {
    trees.indices.compactMap { locale in
      guard let file = trees[locale].pages[id],
        let folder = configuration.locales[locale].content
      else { return nil }
      return (locale, folder.appending(file.string).displayPath)
    }
  }
}

extension Diagnostic {
  fileprivate static func reserved(_ name: String, _ path: String, _ locale: String) -> Diagnostic {
    Diagnostic(
      .outputPathConflict,
      "a page does not lie where the site has its own file '\(name)'",
      at: Location(file: path, line: 1, column: 1, length: 1, excerpt: ""),
      notes: ["the page is left out; rename it, or the folder"],
      locale: locale
    )
  }

  fileprivate static func outputTaken(_ path: String, by place: ProjectFolder) -> Diagnostic {
    Diagnostic(
      .outputPathConflict,
      "'\(path)' is a page of the site and a file of the content",
      at: Location(file: place.displayPath, line: 1, column: 1, length: 1, excerpt: ""),
      notes: ["the page is kept; rename the file"]
    )
  }

  /// Two files that have one address in the site; `other` is the one that is built.
  static func sameOutput(_ path: String, _ other: String, locale: String? = nil) -> Diagnostic {
    Diagnostic(
      .outputPathConflict,
      "two files become one page: '\(other)' and '\(path)'",
      at: Location(file: path, line: 1, column: 1, length: 1, excerpt: ""),
      notes: ["'\(other)' is kept; rename the other"],
      locale: locale
    )
  }
}
