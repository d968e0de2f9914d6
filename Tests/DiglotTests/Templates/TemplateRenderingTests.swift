import Testing

@testable import Diglot

struct TemplateRenderingTests {
  private static let data: TemplateValue = .record([
    "title": .text("Salt & \"pepper\" <b>'s"),
    "article": .html(Array("<h1>x</h1>\n<p>y</p>".utf8)),
    "isOld": .bool(true),
    "empty": .text(""),
    "none": .absent,
    "languages": .records([["tag": .text("ko")], ["tag": .text("ja"), "isCurrent": .bool(true)]]),
    "toc": .record(["items": .list([]), "text": .text("inner")]),
    "text": .text("outer"),
  ])

  @Test(arguments: [
    ("{{title}}", "Salt &amp; &quot;pepper&quot; &lt;b&gt;&#39;s"),
    ("{{{title}}}|{{&title}}", "Salt & \"pepper\" <b>'s|Salt & \"pepper\" <b>'s"),
    ("{{{article}}}", "<h1>x</h1>\n<p>y</p>"),
    ("{{isOld}}{{toc}}{{languages}}", ""),
    (
      "{{#empty}}a{{/empty}}{{^empty}}b{{/empty}}{{^none}}c{{/none}}{{^toc.items}}d{{/toc.items}}",
      "bcd"
    ),
    ("{{#toc}}{{text}}{{/toc}} {{text}}", "inner outer"),
    (
      "{{#languages}}{{tag}}{{#isCurrent}}*{{/isCurrent}}{{text}} {{/languages}}",
      "koouter ja*outer "
    ),
    ("{{ # isOld }}x{{ / isOld }}", "x"),
    (
      "<%{{=<% %>=}}<%title%><%={{ }}=%>{{text}}",
      "<%Salt &amp; &quot;pepper&quot; &lt;b&gt;&#39;souter"
    ),
  ])
  func printsTheData(template: String, expected: String) throws {
    #expect(try TemplateFixture.render(template, Self.data) == expected)
  }

  @Test(arguments: [
    // One tag that prints nothing is taken out with its line.
    ("a\n  {{#isOld}}  \n  b\n{{/isOld}}\r\nc", "a\n  b\nc"),
    // Two plain tags on a line leave its end.
    ("a\n{{#isOld}}{{/isOld}}\nb", "a\n\nb"),
    ("a\n {{text}}\nb", "a\n outer\nb"),
    ("a {{! many\nlines }} b\n", "a  b\n"),
  ])
  func treatsStandaloneLinesAsStructure(template: String, expected: String) throws {
    #expect(try TemplateFixture.render(template, Self.data) == expected)
  }

