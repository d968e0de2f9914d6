/// JavaScript, and TypeScript as far as its words go.
enum JavaScriptLexer {
  private static let words = WordTable([
    .keyword: """
    abstract as async await break case catch class const continue debugger declare default delete do \
    else enum export extends false finally for from function if implements import in infer \
    instanceof interface is keyof let namespace new null of private protected public readonly return \
    satisfies static super switch this throw true try type typeof undefined var void while with \
    yield NaN Infinity
    """,
    .builtin: """
    Array ArrayBuffer BigInt Boolean Date Error Function JSON Map Math Number Object Promise Proxy \
    RangeError Reflect RegExp Set String Symbol TypeError Uint8Array WeakMap WeakSet any bigint \
    boolean console decodeURIComponent document encodeURIComponent eval exports fetch globalThis \
    isNaN module never number parseFloat parseInt process require string symbol unknown window
    """,
  ])
  private static let template = StringForm(quote: "`", isMultiline: true, hole: .dollarBrace)

  /// What decides whether a slash divides or begins a regular expression.
  private struct State: ~Copyable {
    var isOperand = false
    /// Up to where slashes are known not to begin one, so that a line is searched once.
    var divisionEnd = 0
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
    let sign = code.ascii(at: start)
    switch sign {
    case " ", "\t", "\n", "\r": return tokens.takeSpace(code)
    case "/":
      let next = code.ascii(at: start + 1)
      if next == "/" { return tokens.take(code, to: code.endOfLine(from: start), as: .comment) }
      if next == "*" {
        return tokens.take(code, to: code.end(of: "*/", from: start + 2), as: .comment)
      }
      return takeSlash(code, &tokens, &state)
    case "\"", "'":
      tokens.take(code, to: code.endOfString(from: start + 1, quote: sign), as: .string)
    case "`": tokens.takeString(code, template, from: start + 1)
    case "(", ")", "{", "}": tokens.takeBracket(code)
    case "@" where code.byte(at: start + 1).isWordStart:
      tokens.take(code, to: code.endOfWord(from: start + 1), as: .meta)
    case "0"..."9": tokens.take(code, to: code.endOfNumber(from: start), as: .number)
    case _ where code[start].isWordStart: return takeWord(code, &tokens, &state)
    default: tokens.take(code, to: start + 1)
    }
    switch sign {
    case ")", "]", "\"", "'", "`", "0"..."9": state.isOperand = true
    default: state.isOperand = false
    }
  }

  /// Takes a name; behind a keyword such as `return` an operand is still to come.
  private static func takeWord(
    _ code: borrowing Span<UInt8>,
    _ tokens: inout TokenWriter,
    _ state: inout State
  ) {
    let word = tokens.position..<code.endOfWord(from: tokens.position)
    state.isOperand = words.kind(of: word, in: code) != .keyword
    tokens.takeName(code, words)
  }

  private static func takeSlash(
    _ code: borrowing Span<UInt8>,
    _ tokens: inout TokenWriter,
    _ state: inout State
  ) {
    let start = tokens.position
    let isDivision = state.isOperand || start < state.divisionEnd
    guard !isDivision, let end = endOfPattern(code, from: start + 1, &state.divisionEnd) else {
      tokens.take(code, to: start + 1)
      state.isOperand = false
      return
    }
    tokens.take(code, to: code.endOfWord(from: end), as: .string)
    state.isOperand = true
  }

  /// Returns the end of a regular expression, or `nil` and the end of the line it is not closed on.
  private static func endOfPattern(
    _ code: borrowing Span<UInt8>,
    from start: Int,
    _ lineEnd: inout Int
  ) -> Int? {
    var (end, isInClass) = (start, false)
    while end < code.count {
      switch code.ascii(at: end) {
      case "\n":
        lineEnd = end
        return nil
      case "\\" where code.ascii(at: end + 1) != "\n": end += 1
      case "[": isInClass = true
      case "]": isInClass = false
      case "/": if !isInClass { return end + 1 }
      default: break
      }
      end += 1
    }
    lineEnd = code.count
    return nil
  }
}
