import Testing

@testable import Diglot

struct WordCountTests {
  @Test(arguments: [
    ("", 0), ("one", 1), ("Open page 2 now.", 4), ("a-b c_d", 4), ("don't", 1), ("don’t", 1),
    ("the users' list", 3), ("'quoted'", 1), ("naïve cafe\u{301}", 2), ("Новая страница", 2),
    ("페이지를 엽니다", 2), ("頁面", 2), ("ページを開く", 6), ("API キー", 3), ("第2章", 3), ("人々", 2),
    ("ｶﾀ", 2), ("1,000", 2), ("чай—вода", 2), ("차。물", 2), ("«чай»『차』", 2), ("чай҂вода", 2),
  ])
  func countsRunsOfLettersAndSingleHanAndKana(text: String, count: Int) {
    #expect(WordCount.of(Array(text.utf8)) == count)
  }

  @Test(arguments: [
    ("[two words](https://example.com/a/b)", 2), ("<b>bold</b> text", 2), ("a < b", 2),
    ("<br", 1), ("[a](b", 2), ("![alt](x.png) after", 2), ("<a href=\"x y\">z</a>", 1),
  ])
  func leavesOutTagsAndDestinations(text: String, count: Int) {
    #expect(WordCount.of(Array(text.utf8)) == count)
  }

  @Test func leavesOutCodeFencesAndComments() {
    let text = "one\n\n```\ntwo three\n```\n\n<!-- four -->\n- five\n"
    #expect(WordCount.of(FlatText(Array(text.utf8)).bytes) == 2)
  }

  @Test(arguments: ["<a", "](", "'", "<"])
  func isLinearOnHostileInput(piece: String) {
    let text = String(repeating: piece, count: 200_000)
    #expect(WordCount.of(Array(text.utf8)) >= 0)
  }
}
