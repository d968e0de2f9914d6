/// Runs one template over one page's data.
///
/// A loop over operations with stacks of its own, so that no template can exhaust the thread's.
struct TemplateRenderer: ~Copyable {
  /// How deep partials, parents and blocks may call each other; what is deeper prints nothing.
  static let maximumDepth = 64
  /// How many calls one page may make: depth alone does not bound a partial that calls itself twice.
  static let maximumCalls = 1 << 20

  private let program: TemplateProgram
  private let indices: [String: Int]
  private var contexts: [TemplateValue]
  private var loops: [Loop] = []
  private var frames: [Frame] = []
  private var overrides = TemplateOverrides()
  /// What stands before every line of the template that runs.
  private var indent: [UInt8] = []
  private var callCount = 0
  /// Whether nothing was left out for depth or number of calls.
  private(set) var isComplete = true

  private struct Loop {
    let items: [TemplateValue]
    var next: Int
  }

  /// Where to go on after a template's or a body's end, and what to put back.
  private struct Frame {
    let operation: Int
    let indentCount: Int
    let environment: Int
    let environmentCount: Int
  }

  init(_ program: TemplateProgram, indices: [String: Int], _ data: TemplateValue) {
    self.program = program
    self.indices = indices
    contexts = [data]
    contexts.reserveCapacity(16)
  }

  /// Runs from the operation `start` to the end of its template.
  mutating func run(from start: Int, into output: inout ByteBuffer) {
    let origin = output.count
    var next: Int? = start
    while let index = next {
      switch program.operations[index] {
      case .text(let range, let startsLine):
        print(range, startsLine: startsLine, origin, &output)
        next = index + 1
      case .lineStart:
        if !indent.isEmpty { startLine(origin, &output) }
        next = index + 1
      case .variable(let path):
        if let value = value(path) { print(value, isEscaped: true, &output) }
        next = index + 1
      case .rawVariable(let path):
        if let value = value(path) { print(value, isEscaped: false, &output) }
        next = index + 1
      case .section(let path, let end): next = enter(path, body: index + 1, end: end)
      case .inverted(let path, let end):
        next = value(path)?.isTrue ?? false ? end : index + 1
      case .sectionEnd(let body): next = advance(body: body, end: index + 1)
      case .end: next = leave()
      default: next = call(program.operations[index], index)
      }
    }
  }
}

// MARK: Printing

extension TemplateRenderer {
  private func print(_ value: TemplateValue, isEscaped: Bool, _ output: inout ByteBuffer) {
    switch value {
    case .text(let text):
      if isEscaped { output.append(escaping: text.utf8.span) } else { output.append(text) }
    case .html(let bytes):
      if isEscaped { output.append(escaping: bytes.span) } else { output.append(bytes) }
    case .bool, .list, .record: break
    }
  }

  private func print(
    _ range: Range<Int>,
    startsLine: Bool,
    _ origin: Int,
    _ output: inout ByteBuffer
  ) {
    guard !indent.isEmpty else {
      return output.append(program.literals.span.extracting(range))
    }
    var start = range.lowerBound
    while start < range.upperBound {
      let newline = program.literals.span.firstIndex(of: 0x0a, from: start, to: range.upperBound)
      let end = newline.map { $0 + 1 } ?? range.upperBound
      let isLine = startsLine || start > range.lowerBound
      if isLine && !isEmptyLine(start) { startLine(origin, &output) }
      output.append(program.literals.span.extracting(start..<end))
      start = end
    }
  }

  /// Whether nothing stands on the line, which then needs no indentation.
  private func isEmptyLine(_ start: Int) -> Bool {
    let literals = program.literals.span
    return literals.hasPrefix("\n", at: start) || literals.hasPrefix("\r\n", at: start)
  }

  /// Prints the indentation, where the output is at the start of a line.
  ///
  /// It is not where a block that was written on lines of its own lands in the middle of one.
  private func startLine(_ origin: Int, _ output: inout ByteBuffer) {
    if output.count == origin || output.bytes.last == 0x0a { output.append(indent) }
  }
}

// MARK: Data

