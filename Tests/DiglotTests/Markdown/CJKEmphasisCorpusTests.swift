import Testing

@testable import Diglot

/// The Japanese pages hold what the format's reference counts as flanking faults.
///
/// In five of them a
/// closing run before `、` or after `)` stands against a letter. Six of their seven phrases are
/// `****、[…] を選択します**`; two more cells of a table have single asterisks.
@Suite(.enabled(if: MarkdownCorpus.exists, Comment(rawValue: MarkdownCorpus.absence)))
struct CJKEmphasisCorpusTests {
  @Test(arguments: [("ko-kr", 0), ("ja-jp", 7), ("zh-tw", 0), ("ru-ru", 0)])
  func mendsWhatFlankingBroke(locale: String, count: Int) throws {
    let pages = try MarkdownCorpus.texts("partner-center-2021/live").filter {
      $0.path.contains(locale)
    }
    #expect(pages.count > 300)
    var (changed, mended) = (0, 0)
    for page in pages {
      let text = String(decoding: page.text, as: UTF8.self)
      let plain = try MarkdownFixture.html(text)
      let friendly = try MarkdownFixture.friendlyHTML(text)
      guard plain != friendly else { continue }
      changed += 1
      #expect(plain.contains("*"))
      // Nothing but asterisks may become tags.
      let tags = /<\/?(strong|em)>|\*/
      #expect(plain.replacing(tags, with: "") == friendly.replacing(tags, with: ""))
      let new = friendly.matches(of: /<strong>/).count - plain.matches(of: /<strong>/).count
      mended += new
    }
    #expect(mended == count)
    #expect(changed == (count == 0 ? 0 : 6))
  }
}
