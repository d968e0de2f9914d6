/// What is wrong with a pattern, and where.
struct GlobError: Error, Sendable, Equatable {
  enum Problem: Sendable, Equatable {
    case empty, unclosedClass, emptyClass, reversedRange, slashInClass
    case unclosedBrace, strayBrace, tooManyAlternatives, tooLong
  }

  let problem: Problem
  /// In Unicode scalars from the pattern's start.
  let offset: Int
}

/// Turns a pattern's text into segments.
enum GlobCompiler {
  /// How many patterns the alternatives of one may come to.
  static let alternativeLimit = 256
  /// In Unicode scalars.
  static let lengthLimit = 1_000

  /// A scalar with its place in the pattern as it was written.
  private struct Symbol {
    let scalar: Unicode.Scalar
    let offset: Int
  }

  static func compile(_ pattern: String) throws(GlobError) -> [[Glob.Segment]] {
    guard pattern.unicodeScalars.count <= lengthLimit else {
      throw GlobError(problem: .tooLong, offset: lengthLimit)
    }
    let symbols = pattern.unicodeScalars.enumerated().flatMap { offset, scalar in
      (scalar == "\\" ? "/" : scalar.properties.lowercaseMapping).unicodeScalars.map {
        Symbol(scalar: $0, offset: offset)
      }
    }
    var result: [[Glob.Segment]] = []
    for alternative in try expandBraces(symbols) { result.append(try segments(alternative)) }
    return result
  }

  // MARK: Alternatives

  /// Replaces `{a,b}` by one pattern each, innermost braces first.
  private static func expandBraces(_ symbols: [Symbol]) throws(GlobError) -> [[Symbol]] {
    var pending = [symbols]
    var done: [[Symbol]] = []
    while let next = pending.popLast() {
      guard let group = try innermostGroup(next) else {
        done.append(next)
        continue
      }
      for part in group.parts.reversed() {
        pending.append(
          Array(next[..<group.range.lowerBound] + part + next[group.range.upperBound...])
        )
      }
      if pending.count + done.count > alternativeLimit {
        let offset = next[group.range.lowerBound].offset
        throw GlobError(problem: .tooManyAlternatives, offset: offset)
      }
    }
    return done
  }

  /// Returns the first group without a group in it, its braces included in the range.
  private static func innermostGroup(
    _ symbols: [Symbol]
  ) throws(GlobError) -> (range: Range<Int>, parts: [ArraySlice<Symbol>])? {
    var open: Int?
    var commas: [Int] = []
    var index = 0
    while index < symbols.count {
      switch symbols[index].scalar {
      case "[": index = try classEnd(symbols, index)
      case "{":
        open = index
        commas = []
      case "," where open != nil: commas.append(index)
      case "}":
        guard let open else {
          throw GlobError(problem: .strayBrace, offset: symbols[index].offset)
        }
        let starts = [open + 1] + commas.map { $0 + 1 }
        let parts = zip(starts, commas + [index]).map { symbols[$0..<$1] }
        return (open..<index + 1, parts)
      default: break
      }
      index += 1
    }
    if let open { throw GlobError(problem: .unclosedBrace, offset: symbols[open].offset) }
    return nil
  }

  // MARK: Segments

  private static func segments(_ symbols: [Symbol]) throws(GlobError) -> [Glob.Segment] {
    var result: [Glob.Segment] = []
    for part in symbols.split(whereSeparator: { $0.scalar == "/" }) {
      if part.count == 1, part.first?.scalar == "." { continue }
      let stars = part.prefix { $0.scalar == "*" }.count
      if stars >= 2 {
        // `**.md` is short for `**/*.md`.
        if result.last != .anyFolders { result.append(.anyFolders) }
        if stars == part.count { continue }
        result.append(.tokens(try tokens(Array(part.dropFirst(stars - 1)))))
      } else {
        result.append(.tokens(try tokens(Array(part))))
      }
    }
    if result.isEmpty { throw GlobError(problem: .empty, offset: 0) }
    // A last `**/*` is `**`, which alone stands for one segment at least.
    if result.suffix(2) == [.anyFolders, .tokens([.anyRun])] { result.removeLast() }
    return result
  }

  private static func tokens(_ symbols: [Symbol]) throws(GlobError) -> [Glob.Token] {
    var tokens: [Glob.Token] = []
    var index = 0
    while index < symbols.count {
      switch symbols[index].scalar {
      case "*": if tokens.last != .anyRun { tokens.append(.anyRun) }
      case "?": tokens.append(.anyScalar)
      case "[":
        let end = try classEnd(symbols, index)
        tokens.append(try set(symbols[index + 1..<end]))
        index = end
      case let scalar: tokens.append(.scalar(scalar))
      }
      index += 1
    }
    return tokens
  }

  // MARK: Classes

  /// Returns the index of the `]` that closes the class opened at `open`.
  private static func classEnd(_ symbols: [Symbol], _ open: Int) throws(GlobError) -> Int {
    var index = open + 1
    if index < symbols.count, isNegation(symbols[index].scalar) { index += 1 }
    let first = index
    while index < symbols.count, symbols[index].scalar != "]" {
      if symbols[index].scalar == "/" {
        throw GlobError(problem: .slashInClass, offset: symbols[index].offset)
      }
      index += 1
    }
    let problem: GlobError.Problem? =
      index == symbols.count ? .unclosedClass : index == first ? .emptyClass : nil
    if let problem { throw GlobError(problem: problem, offset: symbols[open].offset) }
    return index
  }

  private static func isNegation(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "!" || scalar == "^"
  }

  private static func set(_ symbols: ArraySlice<Symbol>) throws(GlobError) -> Glob.Token {
    var rest = symbols
    var isNegated = false
    if let first = rest.first, isNegation(first.scalar) {
      isNegated = true
      rest.removeFirst()
    }
    var ranges: [ClosedRange<Unicode.Scalar>] = []
    while let low = rest.popFirst() {
      guard rest.count >= 2, rest.first?.scalar == "-", let high = rest.dropFirst().first else {
        ranges.append(low.scalar...low.scalar)
        continue
      }
      guard low.scalar <= high.scalar else {
        throw GlobError(problem: .reversedRange, offset: low.offset)
      }
      ranges.append(low.scalar...high.scalar)
      rest = rest.dropFirst(2)
    }
    return .set(ranges: ranges, isNegated: isNegated)
  }
}

extension GlobError {
  /// One phrase for a finding.
  var message: String {
    switch problem {
    case .empty: "a pattern must not be empty"
    case .unclosedClass: "'[' needs a closing ']'"
    case .emptyClass: "'[]' must hold a character"
    case .reversedRange: "a range in '[]' must go upwards"
    case .slashInClass: "'/' cannot stand in '[]'"
    case .unclosedBrace: "'{' needs a closing '}'"
    case .strayBrace: "'}' needs an opening '{'"
    case .tooLong: "a pattern may have \(GlobCompiler.lengthLimit) characters at most"
    case .tooManyAlternatives:
      "the alternatives come to more than \(GlobCompiler.alternativeLimit) patterns"
    }
  }
}
