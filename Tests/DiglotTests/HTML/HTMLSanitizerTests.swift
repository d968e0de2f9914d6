import Testing

@testable import Diglot

struct HTMLSanitizerTests {
  private struct Page: HTMLSanitizerDelegate {
    var findings: [String] = []
    var ids: Set<[UInt8]> = []

    func link(_ url: [UInt8], in attribute: HTMLURLAttribute, of tag: HTMLTag) -> HTMLLink? {
      switch String(decoding: url, as: UTF8.self) {
      case "missing.md": nil
      case "evil.md": HTMLLink(url: Array("javascript:alert(1)".utf8))
      case "english.md":
        HTMLLink(
          url: Array("../e/".utf8),
          attributes: Array(" hreflang=\"en\"".utf8),
          suffix: Array(" (English)".utf8)
        )
      default: HTMLLink(url: url)
      }
    }

    mutating func id(_ id: [UInt8]) -> [UInt8]? { ids.insert(id).inserted ? id : nil }

    mutating func report(_ code: DiagnosticCode, at range: Range<Int>, name: String) {
      findings.append("\(code.rawValue) \(name) \(range.lowerBound)-\(range.upperBound)")
    }
  }

  /// What a renderer does: raw nodes, and `[flow`, `[cell`, `[inline` … `]`, `#` block, `@` link.
  private static func render(_ steps: [String]) -> (html: String, page: Page) {
    var sanitizer = HTMLSanitizer()
    var out = ByteBuffer()
    var page = Page()
    var marks: [HTMLSanitizer.Mark] = []
    for step in steps {
      switch step {
      case "[flow": marks.append(sanitizer.mark(.flow))
      case "[cell": marks.append(sanitizer.mark(.cell))
      case "[inline": marks.append(sanitizer.mark(.phrasing))
      case "]": if let mark = marks.popLast() { sanitizer.close(to: mark, into: &out) }
      case "#": sanitizer.prepareForBlock(into: &out)
      case "@": out.append(sanitizer.prepareForLink(into: &out) ? "@" : "")
      case "link": sanitizer.isInsideLink = true
      case let text where text.hasPrefix("="): out.append(String(text.dropFirst()))
      default: sanitizer.write(Array(step.utf8).span, into: &out, delegate: &page)
      }
    }
    while let mark = marks.popLast() { sanitizer.close(to: mark, into: &out) }
    return (String(decoding: out.finish(), as: UTF8.self), page)
  }

  @Test(arguments: [
    "保存。する、はい", "РУССКИЙ Ё", "점。검 닫기", "簡體，中文！", "naïve “x”", "𠮷😀", "\u{1}é\u{85}é\u{FFFE}。",
  ])
  func keepsAttributesInEveryScript(text: String) {
    let html = Self.render(["[flow", "<p title=\"\(text)\">"]).html
    let permitted = text.unicodeScalars.filter { ![1, 0x85, 0xFFFE].contains($0.value) }
    #expect(html == "<p title=\"\(String(String.UnicodeScalarView(permitted)))\"></p>")
  }

  /// Every letter of the five languages, by blocks of Unicode.
  @Test func keepsEveryScalarOfAnAttribute() {
    let ranges: [ClosedRange<UInt32>] = [
      0xA0...0x24F, 0x400...0x4FF, 0x2010...0x2027, 0x3000...0x30FF, 0x3131...0x318E,
      0x4E00...0x9FFF, 0xAC00...0xD7A3, 0xFF01...0xFFEE,
    ]
    for range in ranges {
      let scalars = range.compactMap(Unicode.Scalar.init)
      let text = String(String.UnicodeScalarView(scalars))
      #expect(Self.render(["[flow", "<p title=\"\(text)\">"]).html == "<p title=\"\(text)\"></p>")
    }
  }

  @Test(arguments: [
    (["[flow", "[inline", "<b>", "=x", "]", "=|", "</b>"], "<b>x</b>|"),
    (["[flow", "<div>", "#", "[inline", "</div>", "=x", "]", "</div>"], "<div>x</div>"),
    (["[flow", "<p>", "#", "=|", "</p>"], "<p></p>|"),
    (["[flow", "<a href=x>", "<b>", "#", "=|"], "<a href=\"x\"><b></b>|</a>"),
    (["[flow", "<h2>a", "#", "=|"], "<h2>a</h2>|"),
    (
      ["[flow", "<table>", "#", "=|", "</table>"],
      "<table><tbody><tr><td>|</td></tr></tbody></table>"
    ),
    (
      ["[flow", "<table><tr><td>", "#", "=|", "<td>y", "</table>"],
      "<table><tbody><tr><td>|</td><td>y</td></tr></tbody></table>"
    ),
    (
      ["[flow", "<ul>", "<li>", "[flow", "<li>", "]", "</ul>"],
      "<ul><li><div></div></li></ul>"
    ),
  ])
  func closesWhatRawHTMLLeftOpen(steps: [String], expected: String) {
    #expect(Self.render(steps).html == expected)
  }

