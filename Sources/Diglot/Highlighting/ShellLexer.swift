/// The commands of a POSIX shell, and those of Azure's and other tools with options like theirs.
enum ShellLexer {
  private static let words = WordTable([
    .keyword: "if fi else elif while until in do done for then return function case esac select"
  ])
  /// The keywords behind which a name stands instead of a command.
  private static let beforeName = WordTable([.keyword: "for case in select function return"])
  private static let text = StringForm(quote: "\"", isMultiline: true, hole: .shell)

  /// What a line has said about what follows it.
  private struct State: ~Copyable {
    /// Whether the next word is a command.
    var isCommand = true
    /// How many parentheses are open: one that opens nothing ends a pattern of `case`.
    var depth = 0
    /// The word that ends the text which begins on the next line.
    var heredoc: Range<Int>?
  }

  static func scan(_ code: borrowing Span<UInt8>, into tokens: inout TokenWriter) {
    tokens.openStrings = []
    var state = State()
    while tokens.position < code.count { step(code, &tokens, &state) }
  }

  private static func step(
    _ code: borrowing Span<UInt8>,
    _ tokens: inout TokenWriter,
    _ state: inout State
  ) {
    let start = tokens.position
    switch code.ascii(at: start) {
    case " ", "\t", "\r": tokens.take(code, to: start + 1)
    case "\n": endLine(code, &tokens, &state)
    case "#" where isWordBoundary(code, before: start):
      tokens.take(code, to: code.endOfLine(from: start), as: .comment)
    case "\\": tokens.take(code, to: min(start + 2, code.count))
    case ";", "|", "!":
      tokens.take(code, to: start + 1)
      state.isCommand = true
    case "&":
      tokens.take(code, to: start + 1)
      // `>&2` is no command.
      state.isCommand = code.ascii(at: start - 1) != ">"
    case "(", ")", "{", "}": takeBracket(code, &tokens, &state)
    case "<" where code.ascii(at: start + 1) == "<": takeHeredoc(code, &tokens, &state)
    case "-" where isWordBoundary(code, before: start):
      takeOption(code, &tokens)
      state.isCommand = false
    default: takeOperand(code, &tokens, &state)
    }
  }

  /// Takes a word, a string or a variable.
  private static func takeOperand(
    _ code: borrowing Span<UInt8>,
    _ tokens: inout TokenWriter,
    _ state: inout State
  ) {
    let start = tokens.position
    switch code.ascii(at: start) {
    case "\"":
      let depth = tokens.openStrings.count
      tokens.takeString(code, text, from: start + 1)
      if tokens.openStrings.count > depth {
        state.isCommand = true
        return
      }
    case "'":
      let end = code.endOfString(from: start + 1, quote: "'", escape: nil, isMultiline: true)
      tokens.take(code, to: end, as: .string)
    case "$": takeDollar(code, &tokens)
    case _ where code[start].isWordByte: return takeWord(code, &tokens, &state)
    default: tokens.take(code, to: start + 1)
    }
    // A value behind `name=` is not yet the command.
    if isWordBoundary(code, before: start) { state.isCommand = false }
  }

  private static func takeBracket(
    _ code: borrowing Span<UInt8>,
    _ tokens: inout TokenWriter,
    _ state: inout State
  ) {
    let start = tokens.position
    tokens.takeBracket(code)
    guard tokens.position == start + 1 else {
      // Back in a string, or in the next code inside it.
      state.isCommand = code.ascii(at: tokens.position - 1) == "("
      return
    }
    switch code.ascii(at: start) {
    case "(":
      state.depth += 1
      state.isCommand = true
    case ")":
      state.isCommand = state.depth == 0
      state.depth = max(state.depth - 1, 0)
    case "{":
      // With a blank it groups commands; without one it stands around a placeholder.
      state.isCommand = code.byte(at: start + 1).isCodeSpace
    default: state.isCommand = false
    }
  }

  private static func endLine(
    _ code: borrowing Span<UInt8>,
    _ tokens: inout TokenWriter,
    _ state: inout State
  ) {
    tokens.take(code, to: tokens.position + 1)
    state.isCommand = true
    guard let mark = state.heredoc else { return }
    state.heredoc = nil
    var start = tokens.position
    while start < code.count {
      let end = code.endOfLine(from: start)
      let first = code.endOfBlanks(from: start)
      if code.isEqual(first..<end, mark) {
        tokens.take(code, to: start, as: .string)
        return tokens.take(code, to: end, as: .meta)
      }
      start = min(end + 1, code.count)
    }
    tokens.take(code, to: code.count, as: .string)
  }