  @Test(arguments: [
    ("  {{>p}}\n", "one\n\ntwo\n", "  one\n\n  two\n"),
    (" {{>p}}\n", "  {{>q}}\n", "   q1\n   q2\n"),
    (" {{>p}}\n", "{{text}}\n{{{article}}}\n", " outer\n <h1>x</h1>\n<p>y</p>\n"),
    ("x {{>p}}\n", "one\ntwo", "x one\ntwo\n"),
  ])
  func indentsAPartialThatHasALineOfItsOwn(page: String, partial: String, expected: String) throws {
    #expect(
      try TemplateFixture.render(page, Self.data, partials: ["p": partial, "q": "q1\nq2\n"])
        == expected
    )
  }

  @Test(arguments: [
    // A body that nothing replaces prints as it was written.
    (
      "{{>layout}}", "<head>\n  {{$x}}\n    <a>\n      <b>\n    <c>\n  {{/x}}\n</head>\n",
      "<head>\n    <a>\n      <b>\n    <c>\n</head>\n"
    ),
    ("{{>layout}}", "  {{$x}}a\n    b{{/x}}\nc", "  a\n    b\nc"),
    ("{{>layout}}", "  {{$x}}{{/x}} tail\n", "   tail\n"),
    ("{{>layout}}", "    {{$x}}a\n  b{{/x}}\n", "    a\n  b\n"),
    // What replaces a body is indented as the body was.
    (
      "{{<layout}}\n{{$x}}\nA\n  B\n{{/x}}\n{{/layout}}\n",
      "<head>\n  {{$x}}\n    <a>\n  {{/x}}\n</head>\n", "<head>\n    A\n      B\n</head>\n"
    ),
    (
      "{{<layout}}{{$x}}A{{/x}}{{/layout}}", "<head>\n  {{$x}}\n    <a>\n  {{/x}}\n</head>\n",
      "<head>\n    A</head>\n"
    ),
    (
      "  {{<layout}}\n  {{$x}}\n    A\n  {{/x}}\n  {{/layout}}\n", "t: {{$x}}B{{/x}}.\n",
      "  t: A\n.\n"
    ),
    // A body may hold a block of its own name, and what stands beside blocks is ignored.
    (
      "{{<layout}}{{#isOld}}no{{$x}}no{{/x}}{{/isOld}}{{$x}}A{{$x}}B{{/x}}{{/x}}{{text}}{{/layout}}",
      "{{$x}}C{{/x}}", "AB"
    ),
    ("{{<*none}}{{$x}}A{{/x}}{{/*none}}.", "{{$x}}C{{/x}}", "."),
  ])
  func replacesTheBlocksOfALayout(page: String, layout: String, expected: String) throws {
    #expect(try TemplateFixture.render(page, Self.data, partials: ["layout": layout]) == expected)
  }

  @Test(
    .timeLimit(.minutes(1)),
    arguments: ["{{>p}}", "{{>p}}{{>p}}", "{{<p}}{{/p}}", "{{$x}}{{>p}}{{/x}}"]
  )
  func stopsEndlessRecursion(partial: String) throws {
    var diagnostics = Diagnostics()
    let library = TemplateFixture.compile(["p": "x" + partial], &diagnostics)
    var output = ByteBuffer()
    #expect(!library.render("p", [:], into: &output))
    #expect(output.bytes.allSatisfy { $0 == UInt8(ascii: "x") })
  }

  @Test(.timeLimit(.minutes(1))) func bearsDeepNesting() throws {
    let depth = 20_000
    let template =
      String(repeating: "{{#a}}{{$b}}", count: depth) + "x"
      + String(repeating: "{{/b}}{{/a}}", count: depth)
    var diagnostics = Diagnostics()
    let library = TemplateFixture.compile(["p": template], schema: ["a": .flag], &diagnostics)
    #expect(diagnostics.findings.isEmpty)
    var output = ByteBuffer()
    #expect(!library.render("p", ["a": .bool(true)], into: &output))
  }

  @Test func appendsToWhatIsThere() {
    var diagnostics = Diagnostics()
    let library = TemplateFixture.compile(["p": "{{x}}"], &diagnostics)
    var output = ByteBuffer()
    library.render("p", ["x": .text("a")], into: &output)
    library.render("p", ["x": .text("b")], into: &output)
    #expect(output.bytes == Array("ab".utf8))
  }

  @Test func refusesATemplateThatIsNotThere() async {
    await #expect(processExitsWith: .failure) {
      var diagnostics = Diagnostics()
      let library = TemplateFixture.compile(["p": "{{"], &diagnostics)
      var output = ByteBuffer()
      library.render("p", [:], into: &output)
    }
  }

  @Test func escapesTheSameWithAndWithoutWords() {
    // Every special byte and its neighbours, at every offset in a word.
    for byte in UInt8.min...UInt8.max {
      for offset in 0..<17 {
        var bytes = Array(repeating: UInt8(ascii: "a"), count: 17)
        bytes[offset] = byte
        bytes[(offset + 1) % 17] = byte &+ 1
        var output = ByteBuffer()
        output.append(escaping: bytes.span)
        #expect(output.bytes == bytes.flatMap(escaped))
      }
    }
  }

  private func escaped(_ byte: UInt8) -> [UInt8] {
    switch byte {
    case 0x22: Array("&quot;".utf8)
    case 0x26: Array("&amp;".utf8)
    case 0x27: Array("&#39;".utf8)
    case 0x3c: Array("&lt;".utf8)
    case 0x3e: Array("&gt;".utf8)
    default: [byte]
    }
  }
}

struct TemplateRecordTests {
  @Test func keepsOneValueAName() {
    var record: TemplateRecord = ["a": .text("1"), "b": .text("2"), "a": .text("3")]
    #expect(record.fields.map(\.name.text) == ["a", "b"])
    record["a"] = nil
    record["c"] = nil
    #expect(record.fields.map(\.name.text) == ["b"])
    #expect(record["a"] == nil)
    #expect(record["b"]?.isTrue == true)
  }
}
