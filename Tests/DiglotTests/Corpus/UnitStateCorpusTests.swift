import Testing

@testable import Diglot

/// The units of real pages beside their own rebuilt originals, unchanged and changed by a script.
@Suite(.enabled(if: RealPages.exists, "the corpus is not beside the repository"))
struct UnitStateCorpusTests {
  /// A page, cut where its units are.
  private struct Page {
    let text: PageText
    /// What stands before each unit, and behind the last one.
    let between: [String]
    let sources: [String]

    init(_ path: String) throws {
      let file = SourceFile(path: path, bytes: try RealPages.bytes(path))
      text = PageText(translation: file)
      var between: [String] = []
      var offset = 0
      for unit in text.bitext.units {
        between.append(text.text.span.text(offset..<unit.target.lowerBound))
        offset = unit.target.upperBound
      }
      self.between = between + [text.text.span.text(offset..<text.text.count)]
      sources = text.bitext.units.map { file.bytes.span.text($0.source) }
    }

    func original(_ sources: [String]) -> String {
      zip(between, sources).map { $0 + $1 }.joined() + (between.last ?? "")
    }

    func compare(_ original: String) -> UnitComparison {
      let file = SourceFile(path: "en.md", bytes: Array(original.utf8))
      let english = PageText(original: file)
      let text = PageText(
        source: english.source,
        bitext: english.bitext,
        locale: 0,
        isRebuilt: true,
        fileLocale: 0
      )
      return UnitComparison.compare(self.text, with: UnitComparison.Reference(text))
    }
  }

  private static func forEachPage(of site: String, _ body: (String, Page) -> Void) async throws {
    for locale in RealPages.locales {
      let folder = RealPages.folder(site, "live-sxs", locale)
      for file in try RealPages.files(in: folder) {
        body(locale.tag + "/" + file, try Page(folder + "/" + file))
        await Task.yield()
      }
    }
  }

  /// A number before a unit's own one is part of the sentence, and the mark of an item in the page.
  private static let sourcesThatBeginAList = Set(
    ["ko", "ja", "ru"].flatMap { tag in
      ["219", "226"].map { "\(tag)/partner-center/announcements/2020-october.md \($0)" }
    }
  )
  /// Pages with commands that are code by their indentation alone, or behind one backtick.
  private static let pagesWithLooseCode: [String: Int] = [
    "partner-center/autopilot.md": 20,
    "partner-center/insights-programmatic-analytics-api-try-report-queries.md": 4,
  ]

  @Test func areCurrentBesideTheirOwnOriginals() async throws {
    var pages = 0
    var units = 0
    var stale: Set<String> = []
    var missing: [String: Int] = [:]
    for site in [RealPages.partnerCenter, RealPages.china] {
      try await Self.forEachPage(of: site) { name, page in
        let found = page.compare(page.original(page.sources))
        pages += 1
        units += found.states.count
        for (unit, state) in zip(page.text.bitext.units, found.states) where state != .current {
          stale.insert("\(name) \(unit.key.string)")
        }
        guard !found.missing.isEmpty else { return }
        missing[String(name.drop { $0 != "/" }.dropFirst()), default: 0] += found.missing.count
      }
    }
    #expect(pages == 1_455 + 144 && units == 125_929 + 4_276)
    #expect(stale == Self.sourcesThatBeginAList)
    #expect(missing == Self.pagesWithLooseCode)
  }

  /// What the script does to a sentence, and what is expected of its unit.
  private enum Edit: CaseIterable {
    case change, remove, move, keep
  }

  @Test(arguments: [RealPages.china, RealPages.partnerCenter])
  func haveTheStatesThatEditsGiveThem(site: String) async throws {
    var random = SplitMix64(seed: 2_019)
    var edits = 0
    try await Self.forEachPage(of: site) { name, page in
      guard !name.hasSuffix("2020-october.md"), !page.sources.isEmpty,
        site == RealPages.china || name.utf8.reduce(0, { $0 &+ Int($1) }).isMultiple(of: 5)
      else { return }
      var sources = page.sources
      let base = page.compare(page.original(sources)).missing.count
      var expected = Array(repeating: "current", count: sources.count)
      var tail = "\n\nZebras quietly juggle purple umbrellas underwater.\n"
      for unit in Self.editable(page) {
        let words = sources[unit].split(separator: " ")
        switch Edit.allCases.randomElement(using: &random) ?? .keep {
        case .keep: continue
        case .change:
          sources[unit] = ([words[0], "quux"] + words.dropFirst()).joined(separator: " ")
          expected[unit] = "changed: " + sources[unit]
        case .remove:
          sources[unit] = ""
          expected[unit] = "gone"
        case .move:
          tail += "\n" + sources[unit] + "\n"
          sources[unit] = ""
        }
        edits += 1
      }
      // A fence that is not closed, or a table at the end, would take in what comes behind it.
      let text = "Zebras quietly juggle purple umbrellas.\n" + tail + "\n" + page.original(sources)
      for text in [text, text.replacing("\n", with: "\r\n")] {
        let found = page.compare(text)
        for (unit, pair) in zip(found.summary, expected).enumerated() where pair.0 != pair.1 {
          Issue.record("\(name) \(page.text.bitext.units[unit].key.string): \(pair)")
        }
        // Two sentences are new.
        #expect(found.missing.count == base + 2, "\(name) \(found.missingTexts)")
      }
    }
    #expect(edits > 200)
  }

  /// Returns plain sentences that are like no other of the page, in paragraphs, items, quotes and cells.
  ///
  /// A removed sentence that is much like one that is there would be a version of that.
  private static func editable(_ page: Page) -> [Int] {
    let words = page.sources.map { Set($0.split(separator: " ")) }
    return page.sources.indices.filter { unit in
      let source = page.sources[unit]
      guard words[unit].count >= 6, source.first?.isUppercase == true, source.hasSuffix("."),
        !source.contains(where: { "[]<>*_`|\\&:()\u{A0}\u{202F}\n".contains($0) }),
        source.dropLast().allSatisfy({ $0 != "." && $0 != "?" && $0 != "!" }),
        ["\n\n", "\n- ", ". ", "| ", "> "].contains(where: ("." + page.between[unit]).hasSuffix),
        ["\n", " ", " |", "|"].contains(where: page.between[unit + 1].hasPrefix)
      else { return false }
      return words.indices.allSatisfy { other in
        other == unit
          || words[other].intersection(words[unit]).count * 3 < words[unit].count
      }
    }
  }
}

extension PageText {
  /// The text of a translation's file.
  init(translation file: SourceFile, locale: Int = 1) {
    var diagnostics = Diagnostics()
    let header = FrontMatter.read(file, &diagnostics)
    self.init(
      source: SourcePage(file: file, header: header),
      bitext: UnitScanner.scan(file, bodyStart: header.bodyStart, &diagnostics),
      locale: locale,
      isRebuilt: false,
      fileLocale: locale
    )
  }

  /// The text of an original's file.
  init(original file: SourceFile) { self.init(translation: file, locale: 0) }
}
