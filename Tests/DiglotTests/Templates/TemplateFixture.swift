import Testing

@testable import Diglot

/// Templates given as texts.
enum TemplateFixture {
  /// Renders `template`, named `page`, without a schema; nothing may be found in it.
  static func render(
    _ template: String,
    _ data: TemplateValue,
    partials: [String: String] = [:]
  ) throws -> String {
    var diagnostics = Diagnostics()
    let library = compile(["page": template].merging(partials) { a, _ in a }, &diagnostics)
    #expect(diagnostics.findings.map(\.message) == [])
    try #require(library.contains("page"))
    var output = ByteBuffer()
    #expect(library.render("page", data, into: &output))
    return String(decoding: output.finish(), as: UTF8.self)
  }

  /// Compiles templates given as texts.
  static func compile(
    _ templates: [String: String],
    schema: TemplateSchema? = nil,
    _ diagnostics: inout Diagnostics
  ) -> TemplateLibrary {
    TemplateLibrary(
      Dictionary(
        uniqueKeysWithValues: templates.map {
          ($0, SourceFile(path: "\($0).mustache", text: $1))
        }
      ),
      schema: schema,
      &diagnostics
    )
  }
}
