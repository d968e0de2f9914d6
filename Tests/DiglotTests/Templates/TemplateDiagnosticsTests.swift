import Testing

@testable import Diglot

struct TemplateDiagnosticsTests {
  private static let schema: TemplateSchema = [
    "title": .text, "article": .html, "isOld": .flag,
    "languages": .list(["tag": .text, "name": .text]),
    "toc": .record(["items": .list(["href": .text, "children": .list(["href": .text])])]),
    "text": .record(.texts(["search", "menu"])),
    "open": .record(.texts(nil)),
  ]

  /// The findings as `file:line:column code: message (notes)`.
  private func findings(
    _ templates: [String: String],
    schema: TemplateSchema? = schema
  ) -> [String] {
    var diagnostics = Diagnostics()
    _ = TemplateFixture.compile(templates, schema: schema, &diagnostics)
    return diagnostics.findings.map(describe)
  }

  private func describe(_ finding: Diagnostic) -> String {
    let place = finding.location.map { "\($0.file):\($0.line):\($0.column)" } ?? ""
    let notes = finding.notes.isEmpty ? "" : " (\(finding.notes.joined(separator: "; ")))"
    return "\(place) \(finding.code.rawValue): \(finding.message)\(notes)"
  }

  @Test(arguments: [
    ("a\n b {{#x", "p.mustache:2:4 template-syntax-error: a tag that '{{' opens must be closed"),
    ("{{{x}}", "p.mustache:1:1 template-syntax-error: a tag that '{{' opens must be closed"),
    ("{{", "p.mustache:1:1 template-syntax-error: a tag that '{{' opens must be closed"),
    (
      "{{=a=}}",
      "p.mustache:1:1 template-syntax-error: new delimiters are two words without '=', as in '{{=<% %>=}}'"
    ),
    (
      "{{=a b c=}}",
      "p.mustache:1:1 template-syntax-error: new delimiters are two words without '=', as in '{{=<% %>=}}'"
    ),
    (
      "{{=a= b=}}",
      "p.mustache:1:1 template-syntax-error: new delimiters are two words without '=', as in '{{=<% %>=}}'"
    ),
    ("한{{ }}", "p.mustache:1:2 template-syntax-error: a tag must have a name"),
    ("{{>*}}", "p.mustache:1:1 template-syntax-error: a tag must have a name"),
    ("{{a b}}", "p.mustache:1:1 template-syntax-error: a name must not contain whitespace"),
    ("x {{/a}}", "p.mustache:1:3 template-syntax-error: '/a' closes nothing"),
    (
      "{{#a}}\n {{^b}}\n  {{/a}}",
      "p.mustache:3:3 template-syntax-error: '/a' must not close '^b' ('^b' opens at p.mustache:2:2)"
    ),
    ("{{$a}}{{<b}}{{/b}}", "p.mustache:1:1 template-syntax-error: '$a' must be closed"),
  ])
  func reportsSyntaxErrors(template: String, expected: String) {
    #expect(findings(["p": template], schema: nil) == [expected])
  }

  @Test(arguments: [
    (
      "{{titl}}",
      "p.mustache:1:1 template-name-not-found: the name 'titl' does not exist (did you mean 'title'?)"
    ),
    (
      "\n {{#langages}}{{anything.at.all}}{{/langages}}",
      "p.mustache:2:2 template-name-not-found: the name 'langages' does not exist (did you mean 'languages'?)"
    ),
    ("{{^zzz}}{{/zzz}}", "p.mustache:1:1 template-name-not-found: the name 'zzz' does not exist"),
    (
      "{{text.serch}}",
      "p.mustache:1:1 template-name-not-found: 'serch' does not exist in 'text' (did you mean 'search'?)"
    ),
    (
      "{{languages.name}}",
      "p.mustache:1:1 template-name-not-found: 'name' does not exist in 'languages'"
    ),
    ("{{title.name}}", "p.mustache:1:1 template-name-not-found: 'name' does not exist in 'title'"),
    ("{{name}}", "p.mustache:1:1 template-name-not-found: the name 'name' does not exist"),
    ("{{>*partial}}", "p.mustache:1:1 template-name-not-found: the name 'partial' does not exist"),
    (
      "{{<*partial}}{{/*partial}}",
      "p.mustache:1:1 template-name-not-found: the name 'partial' does not exist"
    ),
    (
      "{{article}}",
      "p.mustache:1:1 unexpected-type: what '{{article}}' prints must be text, and it is HTML and needs three braces"
    ),
    (
      "{{{toc}}}",
      "p.mustache:1:1 unexpected-type: what '{{{toc}}}' prints must be text, and it is a record"
    ),
    (
      "{{.}}",
      "p.mustache:1:1 unexpected-type: what '{{.}}' prints must be text, and it is a record"
    ),
    (
      "{{languages}}",
      "p.mustache:1:1 unexpected-type: what '{{languages}}' prints must be text, and it is a list"
    ),
    (
      "{{isOld}}",
      "p.mustache:1:1 unexpected-type: what '{{isOld}}' prints must be text, and it is a switch"
    ),
    (
      "{{>pp}}",
      "p.mustache:1:1 mustache-not-found: the template 'pp' does not exist (did you mean 'p'?)"
    ),
    (
      "x\n{{<layout}}{{/layout}}",
      "p.mustache:2:1 mustache-not-found: the template 'layout' does not exist"
    ),
  ])
  func reportsWhatDoesNotExist(template: String, expected: String) {
    #expect(findings(["p": template]) == [expected])
  }

