import Foundation
import Testing

@testable import Diglot

/// The pages for translators, in whole builds of small projects.
struct WorkingPagesTests {
  private static let configuration = """
    title: Guide
    baseURL: https://docs.example.com/guide/
    originalLocale: en
    workingPages: true
    locales: [{tag: en}, {tag: ko}, {tag: ja}]
    rules: { h1-missing: off, title-missing: off }
    """
  private static let otherHash = String(repeating: "1", count: 40)

  private static func unit(_ key: String, _ target: String, _ source: String) -> String {
    "<span data-ttu-id=\"ab123-\(key)\">\(target)</span><span class=\"sxs-lookup\">"
      + "<span data-stu-id=\"ab123-\(key)\">\(source)</span></span>"
  }

  /// A translation that was made from another file than today's.
  private static func stale(_ units: [String], hash: String = otherHash) -> String {
    "---\nms.openlocfilehash: \(hash)\nms.lasthandoff: 02/03/2021\n---\n"
      + units.joined(separator: "\n\n") + "\n"
  }

  private static func project(_ files: [String: String]) throws -> TemporaryProject {
    // Each locale has a folder.
    let project = try TemporaryProject(files.merging(["ja/z.md": "# Z\n"]) { own, _ in own })
    try project.put(configuration, at: "diglot.yml")
    return project
  }

  private static func text(_ project: TemporaryProject, _ path: String) throws -> String {
    try String(contentsOf: URL(filePath: project.site + "/" + path), encoding: .utf8)
  }

  /// Returns what a page shows in its order, such as "changed u102" or "current".
  private static func items(_ html: String) -> [String] {
    html.matches(
      of: /<div class="work-item (\w+)" id="([\w-]+)"|<details class="work-(current)"/
    )
    .map { match in
      match.3.map(String.init) ?? "\(match.1 ?? "") \(match.2 ?? "")"
    }
  }

