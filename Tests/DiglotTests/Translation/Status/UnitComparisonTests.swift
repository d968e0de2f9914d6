import Testing

@testable import Diglot

/// A page whose sentences stand in braces, as its translation and as its original.
struct BracedPage {
  let translation: String
  let original: String
  let sentences: [String]

  init(_ template: String, header: String = "") {
    var translation = header
    var original = ""
    var sentences: [String] = []
    for (index, piece) in template.split(separator: "{", omittingEmptySubsequences: false)
      .enumerated()
    {
      let halves = piece.split(separator: "}", maxSplits: 1, omittingEmptySubsequences: false)
      guard index > 0, halves.count == 2 else {
        translation += piece
        original += piece
        continue
      }
      // A whole paragraph at once is marked by `p`.
      let isParagraph = halves[0].hasPrefix("p:")
      let source = isParagraph ? String(halves[0].dropFirst(2)) : String(halves[0])
      let id = "ab12c-\(isParagraph ? "p" : "")\(100 + index)"
      sentences.append(source)
      translation +=
        "<span data-ttu-id=\"\(id)\">번역 \(index)</span><span class=\"sxs-lookup\">"
        + "<span data-stu-id=\"\(id)\">\(source)</span></span>\(halves[1])"
      original += source + halves[1]
    }
    self.translation = translation
    self.original = original
    self.sentences = sentences
  }

  func compare(_ original: String) -> UnitComparison {
    UnitComparison.compare(
      PageText(translation: SourceFile(path: "ko.md", bytes: Array(translation.utf8))),
      with: UnitComparison.Reference(
        PageText(original: SourceFile(path: "en.md", bytes: Array(original.utf8)))
      )
    )
  }
}

extension UnitComparison {
  /// `current`, `gone`, or `changed` and the sentence of today.
  var summary: [String] {
    states.map { state in
      guard case .changed(let sentence, _) = state else { return "\(state)" }
      return "changed: " + String(decoding: sentences[sentence].text, as: UTF8.self)
    }
  }

  var missingTexts: [String] {
    missing.map { String(decoding: sentences[$0].text, as: UTF8.self) }
  }

  /// What stands in the original where the sentences are said to.
  var quotations: [String] {
    sentences.map { String(decoding: original.text[$0.range], as: UTF8.self) }
  }
}

@Suite("the state of a page's units")
struct UnitComparisonTests {
  private static let page = BracedPage(
    """
    # <a name="brewing-tea"></a>{Brewing tea}

    {Warm the pot first.} {Then add one spoon of leaves for each guest.}
    {Pour the water, i.e. the hot one, over them.}

    > [!NOTE]
    > {Green tea wants water of 80.5 degrees.}

    1. {Open the **Kitchen** menu.}
       - {Choose [Kettle](kettle.md) in it.}
    2. [{Cups and saucers}](cups.md)

    | {Kind} | {Minutes} |
    |---|---|
    | {Black tea} | {Four} |
    | {White tea} | {Four} |

    ```
    Fences say nothing to translators.
    ```
    """
  )

  private static let allCurrent = Array(repeating: "current", count: page.sentences.count)

  private func found(
    _ edits: [(String, String)],
    in page: BracedPage = Self.page
  ) -> UnitComparison {
    var text = page.original
    for (old, new) in edits {
      #expect(text.contains(old))
      text = text.replacing(old, with: new, maxReplacements: 1)
    }
    return page.compare(text)
  }

  /// Returns what is expected where single units are not current.
  private func states(_ changes: [Int: String], of page: BracedPage = Self.page) -> [String] {
    page.sentences.indices.map { changes[$0] ?? "current" }
  }

  @Test func `all are current where nothing has changed`() {
    let comparison = found([])
    #expect(comparison.summary == Self.allCurrent)
    #expect(comparison.missingTexts == [])
  }