  @Test(arguments: [
    "{{#languages}}{{tag}} {{title}}{{#name}}{{.}}{{/name}}{{/languages}}",
    "{{#toc}}{{#items}}{{href}}{{#children}}{{href}}{{/children}}{{/items}}{{/toc}}{{#toc.items}}{{href}}{{/toc.items}}",
    "{{text.search}}{{#text}}{{menu}}{{/text}}{{open.whatever}}{{{article}}}{{{title}}}{{&title}}",
    "{{^isOld}}{{title}}{{/isOld}}{{#article}}{{{.}}}{{/article}}{{>*title}}",
    "{{#languages}}{{^tag}}{{name}}{{/tag}}{{/languages}}",
  ])
  func acceptsWhatExists(template: String) {
    #expect(findings(["p": template]) == [])
  }

  @Test func checksAPartialInTheScopesOfItsIncluders() {
    let found = library(
      [
        "page": "{{#languages}}{{>item}}{{/languages}}\n{{>item}}",
        "item": "<li>{{tag}}",
      ],
      schemas: ["page": Self.schema]
    ).diagnostics
    #expect(
      found.findings.map(describe) == [
        "item.mustache:1:5 template-name-not-found: the name 'tag' does not exist (used at page.mustache:2:1)"
      ]
    )
  }

  @Test func checksABlockWhereItLands() {
    let found = library(
      [
        "page": "{{<list}}{{$item}}{{tag}}{{nam}}{{/item}}{{$other}}{{/other}}{{/list}}",
        "list": "{{#languages}}{{$item}}{{never}}{{/item}}{{/languages}}{{$more}}{{tag}}{{/more}}",
      ],
      schemas: ["page": Self.schema]
    ).diagnostics
    #expect(
      found.findings.map(describe) == [
        "page.mustache:1:26 template-name-not-found: the name 'nam' does not exist (did you mean 'name'?; used at list.mustache:1:15)",
        "list.mustache:1:65 template-name-not-found: the name 'tag' does not exist (used at page.mustache:1:1)",
      ]
    )
  }

  @Test func checksEveryPageWithItsOwnData() {
    let found = library(
      ["page": "{{a}}", "chooser": "{{b}}{{>a}}", "a": "{{a}}", "unused": "{{c}}"],
      schemas: ["page": ["a": .text], "chooser": ["b": .text], "absent": [:]]
    )
    #expect(
      found.diagnostics.findings.map(describe) == [
        "a.mustache:1:1 template-name-not-found: the name 'a' does not exist (did you mean 'b'?; used at chooser.mustache:1:6)"
      ]
    )
    #expect(
      ["page", "chooser", "a", "absent"].map(found.library.contains) == [true, true, false, false]
    )
  }

  @Test(
    .timeLimit(.minutes(1)),
    arguments: [
      "{{#items}}{{>p}}{{/items}}{{#children}}{{>p}}{{href}}{{/children}}",
      "{{>p}}{{>p}}",
      "{{<p}}{{$x}}{{<p}}{{$x}}{{>p}}{{/x}}{{/p}}{{/x}}{{/p}}{{$x}}{{/x}}",
    ]
  )
  func endsWhenPartialsIncludeThemselves(template: String) {
    let node: TemplateSchema = [
      "href": .text, "items": .list(["items": .flag, "children": .list(["href": .text])]),
      "children": .list(["href": .text]),
    ]
    #expect(findings(["p": template], schema: node) == [])
  }

  @Test func leavesOutOnlyTemplatesWithErrors() {
    let (library, diagnostics) = library(
      ["page": "[{{>bad}}{{>worse}}{{title}}]", "bad": "{{#x}}", "worse": "{{titel}}"],
      schemas: ["page": Self.schema]
    )
    #expect(diagnostics.count(.error) == 2)
    #expect(["page", "bad", "worse", "none"].map(library.contains) == [true, false, false, false])
    var output = ByteBuffer()
    library.render("page", ["title": .text("t")], into: &output)
    #expect(output.bytes == Array("[t]".utf8))
  }

  @Test func describesThePage() {
    let page = """
      <html lang="{{lang}}" dir="{{dir}}"><title>{{documentTitle}}</title>
      {{#alternates}}<link hreflang="{{hreflang}}" href="{{href}}">{{/alternates}}
      {{#tableOfContents}}{{#items}}{{text}}{{#hasChildren}}{{#children}}{{href}}{{/children}}
      {{/hasChildren}}{{/items}}{{/tableOfContents}}{{{article}}}
      {{#languages}}{{#isUnavailable}}{{name}}{{/isUnavailable}}{{/languages}}
      {{#notice}}{{text}}{{/notice}}{{#translation}}{{#isMachine}}{{dateText}}{{/isMachine}}
      {{/translation}}{{text.skipLink}}{{modified.date}}{{source}}
      """
    #expect(findings(["p": page], schema: .page) == [])
    #expect(findings(["p": page], schema: .page(strings: ["skipLinks"])).count == 1)
    let chooser =
      "{{#introductions}}{{dir}}{{text}}{{/introductions}}{{#languages}}{{href}}{{/languages}}"
    #expect(findings(["p": chooser], schema: .languageChooser(strings: nil)) == [])
  }

  private func library(
    _ templates: [String: String],
    schemas: [String: TemplateSchema]
  ) -> (library: TemplateLibrary, diagnostics: Diagnostics) {
    var diagnostics = Diagnostics()
    let sources = templates.map { ($0, SourceFile(path: "\($0).mustache", text: $1)) }
    let library = TemplateLibrary(
      Dictionary(uniqueKeysWithValues: sources),
      schemas: schemas,
      &diagnostics
    )
    return (library, diagnostics)
  }
}
