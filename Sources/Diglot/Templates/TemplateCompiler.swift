/// Turns the tags of templates into operations, one template after another into one program.
struct TemplateCompiler {
  private(set) var program: TemplateProgram
  private let indices: [String: Int]
  private let mustFindPartials: Bool
  private var blockNames: [String: Int] = [:]

  // Of the template at hand.
  private var file = SourceFile(path: "", bytes: [])
  private var tags: [TemplateTag] = []
  private var blockIndents: [Range<Int>?] = []
  private var open: [Open] = []
  /// How much of the current lines' indentation the blocks around them took away, in bytes.
  private var dedent = 0
  /// Whether nothing was emitted since the line began.
  private var isAtLineStart = false
  /// Whether more text may join the last operation, which is text too.
  private var canExtendText = false

  /// A tag whose end has not been reached.
  private struct Open {
    enum Kind { case section, inverted, block, argument, parent, ignored }

    let kind: Kind
    /// Its operation, or for an argument its body's first.
    let operation: Int
    var dedent = 0
    /// The block's name, for an argument.
    var name = 0
    /// What a parent has collected.
    var arguments: [TemplateProgram.Argument] = []
  }

  /// Starts an empty program for the templates whose names `indices` gives.
  ///
  /// A partial that does not exist is an error only with `mustFindPartials`, and else prints nothing.
  init(indices: [String: Int], mustFindPartials: Bool) {
    program = TemplateProgram(starts: Array(repeating: nil, count: indices.count))
    self.indices = indices
    self.mustFindPartials = mustFindPartials
  }

  /// Adds the template `index`; where it has errors, it is reported and left out.
  mutating func compile(_ file: SourceFile, as index: Int, _ diagnostics: inout Diagnostics) {
    var findings = Diagnostics()
    defer { diagnostics.append(findings) }
    tags = TemplateScanner.tags(of: file, &findings)
    guard !findings.hasErrors else { return }
    TemplateMatcher.match(&tags, of: file, &findings)
    guard !findings.hasErrors else { return }
    self.file = file
    let layout = TemplateLayout(tags, of: file.bytes)
    blockIndents = layout.blockIndents
    canExtendText = false
    let start = program.operations.count
    for line in layout.lines { emit(line, &findings) }
    emit(.end, at: 0..<0)
    if !findings.hasErrors { program.starts[index] = start }
  }
}

// MARK: Lines

extension TemplateCompiler {
  private mutating func emit(_ line: TemplateLine, _ diagnostics: inout Diagnostics) {
    isAtLineStart = true
    let indent = dedented(line.indent)
    let isMoved = line.leadingTag.map { blockIndents[$0] != nil } ?? false
    if !line.isStandalone && !isMoved { emit(text: indent) }
    for piece in line.pieces {
      switch piece {
      case .text(let range): if !line.isStandalone { emit(text: range) }
      case .tag(let tag):
        let isLeading = line.isStandalone && line.leadingTag == tag
        emit(tag, of: line, indent: isLeading ? indent : 0..<0, &diagnostics)
      }
    }
    if !line.isStandalone || line.keepsEnding { emit(text: line.ending) }
  }

  private func dedented(_ indent: Range<Int>) -> Range<Int> {
    min(indent.lowerBound + dedent, indent.upperBound)..<indent.upperBound
  }

  /// Whether what stands here is inside a parent and outside its blocks, where it has no meaning.
  private var isIgnored: Bool {
    open.last.map { $0.kind == .parent || $0.kind == .ignored } ?? false
  }

  private mutating func emit(text range: Range<Int>) {
    guard !range.isEmpty, !isIgnored else { return }
    let literal = store(range)
    if canExtendText, case .text(let text, let startsLine) = program.operations[lastOperation] {
      program.operations[lastOperation] =
        .text(text.lowerBound..<literal.upperBound, startsLine: startsLine)
    } else {
      program.operations.append(.text(literal, startsLine: isAtLineStart))
      program.places.append(range)
    }
    isAtLineStart = false
    canExtendText = true
  }

  private var lastOperation: Int { program.operations.count - 1 }

  private mutating func store(_ range: Range<Int>) -> Range<Int> {
    let start = program.literals.count
    program.literals += file.bytes[range]
    return start..<program.literals.count
  }

  private mutating func emit(_ operation: TemplateOperation, at place: Range<Int>) {
    program.operations.append(operation)
    program.places.append(place)
    canExtendText = false
  }

  /// Says that the line begins here, where that was not said yet.
  private mutating func startLine() {
    if isAtLineStart { emit(.lineStart, at: 0..<0) }
    isAtLineStart = false
  }
}

// MARK: Tags

extension TemplateCompiler {
  private mutating func emit(
    _ tag: Int,
    of line: TemplateLine,
    indent: Range<Int>,
    _ diagnostics: inout Diagnostics
  ) {
    let kind = tags[tag].kind
    if kind == .close { return emitEnd(of: tags[tag].partner, isStandalone: line.isStandalone) }
    if kind == .comment || kind == .delimiters { return }
    if isIgnored && !(kind == .block && open.last?.kind == .parent) {
      if kind.opens { open.append(Open(kind: .ignored, operation: 0)) }
      return
    }
    if kind == .block { return emitBlock(tag, line) }
    if !line.isStandalone { startLine() }
    let place = tags[tag].whole
    switch kind {
    case .variable: emit(.variable(path: path(tag)), at: place)
    case .rawVariable: emit(.rawVariable(path: path(tag)), at: place)
    case .section: emitOpening(.section, .section(path: path(tag), next: 0), at: place)
    case .inverted: emitOpening(.inverted, .inverted(path: path(tag), next: 0), at: place)
    case .partial: emitPartial(tag, indent, &diagnostics)
    default: emitParent(tag, indent, &diagnostics)
    }
  }