  @Test func sentencesStandInTheOrderOfTodaysOriginal() async throws {
    let project = try Self.project([
      // The second paragraph was the first one; 'Rinse' has gone; 'Wipe' and 'Sweep' are new.
      "en/a.md":
        "Dry the cup well.\n\nWipe the whole table.\n\nFill two cups.\n\nSweep all floors.\n",
      "ko/a.md": Self.stale([
        Self.unit("101", "채웁니다.", "Fill two cups."), Self.unit("102", "헹굽니다.", "Rinse."),
        Self.unit("103", "말립니다.", "Dry the cup."),
      ]),
    ])
    _ = try await project.build()
    let html = try Self.text(project, "ko/_translation/a/index.html")
    #expect(
      Self.items(html) == [
        "changed u103", "missing new-1", "current", "gone u102", "missing new-2",
      ]
    )
    // 'Dry the cup' and 'Dry the cup well': 2·3 / (3 + 4) = 0.857
    #expect(html.contains("85% 일치"))
    #expect(html.contains("ko/a.md:9"))
    #expect(html.contains("en/a.md:7"))
    #expect(html.contains("<time datetime=\"2021-02-03\">"))
    #expect(html.contains("<code>\(Self.otherHash)</code>"))
    #expect(html.contains("<meta name=\"robots\" content=\"noindex\">"))
    #expect(html.contains("href=\"../../a/\""))
    #expect(html.contains("href=\"../../../en/a/\""))
  }

  @Test func onlyPagesThatAreBehindHaveOne() async throws {
    let original = "Fill two cups.\n"
    let unit = [Self.unit("101", "채웁니다.", "Fill two cups.")]
    let project = try Self.project([
      "en/current.md": original, "en/behind.md": "Fill ten cups.\n",
      "ko/current.md": Self.stale(unit, hash: SHA1.hexadecimal(of: Array(original.utf8))),
      "ko/behind.md": Self.stale(unit), "ko/orphaned.md": Self.stale(unit),
      "ko/untracked.md": unit[0] + "\n",
    ])
    _ = try await project.build()
    let work = try project.files().keys.filter { $0.contains("_translation") }.sorted()
    #expect(
      work == [
        "ja/_translation/index.html", "ko/_translation/behind/index.html",
        "ko/_translation/index.html",
      ]
    )
    let list = try Self.text(project, "ko/_translation/index.html")
    #expect(
      list.matches(of: /<a href="([^"]+)">[^<]*<\/a> <small>/).map { String($0.1) } == ["behind/"]
    )
    #expect(try Self.text(project, "ja/_translation/index.html").contains("原文より古く"))
    #expect(!(try Self.text(project, "sitemap.xml")).contains("_translation"))
  }

  @Test func suggestionsComeFromAllPagesOfTheLocale() async throws {
    let project = try Self.project([
      "en/a.md": "Rinse the cup.\n\nNew sentences only.\n", "en/b.md": "Dry it.\n",
      "ko/a.md": Self.stale([Self.unit("101", "접시를 헹굽니다.", "Rinse the plate.")]),
      // Behind itself, and no less a translation.
      "ko/b.md": Self.stale([Self.unit("101", "컵을 헹굽니다.", "Rinse the cup.")]),
      "ja/b.md": Self.stale([Self.unit("101", "カップをすすぎます。", "Rinse the cup.")]),
    ])
    _ = try await project.build()
    let html = try Self.text(project, "ko/_translation/a/index.html")
    #expect(html.contains("<strong class=\"match\">100% 일치</strong> <small><a href=\"../../b/\">"))
    #expect(html.contains("컵을 헹굽니다."))
    #expect(!html.contains("カップ"))
    // Its own old sentence, 66 %, is what was kept and no suggestion.
    #expect(html.components(separatedBy: "접시를 헹굽니다.").count == 2)
  }

  @Test func whatAFileHoldsIsShownAsText() async throws {
    let project = try Self.project([
      "en/a.md": "Use <b>bold</b> & \"quotes\" [here](b.md).\n",
      "ko/a.md": Self.stale([
        Self.unit("101", "<script>alert(1)</script> \"따옴표\"", "Use <i>bold</i> & [here](b.md).")
      ]),
    ])
    _ = try await project.build()
    let html = try Self.text(project, "ko/_translation/a/index.html")
    #expect(html.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
    #expect(!html.contains("<script>"))
    #expect(!html.contains("<b>"))
    #expect(html.contains("[here](b.md)"))
  }

  @Test func aPageOfTheContentDoesNotLieThere() async throws {
    let project = try Self.project([
      "en/index.md": "Text.\n", "en/_translation/a.md": "Text.\n",
      "ko/_translation.md": "Text.\n", "en/guide/_translation/b.md": "Text.\n",
    ])
    let report = try await project.build()
    let found = report.diagnostics.findings.map { "\($0.code.rawValue) \($0.message)" }
    let message =
      "output-path-conflict a page does not lie where the site has its own file '_translation'"
    #expect(found.filter { $0.hasPrefix("output-path") } == [message, message])
    #expect(try project.files()["en/guide/_translation/b/index.html"] != nil)
    #expect(try project.files()["en/_translation/a/index.html"] == nil)
  }

  @Test func theStartPageDoesNotTakeThePlaceOfTheList() async throws {
    let project = try Self.project([
      "en/index.md": "Fill ten cups.\n",
      "ko/index.md": Self.stale([Self.unit("101", "채웁니다.", "Fill two cups.")]),
    ])
    _ = try await project.build()
    #expect(try Self.text(project, "ko/_translation/index.html").contains("href=\"index/\""))
    #expect(
      try Self.items(Self.text(project, "ko/_translation/index/index.html")) == ["changed u101"]
    )
  }

  @Test func withoutTheKeyNothingIsMade() async throws {
    let project = try TemporaryProject([
      "en/a.md": "Fill ten cups.\n", "en/_translation/b.md": "Text.\n",
      "ko/a.md": Self.stale([Self.unit("101", "채웁니다.", "Fill two cups.")]),
    ])
    _ = try await project.build()
    let files = try project.files()
    #expect(files["ko/_translation/index.html"] == nil)
    #expect(files["assets/working.css"] == nil)
    #expect(files["en/_translation/b/index.html"] != nil)
  }

  @Test func theWorkersMakeNoDifference() async throws {
    var files: [String: String] = [:]
    for number in 0..<24 {
      files["en/p\(number).md"] =
        "Rinse cup number \(number) now.\n\nDry it well, \(number) times.\n"
      for locale in ["ko", "ja"] {
        files["\(locale)/p\(number).md"] = Self.stale([
          Self.unit("101", "\(locale)\(number)", "Rinse cup number \(number).")
        ])
      }
    }
    let project = try Self.project(files)
    _ = try await project.build { $0.jobs = 1 }
    let alone = try project.files()
    try project.remove("public")
    _ = try await project.build { $0.jobs = 4 }
    #expect(try project.files() == alone)
    #expect(alone.keys.count { $0.contains("_translation/p") } == 48)
  }

  @Test func aHostilePageStaysWithinBounds() async throws {
    // Each word its own sentence, nearly the same ones on both sides, far more than anyone reads.
    let sentences = (0..<5_000).map { "Same words here \($0 % 7) \($0)." }
    let units = (0..<5_000).map {
      Self.unit("\($0)", "번역 \($0)", "Same words here \($0 % 5) \($0)x.")
    }
    let project = try Self.project([
      "en/a.md": sentences.joined(separator: "\n\n"), "ko/a.md": Self.stale(units),
    ])
    try project.put(Self.configuration + "\npageSizeLimit: 33554432\n", at: "diglot.yml")
    _ = try await project.build()
    let html = try Self.text(project, "ko/_translation/a/index.html")
    #expect(html.contains("표시되지 않은 문장: "))
    #expect(html.utf8.count < 16 << 20)
  }
}
