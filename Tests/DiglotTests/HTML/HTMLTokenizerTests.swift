import Testing

@testable import Diglot

struct HTMLTokenizerTests {
  /// Inputs whose tree is their tokens: only elements that no rule of the tree moves or closes.
  static let inputs = #"""
    plain text
    <b>x</b><i>y</i>
    <span a b=1 c='2' d="3" e=4/5 f = 6 g= "7">x</span>
    <span a="1"b='2'c>x</span>
    <span a/b/c=/d/>x</span>
    <span a=1 A=2 a=3>x</span>
    <span =a ==b "c" 'd' <e `f>x</span>
    <SPAN CLASS=X Data-Y=z>x</SPAN >
    <span class="a>b">x</span>
    <span title='a"b' lang="a'b">x</span>
    <span title=a&amp;b&lt;c&copy=d&copy;e&copyf>x</span>
    <span title="&notin;&notit;&#65;&#x41;&#65 &#x110000;&#0;&#x80;">x</span>
    &notin; &notit; &#65; &#x41; &#65 &#x110000; &#0; &#x80; &amp &AMP; &unknown; & &; &# &#x &#xg;
    1 < 2 <3 <- <= << <
    a </> b </ c> d </3> e
    <!-- a --> b <!-- c -- d --> e
    <!--> a <!---> b <!-- c --!> d <!--e-->
    <!-- <b>x</b> -- > --> y
    <!----> a <!-----> b <!------> c
    <! a> b <!> c <!x y="z>"> d
    <script>a<b</script>c
    <script>"</scripty>"</script x>c
    <style>b</style><style></style>c
    <textarea>&amp;<b></textarea>c
    <xmp>a<i>&amp;</xmp>b
    <b>unclosed comment</b><!-- a <i>b</i>
    <c0>x</c0><a:b>y</a:b><x-y z>w</x-y><b.c>v</b.c>
    한국어<b title=값>굵게</b>、。
    """#.split(separator: "\n").map(String.init) + ["<span\n\ta\r\n\t=\n\u{C}b\n>x\n</span\n>"]

  @Test(arguments: inputs)
  func agreesWithGumbo(input: String) {
    let document = GumboDocument(article: Array(input.utf8))
    let elements = document.elements.dropFirst(5)
    let (tags, text) = Self.tokens(input)
    #expect(
      tags
        == elements.map { tag in
          ([tag.name] + tag.attributes.map { "\($0.name)=\($0.value)" }).joined(separator: " ")
        }
    )
    #expect(text == document.find("article").map(document.text(of:)).joined())
  }

  @Test func knowsEveryNamedReference() {
    let names = HTMLEntityTable.source.description.split(separator: " ").map { entry in
      "&" + entry.prefix { $0 != "!" && $0 != ":" } + "; "
    }
    #expect(names.count == 2125)
    let source = names.joined()
    let document = GumboDocument(article: Array(source.utf8))
    #expect(Self.tokens(source).text == document.find("article").map(document.text(of:)).joined())
  }

  @Test(arguments: [
    ("<?a > b?>c", [0..<9, 9..<10]), ("<![CDATA[a > b]]>c", [0..<17, 17..<18]),
    ("<?a>b", [0..<4, 4..<5]), ("<b x", [0..<4]), ("</b", [0..<3]),
    (
      "<iframe><b></iframe>",
      [
        0..<8, 8..<11, 11..<20,
      ]
    ),
  ])
  func cutsAsDocumented(input: String, ranges: [Range<Int>]) {
    #expect(Self.all(Array(input.utf8)).map(\.range) == ranges)
  }

  @Test func coversItsInputWithoutGaps() {
    for snippet in HTMLSnippets.all {
      let bytes = Array(snippet.utf8)
      var end = 0
      for token in Self.all(bytes) {
        #expect(token.range.lowerBound == end)
        #expect(!token.range.isEmpty)
        end = token.range.upperBound
      }
      #expect(end == bytes.count)
    }
  }

  private static func all(_ bytes: [UInt8]) -> [HTMLToken] {
    var tokenizer = HTMLTokenizer()
    var tokens: [HTMLToken] = []
    while let token = tokenizer.next(in: bytes.span) { tokens.append(token) }
    return tokens
  }

  /// The start tags with their first attributes of each name, and the text, references replaced.
  private static func tokens(_ input: String) -> (tags: [String], text: String) {
    let bytes = Array(input.utf8)
    var tokenizer = HTMLTokenizer()
    var tags: [String] = []
    var text: [UInt8] = []
    var holdsReferences = false
    while let token = tokenizer.next(in: bytes.span) {
      switch token.kind {
      case .text: text += decoded(Array(bytes[token.range]))
      case .rawText:
        text += holdsReferences ? decoded(Array(bytes[token.range])) : Array(bytes[token.range])
      case .startTag:
        var parts = [bytes.span.lowercasedText(token.name)]
        holdsReferences = parts == ["textarea"] || parts == ["title"]
        for attribute in tokenizer.attributes {
          let name = bytes.span.lowercasedText(attribute.name)
          guard !parts.dropFirst().contains(where: { $0.hasPrefix(name + "=") }) else { continue }
          let value = HTMLCharacterReference.decode(
            attribute: bytes.span.extracting(attribute.value)
          )
          parts.append("\(name)=\(String(decoding: value, as: UTF8.self))")
        }
        tags.append(parts.joined(separator: " "))
      default: break
      }
    }
    return (tags, String(decoding: text, as: UTF8.self))
  }

  private static func decoded(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if let reference = HTMLCharacterReference(in: bytes.span, at: index, isInAttribute: false) {
        result += reference.replacement
        index += reference.length
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return result
  }
}
