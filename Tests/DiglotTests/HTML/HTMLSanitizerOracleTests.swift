import Testing

@testable import Diglot

/// What we write, as gumbo reads it.
struct HTMLSanitizerOracleTests {
  /// Elements that may stand in an article, ours and docfx's words for it apart from the code's.
  private static let allowed = Set(
    """
    a abbr address article b bdi bdo blockquote br caption cite code col colgroup dd del details dfn \
    div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i iframe img ins kbd label li mark ol p pre q \
    rb rp rt rtc ruby s samp section small source span strong sub summary sup table tbody td tfoot \
    th thead time tr u ul var video wbr
    """.split(separator: " ").map(String.init)
  )

  @Test func hasEnoughSnippets() {
    #expect(Set(HTMLSnippets.all).count >= 150)
  }

  /// The oracle itself must be able to fail.
  @Test(arguments: [
    "<p><div></div></p>", "<b onclick=x>y</b>", "<a href='javascript:x'>y</a>", "<b>x", "</p>",
    "<table>x</table>", "<a><a>x</a></a>", "&foo;", "<c0>x</c0>", "<!-- x -->", "<b id='a b'>x</b>",
    "<a href=x target=_blank>x</a>", "<iframe src=http://a></iframe>", "<b style=x>y</b>",
  ])
  func findsFaultsInRawHTML(fragment: String) {
    #expect(!Self.faults(Array(fragment.utf8)).isEmpty)
  }

  @Test(arguments: HTMLSnippets.all)
  func writesValidInertBalancedHTML(snippet: String) {
    let html = HTMLSanitizer.sanitize(block: Array(snippet.utf8)).html
    let faults = Self.faults(html)
    #expect(faults.isEmpty, "\(snippet) → \(String(decoding: html, as: UTF8.self))")
  }

  @Test(arguments: HTMLSnippets.all)
  func leavesItsOwnOutputAlone(snippet: String) {
    let once = HTMLSanitizer.sanitize(block: Array(snippet.utf8)).html
    let twice = HTMLSanitizer.sanitize(block: once).html
    #expect(String(decoding: twice, as: UTF8.self) == String(decoding: once, as: UTF8.self))
  }

  @Test(.timeLimit(.minutes(3))) func withstandsMutations() {
    var random = SplitMix64(seed: 0x5EED)
    let pieces = HTMLSnippets.all.map { Array($0.utf8) }.filter { $0.count < 400 }
    for round in 0..<5000 {
      let input = Self.mutated(pieces, &random)
      let html = HTMLSanitizer.sanitize(block: input).html
      let faults = Self.faults(html)
      let twice = HTMLSanitizer.sanitize(block: html).html
      guard faults.isEmpty, twice == html else {
        let shown = [input, html, twice].map { String(decoding: $0, as: UTF8.self) }
        Issue.record("round \(round): \(shown[0])\n→ \(shown[1])\n→ \(shown[2])\n\(faults)")
        return
      }
    }
  }

  /// Returns what is wrong with `html` as the contents of an article.
  static func faults(_ html: [UInt8]) -> [String] {
    let document = GumboDocument(article: html)
    var faults = document.errors.map(\.description)
    faults += document.unbalanced.map { "made up: \($0.name)" }
    if document.outline(inside: "article") != writtenOutline(html) {
      faults.append("nesting differs")
    }
    if hasTextBetweenCells(html) { faults.append("text in a table outside of its cells") }
    if document.movedNodeCount > 0 { faults.append("\(document.movedNodeCount) nodes moved") }
    if document.commentCount > 0 { faults.append("comment") }
    let outside = ["html", "head", "title", "body", "article"]
    for element in document.elements.dropFirst(outside.count) {
      if !allowed.contains(element.name) { faults.append("element \(element.name)") }
      for (name, value) in element.attributes { faults += attributeFaults(name, value, element) }
    }
    return faults
  }

  private static func attributeFaults(
    _ name: String,
    _ value: String,
    _ element: GumboDocument.Element
  ) -> [String] {
    if name == "style" || name.hasPrefix("on") || name == "srcdoc" { return ["attribute \(name)"] }
    if name == "id", value.isEmpty || value.contains(where: \.isWhitespace) { return ["id"] }
    if name == "target", element["rel"]?.contains("noopener") != true { return ["opener"] }
    guard ["href", "src", "cite", "poster"].contains(name) else { return [] }
    let seen = value.unicodeScalars.filter { $0.value > 32 }.map(String.init).joined().lowercased()
    let isPixels = element.name == "img" && seen.hasPrefix("data:image/png")
    let isDangerous = ["javascript:", "vbscript:", "data:"].contains { seen.hasPrefix($0) }
    if isDangerous && !isPixels { return ["URL \(value)"] }
    return element.name == "iframe" && !seen.hasPrefix("https:") ? ["frame \(value)"] : []
  }

  /// The tags of `html` in the order in which they are written; `<` is never text in our output.
  private static func writtenOutline(_ html: [UInt8]) -> String {
    html.split(separator: UInt8(ascii: "<"), omittingEmptySubsequences: false).dropFirst()
      .map { tag in
        let name = tag.prefix { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: ">") }
        return "<\(String(decoding: name, as: UTF8.self))>"
      }
      .joined()
  }

  /// Whether text stands where a browser would move it before the table; gumbo does not tell.
  private static func hasTextBetweenCells(_ html: [UInt8]) -> Bool {
    let parts = ["table", "thead", "tbody", "tfoot", "tr", "colgroup"]
    var open: [String] = []
    for piece in html.split(separator: UInt8(ascii: "<"), omittingEmptySubsequences: false)
      .dropFirst()
    {
      let halves = String(decoding: piece, as: UTF8.self)
        .split(separator: ">", maxSplits: 1, omittingEmptySubsequences: false)
      let name = String(halves[0].prefix { $0 != " " })
      if name.hasPrefix("/") {
        open.removeLast(min(1, open.count))
      } else if !GumboDocument.voidElements.contains(name) {
        open.append(name)
      }
      let text = halves.dropFirst().joined()
      if parts.contains(open.last ?? ""), text.contains(where: { !$0.isWhitespace }) { return true }
    }
    return false
  }

  /// Cuts, joins and disturbs snippets; what is added is ASCII, and cuts are at ASCII bytes.
  private static func mutated(_ pieces: [[UInt8]], _ random: inout SplitMix64) -> [UInt8] {
    let sprinkles = Array("<>\"'=/&;:#! \n-?abtdiv".utf8)
    var input: [UInt8] = []
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      guard let piece = pieces.randomElement(using: &random) else { continue }
      let cuts = [0, piece.count] + piece.indices.filter { piece[$0] < 0x80 }
      let ends = [cuts.randomElement(using: &random) ?? 0, cuts.randomElement(using: &random) ?? 0]
      let isWhole = Bool.random(using: &random)
      input += isWhole ? piece[...] : piece[(ends.min() ?? 0)..<(ends.max() ?? 0)]
    }
    for _ in 0..<Int.random(in: 0...6, using: &random) where !input.isEmpty {
      let place = Int.random(in: 0..<input.count, using: &random)
      guard input[place] < 0x80, let sprinkle = sprinkles.randomElement(using: &random) else {
        continue
      }
      switch Int.random(in: 0..<3, using: &random) {
      case 0: input[place] = sprinkle
      case 1: input.insert(sprinkle, at: place)
      default: input.remove(at: place)
      }
    }
    return input
  }
}
