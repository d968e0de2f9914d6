/// What a Swift source declares and names, as far as the rules of the house ask.
struct SwiftOutline {
  struct Member: Equatable {
    let name: String
    let firstLine: Int
    let lastLine: Int

    var lineCount: Int { lastLine - firstLine + 1 }
  }

  /// Types at the top of the file that other files can name.
  private(set) var types: Set<String> = []
  /// Other names of types: nested ones, private ones, generic parameters.
  private(set) var localTypes: Set<String> = []
  /// Identifiers that stand where a type may, with their lines: not after a dot.
  private(set) var names: [SwiftTokens.Token] = []
  /// Functions, initialisers and computed properties with a body.
  private(set) var members: [Member] = []
  private(set) var imports: [SwiftTokens.Token] = []
  /// Lines of `package` declarations at the top, and of `package` functions.
  private(set) var packageLines: [Int] = []

  private enum Block {
    case type
    /// A member's body, by its index among `pending` members.
    case member(name: String, line: Int)
    case other
  }

  private static let typeKeywords: Set = [
    "struct", "enum", "class", "actor", "protocol", "extension", "typealias", "associatedtype",
  ]
  private static let memberKeywords: Set = ["func", "init", "deinit", "subscript", "var", "let"]
  private static let modifiers: Set = [
    "static", "final", "mutating", "nonmutating", "consuming", "borrowing", "indirect", "private",
    "fileprivate", "internal", "package", "public", "override", "nonisolated", "lazy", "weak",
    "unowned", "isolated", "unsafe", "set", "class", "dynamic", "required", "convenience",
  ]

  private let tokens: [SwiftTokens.Token]
  private var blocks: [Block] = []
  /// Parentheses and brackets that are open in the innermost block.
  private var depths = [0]
  private var pending = Block.other

  init(_ source: String) {
    tokens = SwiftTokens(source).tokens
    for index in tokens.indices { visit(index) }
  }

  private mutating func visit(_ index: Int) {
    let token = tokens[index]
    switch token.text {
    case "{": open()
    case "}": close(at: token.line)
    case "(", "[": depths[depths.count - 1] += 1
    case ")", "]": depths[depths.count - 1] -= 1
    default:
      guard token.isIdentifier else { return }
      if token.text == "import" { note(import: index) }
      guard !follows(index, ".") || isQualified(index) else { return }
      names.append(token)
      declare(index)
    }
  }

  private mutating func open() {
    // Braces inside parentheses are closures of a call, whatever the declaration around them.
    let isBody = isAtMemberLevel && depths.last == 0
    blocks.append(isBody ? pending : .other)
    depths.append(0)
    if isBody { pending = .other }
  }

  private mutating func close(at line: Int) {
    guard let block = blocks.popLast() else { return }
    depths.removeLast()
    if case .member(let name, let first) = block {
      members.append(Member(name: name, firstLine: first, lastLine: line))
    }
  }

  private mutating func declare(_ index: Int) {
    let keyword = tokens[index].text
    guard isAtMemberLevel || Self.typeKeywords.contains(keyword) else { return }
    if keyword == "package" { notePackage(index) }
    if Self.typeKeywords.contains(keyword), isTypeKeyword(index) {
      declareType(index)
    } else if Self.memberKeywords.contains(keyword), depths.last == 0, isAtMemberLevel {
      let name = keyword.hasSuffix("init") ? keyword : text(index + 1)
      pending = .member(name: name, line: tokens[index].line)
      if keyword == "func" || keyword == "init" { noteGenerics(from: index + 1) }
    }
  }

  private mutating func declareType(_ index: Int) {
    let name = text(index + 1)
    pending = .type
    noteGenerics(from: index + 2)
    if tokens[index].text == "extension" { return }
    let before = modifiers(before: index)
    let isLocal = !blocks.isEmpty || before.contains("private") || before.contains("fileprivate")
    if isLocal { localTypes.insert(name) } else { types.insert(name) }
  }

  /// Collects `A` and `B` of `<A: P, B>` where it follows a declared name at once.
  private mutating func noteGenerics(from index: Int) {
    var index = index
    if text(index) != "<", text(index + 1) == "<" { index += 1 }
    guard text(index) == "<" else { return }
    var depth = 0
    while index < tokens.count {
      switch text(index) {
      case "<": depth += 1
      case ">" where text(index - 1) != "-": depth -= 1
      default: break
      }
      if depth == 0 { return }
      if depth == 1, "<,".contains(text(index)) { localTypes.insert(text(index + 1)) }
      index += 1
    }
  }

  private mutating func note(import index: Int) {
    guard blocks.isEmpty, index + 1 < tokens.count else { return }
    imports.append(tokens[index + 1])
  }

  private mutating func notePackage(_ index: Int) {
    var next = index + 1
    while Self.modifiers.contains(text(next)) || "()".contains(text(next)) {
      if next >= tokens.count { return }
      next += 1
    }
    if text(next) == "import" { return }
    let isNamedFunction =
      text(next) == "func" && tokens[min(next + 1, tokens.count - 1)].isIdentifier
    if blocks.isEmpty || isNamedFunction { packageLines.append(tokens[index].line) }
  }

  private var isAtMemberLevel: Bool {
    guard let block = blocks.last else { return true }
    if case .type = block { return true }
    return false
  }

  /// `class` is also a modifier, and `protocol` or `extension` the name of something.
  private func isTypeKeyword(_ index: Int) -> Bool {
    guard index + 1 < tokens.count, tokens[index + 1].isIdentifier else { return false }
    return !Self.memberKeywords.contains(text(index + 1))
  }

  private func modifiers(before index: Int) -> Set<String> {
    var index = index - 1
    var found: Set<String> = []
    while index >= 0, Self.modifiers.contains(text(index)) {
      found.insert(text(index))
      index -= 1
    }
    return found
  }

  /// Returns whether the name stands after the module's own: `Diglot.Locale`, `Diglot::Locale`.
  private func isQualified(_ index: Int) -> Bool { index >= 2 && text(index - 2) == "Diglot" }

  private func follows(_ index: Int, _ mark: String) -> Bool {
    index > 0 && text(index - 1) == mark
  }

  private func text(_ index: Int) -> String { index < tokens.count ? tokens[index].text : "" }
}
