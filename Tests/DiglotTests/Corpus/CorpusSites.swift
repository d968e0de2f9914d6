@testable import Diglot

/// The large sites, each built once and looked at by many tests.
enum CorpusSites {
  static let china = Task { try await Built(CorpusProject(RealPages.china, "live-sxs")) }
  static let strip = Task { try await Built(partnerCenter(.strip)) }
  static let retain = Task { try await Built(partnerCenter(.retain)) }

  /// What no docset of the repositories has, of both branches; with units, since the text is the same.
  static let outside = Task { try await Built(OutsidePages.project()) }

  /// English and one translation of it, from a branch; by tag.
  static let alone = Dictionary(
    uniqueKeysWithValues: RealPages.locales.map { locale in
      (
        locale.tag,
        (
          units: Task { try await built(locale, "live-sxs") },
          live: Task { try await built(locale, "live") }
        )
      )
    }
  )

  /// A site with its pages parsed, those of all locales or of one.
  struct Built: Sendable {
    let site: CorpusSite
    let pages: [String: CorpusPage]

    init(_ project: CorpusProject, only tag: String? = nil) async throws {
      site = try await CorpusSite.build(project)
      pages = await site.parsedPages(only: tag)
    }
  }

  private static func built(_ locale: RealPages.Entry, _ branch: String) async throws -> Built {
    try await Built(CorpusProject(RealPages.partnerCenter, branch, [locale]), only: locale.tag)
  }

  private static func partnerCenter(_ mode: SiteConfiguration.Translations) -> CorpusProject {
    var project = CorpusProject(RealPages.partnerCenter, "live-sxs")
    project.translations = mode
    project.more = "rules: { at-xref-not-found: info }"
    return project
  }
}
