import Foundation
@testable import Diglot

/// One page with block constructs, built as a whole site.
enum BlockFixture {
  struct Outcome {
    /// What is between the article's tags, behind the title.
    let html: String
    /// The whole page.
    let page: String
    /// `file:line:column code severity`, for the page that was asked about.
    let findings: [String]
  }

  static func build(
    _ page: String,
    header: String = "",
    locale: String = "en",
    _ files: [String: String] = [:]
  ) async throws -> Outcome {
    var all = ["content/\(locale)/p.md": "\(header)# T\n\n\(page)\n"]
    for (name, text) in files { all["content/\(locale)/\(name)"] = text }
    let site = try TemporarySite(
      all,
      configuration: TemporarySite.configuration(
        locales: locale == "en" ? ["en"] : ["en", locale]
      )
    )
    let report = try await site.build { $0.keepsGoing = true }
    let findings = report.diagnostics.findings.map { finding in
      let file = finding.location?.file.split(separator: "/").last ?? ""
      return "\(file):\(finding.location?.line ?? 0):\(finding.location?.column ?? 0) "
        + "\(finding.code.rawValue) \(finding.severity.name)"
    }
    let path = "\(locale.lowercased())/p/index.html"
    let article = site.article(path) ?? ""
    let end = article.range(of: "</h1>\n")?.upperBound ?? article.startIndex
    return Outcome(
      html: String(article[end...]),
      page: site.output(path) ?? "",
      findings: findings
    )
  }

  static func alert(_ kind: String, _ title: String, _ body: String) -> String {
    "<aside class=\"alert alert-\(kind) \(kind.uppercased())\" role=\"note\">\n"
      + "<p class=\"alert-title\">\(title)</p>\n\(body)</aside>\n"
  }
}