  @Test func `line ends, wrapped lines and escapes are no change`() {
    let text = Self.page.original
      .replacing("one spoon of", with: "one spoon\nof").replacing("80.5", with: "80\\.5")
      .replacing("\n", with: "\r\n")
    let comparison = Self.page.compare(text)
    #expect(comparison.summary == Self.allCurrent)
    #expect(comparison.missingTexts == [])
  }

  @Test func `a sentence that was edited is changed, and only that one`() {
    let comparison = found([("one spoon of leaves", "two spoons of leaves")])
    let today = "Then add two spoons of leaves for each guest."
    #expect(comparison.summary == states([2: "changed: " + today]))
    #expect(comparison.missingTexts == [])
    #expect(comparison.quotations == [today])
  }

  @Test func `one that was removed is gone`() {
    let comparison = found([("Warm the pot first. ", "")])
    #expect(comparison.summary == states([1: "gone"]))
    #expect(comparison.missingTexts == [])
  }

  @Test func `one that was moved is current`() {
    let text = Self.page.original.replacing("Warm the pot first. ", with: "")
    let comparison = Self.page.compare(text + "\n\n- Warm the pot first.\n")
    #expect(comparison.summary == Self.allCurrent)
    #expect(comparison.missingTexts == [])
  }

  @Test func `one that was added is missing`() {
    let comparison = found([("over them.", "over them. Nobody drinks cold coffee.")])
    #expect(comparison.summary == Self.allCurrent)
    #expect(comparison.missingTexts == ["Nobody drinks cold coffee."])
  }

  @Test func `cells, list items, quotes, headings and texts of links count one by one`() {
    let comparison = found([
      ("# <a name=\"brewing-tea\"></a>Brewing tea", "# Brewing tea well"),
      ("Green tea wants water", "Green tea takes water"),
      ("Open the **Kitchen** menu.", "Open the **Kitchen** drawer."),
      ("Cups and saucers", "Cups and tall saucers"), ("| Black tea | Four", "| Black tea | Five"),
    ])
    #expect(
      comparison.summary
        == states([
          0: "changed: Brewing tea well",
          4: "changed: Green tea takes water of 80.5 degrees.",
          5: "changed: Open the **Kitchen** drawer.", 7: "changed: Cups and tall saucers",
          11: "gone",
        ])
    )
    #expect(comparison.missingTexts == ["Five"])
  }

  @Test func `of a sentence that stood twice and was removed once, one unit is gone`() {
    let page = BracedPage("{Close the lid.} {Wait.}\n\n{Stir.}\n\n{Close the lid.}\n")
    #expect(page.compare(page.original).summary == states([:], of: page))
    let comparison = found([("Close the lid. ", "")], in: page)
    #expect(comparison.summary == ["gone", "current", "current", "current"])
    #expect(comparison.missingTexts == [])
  }

  @Test func `a source within a longer sentence does not count`() {
    let page = BracedPage("# {Tea}\n\n{Drink it.}\n")
    let comparison = page.compare("# Coffee\n\nDrink it. Tea is another drink.\n")
    #expect(comparison.summary == ["gone", "current"])
    #expect(comparison.missingTexts == ["Coffee", "Tea is another drink."])
  }

  @Test func `a paragraph that was translated at once is compared at once`() {
    let page = BracedPage("{p:Fill the cup. Drink it slowly.}\n\n{Wash the cup.}\n")
    #expect(page.compare(page.original).summary == ["current", "current"])
    let comparison = found([("slowly", "quickly")], in: page)
    #expect(comparison.summary == ["changed: Fill the cup. Drink it quickly.", "current"])
    #expect(comparison.missingTexts == [])
  }

  @Test func `signs that were escaped are the same signs`() {
    let page = BracedPage("{Price \\* 12}\n\n{The fee\\_name column}\n\n{A \\*bare\\* star.}\n")
    let comparison = page.compare("Price * 12\n\nThe fee_name column\n\nA *bare* star.\n")
    #expect(comparison.summary == ["current", "current", "current"])
  }

  @Test func `numbers, names of files and abbreviations end no sentence`() {
    let page = BracedPage("{Stay.}\n")
    let text = "Stay. Use 1.5 l, e.g. Water or vs. Juice, see a.b.md or www.example.com. It ends!"
    #expect(
      page.compare(text).missingTexts
        == ["Use 1.5 l, e.g. Water or vs. Juice, see a.b.md or www.example.com.", "It ends!"]
    )
  }

  @Test func `what nobody translates is not missing`() {
    let page = BracedPage("{Stay.}\n")
    let text = """
      Stay.

      `code` 42

      ![A picture](a.png)

      <!-- a comment
      of two lines -->
      https://example.com/a

      ::: zone pivot="x"
      :::image type="content" source="a.png" alt-text="A picture":::

      ---

      ~~~
      Not this.
      """
    #expect(page.compare(text).missingTexts == [])
  }

  @Test func `a sentence over lines of a quote knows its place`() {
    let page = BracedPage("{Stay.}\n")
    let comparison = page.compare("Stay.\n\n> It goes\n> on here.\n")
    #expect(comparison.missingTexts == ["It goes on here."])
    #expect(comparison.quotations == ["It goes\n> on here."])
    let place = comparison.original.location(of: comparison.sentences[0].range)
    #expect(place.line == 3 && place.column == 3)
  }

  @Test func `a page of a hundred thousand short sentences is compared in one go`() {
    let count = 100_000
    let units = (0..<count).map { "{a\($0 % 7) b.}" }.joined(separator: " ")
    let page = BracedPage(units)
    let text = (0..<count).map { "a\($0 % 7) c." }.joined(separator: " ")
    let comparison = page.compare(text)
    #expect(comparison.states.count == count)
    #expect(!comparison.states.contains(.current))
  }

  @Test(arguments: [
    "[", "](", "`", "<a", ":::", "![", "<!--", "*", "| ", "> ", "``` ", "[!", "[!a] ",
  ])
  func `markup that never ends takes no longer than other text`(markup: String) {
    let page = BracedPage("{Stay.}\n")
    let text = "Stay.\n\n" + String(repeating: markup, count: 100_000) + " word"
    #expect(page.compare(text).states == [.current])
  }
}

