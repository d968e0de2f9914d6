/// Sees to it that no two pages of the site have one address, in whichever locales their files are.
///
///     guide.md, guide/index.md  →  both would be ko/guide/
enum OutputConflicts {
  /// Takes the folder's page out of the trees, with a finding, where a file beside the folder has
  /// its name.
  static func resolve(
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
