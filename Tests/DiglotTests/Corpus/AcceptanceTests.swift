import Foundation
import Testing

@testable import Diglot

/// A whole documentation from one `diglot init --from` and one build: the numbers that the reference
/// of the format counts in the four repositories, found again in the site and its findings.
///
/// Numbers stand in the order ko, ja, zh-TW, ru.
@Suite(.enabled(if: RealPages.exists, "the corpus is not beside the repository"))
struct AcceptanceTests {
  private func counts(_ count: (RealPages.Entry) throws -> Int) rethrows -> [Int] {
    try AcceptanceSite.locales.map(count)
  }

  // MARK: Pages

  @Test func buildsWithoutErrors() async throws {
    let site = try await AcceptanceSite.built.value
    #expect(site.report.isWritten && site.report.diagnostics.count(.error) == 0)
    #expect(site.report.locales.map(\.tag) == ["en", "ko", "ja", "zh-TW", "ru"])
  }

  /// §0.2: pages in Markdown; §8: nine, five, none and nine lists of questions and two start pages.
  @Test func hasThePagesOfEveryLocale() async throws {
    let site = try await AcceptanceSite.built.value
    let own = AcceptanceSite.locales.map { locale in
      site.report.locales.first { $0.tag == locale.tag }.map { $0.pages - $0.fallbackPages }
    }
    #expect(own == [316 + 15 + 9 + 2, 298 + 15 + 5 + 2, 310 + 14 + 0 + 2, 316 + 15 + 9 + 2])
    for locale in AcceptanceSite.locales {
      let folder = locale.tag.lowercased() + "/"
      let pages = site.pages.filter { $0.key.hasPrefix(folder) }
      let files = try AcceptanceSite.markdown(locale)
      let built = try site.pages(of: files, locale)
      #expect(built.allSatisfy { $0 != nil && $0?.isFallback == false && $0?.kind == "" })
      let summary = try #require(site.report.locales.first { $0.tag == locale.tag })
      #expect(pages.count == summary.pages)
      #expect(pages.values.count { $0.isFallback } == summary.fallbackPages)
    }
  }

  @Test(arguments: [("faq", [9, 5, 0, 9]), ("landing", [2, 2, 2, 2])])
  func hasThePagesInYAML(kind: String, expected: [Int]) async throws {
    let site = try await AcceptanceSite.built.value
    let found = try counts { locale in
      try site.pages(of: AcceptanceSite.yaml(locale), locale).count {
        $0?.kind == kind && $0?.isFallback == false
      }
    }
    #expect(found == expected)
  }

  /// Returns the English pages that the units hold.
  private func originals() throws -> Set<String> {
    var paths: Set<String> = []
    for locale in AcceptanceSite.locales {
      let files = try AcceptanceSite.markdown(locale)
      let names = try RealRedirections.current(files)
      for file in files {
        let text = try RealPages.text(AcceptanceSite.root(locale) + "/" + file)
        guard text.contains("data-ttu-id") else { continue }
        paths.insert(RealPages.page("en", names[file] ?? file, among: []))
      }
    }
    return paths
  }

  /// The originals of the pages with units, each once: those in YAML have none.
  @Test func rebuildsTheOriginalOfEveryPageInMarkdown() async throws {
    let site = try await AcceptanceSite.built.value
    let paths = try originals()
    let english = try #require(site.report.locales.first { $0.tag == "en" })
    #expect(english.rebuiltPages == paths.count)
    #expect(paths.allSatisfy { site.pages[$0] != nil })
  }

