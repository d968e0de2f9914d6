import Foundation
import Testing

@testable import Diglot

/// The originals beside the pages of a large real site.
@Suite(.enabled(if: RealPages.exists, "the corpus is not beside the repository"))
struct UnitOriginalsTests {
  private struct Originals: Decodable {
    let original: String
    let units: [String: String]
  }

  /// Units that stand in a table's row behind its last column, where GFM drops them.
  private static let unitsInSurplusCells: Set = [
    "ko/partner-center/usage-based-recon-files/index.html 199",
    "zh-tw/partner-center/announcements/2020-november/index.html 338",
    "zh-tw/partner-center/bulk-operations/index.html 268",
  ]

  /// What was looked at.
  private struct Tally {
    var pages = 0
    var units = 0
    /// Units that no mark in the page stands for.
    var unmarked: Set<String> = []
  }

  @Test func holdTheOriginalOfEveryUnitOfThePage() async throws {
    let built = try await CorpusSites.retain.value
    let outside = try await CorpusSites.outside.value
    var tally = Tally()
    for locale in RealPages.locales {
      let folder = RealPages.folder(RealPages.partnerCenter, "live-sxs", locale)
      let files = try RealPages.builtFiles(in: folder).filter { !RealPages.isTableOfContents($0) }
      let names = try RealRedirections.current(files)
      for file in files {
        let path = RealPages.page(locale.tag, names[file] ?? file, among: Set(files))
        try Self.expectOriginals(path, built, folder + "/" + file, &tally)
        await Task.yield()
      }
      for file in try OutsidePages.files(locale) {
        let path = OutsidePages.page(locale.tag, "live-sxs", file)
        try Self.expectOriginals(path, outside, folder + "/" + file, &tally)
        await Task.yield()
      }
    }
    #expect(tally.pages == 1_447 && tally.units == 125_929)
    #expect(tally.unmarked == Self.unitsInSurplusCells)
  }

  private static func expectOriginals(
    _ path: String,
    _ built: CorpusSites.Built,
    _ file: String,
    _ tally: inout Tally
  ) throws {
    let page = try #require(built.pages[path], "\(path)")
    let source = ExpectedUnits(try RealPages.text(file))
    let json = built.site.files[path.replacingOccurrences(of: "index.html", with: "units.json")]
    #expect((json == nil) == source.units.isEmpty, "\(path)")
    guard let json else { return }
    let originals = try JSONDecoder().decode(Originals.self, from: Data(json))
    #expect(originals.original == "en")
    #expect(Set(originals.units.keys) == Set(source.units.map(\.key)), "\(path)")
    let marked = Set(page.units)
    #expect(marked.isSubset(of: originals.units.keys), "\(path)")
    for unit in source.units where !marked.contains(unit.key) {
      tally.unmarked.insert("\(path) \(unit.key)")
    }
    expectTexts(of: originals.units, source.units, path)
    tally.pages += 1
    tally.units += source.units.count
  }

  private static func expectTexts(
    of htmls: [String: String],
    _ units: [ExpectedUnits.Unit],
    _ path: String
  ) {
    // One parse a page: each original in an element of its own.
    let all = units.map { "<div class=\"original\">\(htmls[$0.key] ?? "")</div>" }.joined()
    let document = GumboDocument(article: Array(all.utf8))
    #expect(document.errors.isEmpty && document.unbalanced.isEmpty, "\(path)")
    let found = document.find("div", class: "original")
    #expect(found.count == units.count, "\(path)")
    let label = document.find("span", class: "language-label").first.map(document.text(of:))
    for (element, unit) in zip(found, units) {
      var text = document.text(of: element)
      if let label, htmls[unit.key]?.contains("language-label") == true {
        text = text.replacingOccurrences(of: " " + label, with: "")
      }
      #expect(words(text) == words(ofMarkdown: unit.source), "\(path) \(unit.key)")
    }
  }

  /// Reads Markdown the crude way: no targets of links, no tags, no signs that may be markup.
  private static func words(ofMarkdown source: String) -> String {
    guard source.utf8.contains(where: { "<&]".utf8.contains($0) }) else { return words(source) }
    var text = ""
    for (index, piece) in source.components(separatedBy: "](").enumerated() {
      let target = piece.prefix { $0 != ")" }
      // A target with spaces inside is none, and the brackets stay text.
      let words = target.split(whereSeparator: \.isWhitespace)
      let isLink =
        index > 0 && target.count < piece.count
        && (words.count < 2 || words[1].hasPrefix("\""))
      text += isLink ? piece.dropFirst(target.count) : piece[...]
    }
    while let open = text.range(of: "<a "),
      let close = text.range(of: ">", range: open.upperBound..<text.endIndex)
    {
      text.removeSubrange(open.lowerBound..<close.upperBound)
    }
    for tag in ["a", "strong", "em", "b", "i", "br", "p", "u", "sup", "li", "ul"] {
      for form in ["<\(tag)>", "</\(tag)>", "<\(tag)/>", "<\(tag) />"] {
        text = text.replacingOccurrences(of: form, with: "")
      }
    }
    text = text.replacingOccurrences(of: "<font color=\"red\">", with: "")
      .replacingOccurrences(of: "</font>", with: "")
    for (name, sign) in ["gt": ">", "lt": "<", "quot": "\"", "nbsp": " ", "amp": "&"] {
      text = text.replacingOccurrences(of: "&\(name);", with: sign)
    }
    return words(text)
  }

  private static func words(_ text: String) -> String {
    var kept = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "*", "_", "`", "\\", "[", "]", "(", ")", "!", " ", "\n": continue
      default: if scalar.isASCII || !scalar.properties.isWhitespace { kept.append(scalar) }
      }
    }
    return String(kept)
  }
}