@Suite("the differences of two versions")
struct WordDiffTests {
  private func runs(_ old: String, _ new: String) -> [String] {
    WordDiff(from: Array(old.utf8), to: Array(new.utf8)).runs.map { run in
      let sign = run.change == .equal ? "=" : run.change == .removed ? "-" : "+"
      return sign + String(decoding: run.text, as: UTF8.self)
    }
  }

  @Test func `are words`() {
    #expect(
      runs("Add one spoon.", "Add two spoons.") == ["=Add ", "-one spoon", "+two spoons", "=."]
    )
    #expect(runs("a b c", "a c") == ["=a ", "-b ", "=c"])
    #expect(runs("same", "same") == ["=same"])
    #expect(runs("", "new") == ["+new"])
    #expect(runs("茶を飲む", "水を飲む") == ["-茶", "+水", "=を飲む"])
  }

  @Test func `put together are both versions`() {
    var random = SplitMix64(seed: 4)
    for _ in 0..<200 {
      let words = ["tea", "pot", " ", "水", ".", "**"]
      let old = (0..<Int.random(in: 0..<20, using: &random)).map { _ in
        words.randomElement(using: &random) ?? ""
      }.joined()
      let new = (0..<Int.random(in: 0..<20, using: &random)).map { _ in
        words.randomElement(using: &random) ?? ""
      }.joined()
      let diff = WordDiff(from: Array(old.utf8), to: Array(new.utf8))
      #expect(diff.runs.filter { $0.change != .added }.flatMap(\.text) == Array(old.utf8))
      #expect(diff.runs.filter { $0.change != .removed }.flatMap(\.text) == Array(new.utf8))
    }
  }

  @Test func `of very long texts are taken as a whole`() {
    let old = String(repeating: "a b ", count: 5000), new = String(repeating: "c d ", count: 5000)
    #expect(runs("x " + old, "x " + new).count <= 4)
  }
}
