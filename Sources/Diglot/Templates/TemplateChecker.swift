/// Looks up every name of the templates in the scopes that are open where it stands.
///
/// It runs the program as the renderer does, over schemas in place of data: every section once,
/// partials and blocks where they are called. What was checked with the same scopes is not checked
/// again, so recursive partials end.
struct TemplateChecker {
  /// How many calls are followed; each combination of template and scopes is one.
  private static let maximumCalls = 20_000

  private var program: TemplateProgram
  private let files: [SourceFile]
  private let owners: [Int]
  private var scopes: [TemplateScope] = []
  private var frames: [Frame] = []
  private var overrides = TemplateOverrides()
  private var checked: Set<Situation> = []
  /// The operations that were reported already, so that a partial is reported once.
  private var reported: Set<Int> = []
  private var callCount = 0

  private struct Frame {
    /// The tag that called, and where to go on after it.
    let caller: Int
    let next: Int
    let environment: Int
    let environmentCount: Int
  }

  /// What the findings in a template or body depend on.
  private struct Situation: Hashable {
    let start: Int
    let scopes: [String]
    let overrides: [Int]
  }

  init(_ program: TemplateProgram, _ files: [SourceFile]) {
    self.program = program
    self.files = files
    owners = Self.owners(program)
  }

  /// The program without the templates in which something was found.
  var checkedProgram: TemplateProgram {
    var result = program
    for operation in reported { result.starts[owners[operation]] = nil }
    return result
  }

  /// Checks the template `index` and what it includes.
  mutating func check(
    _ index: Int,
    _ schema: TemplateSchema,
    _ diagnostics: inout Diagnostics
  ) {
    guard let start = program.starts[index] else { return }
    scopes = [TemplateScope(schema, path: files[index].path)]
    var next: Int? = start
    while let operation = next { next = step(operation, &diagnostics) }
  }

  /// For each operation the template that it belongs to.
  private static func owners(_ program: TemplateProgram) -> [Int] {
    var owners = Array(repeating: -1, count: program.operations.count)
    let starts = program.starts.enumerated().compactMap { i, s in s.map { (start: $0, index: i) } }
      .sorted { $0.start < $1.start }
    for (position, entry) in starts.enumerated() {
      let end = position + 1 < starts.count ? starts[position + 1].start : owners.count
      for operation in entry.start..<end { owners[operation] = entry.index }
    }
    return owners
  }
}

// MARK: Steps

extension TemplateChecker {
  /// Checks one operation and returns the next.
  private mutating func step(_ index: Int, _ diagnostics: inout Diagnostics) -> Int? {
    switch program.operations[index] {
    case .text, .lineStart: break
    case .variable(let path): checkPrinted(path, index, isEscaped: true, &diagnostics)
    case .rawVariable(let path): checkPrinted(path, index, isEscaped: false, &diagnostics)
    case .section(let path, _): scopes.append(find(path, index, &diagnostics).item)
    case .inverted(let path, _): _ = find(path, index, &diagnostics)
    case .sectionEnd: scopes.removeLast()
    case .partial(let template, _):
      return enter(program.starts[template], from: index, next: index + 1)
    case .dynamicPartial(let path, _): _ = find(path, index, &diagnostics)
    case .parent(let template, let call):
      return enterParent(template, program.calls[call], from: index)
    case .dynamicParent(let path, let call):
      _ = find(path, index, &diagnostics)
      return program.calls[call].next
    case .block(let name, _, let next): return enterBlock(name, from: index, next: next)
    case .end: return leave()
    }
    return index + 1
  }

  private mutating func enter(_ start: Int?, from caller: Int, next: Int) -> Int {
    guard let start, isNew(start) else { return next }
    frames.append(frame(from: caller, next: next))
    return start
  }

  private mutating func enterParent(
    _ template: Int,
    _ call: TemplateProgram.Call,
    from caller: Int
  ) -> Int {
    guard template >= 0 else { return call.next }
    let frame = frame(from: caller, next: call.next)
    overrides.push(call.arguments)
    guard let start = program.starts[template], isNew(start) else {
      overrides.pop(to: frame.environmentCount, current: frame.environment)
      return call.next
    }
    frames.append(frame)
    return start
  }

