import Foundation

@testable import Diglot

/// One page in YAML as a site of one locale, with a page `a.md` beside it that has `#part`.
struct YAMLPageFixture {
  let site: TemporarySite
  let report: BuildReport
  /// What stands between the tags of the page's article.
  let html: String
  /// The whole page.
  let page: String
  /// `line:column code`, of the page's file.
  let findings: [String]

  init(_ yaml: String, _ files: [String: String] = [:], more: String = "") async throws {
    var all = ["content/en/p.yml": yaml, "content/en/a.md": "# Title of A\n\n## Part\n"]
    all.merge(files) { $1 }
    let configuration = TemporarySite.configuration(more, locales: ["en"])
    site = try TemporarySite(all, configuration: configuration)
    report = try await site.build { $0.keepsGoing = true }
    html = site.article("en/p/index.html") ?? ""
    page = site.output("en/p/index.html") ?? ""
    findings = report.summary.filter { $0.hasPrefix("en/p.yml:") }.map {
      String($0.dropFirst("en/p.yml:".count))
    }
  }

  /// Returns `line:column` of a text's first place in `yaml`, counted as a person would.
  static func place(of needle: String, in yaml: String) -> String {
    let before = yaml.components(separatedBy: needle)[0]
    let lines = before.components(separatedBy: "\n")
    return "\(lines.count):\((lines.last ?? "").unicodeScalars.count + 1)"
  }
}
