/// The templates of a site, compiled once and shared by all workers.
struct TemplateLibrary: Sendable {
  private let program: TemplateProgram
  private let indices: [String: Int]

  /// Compiles `sources`, which are named as partials call them, without an ending.
  ///
  /// `schemas` gives the data of the templates that pages are made of, by name; what they include is
  /// checked in the scopes that are open there, and what none of them includes is not checked. With
  /// `nil` no name is checked, and a partial that does not exist prints nothing. A template with
  /// errors is reported and left out, and prints nothing where another includes it.
  init(
    _ sources: [String: SourceFile],
    schemas: [String: TemplateSchema]?,
    _ diagnostics: inout Diagnostics
  ) {
    let ordered = sources.sorted { $0.key < $1.key }
    indices = Dictionary(uniqueKeysWithValues: ordered.enumerated().map { ($1.key, $0) })
    var compiler = TemplateCompiler(indices: indices, mustFindPartials: schemas != nil)
    for (index, source) in ordered.enumerated() {
      compiler.compile(source.value, as: index, &diagnostics)
    }
    guard let schemas else {
      program = compiler.program
      return
    }
    var checker = TemplateChecker(compiler.program, ordered.map(\.value))
    for (name, schema) in schemas.sorted(by: { $0.key < $1.key }) {
      if let index = indices[name] { checker.check(index, schema, &diagnostics) }
    }
    program = checker.checkedProgram
  }

  /// Compiles `sources`, each of which is checked as a page's template with the data of `schema`.
  init(
    _ sources: [String: SourceFile],
    schema: TemplateSchema?,
    _ diagnostics: inout Diagnostics
  ) {
    self.init(sources, schemas: schema.map { s in sources.mapValues { _ in s } }, &diagnostics)
  }

  /// Whether there is a template of this name without errors.
  func contains(_ name: String) -> Bool { indices[name].flatMap { program.starts[$0] } != nil }

  /// Appends the template `name` with `data`; it must be there, see `contains`.
  ///
  /// Returns whether all of it was printed: partials that include each other stop at a depth of
  /// `TemplateRenderer.maximumDepth` and after `TemplateRenderer.maximumCalls` calls, and what would
  /// come after prints nothing.
  @discardableResult
  func render(_ name: String, _ data: TemplateRecord, into output: inout ByteBuffer) -> Bool {
    render(name, .record(data), into: &output)
  }

  /// Appends the template `name` with `data` of any kind.
  @discardableResult
  func render(_ name: String, _ data: TemplateValue, into output: inout ByteBuffer) -> Bool {
    guard let index = indices[name], let start = program.starts[index] else {
      preconditionFailure("the template '\(name)' is missing or has errors")
    }
    var renderer = TemplateRenderer(program, indices: indices, data)
    renderer.run(from: start, into: &output)
    return renderer.isComplete
  }
}