  private mutating func enterBlock(_ name: Int, from caller: Int, next: Int) -> Int {
    let frame = frame(from: caller, next: next)
    let override = overrides.find(name, in: program)
    if let override { overrides.current = override.environment }
    let start = override?.body ?? caller + 1
    guard isNew(start) else {
      overrides.current = frame.environment
      return next
    }
    frames.append(frame)
    return start
  }

  private func frame(from caller: Int, next: Int) -> Frame {
    Frame(
      caller: caller,
      next: next,
      environment: overrides.current,
      environmentCount: overrides.count
    )
  }

  /// Whether `start` was not checked in this situation, and the depth and number of calls allow it.
  private mutating func isNew(_ start: Int) -> Bool {
    callCount += 1
    guard frames.count < TemplateRenderer.maximumDepth, callCount <= Self.maximumCalls else {
      return false
    }
    let situation = Situation(
      start: start,
      scopes: TemplateScope.signature(scopes),
      overrides: overrides.signature
    )
    return checked.insert(situation).inserted
  }

  private mutating func leave() -> Int? {
    guard let frame = frames.popLast() else { return nil }
    overrides.pop(to: frame.environmentCount, current: frame.environment)
    return frame.next
  }
}

// MARK: Names

extension TemplateChecker {
  private mutating func checkPrinted(
    _ path: Int,
    _ operation: Int,
    isEscaped: Bool,
    _ diagnostics: inout Diagnostics
  ) {
    let what: String
    switch find(path, operation, &diagnostics) {
    case .list: what = "a list"
    case .record: what = "a record"
    case .flag: what = "a switch"
    case .html where isEscaped: what = "HTML and needs three braces"
    case .html, .text, .anything: return
    }
    report(operation, &diagnostics) { .notPrintable($0, what, at: $1, notes: $2) }
  }

  /// Returns what the dotted name is here; a name that does not exist is reported and may be anything.
  private mutating func find(
    _ path: Int,
    _ operation: Int,
    _ diagnostics: inout Diagnostics
  ) -> TemplateScope {
    let names = program.names[program.paths[path]].map(\.text)
    guard let first = names.first else { return scopes.last ?? .anything }
    var found = TemplateScope.anything
    guard let scope = scopes.last(where: { $0.has(first) }) else {
      let known = scopes.flatMap(\.names)
      report(operation, &diagnostics) { _, at, notes in
        .unknownName(first, of: nil, at: at, known, notes)
      }
      return .anything
    }
    found = scope.member(first) ?? .anything
    for (position, name) in names.enumerated().dropFirst() {
      guard let next = found.member(name) else {
        let known = found.names
        report(operation, &diagnostics) { _, at, notes in
          .unknownName(name, of: names[..<position].joined(separator: "."), at: at, known, notes)
        }
        return .anything
      }
      found = next
    }
    return found
  }

  private mutating func report(
    _ operation: Int,
    _ diagnostics: inout Diagnostics,
    _ finding: (_ tag: String, Diagnostic.Location, _ notes: [String]) -> Diagnostic
  ) {
    guard reported.insert(operation).inserted else { return }
    let file = files[owners[operation]]
    let place = program.places[operation]
    diagnostics.report(
      finding(file.bytes.span.text(place), file.location(of: place), includers(of: operation))
    )
  }

  /// Says which tag of another template led to `operation`, if one did.
  private func includers(of operation: Int) -> [String] {
    guard let frame = frames.last(where: { owners[$0.caller] != owners[operation] }) else {
      return []
    }
    let file = files[owners[frame.caller]]
    let place = file.location(of: program.places[frame.caller])
    return ["used at \(place.file):\(place.line):\(place.column)"]
  }
}

extension Diagnostic {
  fileprivate static func unknownName(
    _ name: String,
    of record: String?,
    at location: Location,
    _ known: [String],
    _ notes: [String]
  ) -> Diagnostic {
    let message =
      record.map { "'\(name)' does not exist in '\($0)'" } ?? "the name '\(name)' does not exist"
    let near = NearMiss.of(name, among: Set(known).sorted())
    return Diagnostic(
      .templateNameNotFound,
      message,
      at: location,
      notes: (near.map { ["did you mean '\($0)'?"] } ?? []) + notes
    )
  }

  fileprivate static func notPrintable(
    _ tag: String,
    _ what: String,
    at location: Location,
    notes: [String]
  ) -> Diagnostic {
    Diagnostic(
      .unexpectedType,
      "what '\(tag)' prints must be text, and it is \(what)",
      at: location,
      notes: notes
    )
  }
}
