/// YAML.
enum YAMLLexer {
  private static let words = WordTable(
    ignoresCase: true,
    [.keyword: "true false null yes no on off"]
  )

  /// What the lines so far have said about those to come.
  private struct State: ~Copyable {
    /// How many lists and maps in brackets are open.
    var flowDepth = 0
    var lineStart = 0
    /// The column of the innermost key or dash of the line, which a text below it must exceed.
    var indentation = -1
  }

  static func scan(_ code: borrowing Span<UInt8>, into tokens: inout TokenWriter) {
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
    case "\n":
      tokens.take(code, to: start + 1)
      state.lineStart = start + 1
      state.indentation = -1
    case " ", "\t", "\r", ",", ":": tokens.take(code, to: start + 1)
    case "#": tokens.take(code, to: code.endOfLine(from: start), as: .comment)
    case "[", "{":
      tokens.take(code, to: start + 1)
      state.flowDepth += 1
    case "]", "}":
      tokens.take(code, to: start + 1)
      state.flowDepth = max(state.flowDepth - 1, 0)
    case "-", ".", "%": takeMark(code, &tokens, &state)
    case "&", "*": tokens.take(code, to: endOfName(code, from: start), as: .variable)
    case "!": tokens.take(code, to: endOfName(code, from: start), as: .builtin)
    case "|", ">": takeBlock(code, &tokens, &state)
    case "\"", "'": takeString(code, &tokens, &state)
    default: takeScalar(code, &tokens, &state)
    }
  }

  /// Takes a dash before an item, or the line between two documents, or else a scalar.
  private static func takeMark(
    _ code: borrowing Span<UInt8>,
    _ tokens: inout TokenWriter,
    _ state: inout State
  ) {
    let start = tokens.position
    let isSeparator = code.hasPrefix("---", at: start) || code.hasPrefix("...", at: start)
    if start == state.lineStart && (isSeparator || code.ascii(at: start) == "%") {
      let end = isSeparator ? start + 3 : code.endOfLine(from: start)
      tokens.take(code, to: end, as: .meta)
    } else if code.ascii(at: start) == "-" && isSpace(code, at: start + 1) {
      tokens.take(code, to: start + 1)
      state.indentation = start - state.lineStart
    } else {
      takeScalar(code, &tokens, &state)
    }
  }

  /// Takes the sign of a text of several lines, and the lines.
  private static func takeBlock(
    _ code: borrowing Span<UInt8>,
    _ tokens: inout TokenWriter,
    _ state: inout State
  ) {
    let start = tokens.position
    var end = start + 1
    while code.byte(at: end).isASCIIDigit || code.ascii(at: end) == "-"
      || code.ascii(at: end) == "+"
    {
      end += 1
    }
    end = code.endOfBlanks(from: end)
    if code.ascii(at: end) == "\r" { end += 1 }
    tokens.take(code, to: end)
    if code.ascii(at: end) == "#" {
      end = code.endOfLine(from: end)
      tokens.take(code, to: end, as: .comment)
    }
    guard code.ascii(at: end) == "\n", state.flowDepth == 0 else { return }
    while end < code.count {
      let content = code.endOfRun(of: " ", from: end + 1)
      let isBlank = code.ascii(at: content) == "\n" || code.ascii(at: content) == "\r"
      guard isBlank || content - end - 1 > state.indentation, content < code.count else { break }
      end = code.endOfLine(from: content)
    }
    tokens.take(code, to: end, as: .string)
  }

  private static func takeString(
    _ code: borrowing Span<UInt8>,
    _ tokens: inout TokenWriter,
    _ state: inout State
  ) {
    let start = tokens.position
    let end =
      code.ascii(at: start) == "'"
      ? code.endOfDoublingString(from: start + 1, quote: "'")
      : code.endOfString(from: start + 1, quote: "\"", isMultiline: true)
    let isKey = code.ascii(at: code.endOfBlanks(from: end)) == ":"
    if isKey { state.indentation = start - state.lineStart }
    tokens.take(code, to: end, as: isKey ? .attribute : .string)
  }

  /// Takes a text without quotes: a key, a number, a word of YAML's, or plain.
  private static func takeScalar(
    _ code: borrowing Span<UInt8>,
    _ tokens: inout TokenWriter,
    _ state: inout State
  ) {
    let start = tokens.position
    let end = endOfScalar(code, from: start, isFlow: state.flowDepth > 0)
    if code.ascii(at: end) == ":" {
      state.indentation = start - state.lineStart
      return tokens.take(code, to: end, as: .attribute)
    }
    var last = end
    while last > start && code[last - 1].isCodeSpace { last -= 1 }
    let sign = code.ascii(at: start)
    let digits = sign == "-" || sign == "+" ? start + 1 : start
    let isNumber = code.byte(at: digits).isASCIIDigit && code.endOfNumber(from: digits) == last
    let kind = isNumber ? .number : words.kind(of: start..<last, in: code)
    tokens.take(code, to: last, as: kind)
    tokens.take(code, to: end)
  }

  /// Returns the end of a scalar on its line, which is never empty.
  ///
  /// A colon or a comment that stands apart ends it, and within brackets what divides items.
  private static func endOfScalar(
    _ code: borrowing Span<UInt8>,
    from start: Int,
    isFlow: Bool
  ) -> Int {
    var end = start + 1
    while end < code.count {
      switch code.ascii(at: end) {
      case "\n": return end
      case ":" where isSpace(code, at: end + 1): return end
      case "#" where isSpace(code, at: end - 1): return end
      case ",", "[", "]", "{", "}": if isFlow { return end }
      default: break
      }
      end += 1
    }
    return end
  }

  private static func endOfName(_ code: borrowing Span<UInt8>, from start: Int) -> Int {
    var end = start + 1
    while end < code.count, !code[end].isCodeSpace, code.ascii(at: end) != "," { end += 1 }
    return end
  }

  private static func isSpace(_ code: borrowing Span<UInt8>, at index: Int) -> Bool {
    index >= code.count || code[index].isCodeSpace
  }
}
