/// All templates of a library, as flat operations.
struct TemplateProgram: Sendable {
  /// What a parent tag `{{<name}}…{{/name}}` passes.
  struct Call: Sendable {
    /// Into `arguments`.
    var arguments: Range<Int>
    var indent: Range<Int>
    /// The operation after the tag's end.
    var next: Int
  }

  /// The body that a parent tag gives for one block.
  struct Argument: Sendable {
    let block: Int
    /// Its first operation.
    let body: Int
  }

  var operations: [TemplateOperation] = []
  /// For each operation, the tag that it came from, in bytes of the template's source.
  var places: [Range<Int>] = []
  /// The text of the templates, and their indentations.
  var literals: [UInt8] = []
  /// Dotted names, each a range of `names`; `.` is empty.
  var paths: [Range<Int>] = []
  var names: [TemplateName] = []
  var calls: [Call] = []
  var arguments: [Argument] = []
  /// For each template its first operation, or `nil` where it has errors.
  var starts: [Int?]
}