  /// Takes `<<EOF`, or `<<<`, which is followed by an ordinary word.
  private static func takeHeredoc(
    _ code: borrowing Span<UInt8>,
    _ tokens: inout TokenWriter,
    _ state: inout State
  ) {
    let start = tokens.position
    var word = start + 2
    if code.ascii(at: word) == "<" { return tokens.take(code, to: word + 1) }
    if code.ascii(at: word) == "-" { word += 1 }
    word = code.endOfBlanks(from: word)
    let quote = code.ascii(at: word)
    let isQuoted = quote == "'" || quote == "\""
    if isQuoted { word += 1 }
    let end = code.endOfWord(from: word)
    tokens.take(code, to: word)
    if end > word { state.heredoc = word..<end }
    tokens.take(code, to: end, as: .meta)
    if isQuoted && code.ascii(at: end) == quote { tokens.take(code, to: end + 1) }
  }

  private static func takeDollar(_ code: borrowing Span<UInt8>, _ tokens: inout TokenWriter) {
    let start = tokens.position
    if let end = code.endOfVariable(from: start, hasScope: false) {
      tokens.take(code, to: end, as: .variable)
    } else if code.ascii(at: start + 1) == "'" {
      let end = code.endOfString(from: start + 2, quote: "'", isMultiline: true)
      tokens.take(code, to: end, as: .string)
    } else {
      tokens.take(code, to: start + 1)
    }
  }

  /// Takes `--name` or `-n`, but not a negative number or a lone dash.
  private static func takeOption(_ code: borrowing Span<UInt8>, _ tokens: inout TokenWriter) {
    let start = tokens.position
    let name = code.ascii(at: start + 1) == "-" ? start + 2 : start + 1
    guard code.byte(at: name).isWordStart else { return tokens.take(code, to: name) }
    tokens.take(code, to: code.endOfHyphenatedWord(from: name), as: .attribute)
  }

  private static func takeWord(
    _ code: borrowing Span<UInt8>,
    _ tokens: inout TokenWriter,
    _ state: inout State
  ) {
    let start = tokens.position
    let end = endOfArgument(code, from: start)
    let isBare = isWordBoundary(code, before: start)
    guard state.isCommand && isBare else {
      let isNumber = isBare && code[start].isASCIIDigit && isDecimal(start..<end, in: code)
      let isIn = words.kind(of: start..<end, in: code) == .keyword && end - start == 2
      return tokens.take(code, to: end, as: isNumber ? .number : isIn ? .keyword : .plain)
    }
    state.isCommand = false
    let nameEnd = code.endOfWord(from: start)
    if code.ascii(at: nameEnd) == "=" {
      tokens.take(code, to: nameEnd, as: .variable)
      tokens.take(code, to: nameEnd + 1)
      state.isCommand = true
    } else if words.kind(of: start..<end, in: code) == .keyword {
      state.isCommand = beforeName.kind(of: start..<end, in: code) == .plain
      tokens.take(code, to: end, as: .keyword)
    } else {
      tokens.take(code, to: end, as: .builtin)
    }
  }

  /// Returns the end of a word with what paths, addresses and versions have inside.
  private static func endOfArgument(_ code: borrowing Span<UInt8>, from start: Int) -> Int {
    var end = start
    while end < code.count, code[end].isArgumentByte { end += 1 }
    return end
  }

  private static func isDecimal(_ range: Range<Int>, in code: borrowing Span<UInt8>) -> Bool {
    for index in range where !code[index].isASCIIDigit { return false }
    return true
  }

  private static func isWordBoundary(_ code: borrowing Span<UInt8>, before index: Int) -> Bool {
    switch code.ascii(at: index - 1) {
    case " ", "\t", "\n", "\r", "\0", ";", "|", "&", "(", ")", "`", "{": true
    default: false
    }
  }
}

extension UInt8 {
  fileprivate var isArgumentByte: Bool {
    isWordByte || (self >= UInt8(ascii: "+") && self <= UInt8(ascii: ":"))
      || self == UInt8(ascii: "@") || self == UInt8(ascii: "%")
  }
}