  /// §2.8: the headings with an anchor, 3,733, 3,471, 3,348 and 3,733 less the 54 of each locale that
  /// lie outside of the docsets; the second of a name is called `name-1`, the third `name-2`.
  @Test func namesEveryHeadingByItsAnchor() async throws {
    let site = try await AcceptanceSite.built.value
    let found = try counts { locale in
      let files = try AcceptanceSite.markdown(locale)
      var count = 0
      for (file, page) in zip(files, try site.pages(of: files, locale)) {
        var uses: [String: Int] = [:]
        let expected = try RealPages.text(AcceptanceSite.root(locale) + "/" + file)
          .split(separator: "\n")
          .compactMap { $0.prefixMatch(of: /[ >]*#{1,6} *<a name="([^"]*)">/)?.output.1 }
          .map { name in
            let used = uses[String(name), default: 0]
            uses[String(name)] = used + 1
            return used == 0 ? String(name) : "\(name)-\(used)"
          }
        // A few headings have no anchor; the reference does not count them.
        let ids = page?.headingIDs.filter { expected.contains($0) }
        #expect(ids == expected, "\(locale.folder)/\(file)")
        count += expected.count
      }
      return count
    }
    #expect(found == [3_733 - 54, 3_471 - 54, 3_348 - 54, 3_733 - 54])
  }

  // MARK: Extensions

  @Test func leavesNoExtensionAsText() async throws {
    let pages = try await AcceptanceSite.built.value.pages
    #expect(pages.count > 1_700)
    for (path, page) in pages { #expect(page.literals == [], "\(path)") }
  }

  @Test func makesEveryMarkerAnAlert() async throws {
    let site = try await AcceptanceSite.built.value
    let markdown = try counts { locale in
      try site.pages(of: AcceptanceSite.markdown(locale), locale).reduce(0) {
        $0 + ($1?.alerts ?? 0)
      }
    }
    #expect(markdown == [486, 478, 472, 486])
    var wanted: [Int] = []
    let yaml = try counts { locale in
      let files = try AcceptanceSite.yaml(locale)
      let texts = try files.map { try RealPages.text(AcceptanceSite.root(locale) + "/" + $0) }
      let marker = /\[!(?:note|tip|important|warning|caution)\]/.ignoresCase()
      wanted.append(texts.reduce(0) { $0 + $1.matches(of: marker).count })
      return try site.pages(of: files, locale).reduce(0) { $0 + ($1?.alerts ?? 0) }
    }
    #expect(wanted == [10, 10, 0, 10])
    #expect(yaml == wanted)
  }

  /// What is written as an image in a locale's pages, found by splitting their text.
  private struct Images {
    /// `:::image`, which the reference counts, and Markdown's own.
    var tags = 0, plain = 0
    var lightboxes = 0
    /// Links to a picture.
    var links = 0

    init(_ locale: RealPages.Entry) throws {
      for file in try AcceptanceSite.markdown(locale) {
        let text = try RealPages.text(AcceptanceSite.root(locale) + "/" + file)
        tags += text.components(separatedBy: ":::image ").count - 1
        lightboxes += text.components(separatedBy: "lightbox=\"").count - 1
        let pieces = ExpectedUnits(text).translation.components(separatedBy: "![").dropFirst()
        let lines = pieces.map { $0.prefix { $0 != "\n" } }.filter { $0.contains("](") }
        plain += lines.count
        links += lines.count { $0.contains("#lightbox)") }
      }
    }
  }

  @Test func marksElevenTextsAsNotToBeTranslated() async throws {
    let site = try await AcceptanceSite.built.value
    let found = try counts { locale in
      try site.pages(of: AcceptanceSite.markdown(locale), locale).reduce(0) {
        $0 + ($1?.noLocs ?? 0)
      }
    }
    #expect(found == [11, 11, 11, 11])
  }

  // MARK: Findings

  /// §2.9, §6.2; of `bookmark-not-found` five are not in the reference, which builds no pages in YAML:
  /// three links into lists of questions, in Korean and in Russian.
  @Test(
    arguments: [
      (.redirectedLink, [15, 10, 0, 15], [0, 0, 0, 0]),
      (.linkCaseMismatch, [5, 5, 4, 5], [0, 0, 0, 0]),
      (.linkExtensionChanged, [5, 3, 0, 5], [0, 0, 0, 0]),
      (.bookmarkNotFound, [2 + 3, 7, 0, 2 + 3], [0, 0, 0, 0]),
      (.headingSkipped, [9, 22, 26, 9], [0, 0, 0, 0]),
      (.h2Duplicated, [1, 1, 0, 0], [0, 0, 0, 0]),
      (.docsLinkAbsolute, [3, 13, 33, 3], [0, 0, 0, 0]),
      (.hardCodedLocale, [3, 3, 3, 3], [0, 0, 0, 0]),
      (.linkTextMissing, [4, 30, 1, 1], [0, 1, 0, 0]),
      (.h1Missing, [0, 0, 0, 0], [0, 0, 0, 0]), (.h1NotFirst, [0, 0, 0, 0], [0, 0, 0, 0]),
      (.multipleH1s, [0, 0, 0, 0], [0, 0, 0, 0]), (.headingEmpty, [0, 0, 0, 0], [0, 0, 0, 0]),
      (.insecureLink, [0, 0, 0, 0], [0, 0, 0, 0]), (.xrefNotFound, [0, 0, 0, 0], [0, 0, 0, 0]),
      (.invalidNoteSection, [0, 0, 0, 0], [0, 0, 0, 0]),
      (.noteTokenTranslated, [0, 0, 0, 0], [0, 0, 0, 0]),
      (.invalidImage, [0, 0, 0, 0], [0, 0, 0, 0]),
      // Every construct of the pages is well written.
      (.includeInvalid, [0, 0, 0, 0], [0, 0, 0, 0]),
      (.invalidCode, [0, 0, 0, 0], [0, 0, 0, 0]),
      (.invalidVideo, [0, 0, 0, 0], [0, 0, 0, 0]),
      (.invalidNoLoc, [0, 0, 0, 0], [0, 0, 0, 0]),
      (.invalidRow, [0, 0, 0, 0], [0, 0, 0, 0]),
      (.invalidNestedColumn, [0, 0, 0, 0], [0, 0, 0, 0]),
      (.invalidZone, [0, 0, 0, 0], [0, 0, 0, 0]),
      (.invalidMonikerRange, [0, 0, 0, 0], [0, 0, 0, 0]),
      (.linkOutOfScope, [0, 0, 0, 0], [0, 0, 0, 0]),
      (.schemaNotFound, [0, 0, 0, 0], [0, 0, 0, 0]),
    ] as [(DiagnosticCode, [Int], [Int])]
  )
  func finds(code: DiagnosticCode, markdown: [Int], yaml: [Int]) async throws {
    let site = try await AcceptanceSite.built.value
    #expect(counts { site.findings(code, $0, in: ".md").count } == markdown)
    #expect(counts { site.findings(code, $0, in: ".yml").count } == yaml)
  }

  /// Pictures are in none of the repositories; every page that a link leads to is, by one of the ways
  /// that the reference recommends.
  @Test func findsOnlyPicturesMissing() async throws {
    let site = try await AcceptanceSite.built.value
    let images = try AcceptanceSite.locales.map(Images.init)
    func isImage(_ finding: Diagnostic) -> Bool { finding.message.hasPrefix("the image ") }
    #expect(images.map(\.tags) == [380, 387, 362, 380])
    let markdown = AcceptanceSite.locales.map { site.findings(.fileNotFound, $0, in: ".md") }
    #expect(markdown.map { $0.count(where: isImage) } == images.map { $0.tags + $0.plain })
    let links = markdown.map { $0.filter { !isImage($0) } }
    #expect(links.map(\.count) == images.map { $0.lightboxes + $0.links })
    #expect(markdown[0].count { isImage($0) } == 383 && links[0].count == 30 + 3)
    for finding in links.joined() {
      #expect(finding.message.contains(/\.(png|jpg|gif) ?'/), "\(finding.message)")
    }
    let yaml = AcceptanceSite.locales.map { site.findings(.fileNotFound, $0, in: ".yml") }
    #expect(yaml.map(\.count) == [11, 0, 0, 11])
    #expect(yaml.joined().allSatisfy(isImage))
  }

  // MARK: Navigation

  /// §4: the nodes of both tables, without those of the one that the larger nests.
  @Test(
    arguments: zip(AcceptanceSite.locales.map(\.tag), [(341, 21), (325, 21), (328, 20), (341, 21)])
  )
  func hasEveryNodeOfTheTablesOfContents(tag: String, nodes: (Int, Int)) async throws {
    let site = try await AcceptanceSite.built.value
    let locale = try #require(AcceptanceSite.locales.first { $0.tag == tag })
    let nested = try RealPages.text(
      AcceptanceSite.root(locale) + "/partner-center/announcements/TOC.md"
    ).split(separator: "\n").count { $0.hasPrefix("# ") }
    let folder = tag.lowercased()
    let list = try #require(site.files[folder + "/partner-center/contents.html"])
    let tree = String(decoding: list, as: UTF8.self).components(separatedBy: "<ul class=\"tree\">")
    #expect(tree.count == 2)
    #expect((tree.last ?? "").matches(of: /<li[ >]/).count == nodes.0 + nested)
    let page = try #require(site.files[folder + "/marketplace/index.html"])
    let sidebar = String(decoding: page, as: UTF8.self).firstMatch(
      of: /<nav class="sidebar"[^\0]*?<\/nav>/
    )
    #expect(sidebar?.output.matches(of: /<li[ >]/).count == nodes.1)
  }

  // MARK: Redirections

  /// A locale shows the English text of what it lacks, but not where its own list leads on: from 34 of
  /// those pages in ko and ru, whose lists have renamed 19 of them, which are there by their new names.
  @Test func showsNoOtherTextWhereItsListLeadsOn() async throws {
    let site = try await AcceptanceSite.built.value
    let originals = try originals()
    let found = try counts { locale in
      let folder = locale.tag.lowercased() + "/"
      let names = try RealRedirections.current(try AcceptanceSite.markdown(locale)).values
      let yaml = try AcceptanceSite.yaml(locale).map { $0.replacing(/\.yml$/, with: ".md") }
      let own = Set((names + yaml).map { RealPages.page("en", $0, among: []) })
      let entries = try RealRedirections.entries(locale)
      let moved = Set(entries.map { RealPages.page("en", $0.source + ".md", among: []) })
      let lacking = originals.subtracting(own)
      let fallbacks = site.pages.filter { $0.key.hasPrefix(folder) && $0.value.isFallback }
      let expected = lacking.subtracting(moved).map { folder + $0.dropFirst("en/".count) }
      #expect(Set(fallbacks.keys) == Set(expected), "\(locale.tag)")
      return lacking.intersection(moved).count
    }
    #expect(found == [15, 15, 0, 15])
  }

  /// §5: every entry of a locale's list, and every page that another locale has renamed unless that is
  /// still there in some language.
  @Test func leadsOnFromEveryPageThatHasMoved() async throws {
    let site = try await AcceptanceSite.built.value
    var current: Set<String> = []
    for locale in AcceptanceSite.locales {
      let files = try AcceptanceSite.markdown(locale)
      current.formUnion(try RealRedirections.current(files).values.map { $0.lowercased() })
    }
    let renames = try RealRedirections.renames()
    for locale in AcceptanceSite.locales {
      let entries = try RealRedirections.entries(locale).map(\.source)
      let old = Set(entries).union(renames.keys.filter { !current.contains($0 + ".md") })
      let folder = locale.tag.lowercased() + "/"
      let expected = old.map { id in
        folder + id.replacing(/\/index$/, with: "").replacing(/^china/, with: "partner-china")
          + "/index.html"
      }
      let stubs = site.files.filter { path, bytes in
        path.hasPrefix(folder) && path.hasSuffix("/index.html")
          && bytes.span.firstIndex(of: "http-equiv=\"refresh\"") != nil
      }
      #expect(Set(stubs.keys) == Set(expected), "\(locale.tag)")
    }
  }
}
