import Testing

@testable import Diglot

/// A real page beside its own rebuilt original, edited, as its translators would get it.
@Suite(.enabled(if: RealPages.exists, "the corpus is not beside the repository"))
struct StaleTranslationCorpusTests {
  private static let path = "/partner-center/autopilot.md"

  private func page(_ locale: RealPages.Entry) throws -> PageText {
    let path = RealPages.folder(RealPages.partnerCenter, "live-sxs", locale) + Self.path
    return PageText(translation: SourceFile(path: path, bytes: try RealPages.bytes(path)))
  }

  /// Replaces the source of a unit by number; `nil` takes it away.
  private func original(_ text: PageText, _ edits: [Int: String?]) -> PageText {
    let file = text.source.file.bytes
    var result: [UInt8] = []
    var offset = 0
    for (index, unit) in text.bitext.units.enumerated() {
      result += text.text[offset..<unit.target.lowerBound]
      if let edit = edits[index] {
        result += Array((edit ?? "").utf8)
      } else {
        result += file[unit.source]
      }
      offset = unit.target.upperBound
    }
    result += text.text[offset...]
    return PageText(original: SourceFile(path: "en.md", bytes: result))
  }

  @Test(arguments: ["ko", "ja", "zh-TW", "ru"])
  func eachEditIsOneItemInItsPlace(_ tag: String) throws {
    let locale = try #require(RealPages.locales.first { $0.tag == tag })
    let text = try page(locale)
    let file = text.source.file.bytes
    let sources = text.bitext.units.map { String(decoding: file[$0.source], as: UTF8.self) }
    // Sentences of many words that the page has once: the fifth gets a word, the tenth goes, and
    // behind the fifteenth comes a new one.
    let long = sources.indices.filter { index in
      let words = sources[index].split(separator: " ")
      return words.count > 8 && sources[index].hasSuffix(".") && !sources[index].contains(".  ")
        && sources.count(where: { $0 == sources[index] }) == 1
    }
    let (changed, gone, before) = (long[4], long[9], long[14])
    let words = sources[changed].split(separator: " ")
    let edited = (words.prefix(4) + ["nevertheless"] + words.dropFirst(4)).joined(separator: " ")
    let new = "Giraffes wander quietly around distant lakes."
    let today = original(
      text,
      [changed: edited, gone: String?.none, before: sources[before] + " " + new]
    )
    let unedited = Set(states(text, original(text, [:])).filter { $0.value != "current" }.keys)
    let comparison = UnitComparison.compare(text, with: UnitComparison.Reference(today))
    let stale = StaleTranslation(text, page: 0, comparison)
    let found = stale.items.filter { $0.state != .current }
      .filter { item in item.unit.map { !unedited.contains($0) } ?? true }
    let item = try #require(found.first { $0.unit == changed })
    #expect(String(decoding: item.sentence, as: UTF8.self) == edited)
    #expect(item.key == text.bitext.units[changed].key)
    #expect(try #require(found.first { $0.unit == gone }).state == .gone)
    let missing = found.filter { String(decoding: $0.sentence, as: UTF8.self) == new }
    #expect(missing.count == 1)
    #expect(found.compactMap(\.unit).sorted() == [changed, gone].sorted())
    // In the order of the page, the new one behind its neighbour.
    let places = stale.items.map(\.unit)
    let neighbour = try #require(places.firstIndex(of: before))
    let place = try #require(
      stale.items.firstIndex { $0.state == nil && $0.sentence == Array(new.utf8) }
    )
    #expect(place == neighbour + 1)
    #expect(stale.items.count { $0.unit != nil } == text.bitext.units.count)
  }

  private func states(_ text: PageText, _ today: PageText) -> [Int: String] {
    let comparison = UnitComparison.compare(text, with: UnitComparison.Reference(today))
    return Dictionary(
      uniqueKeysWithValues: comparison.states.enumerated().map { ($0, "\($1.name)") }
    )
  }

  /// A sentence that stands on many pages, one of them this one, is found word for word.
  @Test func theMemoryOfALocaleKnowsItsOwnSentences() throws {
    let locale = try #require(RealPages.locales.first { $0.tag == "ko" })
    let folder = RealPages.folder(RealPages.partnerCenter, "live-sxs", locale)
    let files = try RealPages.files(in: folder).prefix(60)
    let texts = try files.map { file in
      let path = folder + "/" + file
      return PageText(translation: SourceFile(path: path, bytes: try RealPages.bytes(path)))
    }
    let pages = texts.enumerated().map { MemoryPage($1, page: $0) }
    var search = TranslationMemory.Search(TranslationMemory(pages))
    for page in pages.filter({ $0.count > 3 }) {
      for unit in [0, page.count / 2, page.count - 1] {
        let found = search.matches(for: page.source(of: unit))
        #expect(found.first?.percentage == 100)
        let source = found.first.map { $0.source[...] } ?? []
        #expect(SentenceLikeness.areEqual(source, page.source(of: unit)))
      }
    }
  }
}
