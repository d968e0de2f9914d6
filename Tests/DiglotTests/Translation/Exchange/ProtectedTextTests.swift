import Testing

@testable import Diglot

struct ProtectedTextTests {
  /// Shows codes between brackets that no example has: ⟨n:open⟩ text ⟨/n:close⟩, ⟨single⟩.
  private func shown(_ text: String) -> String {
    let inline = ProtectedText(Array(text.utf8))
    return inline.pieces.map { piece in
      let bytes = String(decoding: inline.bytes(of: piece), as: UTF8.self)
      return switch piece.kind {
      case .text: bytes
      case .sign: "⟨\(bytes)⟩"
      case .single: "⟨=\(bytes)⟩"
      case .lone: "⟨?\(bytes)⟩"
      case .open(let pair): "⟨\(pair)\(bytes)⟩"
      case .close(let pair): "⟨/\(pair)\(bytes)⟩"
      }
    }.joined()
  }

  @Test(arguments: [
    ("plain text", "plain text"), ("", ""),
    ("a **b** c", "a ⟨1**⟩b⟨/1**⟩ c"), ("*a*_b_", "⟨1*⟩a⟨/1*⟩⟨2_⟩b⟨/2_⟩"),
    ("~~a~~", "⟨1~~⟩a⟨/1~~⟩"),
    ("***a***", "⟨2**⟩⟨1*⟩a⟨/1*⟩⟨/2**⟩"), ("5 * 3", "5 * 3"),
    ("snake_case_name", "snake_case_name"),
    ("**a", "⟨?**⟩a"), ("**a ** b", "⟨?**⟩a ** b"), ("**「가」**는", "⟨1**⟩「가」⟨/1**⟩는"),
    ("a `b*c` d", "a ⟨=`b*c`⟩ d"), ("``a`b``", "⟨=``a`b``⟩"), ("`a", "`a"),
    ("\\*a\\*", "⟨\\*⟩a⟨\\*⟩"), ("a\\b", "a\\b"),
    ("a &gt; b &#8203; &x", "a ⟨&gt;⟩ b ⟨&#8203;⟩ &x"),
  ])
  func findsMarks(text: String, expected: String) {
    #expect(shown(text) == expected)
  }

  @Test(arguments: [
    ("[a](b.md)", "⟨1[⟩a⟨/1](b.md)⟩"), ("![a](b.png \"t\")", "⟨1![⟩a⟨/1](b.png \"t\")⟩"),
    ("[a](<b c.md>)", "⟨1[⟩a⟨/1](<b c.md>)⟩"), ("[a](b(c).md)", "⟨1[⟩a⟨/1](b(c).md)⟩"),
    ("[![a](b)](c)", "⟨1[⟩⟨2![⟩a⟨/2](b)⟩⟨/1](c)⟩"), ("[a [b](c)](d)", "[a ⟨1[⟩b⟨/1](c)⟩](d)"),
    ("[a] (b)", "[a] (b)"), ("[a](b c.md)", "[a](b c.md)"), ("[a", "[a"), ("a](b)", "a](b)"),
    ("[**a](b)**", "⟨1[⟩⟨?**⟩a⟨/1](b)⟩⟨?**⟩"), ("**[a](b)**", "⟨2**⟩⟨1[⟩a⟨/1](b)⟩⟨/2**⟩"),
  ])
  func findsLinks(text: String, expected: String) {
    #expect(shown(text) == expected)
  }

  @Test(arguments: [
    ("<b>a</b>", "⟨1<b>⟩a⟨/1</b>⟩"), ("<b>a", "⟨=<b>⟩a"), ("a</b>", "a⟨=</b>⟩"),
    ("a<br>b<br/>", "a⟨=<br>⟩b⟨=<br/>⟩"),
    ("<a title=\"x > y\">z</a>", "⟨1<a title=\"x > y\">⟩z⟨/1</a>⟩"),
    ("<https://a.example/b>", "⟨=<https://a.example/b>⟩"), ("<VM Name>", "⟨=<VM Name>⟩"),
    ("<VM 이름>", "<VM 이름>"), ("1 < 2 > 0", "1 < 2 > 0"), ("<!-- a -->b", "⟨=<!-- a -->⟩b"),
    ("<b>**a</b>**", "⟨1<b>⟩⟨?**⟩a⟨/1</b>⟩⟨?**⟩"),
  ])
  func findsHTML(text: String, expected: String) {
    #expect(shown(text) == expected)
  }

  @Test func addsUpToTheText() {
    var random = SplitMix64(seed: 4)
    let alphabet = Array("ab *_~[]()!<>/`\\&;\"가\n.")
    for _ in 0..<3_000 {
      let text = String(
        (0..<Int.random(in: 0..<24, using: &random)).map { _ in
          alphabet.randomElement(using: &random) ?? " "
        }
      )
      let inline = ProtectedText(Array(text.utf8))
      #expect(inline.pieces.flatMap { inline.bytes(of: $0) } == inline.bytes)
      #expect(inline.pieces.allSatisfy { !$0.range.isEmpty })
      #expect(isNested(inline), "\(text)")
    }
  }

  private func isNested(_ text: ProtectedText) -> Bool {
    var open: [Int] = []
    for piece in text.pieces {
      switch piece.kind {
      case .open(let pair): open.append(pair)
      case .close(let pair): guard open.popLast() == pair else { return false }
      default: break
      }
    }
    return open.isEmpty
  }

  @Test(arguments: [
    "[", "![", "](", "[a](", "*a", "a*", "_ *", "**a _b ", "<b>", "</b>", "<a \"", "`", "`a``",
    "<!--",
    "![[a](b)", "~a ", "(a \"", "&a", "[a](b \"",
  ])
  func staysLinear(piece: String) {
    let text = ProtectedText(Array(String(repeating: piece, count: 100_000).utf8))
    #expect(text.pieces.last?.range.upperBound == text.bytes.count)
  }

  // MARK: What a translator must keep

  private func fault(_ new: String, _ old: String, _ source: String) -> InlineInventory.Fault? {
    func inventory(_ text: String) -> InlineInventory {
      InlineInventory(ProtectedText(Array(text.utf8)))
    }
    return inventory(new).fault(against: inventory(old), inventory(source))
  }

  @Test func asksForEveryCode() {
    #expect(fault("나 **가**", "**가** 나", "**a** b") == nil)
    #expect(fault("가 나", "**가** 나", "**a** b") == .missing("**"))
    #expect(fault("[나](c)", "[가](b)", "[a](b)") == .missing("](b)"))
    #expect(fault("**가** `나`", "**가**", "**a**") == .added("`나`"))
    #expect(fault("**가", "**가**", "**a**") == .lone)
    #expect(fault("가*", "가", "a") == .lone)
  }

  @Test func letsATranslatorMendWhatAMachineLost() {
    #expect(fault("**가**", "가", "**a**") == nil)
    #expect(fault("가", "**가**", "a") == nil)
    #expect(fault("**가**", "****가**", "**a**") == nil)
  }

  @Test func asksForNoSigns() {
    #expect(fault("5\\*3 &gt; 2", "5", "5") == nil)
  }
}
