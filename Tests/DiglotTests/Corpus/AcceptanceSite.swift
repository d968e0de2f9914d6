import Foundation

@testable import Diglot

/// The site that `diglot init --from` and one build make of the four repositories as they are.
struct AcceptanceSite: Sendable {
  let report: BuildReport
  let files: [String: [UInt8]]
  /// Every page that has an article, what a redirection left behind not counted.
  let pages: [String: PageCensus]

  /// In the order in which the reference counts.
  static let locales: [RealPages.Entry] = [
    ("ko", "ko-kr"), ("ja", "ja-jp"), ("zh-TW", "zh-tw"), ("ru", "ru-ru"),
  ]

  static let built = Task { try await AcceptanceSite() }

  private init() async throws {
    let repositories = Self.locales.map {
      RealPages.folder.appending(path: Self.root($0)).path()
    }
    let site = try await CorpusSite.build(fromRepositories: repositories)
    report = site.report
    files = site.files
    pages = await Self.censuses(of: site)
  }

  /// Two workers, who yield after each page as those of the other corpora do.
  private static func censuses(of site: CorpusSite) async -> [String: PageCensus] {
    let paths = site.files.keys.filter { $0.hasSuffix("/index.html") }.sorted()
    return await withTaskGroup(of: [(String, PageCensus)].self) { group in
      for worker in 0..<2 {
        group.addTask {
          var found: [(String, PageCensus)] = []
          for index in stride(from: worker, to: paths.count, by: 2) {
            if let census = PageCensus(site.files[paths[index]] ?? []) {
              found.append((paths[index], census))
            }
            await Task.yield()
          }
          return found
        }
      }
      var all: [String: PageCensus] = [:]
      for await found in group { all.merge(found) { first, _ in first } }
      return all
    }
  }

  // MARK: What the repositories hold

  static func root(_ locale: RealPages.Entry) -> String {
    RealPages.folder(RealPages.partnerCenter, "live-sxs", locale)
  }

  /// The pages in Markdown of a locale's docsets.
  static func markdown(_ locale: RealPages.Entry) throws -> [String] {
    try RealPages.builtFiles(in: root(locale)).filter { !RealPages.isTableOfContents($0) }
  }

  /// The pages in YAML.
  static func yaml(_ locale: RealPages.Entry) throws -> [String] {
    let folder = RealPages.folder.appending(path: root(locale)).path()
    return try FileManager.default.subpathsOfDirectory(atPath: folder).filter {
      try $0.hasSuffix(".yml")
        && RealPages.text(root(locale) + "/" + $0).hasPrefix("### YamlMime:")
    }.sorted()
  }

  /// Returns the pages that files of a locale have become, in their order.
  func pages(of files: [String], _ locale: RealPages.Entry) throws -> [PageCensus?] {
    let files = files.map { $0.replacing(/\.yml$/, with: ".md") }
    let names = try RealRedirections.current(files)
    return files.map { pages[RealPages.page(locale.tag, names[$0] ?? $0, among: [])] }
  }

  // MARK: Findings

  /// Returns a locale's findings in files with an ending, tables of contents not counted.
  func findings(
    _ code: DiagnosticCode,
    _ locale: RealPages.Entry,
    in ending: String
  ) -> [Diagnostic] {
    report.diagnostics.findings.filter { finding in
      guard finding.code == code, finding.locale == locale.tag, let location = finding.location,
        location.file.contains("/live-sxs/\(locale.folder)/")
      else { return false }
      let name = location.file.split(separator: "/").last?.lowercased() ?? ""
      return name.hasSuffix(ending) && !name.hasPrefix("toc.")
    }
  }
}

/// What the article of a built page holds, counted in its elements as gumbo reads them.
struct PageCensus: Sendable {
  /// The article's class, which tells what a page in YAML is; empty for the others.
  let kind: String
  /// Whether the page shows another locale's text.
  let isFallback: Bool
  let alerts: Int
  /// Texts that are marked as not to be translated, code not counted.
  let noLocs: Int
  /// The ids of the headings, in order.
  let headingIDs: [String]
  /// Lines of text, outside of code, that hold what begins an extension of Markdown.
  let literals: [String]

  /// Counts; `nil` for a page without an article.
  init?(_ html: [UInt8]) {
    let document = GumboDocument(html)
    guard let index = document.elements.firstIndex(where: { $0.name == "article" }) else {
      return nil
    }
    let article = document.elements[index]
    let below = Self.elements(below: index, document)
    kind = article["class"] ?? ""
    isFallback = article["lang"] != nil
    alerts = below.count { $0.name == "aside" && $0.classes.contains("alert") }
    noLocs = below.count { $0.name == "span" && $0["translate"] == "no" }
    headingIDs = below.filter { $0.name.count == 2 && "h1"..."h6" ~= $0.name }.map {
      $0["id"] ?? ""
    }
    var text = Array(document.text(of: article).utf8)
    for code in below where code.name == "pre" || code.name == "code" {
      for place in code.textRange {
        text[place - article.textRange.lowerBound] = UInt8(ascii: "\n")
      }
    }
    literals = text.split(separator: UInt8(ascii: "\n"))
      .map { String(decoding: $0, as: UTF8.self) }
      .filter { $0.contains(":::") || $0.contains("[!") }
  }

  private static func elements(
    below index: Int,
    _ document: GumboDocument
  ) -> [GumboDocument.Element] {
    var isBelow = Set([index])
    var found: [GumboDocument.Element] = []
    for next in (index + 1)..<max(index + 1, document.elements.count) {
      guard let parent = document.elements[next].parent, isBelow.contains(parent) else { continue }
      isBelow.insert(next)
      found.append(document.elements[next])
    }
    return found
  }
}
