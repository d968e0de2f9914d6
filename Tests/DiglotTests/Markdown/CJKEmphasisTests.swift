import Testing

@testable import Diglot

/// Expected by the published amendment: beside a run of asterisks, CJK characters count as a space
/// does, and CJK punctuation does not count as punctuation.
struct CJKEmphasisTests {
  private func inner(_ markdown: String) throws -> String {
    let html = try MarkdownFixture.friendlyHTML(markdown)
    #expect(html.hasPrefix("<p>") && html.hasSuffix("</p>\n"))
    return String(html.dropFirst(3).dropLast(5))
  }

  @Test(arguments: [
    ("これは**「重要」**です", "これは<strong>「重要」</strong>です"),
    ("**단어(Word)**를", "<strong>단어(Word)</strong>를"),
    ("**이 [용어](a)**는", "<strong>이 <a href=\"a\">용어</a></strong>는"),
    ("这是**重点。**所以", "这是<strong>重点。</strong>所以"),
    ("**全角（括弧）**と", "<strong>全角（括弧）</strong>と"),
    ("**「`code`」**を", "<strong>「<code>code</code>」</strong>を"),
    ("**`code`**を", "<strong><code>code</code></strong>を"),
    ("選択**`code`**を", "選択<strong><code>code</code></strong>を"),
    ("*「弱」*です", "<em>「弱」</em>です"),
    ("これは***「両方」***です", "これは<em><strong>「両方」</strong></em>です"),
    ("**一。**二 **三。**四", "<strong>一。</strong>二 <strong>三。</strong>四"),
    ("**一。\n二。**三", "<strong>一。\n二。</strong>三"),
    ("\\***「重要」**です", "*<strong>「重要」</strong>です"),
    ("**(\\*)**は", "<strong>(*)</strong>は"),
    ("**&lt;메뉴&gt;**를", "<strong>&lt;메뉴&gt;</strong>를"),
    ("太郎は**「こんにちわ」**といった", "太郎は<strong>「こんにちわ」</strong>といった"),
    ("⼭**(a)**", "⼭<strong>(a)</strong>"), ("𠮷**(a)**𠮷", "𠮷<strong>(a)</strong>𠮷"),
    ("ﾃｽﾄ**(a)**ﾃｽﾄ", "ﾃｽﾄ<strong>(a)</strong>ﾃｽﾄ"),
  ])
  func pairsBesideCJK(markdown: String, html: String) throws {
    #expect(try MarkdownFixture.html(markdown) != "<p>\(html)</p>\n", "CommonMark does it alone")
    #expect(try inner(markdown) == html)
  }

  @Test(.timeLimit(.minutes(1)), arguments: ["[「*」あ](u) ", "*[「*」あ](u)* ", "「*」あ\n"])
  func takesLinearTime(pattern: String) throws {
    let html = try MarkdownFixture.friendlyHTML(String(repeating: pattern, count: 8_000))
    #expect(html.hasPrefix("<p>"))
  }

  /// A selector before a run is looked through; one of ideographs counts as CJK.
  @Test(arguments: [
    ("禰\u{E0100}**(a)**", "禰\u{E0100}<strong>(a)</strong>"),
    ("禰\u{FE00}**(a)**", "禰\u{FE00}<strong>(a)</strong>"),
    ("**a(\u{FE00}**字", "<strong>a(\u{FE00}</strong>字"),
    ("字**“\u{FE01}a”\u{FE01}**x", "字<strong>“\u{FE01}a”\u{FE01}</strong>x"),
  ])
  func looksThroughVariationSelectors(markdown: String, html: String) throws {
    #expect(try inner(markdown) == html)
  }

  @Test(arguments: [
    "これは\\*\\*「重要」\\*\\*です", "これは&#42;&#42;「重要」&#42;&#42;です",
    "これは__「重要」__です", "これは** 「重要」**です", "これは**「重要」です",
    "a**(b)**c", "**a。", "é**(b)**é", "😀**(b)**😀",
  ])
  func leavesTheRest(markdown: String) throws {
    let plain = try MarkdownFixture.html(markdown)
    #expect(try MarkdownFixture.friendlyHTML(markdown) == plain)
    #expect(!plain.contains("<strong>"))
  }

  /// What CommonMark pairs stays paired, beside what it left.
  @Test func keepsWhatIsPaired() throws {
    #expect(
      try inner("**a** と **「b」**は *c*")
        == "<strong>a</strong> と <strong>「b」</strong>は <em>c</em>"
    )
    #expect(try inner("*a* **「b」**c*d*") == "<em>a</em> <strong>「b」</strong>c<em>d</em>")
    // CommonMark takes what lies between two phrases for the phrase; that cannot be told from it.
    #expect(try inner("**一。**二**三**").contains("<strong>二</strong>"))
  }

  @Test func worksInEveryLeaf() throws {
    let text = "# **「a」**b\n\n> - **「c」**d\n\n|**「e」**f|\n|-|\n| x**「g」**h |\n"
    let html = try MarkdownFixture.friendlyHTML(text)
    for letter in ["a", "c", "e", "g"] {
      #expect(html.contains("<strong>「\(letter)」</strong>"), "\(html)")
    }
  }

  @Test(
    .timeLimit(.minutes(1)),
    arguments: [
      "「*」", "**「a」**b", "* [*](a) ", "~~*「a」*b~~ ", "*「a", "a」*", "**「", "*", "*\\*",
    ]
  )
  func takesLinearTime(piece: String) throws {
    let text = String(repeating: piece, count: 400_000 / piece.utf8.count)
    _ = try? MarkdownFixture.friendlyHTML(text)
    _ = try? MarkdownFixture.friendlyHTML(text.replacing("」", with: "」\n\n"))
  }
}
