/// One step of a compiled template; all numbers are indices into its `TemplateProgram`.
enum TemplateOperation {
  /// Prints literal bytes; `startsLine` where they are the first on their line.
  case text(Range<Int>, startsLine: Bool)
  /// A line that begins with a tag begins here.
  case lineStart
  case variable(path: Int)
  case rawVariable(path: Int)
  /// `next` is the operation after the section's end.
  case section(path: Int, next: Int)
  case inverted(path: Int, next: Int)
  /// The end of a section whose body begins at `body`.
  case sectionEnd(body: Int)
  case partial(template: Int, indent: Range<Int>)
  case dynamicPartial(path: Int, indent: Range<Int>)
  case parent(template: Int, call: Int)
  case dynamicParent(path: Int, call: Int)
  /// A block's default body follows, up to `next`.
  case block(name: Int, indent: Range<Int>, next: Int)
  /// Returns from a template, or from the body of a block.
  case end
}