  private mutating func emitOpening(
    _ kind: Open.Kind,
    _ operation: TemplateOperation,
    at place: Range<Int>
  ) {
    emit(operation, at: place)
    open.append(Open(kind: kind, operation: lastOperation, dedent: dedent))
  }

  private mutating func emitPartial(
    _ tag: Int,
    _ indent: Range<Int>,
    _ diagnostics: inout Diagnostics
  ) {
    let indent = store(indent)
    if tags[tag].isDynamic {
      emit(.dynamicPartial(path: path(tag), indent: indent), at: tags[tag].whole)
    } else if let template = template(tag, &diagnostics) {
      emit(.partial(template: template, indent: indent), at: tags[tag].whole)
    }
  }

  private mutating func emitParent(
    _ tag: Int,
    _ indent: Range<Int>,
    _ diagnostics: inout Diagnostics
  ) {
    let call = program.calls.count
    program.calls.append(.init(arguments: 0..<0, indent: store(indent), next: 0))
    let operation: TemplateOperation
    if tags[tag].isDynamic {
      operation = .dynamicParent(path: path(tag), call: call)
    } else {
      // The index -1 prints nothing, as the specification asks.
      operation = .parent(template: template(tag, &diagnostics) ?? -1, call: call)
    }
    emitOpening(.parent, operation, at: tags[tag].whole)
    open[open.count - 1].name = call
  }

  /// Begins a block: an argument where it stands in a parent, else a place that can be overridden.
  private mutating func emitBlock(_ tag: Int, _ line: TemplateLine) {
    let indent = blockIndents[tag]
    let name = blockIndex(file.bytes.span.text(tags[tag].name))
    let outer = dedent
    let isArgument = isIgnored
    if !isArgument {
      if indent == nil && !line.isStandalone { startLine() }
      let added = indent.map { min($0.lowerBound + outer, $0.upperBound)..<$0.upperBound }
      emit(.block(name: name, indent: store(added ?? 0..<0), next: 0), at: tags[tag].whole)
    }
    let operation = isArgument ? program.operations.count : lastOperation
    open.append(
      Open(kind: isArgument ? .argument : .block, operation: operation, dedent: outer, name: name)
    )
    canExtendText = false
    // What replaces a block may begin a line where it lands, wherever it was written.
    isAtLineStart = isArgument || indent != nil
    guard let indent else { return }
    dedent = max(outer, indent.count)
    if line.leadingTag == tag && !line.isStandalone { emit(text: dedented(line.indent)) }
  }

  private mutating func emitEnd(of tag: Int, isStandalone: Bool) {
    guard let ended = open.popLast() else { preconditionFailure("tags are matched") }
    let next = program.operations.count
    switch ended.kind {
    case .ignored: return
    case .section:
      if !isStandalone { startLine() }
      emit(.sectionEnd(body: ended.operation + 1), at: tags[tag].whole)
    case .inverted: if !isStandalone { startLine() }
    case .block: emit(.end, at: 0..<0)
    case .argument:
      emit(.end, at: 0..<0)
      open[open.count - 1].arguments.append(.init(block: ended.name, body: ended.operation))
    case .parent: finishParent(ended, next: next)
    }
    dedent = ended.dedent
    isAtLineStart = false
    canExtendText = false
    if ended.kind != .argument { setNext(of: ended.operation) }
  }

  private mutating func finishParent(_ parent: Open, next: Int) {
    let first = program.arguments.count
    program.arguments += parent.arguments
    program.calls[parent.name].arguments = first..<program.arguments.count
    program.calls[parent.name].next = next
  }

  /// Lets the opening operation know where its body ends: at the next operation.
  private mutating func setNext(of operation: Int) {
    let next = program.operations.count
    switch program.operations[operation] {
    case .section(let path, _): program.operations[operation] = .section(path: path, next: next)
    case .inverted(let path, _): program.operations[operation] = .inverted(path: path, next: next)
    case .block(let name, let indent, _):
      program.operations[operation] = .block(name: name, indent: indent, next: next)
    default: break
    }
  }
}

// MARK: Names

extension TemplateCompiler {
  /// Stores the dotted name of `tag`.
  private mutating func path(_ tag: Int) -> Int {
    let name = file.bytes.span.text(tags[tag].name)
    let start = program.names.count
    if name != "." {
      program.names += name.split(separator: ".", omittingEmptySubsequences: false).map {
        TemplateName(String($0))
      }
    }
    program.paths.append(start..<program.names.count)
    return program.paths.count - 1
  }

  private mutating func blockIndex(_ name: String) -> Int {
    if let index = blockNames[name] { return index }
    blockNames[name] = blockNames.count
    return blockNames.count - 1
  }

  private func template(_ tag: Int, _ diagnostics: inout Diagnostics) -> Int? {
    let name = file.bytes.span.text(tags[tag].name)
    if let index = indices[name] { return index }
    if mustFindPartials {
      diagnostics.report(.partialNotFound(name, at: file.location(of: tags[tag].whole), indices))
    }
    return nil
  }
}

extension Diagnostic {
  fileprivate static func partialNotFound(
    _ name: String,
    at location: Location,
    _ indices: [String: Int]
  ) -> Diagnostic {
    Diagnostic(
      .templateNotFound,
      "the template '\(name)' does not exist",
      at: location,
      notes: NearMiss.of(name, among: indices.keys.sorted()).map { ["did you mean '\($0)'?"] } ?? []
    )
  }
}