  @Test(arguments: [
    (
      ["[inline", "<div align=center id=x>", "=a", "</div>"],
      "<span id=\"x\" class=\"block align-center\">a</span>"
    ),
    (
      ["[inline", "<p>", "=a", "<p>", "=b", "</p>"],
      "<span class=\"block\">a</span><span class=\"block\">b</span>"
    ),
    (
      ["[inline", "<hr>", "<td>", "=a", "<blockquote cite=x>"],
      "<br><span>a<span class=\"block\"></span></span>"
    ),
    (
      ["[cell", "<ul>", "<li>", "=a", "<li>", "=b", "</ul>", "=c"],
      "<ul><li>a</li><li>b</li></ul>c"
    ),
    (["[cell", "<p>", "=a", "<p>", "=b"], "<p>a</p><p>b</p>"),
    (["[cell", "<table>", "=a"], "<span class=\"block\">a</span>"),
    (["[inline", "<script>", "=x", "</script>"], "&lt;script&gt;x&lt;/script&gt;"),
    (
      ["[inline", "<iframe src=https://a.example>", "=x", "</iframe>"],
      "<iframe src=\"https://a.example\"></iframe>x"
    ),
  ])
  func keepsInlineContentInline(steps: [String], expected: String) {
    #expect(Self.render(steps).html == expected)
  }

  @Test(arguments: [
    (["link", "[inline", "<a href=x>", "=a", "</a>"], "a"),
    (["link", "[inline", "<a name=x href=y>", "=a", "</a>"], "<span id=\"x\">a</span>"),
    (["[inline", "<a href=x>", "@"], "<a href=\"x\"></a>@"),
    (["[flow", "<a href=x>", "[inline", "@", "=a"], "<a href=\"x\">a</a>"),
    (["[inline", "<a href=missing.md>", "=a", "</a>"], "a"),
    (["[inline", "<a href=evil.md>", "=a", "</a>"], "a"),
    (
      ["[inline", "<a href=english.md>", "=a", "</a>", "=b"],
      "<a href=\"../e/\" hreflang=\"en\">a</a> (English)b"
    ),
    (["[inline", "<img src=missing.md alt='a<b'>"], "a&lt;b"),
  ])
  func asksWhereLinksLead(steps: [String], expected: String) {
    #expect(Self.render(steps).html == expected)
  }

  @Test func writesEachIdOnce() {
    let html = Self.render(["[flow", "<b id=x>", "</b>", "<a name=x></a>", "<i id=' a  b '>"]).html
    #expect(html == "<b id=\"x\"></b><i id=\"a-b\"></i>")
  }

  @Test func reportsWhatItDoesNotAllow() {
    let page = Self.render(["[flow", "<b style=x onclick='y'>a</b> <c0>", "<a href=javascript:x>"])
      .page
    #expect(
      page.findings == [
        "disallowed-html-attribute style 3-10", "disallowed-html-attribute onclick 11-21",
        "disallowed-html-tag c0 29-33", "disallowed-html-attribute href 3-20",
      ]
    )
  }

  @Test func saysNothingOfObsoleteAttributes() {
    let steps = ["[flow", "<table border=1 cellpadding=2><tr bgcolor=red><td nowrap width=5%>"]
    #expect(Self.render(steps).page.findings.isEmpty)
  }

  /// Quadratic time takes minutes at this size in a debug build, linear time under a second.
  @Test(
    .timeLimit(.minutes(1)),
    arguments: [
      "<?", "<!--", "<![CDATA[", "<! ", "<a ", "<a>", "<b>", "</b>", "<b></i>", "<table>", "<td>",
      "<table><td>", "<pre><td>", "<p><b>", "&", "&#", "&#x", "&am", "<", "</", "<script>",
      "<b x='",
      "<a href=x>",
      "--", "<!-- -", "<b x=1 ", "<li>", "<ruby><rt>", "<ins><div>", "]]>", "?>",
    ]
  )
  func takesLinearTime(pattern: String) {
    let count = 200_000 / pattern.utf8.count
    let input = [UInt8](String(repeating: pattern, count: count).utf8)
    let inTag = Array("<b ".utf8) + input
    #expect(HTMLSanitizer.sanitize(block: input).html.count < 12 * input.count)
    #expect(HTMLSanitizer.sanitize(block: inTag).html.count < 12 * input.count)
  }
}
