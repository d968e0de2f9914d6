import Testing

@testable import Diglot

/// What the memory of a locale finds for a sentence; percentages are counted by hand.
struct TranslationMemoryTests {
  /// A page whose units are these pairs.
  private static func page(_ number: Int, _ pairs: [(source: String, target: String)]) -> MemoryPage
  {
    var text = ""
    for (index, pair) in pairs.enumerated() {
      let id = "ab123-\(100 + index)"
      text += "<span data-ttu-id=\"\(id)\">\(pair.target)</span><span class=\"sxs-lookup\">"
      text += "<span data-stu-id=\"\(id)\">\(pair.source)</span></span>\n\n"
    }
    let file = SourceFile(path: "page.md", text: text)
    return MemoryPage(PageText(translation: file), page: number)
  }

  private static func ask(
    _ sentence: String,
    _ pages: [MemoryPage],
    known: (String, String)? = nil
  ) -> [String] {
    var search = TranslationMemory.Search(TranslationMemory(pages))
    let known = known.map { (source: Array($0.0.utf8)[...], target: Array($0.1.utf8)[...]) }
    return search.matches(for: Array(sentence.utf8)[...], known: known).map {
      "\($0.percentage) \(String(decoding: $0.target, as: UTF8.self)) (\($0.page))"
    }
  }

  @Test func keepsTextsAsTheyStandInTheFile() {
    let page = Self.page(4, [("Save **it**.", "저장 **그것**."), ("Open it.", "엽니다.")])
    #expect(page.count == 2)
    #expect(String(decoding: page.source(of: 0), as: UTF8.self) == "Save **it**.")
    #expect(String(decoding: page.target(of: 0), as: UTF8.self) == "저장 **그것**.")
    #expect(String(decoding: page.source(of: 1), as: UTF8.self) == "Open it.")
    #expect(String(decoding: page.target(of: 1), as: UTF8.self) == "엽니다.")
    #expect(page.words(of: 0).count == 2)
    #expect(page.words(of: 0) != page.words(of: 1))
  }

  @Test func aHundredPercentAreForEqualTextsOnly() {
    let pages = [Self.page(0, [("Save the  file.", "가"), ("Save the file!", "나")])]
    // Blanks make no difference; a sign, a letter's case or markup does.
    #expect(Self.ask(" Save the file. ", pages) == ["100 가 (0)", "99 나 (0)"])
    #expect(Self.ask("save the file.", pages) == ["99 가 (0)", "99 나 (0)"])
    #expect(Self.ask("Save the **file**.", pages) == ["99 가 (0)", "99 나 (0)"])
  }

  @Test(arguments: [
    // 2·3 / (3 + 4) = 0.857
    ("Save the new file.", "Save the file.", 85),
    // 2·3 / (3 + 4), the other way round.
    ("Save the file.", "Save the new file.", 85),
    // 2·4 / (6 + 6) = 0.667: 'now' and 'then' changed places with nothing common.
    ("Now close the old lid again.", "Then close the old lid twice.", 66),
    // 2·3 / (5 + 5) = 0.6, which is just enough.
    ("Put two cups of water.", "Put one cups of milk.", 60),
    // The same words in another order: 2·3 / (5 + 5).
    ("Before lunch wash your hands.", "Wash your hands before lunch.", 60),
  ])
  func tellsHowMuchOfTheWordsIsCommon(_ sentence: String, _ source: String, _ expected: Int) {
    #expect(Self.ask(sentence, [Self.page(0, [(source, "x")])]) == ["\(expected) x (0)"])
  }

  @Test func whatIsLessAlikeIsNotShown() {
    // 2·2 / (4 + 4) = 0.5
    #expect(Self.ask("Keep the lid open.", [Self.page(0, [("Keep the bag closed.", "x")])]) == [])
    #expect(Self.ask("", [Self.page(0, [("Keep the bag closed.", "x")])]) == [])
    #expect(Self.ask("Keep the lid open.", []) == [])
  }

  @Test func theMostAlikeComeFirstThenTheFirstPage() {
    let pages = [
      Self.page(2, [("Rinse the blue cup.", "이"), ("Dry the cup.", "삼")]),
      Self.page(5, [("Rinse the red cup.", "오"), ("Rinse the cup.", "육")]),
    ]
    // 'Rinse the cup': 100; 2·3 / (3 + 4) = 85 twice; 'Dry the cup': 2·2 / (3 + 3) = 66.
    #expect(Self.ask("Rinse the cup.", pages) == ["100 육 (5)", "85 이 (2)", "85 오 (5)"])
  }

  @Test func oneTranslationIsSuggestedOnce() {
    let pages = [
      Self.page(0, [("Rinse the cup.", "가"), ("Rinse the red cup.", "가")]),
      Self.page(1, [("Rinse the cup.", "가"), ("Rinse the cup.", "나")]),
    ]
    #expect(Self.ask("Rinse the cup.", pages) == ["100 가 (0)", "100 나 (1)"])
  }

  @Test func aUnitIsNoSuggestionForItself() {
    let pages = [Self.page(0, [("Rinse the cup.", "가")]), Self.page(1, [("Rinse the cup.", "나")])]
    #expect(Self.ask("Rinse the red cup.", pages, known: ("Rinse the cup.", "가")) == ["85 나 (1)"])
  }

  @Test func sentencesWithoutWordsAreComparedByTheirSigns() {
    // 2·3 / (4 + 4) = 0.75
    #expect(Self.ask("+ - ; /", [Self.page(0, [("+ - ; %", "x")])]) == ["75 x (0)"])
  }

  @Test func whatStandsInManySentencesStillFindsItsEqual() {
    let many = (0..<40_000).map { ("Press the button number \($0).", "t\($0)") }
    let found = Self.ask("Press the button number 39999.", [Self.page(0, many)])
    #expect(found.first == "100 t39999 (0)")
    // 2·4 / (5 + 5) = 0.8 for all others.
    #expect(found.dropFirst().allSatisfy { $0.hasPrefix("80 ") })
  }

  @Test func longSentencesAreFoundWhereTheyAreEqual() {
    let long = String(repeating: "word ", count: 300)
    let pages = [Self.page(0, [(long, "가")])]
    #expect(Self.ask(long, pages) == ["100 가 (0)"])
    #expect(Self.ask(long + "more", pages) == [])
  }

  @Test func oneSearchAnswersAnyNumberOfQuestions() {
    let pages = [Self.page(0, [("Rinse the cup.", "가"), ("Dry the cup.", "나")])]
    var search = TranslationMemory.Search(TranslationMemory(pages))
    let first = search.matches(for: Array("Rinse the cup now.".utf8)[...])
    _ = search.matches(for: Array("Dry it.".utf8)[...])
    #expect(search.matches(for: Array("Rinse the cup now.".utf8)[...]) == first)
    #expect(first.map(\.percentage) == [85, 57].filter { $0 >= 60 })
  }
}
