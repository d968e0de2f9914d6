import Testing

@testable import Diglot

/// The vectors of the format's reference, taken through the parser as a heading is.
struct HeadingSlugTests {
  @Test(arguments: [
    ("What's new?", "whats-new"), ("A - B", "a---b"), ("Step 1: Do_it (C#)", "step-1-do_it-c"),
    ("**Bold** & `code`", "bold--code"), ("MACC/CtC", "maccctc"), ("a  b", "a--b"),
    ("“Access ID” is used.", "access-id-is-used"), ("5.1 GiB", "51-gib"), ("&lt;x&gt;", "x"),
    ("日本語 テスト", "日本語-テスト"), ("`***`", "section"), ("개요 1", "개요-1"),
    ("[Link *text*](x.md)", "link-text"), ("Привет, Мир", "привет-мир"), ("a <b>c</b>", "a-c"),
  ])
  func followsTheReference(heading: String, slug: String) throws {
    try MarkdownFixture.parse("# " + heading) { root, _ in
      let text = try #require(root.firstChild).plainText
      #expect(HeadingSlug.slug(of: text) == slug)
    }
  }

  @Test func dropsTabs() { #expect(HeadingSlug.slug(of: Array("a\tb".utf8)) == "ab") }

  // MARK: Unique ids

  @Test func numbersARepeatedId() {
    var ids = UniqueIDs()
    let claimed = ["a", "a", "a", "b"].map { ids.claim($0) }
    #expect(claimed == ["a", "a-1", "a-2", "b"])
  }

  @Test func stepsOverIdsThatLookNumbered() {
    var ids = UniqueIDs()
    let claimed = ["a-1", "a", "a", "a-1"].map { ids.claim($0) }
    #expect(claimed == ["a-1", "a", "a-2", "a-1-1"])
    #expect(ids.contains("a-2") && !ids.contains("a-3"))
  }

  @Test func takesAnIdAsItIsOrNotAtAll() {
    var ids = UniqueIDs()
    let exactly = ["a", "a"].map { ids.claimExactly($0) }
    #expect(exactly == [true, false])
    let numbered = ids.claim("a")
    #expect(numbered == "a-1")
    let again = ids.claimExactly("a-1")
    #expect(!again)
    #expect(Set(ids.all) == ["a", "a-1"])
  }

  @Test(.timeLimit(.minutes(1))) func claimsOneNameAHundredThousandTimes() {
    var ids = UniqueIDs()
    for number in 1...50_000 { _ = ids.claim("a-\(number)") }
    for _ in 0..<100_000 { _ = ids.claim("a") }
    #expect(ids.contains("a-149999") && !ids.contains("a-150000"))
  }
}
