import Foundation
import Testing

@testable import Diglot

/// What format.md counts of `:::image`, `:::no-loc`, uids and emoji in the pages of 2021.
@Suite(.enabled(if: RealPages.exists, "the corpus is not beside the repository"))
struct InlineConstructTests {
  /// A place in a file: `path:line:column`.
  private typealias Place = String

  private struct Scan {
    var images = 0
    var noLocs = 0
    var borders = 0
    var sources: Set<Place> = []
    var lightboxes: Set<Place> = []
  }

  /// Reads the pages of the three docsets line by line, apart from the code under test.
  private static func scan(_ locale: RealPages.Entry) throws -> Scan {
    var scan = Scan()
    let folder = RealPages.folder(RealPages.partnerCenter, "live-sxs", locale)
    for file in try RealPages.files(in: folder) where isPage(file) {
      let lines = try RealPages.text(folder + "/" + file).components(separatedBy: "\n")
      for (number, line) in lines.enumerated() {
        scan.noLocs += line.components(separatedBy: ":::no-loc text=\"").count - 1
        var rest = line.startIndex
        while let start = line.range(of: ":::image ", range: rest..<line.endIndex) {
          let end =
            line.range(of: "\":::", range: start.upperBound..<line.endIndex)?.upperBound
            ?? line.endIndex
          scan.images += 1
          let tag = start.lowerBound..<end
          if line.range(of: " border=\"", range: tag) != nil { scan.borders += 1 }
          for (name, isSource) in [("source=\"", true), ("lightbox=\"", false)] {
            guard let value = line.range(of: name, range: tag)?.upperBound else { continue }
            let column = line.unicodeScalars.distance(from: line.startIndex, to: value) + 1
            let place = "\(folder)/\(file):\(number + 1):\(column)"
            if isSource { scan.sources.insert(place) } else { scan.lightboxes.insert(place) }
          }
          rest = end
        }
      }
    }
    return scan
  }

  private static func isPage(_ file: String) -> Bool {
    let docset = file.split(separator: "/").first.map(String.init) ?? ""
    return ["partner-center", "marketplace", "China"].contains(docset)
      && !RealPages.isTableOfContents(file)
  }

  private static func place(_ finding: Diagnostic) -> Place {
    guard let location = finding.location, let start = location.file.range(of: "corpus/") else {
      return ""
    }
    return "\(location.file[start.lowerBound...]):\(location.line):\(location.column)"
  }

  @Test(arguments: [
    ("ko", 380, 30, 28), ("ja", 387, 30, 28), ("zh-TW", 362, 14, 29), ("ru", 380, 30, 28),
  ])
  func findsEveryImageOfAPage(tag: String, images: Int, lightboxes: Int, borders: Int) async throws
  {
    let locale = try #require(RealPages.locales.first { $0.tag == tag })
    let scan = try Self.scan(locale)
    #expect(scan.images == images && scan.sources.count == images)
    #expect(scan.lightboxes.count == lightboxes)
    #expect(scan.borders == borders)
    // The pictures are not in the corpus, so each one is found missing, just where its name stands.
    let site = try await CorpusSites.strip.value.site
    #expect(site.findings(.invalidImage).isEmpty)
    let missing = site.findings(.fileNotFound).filter { $0.locale == tag }
    let pictures = Set(missing.filter { $0.message.hasPrefix("the image ") }.map(Self.place))
    let targets = Set(missing.filter { $0.message.hasPrefix("the link's ") }.map(Self.place))
    #expect(scan.sources.subtracting(pictures) == [])
    #expect(scan.lightboxes.subtracting(targets) == [])
  }

  /// 383 images, of which 3 are Markdown's own, and 33 links to pictures, of which 30 are lightboxes.
  @Test func findsTheNumbersOfTheFormat() async throws {
    let site = try await CorpusSites.strip.value.site
    let missing = site.findings(.fileNotFound).filter { finding in
      let parts = Self.place(finding).components(separatedBy: "/live-sxs/ko-kr/")
      let file = parts.count == 2 ? String(parts[1].prefix { $0 != ":" }) : ""
      return finding.locale == "ko" && file.hasSuffix(".md") && Self.isPage(file)
    }
    let (images, links) = (
      missing.filter { $0.message.hasPrefix("the image ") },
      missing.filter { finding in
        finding.message.hasPrefix("the link's ")
          && [".png'", ".jpg'", ".gif'", ".png '"].contains { finding.message.contains($0) }
      }
    )
    #expect(images.count == 383 && links.count == 33)
  }

  @Test func leavesNoColonsOutsideCode() async throws {
    for (path, page) in try await CorpusSites.strip.value.pages {
      let article = String(decoding: page.article, as: UTF8.self)
      let text = article.replacing(#/<(pre|code)\b.*?</\1>/#.dotMatchesNewlines(), with: "")
      #expect(!text.contains(":::"), "\(path)")
    }
  }

  @Test(arguments: RealPages.locales.map(\.tag)) func marksElevenTexts(tag: String) async throws {
    let locale = try #require(RealPages.locales.first { $0.tag == tag })
    #expect(try Self.scan(locale).noLocs == 11)
    let pages = try await CorpusSites.strip.value.pages
    var count = 0
    for (path, page) in pages
    where path.hasPrefix(tag.lowercased() + "/") && page.articleLang == nil {
      count +=
        String(decoding: page.article, as: UTF8.self)
        .components(separatedBy: "<span translate=\"no\">").count - 1
    }
    #expect(count == 11)
  }

  /// Words behind an at sign are mail addresses and variables.
  @Test func leavesTextWithSignsAsItIs() async throws {
    let built = try await CorpusSites.strip.value
    #expect(built.site.findings(.xrefNotFound).isEmpty)
    let words = built.site.findings(.atXrefNotFound)
    #expect(words.count > 0)
    for finding in words {
      let word = try #require(finding.message.split(separator: "'").dropFirst().first)
      #expect(finding.location?.excerpt.contains("@" + word) == true)
    }
    for (path, page) in built.pages {
      #expect(!page.html.contains("class=\"no-loc\""), "\(path)")
    }
  }

  @Test(arguments: RealPages.locales.map(\.tag)) func findsNoEmoji(tag: String) throws {
    let locale = try #require(RealPages.locales.first { $0.tag == tag })
    let folder = RealPages.folder(RealPages.partnerCenter, "live", locale)
    var parser = MarkdownParser()
    for file in try RealPages.files(in: folder) {
      let text = try RealPages.bytes(folder + "/" + file)
      guard text.span.isUTF8, let root = try? parser.parse(text.span) else { continue }
      let pieces = EmojiCodes.isolate(in: root, text.span, lines: LineTable(text.span))
      #expect(pieces.isEmpty, "\(file)")
      parser.reset()
    }
  }
}
