import Testing

@testable import Diglot

/// The alerts of the real pages, counted in their files by lines and in the built pages by elements.
@Suite(.enabled(if: RealPages.exists, "the corpus is not beside the repository"))
struct AlertCorpusTests {
  /// The markers on the pages of a locale's docsets; its YAML pages have more.
  private static let counts = ["ko": 486, "ja": 478, "zh-TW": 472, "ru": 486]

  /// Returns how many lines of a file are the marker of an alert, outside of fences and comments.
  private static func markerCount(_ text: String) -> Int {
    var fence: Character?
    var isComment = false
    var count = 0
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      var rest = line.drop { $0 == " " || $0 == "\t" }
      if rest.hasPrefix("```") || rest.hasPrefix("~~~") {
        if fence == nil { fence = rest.first } else if fence == rest.first { fence = nil }
      }
      if rest.contains("<!--") { isComment = true }
      if rest.contains("-->") { isComment = false }
      guard fence == nil, !isComment else { continue }
      // Of an item that begins with a quote, the marks of the list.
      rest = rest.drop { "-*0123456789. ".contains($0) }
      guard rest.hasPrefix(">") else { continue }
      rest = rest.dropFirst()
      if rest.hasPrefix(" ") { rest = rest.dropFirst() }
      let word = rest.lowercased().filter { $0 != " " && $0 != "\t" }
      if ["[!note]", "[!tip]", "[!important]", "[!warning]", "[!caution]"].contains(word) {
        count += 1
      }
    }
    return count
  }

  @Test(arguments: RealPages.locales.map(\.tag), ["live", "live-sxs"])
  func makesEveryMarkerAnAlert(tag: String, branch: String) async throws {
    let locale = try #require(RealPages.locales.first { $0.tag == tag })
    let sites = try #require(CorpusSites.alone[tag])
    let built = try await (branch == "live" ? sites.live : sites.units).value
    let folder = RealPages.folder(RealPages.partnerCenter, branch, locale)
    let files = try RealPages.builtFiles(in: folder).filter { !RealPages.isTableOfContents($0) }
    var docset = 0
    for file in files {
      let path = RealPages.page(tag, file, among: Set(files))
      let page = try #require(built.pages[path], "\(path)")
      let expected = Self.markerCount(try RealPages.text(folder + "/" + file))
      #expect(page.alertTitles.count == expected, "\(path)")
      if file.hasPrefix("partner-center/") || file.hasPrefix("marketplace/") { docset += expected }
      #expect(page.literalMarkers == [], "\(path)")
    }
    #expect(docset == Self.counts[tag])
  }

  @Test func titlesThemInTheirLanguage() async throws {
    let titles = [
      "ko": ["참고", "팁", "중요", "경고", "주의"], "ja": ["注", "ヒント", "重要", "警告", "注意"],
      "zh-TW": ["注意", "提示", "重要事項", "警告", "小心"],
      "ru": ["Примечание", "Совет", "Важно", "Предупреждение", "Внимание"],
    ]
    for (tag, words) in titles {
      let built = try await CorpusSites.alone[tag]?.live.value
      let found = Set(built?.pages.values.flatMap(\.alertTitles) ?? [])
      #expect(found.isSubset(of: words) && found.count >= 4, "\(tag)")
    }
  }
}

extension CorpusPage {
  /// The titles of the alerts in the article.
  fileprivate var alertTitles: [String] {
    let document = GumboDocument(article: article)
    return document.find("aside", class: "alert").compactMap { alert in
      document.elements.first {
        $0.name == "p" && $0.classes == ["alert-title"]
          && alert.textRange.contains($0.textRange.lowerBound)
      }.map(document.text(of:))
    }
  }

  /// The lines of the article's text, outside of code, that still hold a marker of any kind.
  fileprivate var literalMarkers: [String] {
    let document = GumboDocument(article: article)
    let text = document.find("article").first.map(document.text(of:)) ?? ""
    let code = document.find("code").map(document.text(of:)).joined(separator: "\n")
    return text.split(separator: "\n").map(String.init).filter {
      $0.contains("[!") && !code.contains($0)
    }
  }
}