extension TemplateRenderer {
  /// Returns what the dotted name stands for: its first part in the innermost scope that has it.
  private func value(_ path: Int) -> TemplateValue? {
    let path = program.paths[path]
    guard !path.isEmpty else { return contexts.last }
    guard var value = lookUp(path.lowerBound) else { return nil }
    for part in path.dropFirst() {
      guard case .record(let record) = value, let index = record.index(of: program.names[part])
      else { return nil }
      value = record.fields[index].value
    }
    return value
  }

  private func lookUp(_ name: Int) -> TemplateValue? {
    var scope = contexts.count - 1
    while scope >= 0 {
      if case .record(let record) = contexts[scope],
        let index = record.index(of: program.names[name])
      {
        return record.fields[index].value
      }
      scope -= 1
    }
    return nil
  }

  /// Enters a section; returns the next operation.
  private mutating func enter(_ path: Int, body: Int, end: Int) -> Int {
    guard let value = value(path), value.isTrue else { return end }
    if case .list(let items) = value {
      contexts.append(items[0])
      loops.append(Loop(items: items, next: 1))
    } else {
      contexts.append(value)
      loops.append(Loop(items: [], next: 0))
    }
    return body
  }

  /// Goes on to the section's next item, or leaves it; returns the next operation.
  private mutating func advance(body: Int, end: Int) -> Int {
    let top = loops.count - 1
    let index = loops[top].next
    if index < loops[top].items.count {
      loops[top].next = index + 1
      contexts[contexts.count - 1] = loops[top].items[index]
      return body
    }
    loops.removeLast()
    contexts.removeLast()
    return end
  }
}

// MARK: Calls

extension TemplateRenderer {
  /// Runs a partial, a parent or a block; returns the next operation.
  private mutating func call(_ operation: TemplateOperation, _ index: Int) -> Int {
    switch operation {
    case .partial(let template, let indent): call(template, indent, next: index + 1)
    case .dynamicPartial(let path, let indent): call(template(path), indent, next: index + 1)
    case .parent(let template, let call): callParent(template, program.calls[call])
    case .dynamicParent(let path, let call): callParent(template(path), program.calls[call])
    case .block(let name, let indent, let next):
      callBlock(name, indent, defaultBody: index + 1, next: next)
    default: preconditionFailure("only calls come here")
    }
  }

  /// Returns the template that the data names at `path`, or -1.
  private func template(_ path: Int) -> Int {
    guard case .text(let name)? = value(path) else { return -1 }
    return indices[name] ?? -1
  }

  private mutating func call(_ template: Int, _ indent: Range<Int>, next: Int) -> Int {
    guard template >= 0, let start = program.starts[template], enter(indent, next: next) else {
      return next
    }
    return start
  }

  private mutating func callParent(_ template: Int, _ call: TemplateProgram.Call) -> Int {
    guard template >= 0, let start = program.starts[template],
      enter(call.indent, next: call.next)
    else { return call.next }
    overrides.push(call.arguments)
    return start
  }

  private mutating func callBlock(
    _ name: Int,
    _ indent: Range<Int>,
    defaultBody: Int,
    next: Int
  ) -> Int {
    let override = overrides.find(name, in: program)
    guard enter(indent, next: next) else { return next }
    guard let override else { return defaultBody }
    overrides.current = override.environment
    return override.body
  }

  /// Makes a frame that returns to `next`; `false` where there are too many.
  private mutating func enter(_ added: Range<Int>, next: Int) -> Bool {
    callCount += 1
    guard frames.count < Self.maximumDepth, callCount <= Self.maximumCalls else {
      isComplete = false
      return false
    }
    frames.append(
      Frame(
        operation: next,
        indentCount: indent.count,
        environment: overrides.current,
        environmentCount: overrides.count
      )
    )
    indent += program.literals[added]
    return true
  }

  /// Returns from a template or body to where it was called, or `nil` from the outermost.
  private mutating func leave() -> Int? {
    guard let frame = frames.popLast() else { return nil }
    indent.removeSubrange(frame.indentCount...)
    overrides.pop(to: frame.environmentCount, current: frame.environment)
    return frame.operation
  }
}
