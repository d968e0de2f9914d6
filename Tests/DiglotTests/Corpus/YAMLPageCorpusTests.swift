import Foundation
import Testing

@testable import Diglot

/// The pages in YAML of four real repositories.
@Suite(.enabled(if: RealPages.exists, "the corpus is not beside the repository"))
struct YAMLPageCorpusTests {
  /// A page in YAML, as its lines say without a reader of YAML.
  private struct Source {
    let file: String
    let lines: [String]

    var isFAQ: Bool { lines[0].hasSuffix("FAQ") }
    /// Where the site has it.
    let path: String

    /// How many lines begin a value of `key`.
    func count(of key: String) -> Int {
      lines.count {
        let line = $0.drop { $0 == " " || $0 == "-" }
        return line.hasPrefix(key + ":")
      }
    }
  }

  private static func sources(_ locale: RealPages.Entry) throws -> [Source] {
    let folder = RealPages.folder(RealPages.partnerCenter, "live", locale)
    let root = RealPages.folder.appending(path: folder).path()
    return try FileManager.default.subpathsOfDirectory(atPath: root).sorted()
      .filter { $0.hasSuffix(".yml") }
      .compactMap { file in
        let text = try RealPages.text(folder + "/" + file)
        let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }.map(String.init)
        guard lines[0].hasPrefix("### YamlMime:") else { return nil }
        let stem = file.replacing(".yml", with: "/").replacing("/index/", with: "/")
        let path = "\(locale.tag)/\(stem)index.html".lowercased()
        return Source(file: file, lines: lines, path: path)
      }
  }

  private static func built(_ locale: RealPages.Entry) async throws -> CorpusSites.Built {
    try await #require(CorpusSites.alone[locale.tag]).live.value
  }

  @Test func buildsEveryPage() async throws {
    var counts: [String: [Int]] = [:]
    for locale in RealPages.locales {
      let built = try await Self.built(locale)
      let sources = try Self.sources(locale)
      for source in sources {
        let page = try #require(built.pages[source.path], "\(source.path)")
        let kind = source.isFAQ ? "faq" : "landing"
        #expect(page.html.contains("<article class=\"\(kind)\">"), "\(source.path)")
        #expect(page.errors.isEmpty && page.unbalanced.isEmpty && page.movedNodeCount == 0)
        #expect(page.headings.count { $0.level == 1 } == 1, "\(source.path)")
        #expect(built.site.files[source.path.replacing("index.html", with: "units.json")] == nil)
      }
      counts[locale.tag] = [sources.count { $0.isFAQ }, sources.count { !$0.isFAQ }]
    }
    #expect(counts == ["ko": [9, 2], "ja": [5, 2], "zh-TW": [0, 2], "ru": [9, 2]])
  }

  @Test func reportsNothingThatIsMissing() async throws {
    for locale in RealPages.locales {
      let site = try await Self.built(locale).site
      let findings = site.findings(
        .missingAttribute,
        .unexpectedType,
        .unknownField,
        .invalidValue,
        .schemaNotFound
      )
      #expect(findings.map(\.message) == [])
      #expect(!site.report.diagnostics.hasErrors)
    }
  }

  @Test func makesAHeadingAndAnEntryOfEveryQuestion() async throws {
    for locale in RealPages.locales {
      let built = try await Self.built(locale)
      for source in try Self.sources(locale) where source.isFAQ {
        let page = try #require(built.pages[source.path])
        let count = source.count(of: "question")
        #expect(source.count(of: "answer") == count && count > 0)
        #expect(page.html.components(separatedBy: "<div class=\"answer\">").count == count + 1)
        #expect(try Self.entries(page.html).count == count, "\(source.path)")
        // The name of a list's only section is one that the translators were to leave alone.
        let names = source.count(of: "name")
        let level = names == 1 ? 2 : 3
        #expect(page.headings.count { $0.level == level } >= count, "\(source.path)")
      }
    }
  }

  private static func entries(_ html: String) throws -> [[String: Any]] {
    let start = "<script type=\"application/ld+json\">"
    for part in html.components(separatedBy: start).dropFirst() {
      let json = part.components(separatedBy: "</script>")[0]
      let data = try JSONSerialization.jsonObject(with: Data(json.utf8))
      for object in data as? [[String: Any]] ?? [data as? [String: Any] ?? [:]]
      where object["@type"] as? String == "FAQPage" {
        return object["mainEntity"] as? [[String: Any]] ?? []
      }
    }
    return []
  }

  @Test func linksEveryCard() async throws {
    for locale in RealPages.locales {
      let built = try await Self.built(locale)
      for source in try Self.sources(locale) where !source.isFAQ {
        let page = try #require(built.pages[source.path])
        let lists = source.count(of: "linkListType")
        #expect(page.headings.count { $0.level == 3 } == lists && lists > 0, "\(source.path)")
        let missing = built.site.findings(.fileNotFound).count {
          $0.location?.file.hasSuffix("\(locale.folder)/\(source.file)") == true
        }
        #expect(page.links.count == source.count(of: "url") - missing, "\(source.path)")
      }
    }
  }

  /// Questions are called by their own words, in which three links of Korean and Russian pages, in
  /// English, find nothing; all other places are there.
  @Test func findsThePlacesThatLinksLeadTo() async throws {
    let lost = ["#what-user-roles-are-available-", "#why-are-my-earnings-missing-"]
    for locale in RealPages.locales {
      let built = try await Self.built(locale)
      let faqs = try Self.sources(locale).filter(\.isFAQ).map(\.path)
      var missing: [String] = []
      for (path, page) in built.pages where path.hasPrefix(locale.tag.lowercased() + "/") {
        for link in page.links {
          guard let hash = link.href.firstIndex(of: "#"),
            let target = Self.target(String(link.href[..<hash]), from: path), faqs.contains(target)
          else { continue }
          let id = String(link.href[hash...].dropFirst()).removingPercentEncoding ?? ""
          if built.pages[target]?.ids.contains(id) != true { missing.append("#" + id) }
        }
      }
      let wanted = ["ko", "ru"].contains(locale.tag) ? [lost[0], lost[1], lost[1]] : []
      #expect(missing.sorted() == wanted, "\(locale.tag)")
    }
  }

  private static func target(_ href: String, from page: String) -> String? {
    guard let base = URL(string: "https://x/" + page),
      let url = URL(string: href, relativeTo: base),
      url.host() == "x"
    else { return nil }
    let path = String(url.absoluteURL.path(percentEncoded: false).dropFirst())
    return path.hasSuffix("/") ? path + "index.html" : path
  }
}
